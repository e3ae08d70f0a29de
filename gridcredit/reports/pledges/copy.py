"""The copy of a pledge: a scanned page on each sheet, and below it what it is a copy of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gridcredit.paper.sheet import A4, Align, Box, Fit, Item, Picture, Sheet, Text, Upright, Weight
from gridcredit.reports.flow import GREY, level

_EDGE = 14.0  # mm
_FOOT = 24.0  # mm


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """What stands at the foot: the number, the version of the text, the stages with their days, the
    short hash; where the original lies, who made the copy, and when."""

    number: str
    version: str
    days: tuple[str, ...]
    short_hash: str
    location: str
    office: str
    on: date


def copy_sheets(images: Sequence[bytes], facts: CopyFacts) -> list[Sheet]:
    """A sheet a page; `images` are JPEG or PNG."""
    return [_sheet(image, facts, at, len(images)) for at, image in enumerate(images, 1)]


def _sheet(image: bytes, facts: CopyFacts, page: int, of: int) -> Sheet:
    width, height = A4
    top = height - _EDGE - _FOOT
    room = Box(_EDGE, _EDGE, width - 2 * _EDGE, top - _EDGE - 3)
    lines = (
        f"编号 {facts.number}　文本版本 {facts.version or '—'}　第 {page} 页，共 {of} 页",
        "　".join(facts.days) or "尚未登记签署",
        f"原件 {facts.location or '未归档'}　{facts.office} {facts.on.isoformat()} 复印"
        "　本件是复印件，不是电子签名",
    )
    items: list[Item] = [
        Picture(room, image),
        level(_EDGE, top, width - _EDGE, 0.2),
        Text(Box(_EDGE, top + 1.5, 40, 9), "复印件", 15, Weight.BOLD, upright=Upright.MIDDLE),
        Text(
            Box(_EDGE + 42, top + 1.5, width - 2 * _EDGE - 42, 9),
            f"校验码 {facts.short_hash}",
            *(12, Weight.BOLD),
            align=Align.RIGHT,
            upright=Upright.MIDDLE,
        ),
    ]
    for at, words in enumerate(lines):
        box = Box(_EDGE, top + 10.5 + at * 4.6, width - 2 * _EDGE, 4.6)
        items.append(Text(box, words, 8.5, colour=GREY, fit=Fit.LINE, upright=Upright.MIDDLE))
    return Sheet(width, height, tuple(items))
