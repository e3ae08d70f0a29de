"""What the papers of 诚信之星 call an honour.

表彰 is a word of the law: an office may set up a commendation only where that was approved. While
a scheme has no 批准文号, its papers say that somebody is chosen (选树), made known (发布) or
praised in a circular (通报表扬). No other place says more than `award_words` and `act_words` here.
"""

from __future__ import annotations

from datetime import date

from gridcredit.domain.stars.codes import StarKind

STAR = "“诚信之星”"
VACANT = "本期空缺"
BASIS = "《枣庄高新区关于全面加强社会信用体系建设的实施意见》"
"""What 诚信之星 rests on where an office names nothing else."""

_QUARTERS = {"Q1": "第一季度", "Q2": "第二季度", "Q3": "第三季度", "Q4": "第四季度"}


def period_words(period: str) -> str:
    """A period as people say it: 2026-03, 2026-Q1 or 2026."""
    year, _, part = period.partition("-")
    if not part:
        return f"{year}年度"
    return f"{year}年{_QUARTERS[part] if part in _QUARTERS else f'{int(part)}月'}"


def day_words(day: date) -> str:
    """A day as documents write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def days_words(first: date, last: date) -> str:
    """From a day to another."""
    return f"{day_words(first)}至{day_words(last)}"


def honour_words(area: str, period: str) -> str:
    """Whose 诚信之星 of when."""
    return f"{area}{period_words(period)}{STAR}"


def award_words(area: str, period: str, approval: str) -> tuple[str, str, str]:
    """What was done, before the honour, the honour, and after it: somebody is chosen, or where
    that was approved, given a title."""
    honour = honour_words(area, period)
    return ("授予", honour, "荣誉称号。") if approval else ("选树为", honour, "")


def act_words(approval: str) -> str:
    """The same as a noun."""
    return "表彰" if approval else "选树"


def addressed(name: str, kind: StarKind) -> str:
    """How a certificate turns to who is honoured."""
    if kind is StarKind.PERSON:
        return f"{name} 同志"
    is_household = kind is StarKind.HOUSEHOLD and not name.endswith("家庭")
    return f"{name} 家庭" if is_household else name
