"""A paper of running text as values, laid out as GB/T 9704-2012 asks, in Word or as PDF."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum

MARGIN_TOP, MARGIN_LEFT = 37.0, 28.0  # mm
TEXT_WIDE, TEXT_HIGH = 156.0, 225.0  # mm, the type area
LINES, CHARACTERS = 22, 28  # of a page, of a line
BODY, TITLE, SMALL = 16.0, 22.0, 12.0  # pt: 3号, 2号, 小4号
HEAD_SIZE = 36.0  # pt, of a red head that fits; smaller for a longer one
RED = "C8102E"


class Level(Enum):
    """Headings: 一、 in 黑体, （一） in 楷体."""

    FIRST = 1
    SECOND = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it never stands alone at the foot of a page."""

    text: str
    level: Level = Level.FIRST


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; its first line is set in by two characters unless `indented` says no."""

    text: str
    indented: bool = True
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the small size; `widths` are shares of the type area. Its heads are repeated on
    each page."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: who, and the day, at the right."""

    unit: str
    on: str


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins a new page."""


Block = Heading | Paragraph | Table | Signature | Break


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: the lines of its title, what stands below in small, its blocks. `name` is what the
    file says it is, `on` the day that it is of; a `red_head` (发文机关标志) stands above all over a
    red line, blank: none."""

    name: str
    title: tuple[str, ...]
    under_title: str
    blocks: tuple[Block, ...]
    on: date
    red_head: str = ""


def signature_indents(signature: Signature) -> tuple[float, float]:
    """How many characters stay free to the right of the unit and of the day: the day four, the
    unit above its middle, and where that is longer than it, the unit two (7.3.5.1)."""
    unit, day = characters(signature.unit), characters(signature.on)
    right_of_unit = 4 + (day - unit) / 2
    return (right_of_unit, 4.0) if right_of_unit >= 2 else (2.0, 2 + (unit - day) / 2)


def head_size(text: str) -> float:
    """The size of a red head in pt, so that it stands on one line."""
    return min(HEAD_SIZE, TEXT_WIDE / 25.4 * 72 / max(characters(text), 1))


def characters(text: str) -> float:
    """How wide a text is, in characters of Chinese; others take half the room."""
    return sum(1 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)
