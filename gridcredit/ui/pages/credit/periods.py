"""Periods to choose from: the year, and its months from the last one back."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox

from gridcredit.domain.credit.periods import month_of, months_between
from gridcredit.ui.widgets.wheel import guard_wheel


def period_choice(name: str) -> QComboBox:
    """A drop-down of periods; its data are their codes."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMinimumWidth(128)
    guard_wheel(made)
    return made


def show_periods(choice: QComboBox, first: date, today: date, whole: str = "") -> None:
    """The months from a day on, the last one first, behind each year's own; `whole`, where there
    is such, stands for all of them. What was chosen stays, else the month of today is."""
    chosen = choice.currentData()
    choice.blockSignals(True)
    choice.clear()
    if whole:
        choice.addItem(whole, "")
    months = months_between(month_of(min(first, today)), month_of(today))[::-1]
    for at, month in enumerate(months):
        if not at or month[:4] != months[at - 1][:4]:
            choice.addItem(month[:4], month[:4])
        choice.addItem(month, month)
    wanted = chosen if chosen is not None else ("" if whole else month_of(today))
    choice.setCurrentIndex(max(choice.findData(wanted), 0))
    choice.blockSignals(False)
