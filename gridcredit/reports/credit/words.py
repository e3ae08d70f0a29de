"""Numbers, days and rules as the papers of 信用+ say them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gridcredit.domain.amounts import points_text, quantity_text
from gridcredit.domain.credit.codes import CapBy, CapKind, CapSpan, Seat, Theme, Unit, Why
from gridcredit.domain.credit.items import Item
from gridcredit.texts import word

_QUARTERS = {"Q1": "第一季度", "Q2": "第二季度", "Q3": "第三季度", "Q4": "第四季度"}
DASH = "—"


def day_words(day: date | str) -> str:
    """A day as documents write it; blank stays blank."""
    if isinstance(day, str):
        if not day:
            return ""
        day = date.fromisoformat(day)
    return f"{day.year}年{day.month}月{day.day}日"


def period_words(period: str) -> str:
    """2026-01, 2026-Q1 or 2026 as people say it."""
    year, _, part = period.partition("-")
    if not part:
        return f"{year}年度"
    return f"{year}年{_QUARTERS[part] if part in _QUARTERS else f'{int(part)}月'}"


def number_words(number: str) -> str:
    """The number of a public sheet, 2026-3."""
    year, _, serial = number.partition("-")
    return f"〔{year}〕{serial} 号"


def points(tenths: int) -> str:
    """Points with one decimal."""
    return points_text(tenths)


def plain(tenths: int) -> str:
    """Tenths without a needless decimal: 3, 2.5."""
    return quantity_text(tenths)


def money(fen: int) -> str:
    """Yuan with two decimals and thousands apart."""
    return f"{Decimal(fen) / 100:,.2f}"


def short_digest(digest: str) -> str:
    """The first twelve signs of a digest in fours."""
    return " ".join(digest[at : at + 4] for at in (0, 4, 8))


def seat_words(seat: str) -> str:
    """The office that does something for a village."""
    return "街道" if seat == Seat.STREET else "本村（居）"


def theme_words(theme: str) -> str:
    """A theme's name."""
    return word(Theme(theme))


def why_words(why: str) -> str:
    """Why an entry counted less; blank where it counted in full."""
    return word(Why(why)) if why else ""


def worth_words(item: Item) -> str:
    """What an item is worth, and for what."""
    if item.tiers:
        steps = [f"满 {plain(least)} 小时 {plain(worth)} 分" for least, worth in item.tiers]
        return "年度累计：" + "；".join(steps)
    worth = f"{plain(item.points)} 分"
    match item.unit:
        case Unit.HOURS:
            return f"每满 {plain(item.per)} 小时 {worth}"
        case Unit.HOUSEHOLD:
            return f"每户 {worth}"
        case Unit.MEMBER:
            return f"每名家庭成员 {worth}"
        case Unit.QUANTITY:
            return f"每件（次） {worth}"
        case _:
            return f"每人 {worth}"


def bound_words(item: Item) -> str:
    """How much of an item counts at most; blank where nothing bounds it."""
    found = ["同一事项取最高分"] if item.group else []
    if item.tiers:
        found.append("按最高档计，不重复计分")
    bounds = item.bounds
    if bounds is not None:
        span = {CapSpan.MONTH: "每月", CapSpan.QUARTER: "每季度", CapSpan.YEAR: "每年"}[bounds.span]
        who = "每人" if bounds.by is CapBy.PERSON else "每户"
        most = plain(bounds.cap) + " 分" if bounds.kind is CapKind.POINTS else f"{bounds.cap} 次"
        shared = "（与同组项目合计）" if item.cap_code and item.cap_code != item.code else ""
        found.append(f"{who}{span}最多 {most}{shared}")
    return "；".join(found)
