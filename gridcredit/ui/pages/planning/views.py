"""The views of the page, one row each: a new one adds a file and a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gridcredit.ui import views


@dataclass(frozen=True, slots=True)
class ViewRow(views.ViewRow):
    """A view: its words, and where its class lies."""

    CONTEXT: ClassVar[str] = "planning"


_HERE = "gridcredit.ui.pages.planning"
VIEWS: tuple[ViewRow, ...] = (
    ViewRow("rounds", QT_TRANSLATE_NOOP("planning", "走访单"), f"{_HERE}.rounds:RoundsView"),
    ViewRow(
        "calendar", QT_TRANSLATE_NOOP("planning", "回访日程"), f"{_HERE}.calendar:CalendarView"
    ),
    ViewRow("appeals", QT_TRANSLATE_NOOP("planning", "诉求转办"), f"{_HERE}.appeals:AppealsView"),
)
