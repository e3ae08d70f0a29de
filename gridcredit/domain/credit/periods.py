"""Months, quarters and years by name: 2026-03, 2026-Q1, 2026 (all days at UTC+8)."""

from __future__ import annotations

from datetime import date, timedelta

from gridcredit.domain.credit.codes import CapSpan

DECEMBER = "-12"
"""How the last month of every year ends."""
_QUARTERS = {f"{month:02d}": f"Q{(month + 2) // 3}" for month in range(1, 13)}


def month_of(day: date) -> str:
    """The month that a day lies in."""
    return day.isoformat()[:7]


def span_of(day: str, span: str) -> str:
    """The month, quarter or year (CapSpan) that a day, ISO, lies in."""
    if span == CapSpan.MONTH:
        return day[:7]
    return day[:4] if span == CapSpan.YEAR else f"{day[:5]}{_QUARTERS[day[5:7]]}"


def months(period: str) -> list[str]:
    """The months of a period, in their order. Raises ValueError for what is none."""
    year, _, part = period.partition("-")
    if len(year) != 4 or not year.isdigit():
        raise ValueError(period)
    of_year = [f"{year}-{month:02d}" for month in range(1, 13)]
    if not part:
        return of_year if period == year else _unknown(period)
    if part in _QUARTERS:
        return [period]
    return [m for m in of_year if _QUARTERS[m[5:]] == part] or _unknown(period)


def first_day(period: str) -> date:
    """The first day of a period."""
    return date.fromisoformat(months(period)[0] + "-01")


def last_day(period: str) -> date:
    """The last day of a period."""
    month = months(period)[-1]
    if month == "9999-12":
        return date.max
    return first_day(next_month(month)) - timedelta(days=1)


def next_month(month: str) -> str:
    """The month behind a month."""
    year, number = divmod(int(month[:4]) * 12 + int(month[5:]), 12)
    return f"{year:04d}-{number + 1:02d}"


def months_between(first: str, last: str) -> list[str]:
    """The months from one to another, both among them."""
    found = []
    while first <= last:
        found.append(first)
        first = next_month(first)
    return found


def _unknown(period: str) -> list[str]:
    raise ValueError(period)
