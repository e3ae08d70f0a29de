"""Items of a rule set in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gridcredit import texts
from gridcredit.domain.amounts import points_text, quantity_text
from gridcredit.domain.credit.codes import CapKind, Unit
from gridcredit.domain.credit.items import Item
from gridcredit.ui.widgets.picker import Offer


def item_offer(item: Item, language: str) -> Offer:
    """An item as a line to choose."""
    return Offer(item, item.name, item_detail(item, language), worth(item), "info")


def item_detail(item: Item, language: str) -> str:
    """Code, theme, and how it is counted."""
    return f"{item.code} · {item_counting(item, language)}"


def item_counting(item: Item, language: str) -> str:
    """Theme, and how it is counted."""
    parts = [texts.word(item.theme, language), unit_words(item, language)]
    if item.group:
        words = QCoreApplication.translate("credit", "{group}：同类取高")
        parts.append(words.format(group=item.group))
    if item.tiers:
        parts.append(_tiers(item))
    parts.append(cap_words(item, language))
    return " · ".join(part for part in parts if part)


def unit_words(item: Item, language: str) -> str:
    """What the points are for."""
    if item.unit is Unit.HOURS and not item.tiers:
        per = QCoreApplication.translate("credit", "每 {hours} 小时")
        return per.format(hours=quantity_text(item.per))
    return texts.word(item.unit, language)


def worth(item: Item) -> str:
    """What it counts."""
    if item.tiers:
        return QCoreApplication.translate("credit", "分档")
    points = QCoreApplication.translate("credit", "{points} 分")
    return points.format(points=points_text(item.points))


def _tiers(item: Item) -> str:
    """10 → 2, 20 → 5: hours of the year and what they come to."""
    steps = [f"{quantity_text(hours)}→{quantity_text(points)}" for hours, points in item.tiers]
    return " ".join(steps)


def cap_words(item: Item, language: str) -> str:
    """How far it counts; blank where it has no cap."""
    if item.bounds is None:
        return ""
    span = texts.word(item.bounds.span, language).lower()
    if item.bounds.kind is CapKind.TIMES:
        words = QCoreApplication.translate("credit", "{span}最多 {cap} 次")
        return words.format(span=span, cap=item.bounds.cap)
    words = QCoreApplication.translate("credit", "{span}最多 {cap} 分")
    return words.format(span=span, cap=quantity_text(item.bounds.cap))


def points_words(points: int) -> str:
    """Tenths of a point, with their unit."""
    said = QCoreApplication.translate("credit", "{points} 分")
    return said.format(points=points_text(points))
