"""The day that a line of a dialog must hold."""

from __future__ import annotations

from datetime import date

from gridcredit.ui.widgets.date_line import DateLine


def typed_day(line: DateLine) -> tuple[date | None, dict[str, str]]:
    """The day, and what is wrong with it, by the field `on`."""
    try:
        day = line.day()
    except ValueError:
        return None, {"on": "not_a_date"}
    return day, {} if day else {"on": "empty"}
