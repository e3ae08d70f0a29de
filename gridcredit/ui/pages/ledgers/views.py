"""A view for each ledger, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any, ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from gridcredit.domain.ledgers.ledger import LEDGERS
from gridcredit.ui import views

_USUAL = "gridcredit.ui.pages.ledgers.view:LedgerView"


@dataclass(frozen=True, slots=True)
class ViewRow(views.ViewRow):
    """A ledger's view; those without a factory are of one class."""

    CONTEXT: ClassVar[str] = "ledgers"

    def make(self, page: QWidget) -> Any:
        """The view of this ledger."""
        module, _, name = (self.factory or _USUAL).partition(":")
        return getattr(import_module(module), name)(page, LEDGERS[self.id])


VIEWS: tuple[ViewRow, ...] = (
    ViewRow(
        "articles",
        QT_TRANSLATE_NOOP("ledgers", "信用信息"),
        "gridcredit.ui.pages.ledgers.articles:ArticlesView",
    ),
    ViewRow("activities", QT_TRANSLATE_NOOP("ledgers", "主题活动"), ""),
    ViewRow(
        "placements",
        QT_TRANSLATE_NOOP("ledgers", "海报投放"),
        "gridcredit.ui.pages.ledgers.placements:PlacementsView",
    ),
    ViewRow(
        "inspections",
        QT_TRANSLATE_NOOP("ledgers", "海报巡查"),
        "gridcredit.ui.pages.ledgers.inspections:InspectionsView",
    ),
    ViewRow("group_posts", QT_TRANSLATE_NOOP("ledgers", "业主群"), ""),
    ViewRow("enterprise_visits", QT_TRANSLATE_NOOP("ledgers", "企业走访"), ""),
    ViewRow(
        "incentives",
        QT_TRANSLATE_NOOP("ledgers", "激励措施"),
        "gridcredit.ui.pages.ledgers.incentives:IncentivesView",
    ),
    ViewRow("occasions", QT_TRANSLATE_NOOP("ledgers", "宣传节点"), ""),
)
