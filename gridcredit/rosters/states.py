"""Cells that say whether and how somebody lives here: 人口类型, states, days of death, notes."""

from __future__ import annotations

import re
from collections.abc import Callable

from gridcredit.domain.codes import Population
from gridcredit.domain.roster_rows import RowReason
from gridcredit.rosters.cells import Cell, Remark, to_text
from gridcredit.rosters.columns import (
    NO_WORDS,
    NOTHING_WORDS,
    POPULATION_WORDS,
    forbidden_kind,
    plain_value,
)
from gridcredit.rosters.words import gone, is_known_state, speaks_of_going, vacancy


def to_population(cell: Cell) -> Population | Remark:
    """人口类型 by word; blank is 常住, and so is an unknown word, pointed out. Who died or went
    away is none of them: that refuses the row."""
    text = plain_value(to_text(cell))
    if not text or text in NOTHING_WORDS:
        return Population.PERMANENT
    found = POPULATION_WORDS.get(text)
    if found:
        return found
    if reason := gone(text):
        return Remark(Population.PERMANENT, reason, text[:12], refuses=True)
    shown = "*" * len(text[:12]) if forbidden_kind(text) else text[:12]
    return Remark(Population.PERMANENT, RowReason.UNKNOWN_VALUE, shown, vacant=vacancy(text))


def to_state(cell: Cell) -> str | Remark:
    """人员状态: who died or went away refuses the row; a word nobody knows is pointed out."""
    text = plain_value(to_text(cell))
    if not text or text in NOTHING_WORDS or is_known_state(text) or text in POPULATION_WORDS:
        return ""
    if reason := gone(text):
        return Remark("", reason, text[:12], refuses=True)
    shown = "*" * len(text[:12]) if forbidden_kind(text) else text[:12]
    return Remark("", RowReason.UNKNOWN_VALUE, shown, vacant=vacancy(text))


def to_gone(reason: RowReason, words: frozenset[str]) -> Callable[[Cell], str | Remark]:
    """A converter of a column that says by one of these words that people died or went away."""

    def convert(cell: Cell) -> str | Remark:
        text = plain_value(to_text(cell))
        told = text in words or gone(text) is not None
        return Remark("", reason, text[:12], refuses=True) if told else ""

    return convert


def to_gone_on(reason: RowReason) -> Callable[[Cell], str | Remark]:
    """A converter of a column that holds the day on which somebody died or went away."""

    def convert(cell: Cell) -> str | Remark:
        text = plain_value(to_text(cell))
        if not text or text in NOTHING_WORDS or text in NO_WORDS or not _SAYS_WHEN.search(text):
            return ""
        return Remark("", reason, text[:4], refuses=True)

    return convert


_SAYS_WHEN = re.compile(r"[1-9]|[一二三四五六七八九]")


def to_note(cell: Cell) -> str | Remark:
    """A note. One that says nothing but that the person died or went away refuses the row; one
    that speaks of it is pointed out."""
    text = to_text(cell)
    if text.isascii():
        return text
    if reason := gone(text):
        return Remark(text, reason, text[:12], refuses=True)
    if use := vacancy(text):
        return Remark(text, vacant=use)
    return Remark(text, RowReason.PERHAPS_GONE, text[:12]) if speaks_of_going(text) else text


def to_registry(cell: Cell) -> str:
    """户籍地址; blank where it says that it is where the person lives."""
    text = to_text(cell)
    return "" if text in _WHERE_ONE_LIVES else text


_WHERE_ONE_LIVES = frozenset(
    f"{same}{place}"
    for same in ("同", "与", "和", "同于")
    for place in (
        "现住址",
        "现住地",
        "现居住地",
        "住址",
        "居住地",
        "现居住地址",
        "居住地址",
        "本址",
    )
) | {"与现住址一致", "与居住地一致", "本地", "同住址", "人户一致"}
