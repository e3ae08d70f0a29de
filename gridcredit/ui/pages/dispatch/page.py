"""调度: weeks and months as they stand with the button that issues them, what was issued, and what
the district follows up: 重点任务 and 双公示."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from gridcredit.domain.duties import Duty
from gridcredit.ui.pages.dispatch.view import DispatchView
from gridcredit.ui.pages.dispatch.views import VIEWS, ViewRow
from gridcredit.ui.views import FilesPage


class DispatchPage(FilesPage[ViewRow, DispatchView]):
    """Targets: a view's id, or (a view's id, what it is to show)."""

    DUTY: ClassVar[Duty] = Duty.READ
    REMEMBERED: ClassVar[str] = "dispatch.view"
    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"report_issue", "registration_event", "pledge_event", "visit", "resident", "household"}
        | {"dwelling", "area", "target", "article", "imports", "key_task", "task_progress"}
        | {"public_filing", "filing_statement", "calendar_day", "work_reminder", "reminder_reply"}
        | {"assessment_scheme", "assessment_score", "unit_mention"}
    )

    def _build(self) -> None:
        rows = [row for row in VIEWS if self.desk.office in row.offices]
        self._lay_out(self.tr("调度"), rows, QWidget(), is_chosen=False)
        self._stack.addWidget(QWidget())

    def refresh(self) -> None:
        """The view in sight asks for its own answer."""
        self.is_placed = True
        self._place()
