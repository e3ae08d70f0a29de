"""Cells that say a day: dates, serial numbers, texts; and days of which only a part is shown."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from gridcredit.domain.roster_rows import RowReason
from gridcredit.rosters.cells import Cell, Remark, ShownDay, to_text
from gridcredit.rosters.columns import NOTHING_WORDS, plain_value
from gridcredit.rosters.marks import DayFormat

_FIRST_DAY_OF_EXCEL = date(1899, 12, 30)
_SERIALS = (2101.0, 73051.0)  # days 1905-10-01 … 2100-01-01; 1900…2100 are years
_YEARS = range(1880, 2100)

_WHOLE_DATE = re.compile(r"(\d{4})\s*[-./年,、\s]\s*(\d{1,2})\s*[-./月,、\s]\s*(\d{1,2})\s*[日号]?")
_MONTH = re.compile(r"(\d{4})\s*[-./年,、\s]\s*(\d{1,2})\s*月?")
_YEAR = re.compile(r"(\d{4})\s*年?")
_CLOCK_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")


def shown_day(cell: Cell, shown: DayFormat, days_later: int = 0) -> Cell:
    """The cell of a date as far as the spreadsheet shows it; any other as it is."""
    day = day_of(cell, days_later) if isinstance(cell, (float, int)) else cell
    if isinstance(day, datetime):
        day = day.date()
    return ShownDay(day, shown) if isinstance(day, date) else cell


def day_of(number: float, days_later: int = 0) -> date | None:
    """The day that a spreadsheet's number stands for, `days_later` in workbooks that count from
    1904; None for a number that is no day of our time."""
    if not isinstance(number, bool) and _SERIALS[0] <= number + days_later < _SERIALS[1]:
        return _FIRST_DAY_OF_EXCEL + timedelta(days=int(number) + days_later)
    return None


def to_date(cell: Cell, days_later: int = 0) -> date | Remark | None:
    """A day, from a date cell, a serial number (`days_later` in workbooks that count from 1904) or
    text; a month or a year alone, also of a day of which only they are shown, and what is no date
    at all, give None with a remark."""
    if isinstance(cell, ShownDay):
        if cell.shown is DayFormat.NO_YEAR:
            return _plausible(cell.day)
        return _month_alone(
            str(cell), cell.day.year, cell.day.month if cell.shown is DayFormat.MONTH else 0
        )
    if isinstance(cell, datetime):
        return _plausible(cell.date())
    if isinstance(cell, date):
        return _plausible(cell)
    if isinstance(cell, (float, int)) and (day := day_of(cell, days_later)):
        return day
    text = to_text(cell)
    if isinstance(cell, float) and not cell.is_integer():
        return _date_of_text(text[:4])  # 1990.1 may have been 1990.10: the month is unknown
    if not text or plain_value(text) in NOTHING_WORDS:
        return None
    return _date_of_text(_CLOCK_TIME.sub("", text))


def _plausible(day: date) -> date | Remark:
    return day if day.year in _YEARS else Remark(None, RowReason.BAD_DATE, f"{day.year}-**-**")


def _date_of_text(text: str) -> date | Remark:
    compact = text.isascii() and text.isdecimal()
    if compact and len(text) == 8:
        return _day(text, int(text[:4]), int(text[4:6]), int(text[6:]))
    if compact and len(text) == 6:
        return _month_alone(text, int(text[:4]), int(text[4:]))
    if compact and len(text) == 5 and _SERIALS[0] <= int(text) < _SERIALS[1]:
        return _FIRST_DAY_OF_EXCEL + timedelta(days=int(text))
    if whole := _WHOLE_DATE.fullmatch(text):
        return _day(text, *map(int, whole.groups()))
    if part := _MONTH.fullmatch(text):
        return _month_alone(text, *map(int, part.groups()))
    if year := _YEAR.fullmatch(text):
        return _month_alone(text, int(year[1]), 0)
    return _no_date(text)


def _day(text: str, year: int, month: int, day: int) -> date | Remark:
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        return _no_date(text)


def _month_alone(text: str, year: int, month: int) -> Remark:
    if year not in _YEARS or month > 12:
        return _no_date(text)
    return Remark(None, RowReason.BAD_DATE, f"{year}-**", month=(year, month))


def _no_date(text: str) -> Remark:
    shown = min(4, len(text) // 2)
    return Remark(None, RowReason.BAD_DATE, text[:shown] + "*" * min(len(text) - shown, 6))
