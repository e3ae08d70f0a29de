"""Days in words, in the window's language whatever the system's is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale


def weekday(day: date, language: str) -> str:
    """周日, Sun."""
    return _locale(language).dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def whole_day(day: date, language: str) -> str:
    """11月22日 星期日, Sunday, 22 November."""
    locale, long = _locale(language), QLocale.FormatType.LongFormat
    name = locale.dayName(day.isoweekday(), long)
    if language == "zh":
        return f"{day.month}月{day.day}日 {name}"
    return f"{name}, {day.day} {locale.monthName(day.month, long)}"


def short_day(iso: str, language: str) -> str:
    """11-22 周日, of an ISO date or time."""
    return f"{iso[5:10]} {weekday(date.fromisoformat(iso[:10]), language)}"


def _locale(language: str) -> QLocale:
    spoken = QLocale.Language
    return QLocale(spoken.Chinese if language == "zh" else spoken.English)
