"""安排: what is to be done at doors beyond today: rounds on paper, promises, requests."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from gridcredit.domain.duties import Duty
from gridcredit.operations.visits import appealing
from gridcredit.ui.pages.planning.view import PlanningView
from gridcredit.ui.pages.planning.views import VIEWS, ViewRow
from gridcredit.ui.views import ViewsPage


class PlanningPage(ViewsPage[ViewRow, PlanningView]):
    """Targets: a view's id, or (a view's id, what it is to show)."""

    DUTY: ClassVar[Duty] = Duty.RECORD_VISITS
    REMEMBERED: ClassVar[str] = "planning.view"
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"visit", "appeal", "appeal_reply", "round_sheet", "household", "dwelling", "area"}
    )

    def _build(self) -> None:
        self._lay_out(self.tr("安排"), VIEWS, QWidget(), is_chosen=False)
        self._stack.addWidget(QWidget())

    def refresh(self) -> None:
        """Ask how many requests are overdue, then the view in sight."""
        desk = self.desk

        def query() -> int:
            return sum(one.is_overdue for one in appealing.list_appeals(desk, only_open=True))

        self.ask(query, self._on_counted)

    def _on_counted(self, overdue: int) -> None:
        self.is_placed = True
        self.say_count("appeals", overdue)
        self._place()
