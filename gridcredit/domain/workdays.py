"""Working days: clocks that count them, and the days that the State moves."""

from __future__ import annotations

from enum import StrEnum


class DayKind(StrEnum):
    """What a day of the calendar is, whatever its weekday."""

    REST = "rest"
    WORK = "work"  # 调休上班
