"""The A4 poster in millimetres: headline, code, what it is good for, who stands behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from gridcredit.domain.errors import BadValue
from gridcredit.domain.links import host_shown
from gridcredit.paper.ornament import Placement, Tones, sprig
from gridcredit.paper.qr import QUIET, modules
from gridcredit.paper.sheet import (
    A4,
    Align,
    Box,
    Drawing,
    Fit,
    Item,
    Modules,
    Outline,
    Picture,
    Rect,
    Sheet,
    Stroke,
    Text,
    Upright,
    Weight,
)
from gridcredit.posters.icons import icon
from gridcredit.posters.wording import Benefit, Wording

MOST_OFFERS = 5
OFFERS = "评到 AAA、AA 级可享 · 以承办点为准"

CODE_MM = 100.0  # a code alone, quiet zone included
PAIRED_CODE_MM = 78.0  # a code beside an official image

_RED, _INK, _GREY, _RULE, _PALE = "#C8322B", "#222222", "#666666", "#CFCFCF", "#FBEFED"
_TONES = Tones(back="#D4544B", front="#DC6D64", calyx="#B62A24", leaf="#B92C26", line="#C8322B")
_LEFT, _RIGHT = 18.0, 192.0
_CARD_TOP, _CARD_BOTTOM = 76.0, 197.0


@dataclass(frozen=True, slots=True)
class Offer:
    """An incentive on a poster: what it gives, and what it is called."""

    gives: str
    title: str


@dataclass(frozen=True, slots=True)
class Poster:
    """One poster; an empty unit or hotline leaves a ruled line to write on.

    `image` is an official picture code (小程序码), PNG or JPEG: beside the QR code when there is a
    link too, else instead of it. `code` is the poster's own, by which its placements are kept.
    """

    grid_code: str
    place: str
    link: str
    unit: str
    hotline: str
    code: str
    wording: Wording
    edition: str = ""
    image: bytes | None = None
    offers: tuple[Offer, ...] = ()


def poster_code(grid_code: str, serial: int) -> str:
    """A poster's own code: its grid's and a serial."""
    return f"{grid_code}-{serial:03d}"


def poster_sheets(posters: Iterable[Poster]) -> list[Sheet]:
    """One A4 sheet a poster; raises LinkTooLong, and BadValue where there is nothing to scan."""
    return [_sheet(poster) for poster in posters]


def _sheet(poster: Poster) -> Sheet:
    if not poster.link and poster.image is None:
        raise BadValue(field="link", value="", reason="empty")
    return Sheet(
        *A4,
        (
            *_ground(),
            *_headline(poster.wording),
            *_codes(poster),
            *(_with_offers(poster) if poster.offers else _facts(poster.wording.facts)),
            *_assurance(poster.wording),
            *_footer(poster),
        ),
    )


@cache
def _ground() -> tuple[Item, ...]:
    """The red field with its arc, and a sprig in each upper corner."""
    field = Outline((0, 0), ((A4[0], 0), (A4[0], 104), (150, 124, 60, 124, 0, 104), ()))
    return (
        Drawing((field,), fill=_RED),
        *sprig(Placement(15, 107.5, 31, 4), _TONES),
        *sprig(Placement(195, 107.5, 31, 4, mirrored=True), _TONES),
    )


def _headline(wording: Wording) -> tuple[Item, ...]:
    return (
        _centred(Box(_LEFT, 15, 174, 30), wording.headline, 66, Weight.BOLD, "#FFFFFF", 0.03),
        _centred(Box(40, 50, 130, 14), wording.subline, 27, Weight.REGULAR, "#FFFFFF", 0.16),
    )


def _centred(
    box: Box, text: str, size: float, weight: Weight, colour: str, spacing: float = 0.0
) -> Text:
    """A line in the middle of its box."""
    return Text(
        box, text, size, weight, colour, Align.CENTRE, upright=Upright.MIDDLE, spacing=spacing
    )


def _codes(poster: Poster) -> tuple[Item, ...]:
    """The white card with what is to be scanned, and how to check that it is ours."""
    height = _CARD_BOTTOM - _CARD_TOP
    if poster.link and poster.image is not None:
        card = Box(20, _CARD_TOP, 170, height)
    else:
        card = Box(51, _CARD_TOP, 108, height)
    return (
        Rect(card, fill="#FFFFFF", stroke="#E3D5D3", width=0.3, radius=5),
        *(_pair(poster, card) if card.width > 120 else _single(poster, card)),
        _centred(Box(_LEFT, 199, 174, 7), _check(poster), 11, Weight.REGULAR, _GREY),
    )


def _single(poster: Poster, card: Box) -> tuple[Item, ...]:
    square = Box(card.x + (card.width - CODE_MM) / 2, card.y + 3, CODE_MM, CODE_MM)
    hint = Box(card.x + 14, square.bottom, card.width - 28, 14)
    return (
        _scannable(poster, square, image=not poster.link),
        *_pill(hint, poster.wording.scan_hint),
    )


def _pair(poster: Poster, card: Box) -> tuple[Item, ...]:
    top = card.y + 12
    left = Box(card.x + 5, top, PAIRED_CODE_MM, PAIRED_CODE_MM)
    right = Box(card.right - 5 - PAIRED_CODE_MM, top, PAIRED_CODE_MM, PAIRED_CODE_MM)
    middle = card.x + card.width / 2
    return (
        _scannable(poster, left, image=False),
        _scannable(poster, right, image=True),
        Stroke(middle, top + 6, middle, left.bottom + 17, _RULE, 0.25),
        *_pill(Box(left.x + 8, left.bottom + 4, left.width - 16, 14), poster.wording.link_hint),
        *_pill(Box(right.x + 8, right.bottom + 4, right.width - 16, 14), poster.wording.image_hint),
    )


def _scannable(poster: Poster, square: Box, *, image: bool) -> Item:
    if image and poster.image is not None:
        return Picture(square.inset(square.width * 0.09), poster.image)
    return Modules(square, modules(poster.link, square.width), QUIET)


def _pill(box: Box, text: str) -> tuple[Item, ...]:
    return (
        Rect(box, fill=_RED, radius=box.height / 2),
        _centred(box.inset(5, 0), text, 22, Weight.BOLD, "#FFFFFF", 0.08),
    )


def _check(poster: Poster) -> str:
    """How to see that nobody pasted another code over ours."""
    host = host_shown(poster.link)
    if not host:
        return poster.wording.check_image_hint
    return poster.wording.check_hint.replace("{host}", host)


def _facts(facts: tuple[Benefit, ...]) -> tuple[Item, ...]:
    if not facts:
        return ()
    width = (_RIGHT - _LEFT) / len(facts)
    items: list[Item] = []
    for index, fact in enumerate(facts):
        column = Box(_LEFT + index * width, 211, width, 30)
        items += _fact(fact, column)
        if index:
            items.append(Stroke(column.x, column.y + 3, column.x, column.bottom - 3, _RULE, 0.25))
    return tuple(items)


def _fact(fact: Benefit, column: Box) -> tuple[Item, ...]:
    text = column.inset(4, 0)
    return (
        *icon(fact.icon, Box(column.x + column.width / 2 - 4, column.y + 0.5, 8, 8), _RED),
        _centred(Box(text.x, column.y + 10, text.width, 8), fact.title, 17, Weight.BOLD, _INK),
        Text(
            Box(text.x, column.y + 18.5, text.width, 12.5),
            fact.text,
            12,
            colour="#444444",
            align=Align.CENTRE,
            fit=Fit.WRAP,
        ),
    )


def _with_offers(poster: Poster) -> tuple[Item, ...]:
    """The facts in one line, and below them a band of incentives."""
    facts = poster.wording.facts
    items: list[Item] = []
    for index, fact in enumerate(facts):
        width = (_RIGHT - _LEFT) / len(facts)
        column = Box(_LEFT + index * width, 209, width, 7)
        items += [
            *icon(fact.icon, Box(column.x + 3, column.y + 0.5, 6, 6), _RED),
            Text(
                *(Box(column.x + 10.5, column.y, column.width - 11, 7), fact.title, 13),
                *(Weight.BOLD, _INK),
                upright=Upright.MIDDLE,
            ),
        ]
    return (*items, *_band(poster.offers))


def _band(offers: tuple[Offer, ...]) -> tuple[Item, ...]:
    frame = Box(_LEFT, 220.5, _RIGHT - _LEFT, 23.5)
    tab = Box(_LEFT + 5, 217.6, 78, 6)
    items: list[Item] = [
        Rect(frame, stroke=_RED, width=0.35, radius=3),
        Rect(tab, fill=_RED, radius=3),
        _centred(tab.inset(3, 0), OFFERS, 11, Weight.BOLD, "#FFFFFF"),
    ]
    width = (frame.width - 4) / len(offers)
    for index, offer in enumerate(offers):
        column = Box(frame.x + 2 + index * width, frame.y + 3.6, width, 19)
        inside = column.inset(2, 0)
        gives, title = offer.gives or offer.title, offer.title if offer.gives else ""
        items += [
            _centred(Box(inside.x, column.y, inside.width, 8), gives, 16, Weight.BOLD, _RED),
            Text(
                *(Box(inside.x, column.y + 8.4, inside.width, 10), title, 10.5),
                colour=_INK,
                align=Align.CENTRE,
                fit=Fit.WRAP,
                leading=1.25,
            ),
        ]
        if index:
            x = column.x
            items.append(Stroke(x, column.y + 2, x, column.bottom - 2, _RULE, 0.25))
    return tuple(items)


def _assurance(wording: Wording) -> tuple[Item, ...]:
    band = Box(_LEFT, 247, _RIGHT - _LEFT, 15)
    return (
        Rect(band, fill=_PALE, radius=3),
        _centred(band.inset(6, 0), wording.assurance, 23, Weight.BOLD, _RED, 0.06),
    )


def _footer(poster: Poster) -> tuple[Item, ...]:
    words = poster.wording
    return (
        *_stated(words.unit_label, poster.unit, Box(_LEFT, 267, 106, 8)),
        *_stated(words.hotline_label, poster.hotline, Box(_LEFT, 276, 106, 8)),
        _aside(Box(130, 267, 62, 6), poster.place, 11.5, _INK),
        _aside(Box(130, 273, 62, 5.4), f"{words.code_label} {poster.code}", 9.5, _GREY),
        _aside(Box(130, 278.4, 62, 5.6), poster.edition, 9.5, _GREY),
    )


def _aside(box: Box, text: str, size: float, colour: str) -> Text:
    return Text(box, text, size, colour=colour, align=Align.RIGHT, upright=Upright.MIDDLE)


def _stated(label: str, said: str, box: Box) -> tuple[Item, ...]:
    """A label and what is said, or a line to write it on by hand."""
    told = Box(box.x + 23, box.y, box.width - 23, box.height)
    heading = Text(box, label, 12, colour=_GREY, upright=Upright.MIDDLE)
    if said:
        return heading, Text(told, said, 17, Weight.BOLD, _INK, upright=Upright.MIDDLE)
    return heading, Stroke(told.x, told.bottom - 1, told.x + 70, told.bottom - 1, _GREY, 0.25)
