"""A card of the 文明榜: photo or blossom, name, village, deed; set in three ways by its shape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gridcredit.domain.stars.wording import LONGEST_DEED
from gridcredit.paper.sheet import MM_PER_PT, Align, Box, Item, Picture, Rect, Upright, Weight
from gridcredit.reports.stars.look import (
    GREY,
    INK,
    PALE,
    PALE_GOLD,
    RED,
    RULE,
    block,
    disc,
    flower,
    line,
    rule,
)
from gridcredit.reports.stars.photo import HEIGHT, WIDTH, portrait
from gridcredit.reports.stars.words import day_words

_WIDE, _TALL = 1.2, 1.35  # width to height, height to width
_LARGEST, _LEADING = 11.0, 1.42  # of deeds: mm, line distance to size


@dataclass(frozen=True, slots=True)
class Card:
    """One honour; `photo` is PNG or JPEG, and only there where its use was agreed to."""

    name: str
    village: str
    deed: str
    until: date
    photo: bytes | None = None


def card_items(card: Card, box: Box, *, says_until: bool = False) -> tuple[Item, ...]:
    """The card in its box. Raises FileUnreadable for a photo that is no picture."""
    edge = 5.0 if min(box.width, box.height) < 90 else 7.0
    inner = box.inset(edge)
    until: tuple[Item, ...] = ()
    if says_until:
        inner = Box(inner.x, inner.y, inner.width, inner.height - 5)
        told = Box(inner.x, inner.bottom + 0.5, inner.width, 5)
        until = (line(told, f"展示至 {day_words(card.until)}", 10, colour=GREY, align=Align.RIGHT),)
    ground = Rect(box, "#FFFFFF", RULE, 0.35, 4)
    mark = Rect(Box(box.x, box.y + box.height * 0.3, 1.4, box.height * 0.4), RED, radius=0.7)
    if box.width >= box.height * _WIDE:
        laid = _beside(card, inner)
    elif box.height >= box.width * _TALL:
        laid = _below(card, inner)
    else:
        laid = _corner(card, inner)
    return (ground, mark, *laid, *until)


def _beside(card: Card, box: Box) -> tuple[Item, ...]:
    """A wide card: the photo at its left, everything else beside it."""
    width = min(box.height * WIDTH / HEIGHT, box.width * 0.38)
    height = width * HEIGHT / WIDTH
    photo = Box(box.x, box.y + (box.height - height) / 2, width, height)
    left = photo.right + box.width * 0.05
    words = Box(left, box.y, box.right - left, box.height)
    return (*_likeness(card, photo), *_words(card, words, Align.LEFT))


def _below(card: Card, box: Box) -> tuple[Item, ...]:
    """A tall card: the photo on top, everything else below it."""
    height = min(box.height * 0.52, box.width * HEIGHT / WIDTH)
    width = height * WIDTH / HEIGHT
    photo = Box(box.x + (box.width - width) / 2, box.y, width, height)
    top = photo.bottom + box.height * 0.03
    words = Box(box.x, top, box.width, box.bottom - top)
    return (*_likeness(card, photo), *_words(card, words, Align.CENTRE))


def _corner(card: Card, box: Box) -> tuple[Item, ...]:
    """A nearly square card: name and village beside the photo, the deed below both."""
    height = min(box.height * 0.5, box.width * 0.42 * HEIGHT / WIDTH)
    photo = Box(box.x, box.y, height * WIDTH / HEIGHT, height)
    left = photo.right + box.width * 0.05
    name = Box(left, box.y + height * 0.12, box.right - left, height * 0.76)
    top = photo.bottom + box.height * 0.06
    return (
        *_likeness(card, photo),
        *_name(card, name, Align.LEFT),
        *_deed(card, Box(box.x, top, box.width, box.bottom - top), Align.LEFT),
    )


def _words(card: Card, box: Box, align: Align) -> tuple[Item, ...]:
    name = min(box.height * 0.4, 52.0)
    return (
        *_name(card, Box(box.x, box.y, box.width, name), align),
        *_deed(card, Box(box.x, box.y + name, box.width, box.height - name), align),
    )


def _name(card: Card, box: Box, align: Align) -> tuple[Item, ...]:
    """Name and village, and a short rule that parts them from the deed."""
    size = min(box.height * 0.4, box.width / 4, 20.0)  # mm
    middle = Upright.MIDDLE
    name = Box(box.x, box.y, box.width, box.height * 0.5)
    village = Box(box.x, name.bottom, box.width, box.height * 0.25)
    across = {Align.LEFT: box.x, Align.CENTRE: box.x + box.width / 2 - 7}[align]
    return (
        block(name, card.name, _pt(size), INK, align, 1.15, middle, Weight.BOLD),
        block(village, card.village, _pt(size * 0.48), GREY, align, 1.2, middle),
        rule(across, box.y + box.height * 0.86, across + 14, RED, 0.8),
    )


def _deed(card: Card, box: Box, align: Align) -> tuple[Item, ...]:
    """The deed, at a size that has room for the longest: cards of one shape look alike."""
    size = _size_for(LONGEST_DEED, box)
    return (block(box, card.deed, _pt(size), INK, align, _LEADING),)


def _size_for(characters: int, box: Box) -> float:
    """The largest size, mm, at which so many characters surely find room."""
    size = _LARGEST
    while size > 1:
        a_line = int(box.width / size) - 1  # a sign that may not begin a line takes one along
        if a_line > 0 and -(-characters // a_line) * size * _LEADING <= box.height:
            return size
        size -= 0.05
    return size


def _likeness(card: Card, box: Box) -> tuple[Item, ...]:
    """The photo, or a blossom in its place."""
    if card.photo is not None:
        return (Picture(box, portrait(card.photo)), Rect(box, stroke=RULE, width=0.3))
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return (
        Rect(box, fill=PALE, radius=2.5),
        disc(x, y, box.width * 0.33, fill="#FFFFFF"),
        flower(x, y + box.width * 0.02, box.width * 0.23, RED),
        disc(x, y + box.width * 0.02, box.width * 0.045, fill=PALE_GOLD),
    )


def _pt(mm: float) -> float:
    return mm / MM_PER_PT
