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
    """A view: its words, whose duty it is, where its class lies, whether it is about one period,
    one level and one area, and whether the choice of these means anything there."""

    CONTEXT: ClassVar[str] = "stars"

    duty: Duty
    needs_pool: bool = False
    is_chosen: bool = True


_HERE = "gridcredit.ui.pages.stars"
HONOURS = ViewRow(
    "honours",
    QT_TRANSLATE_NOOP("stars", "荣誉名单"),
    f"{_HERE}.honours.view:HonoursView",
    Duty.READ,
    is_chosen=False,
)
VIEWS: tuple[ViewRow, ...] = (
    ViewRow(
        "board", QT_TRANSLATE_NOOP("stars", "看板"), f"{_HERE}.board.view:BoardView", Duty.READ
    ),
    ViewRow(
        "form",
        QT_TRANSLATE_NOOP("stars", "推荐"),
        f"{_HERE}.form.view:FormView",
        Duty.NOMINATE_STARS,
        needs_pool=True,
    ),
    ViewRow(
        "notice",
        QT_TRANSLATE_NOOP("stars", "公示与认定"),
        f"{_HERE}.notice.view:NoticeView",
        Duty.READ,
        needs_pool=True,
    ),
    ViewRow(
        "objections",
        QT_TRANSLATE_NOOP("stars", "异议"),
        f"{_HERE}.notice.objections:ObjectionsView",
        Duty.READ,
        is_chosen=False,
    ),
    ViewRow(
        "papers",
        QT_TRANSLATE_NOOP("stars", "打印"),
        f"{_HERE}.papers.view:PapersView",
        Duty.NOMINATE_STARS,
        needs_pool=True,
    ),
    HONOURS,
)


def views_for(actor: Actor, office: Office) -> list[ViewRow]:
    """The views of an account, in their order; the district has honours alone."""
    rows = (HONOURS,) if office is Office.DISTRICT else VIEWS
    return [row for row in rows if actor.may(row.duty)]
