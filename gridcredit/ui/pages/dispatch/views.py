"""The views of the page, one row each: a new one adds a file and a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gridcredit.domain.codes import Office
from gridcredit.ui import views


@dataclass(frozen=True, slots=True)
class ViewRow(views.ViewRow):
    """A view: its words, where its class lies, and the offices that have it."""

    CONTEXT: ClassVar[str] = "dispatch"
    offices: frozenset[Office] = frozenset(Office)


_HERE = "gridcredit.ui.pages.dispatch"
_ISSUING = frozenset({Office.STREET, Office.DISTRICT})
VIEWS: tuple[ViewRow, ...] = (
    ViewRow("week", QT_TRANSLATE_NOOP("dispatch", "周调度"), f"{_HERE}.week:WeekView", _ISSUING),
    ViewRow("month", QT_TRANSLATE_NOOP("dispatch", "月通报"), f"{_HERE}.month:MonthView", _ISSUING),
    ViewRow(
        "board", QT_TRANSLATE_NOOP("dispatch", "重点任务"), f"{_HERE}.board:BoardView", _ISSUING
    ),
    ViewRow(
        "filings",
        QT_TRANSLATE_NOOP("dispatch", "双公示"),
        f"{_HERE}.filings:FilingsView",
        frozenset({Office.DISTRICT}),
    ),
    ViewRow(
        "reminders",
        QT_TRANSLATE_NOOP("dispatch", "工作提示"),
        f"{_HERE}.reminders:RemindersView",
        _ISSUING,
    ),
    ViewRow(
        "assessment",
        QT_TRANSLATE_NOOP("dispatch", "考核"),
        f"{_HERE}.assessment:AssessmentView",
        _ISSUING,
    ),
    ViewRow("issues", QT_TRANSLATE_NOOP("dispatch", "已签发"), f"{_HERE}.issues:IssuesView"),
)
