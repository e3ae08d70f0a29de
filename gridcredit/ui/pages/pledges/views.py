"""The views of the page, one row each: a new one adds a file and a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Actor, Duty
from gridcredit.ui import views


@dataclass(frozen=True, slots=True)
class ViewRow(views.ViewRow):
    """A view: its words, where its class lies, and whose duty it is."""

    CONTEXT: ClassVar[str] = "pledges"

    duty: Duty = Duty.RECORD_VISITS


_HERE = "gridcredit.ui.pages.pledges"
_READ = Duty.READ
TEXTS = ViewRow(
    "texts", QT_TRANSLATE_NOOP("pledges", "文本"), f"{_HERE}.texts_view:TextsView", _READ
)
VIEWS: tuple[ViewRow, ...] = (
    ViewRow("all", QT_TRANSLATE_NOOP("pledges", "全部"), f"{_HERE}.lists:AllView", _READ),
    ViewRow("print", QT_TRANSLATE_NOOP("pledges", "印制"), f"{_HERE}.lists:PrintView"),
    ViewRow("scan", QT_TRANSLATE_NOOP("pledges", "扫描"), f"{_HERE}.scans:ScanView"),
    ViewRow("unread", QT_TRANSLATE_NOOP("pledges", "待认领"), f"{_HERE}.unread_view:UnreadView"),
    ViewRow("check", QT_TRANSLATE_NOOP("pledges", "待核"), f"{_HERE}.lists:CheckView"),
    ViewRow("archive", QT_TRANSLATE_NOOP("pledges", "归档"), f"{_HERE}.lists:ArchiveView"),
    ViewRow("boxes", QT_TRANSLATE_NOOP("pledges", "档案盒"), f"{_HERE}.boxes:BoxesView", _READ),
    ViewRow("ended", QT_TRANSLATE_NOOP("pledges", "撤回、作废"), f"{_HERE}.lists:EndedView", _READ),
    ViewRow(
        "disposal", QT_TRANSLATE_NOOP("pledges", "处置"), f"{_HERE}.disposal:DisposalView", _READ
    ),
    TEXTS,
)


def views_for(actor: Actor, office: Office) -> list[ViewRow]:
    """The views of an account, in their order; the district has no papers, but says their text."""
    rows = (TEXTS,) if office is Office.DISTRICT else VIEWS
    return [row for row in rows if actor.may(row.duty)]
