"""The views of the page, one row each: a new one adds a file and a row."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Actor, Duty

if TYPE_CHECKING:
    from gridcredit.ui.pages.stars.page import StarsPage
    from gridcredit.ui.pages.stars.view import StarsView


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A view: its words, whose duty it is, where its class lies, whether it is about one period,
    one level and one area, and whether the choice of these means anything there."""

    id: str
    title: Any  # a str; what QT_TRANSLATE_NOOP gives is typed object
    duty: Duty
    factory: str
    needs_pool: bool = False
    is_chosen: bool = True

    def make(self, page: StarsPage) -> StarsView:
        """The view itself."""
        module, _, name = self.factory.partition(":")
        made: StarsView = getattr(import_module(module), name)(page)
        return made

    def words(self) -> str:
        """The title in the window's language."""
        return QCoreApplication.translate("stars", self.title)


_HERE = "gridcredit.ui.pages.stars"
HONOURS = ViewRow(
    "honours",
    QT_TRANSLATE_NOOP("stars", "荣誉名单"),
    Duty.READ,
    f"{_HERE}.honours.view:HonoursView",
    is_chosen=False,
)
VIEWS: tuple[ViewRow, ...] = (
    ViewRow(
        "board", QT_TRANSLATE_NOOP("stars", "看板"), Duty.READ, f"{_HERE}.board.view:BoardView"
    ),
    ViewRow(
        "form",
        QT_TRANSLATE_NOOP("stars", "推荐"),
        Duty.NOMINATE_STARS,
        f"{_HERE}.form.view:FormView",
        needs_pool=True,
    ),
    ViewRow(
        "notice",
        QT_TRANSLATE_NOOP("stars", "公示与认定"),
        Duty.READ,
        f"{_HERE}.notice.view:NoticeView",
        needs_pool=True,
    ),
    ViewRow(
        "objections",
        QT_TRANSLATE_NOOP("stars", "异议"),
        Duty.READ,
        f"{_HERE}.notice.objections:ObjectionsView",
        is_chosen=False,
    ),
    ViewRow(
        "papers",
        QT_TRANSLATE_NOOP("stars", "打印"),
        Duty.NOMINATE_STARS,
        f"{_HERE}.papers.view:PapersView",
        needs_pool=True,
    ),
    HONOURS,
)


def views_for(actor: Actor, office: Office) -> list[ViewRow]:
    """The views of an account, in their order; the district has honours alone."""
    rows = (HONOURS,) if office is Office.DISTRICT else VIEWS
    return [row for row in rows if actor.may(row.duty)]
