"""AAA/AA incentives: whether one may be told at a door, which ones are for whom, and the mark that
a visit keeps of one that was introduced. Nothing here asks for anybody's grade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from gridcredit.domain.addresses import natural_key
from gridcredit.domain.adulthood import birthday
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.ledgers.codes import ClaimWay, Scene
from gridcredit.domain.searching import Readings
from gridcredit.domain.soundings import Sounding
from gridcredit.domain.writing import normalise_text

OLDEST = 150


class IncentiveState(StrEnum):
    """How a measure stands on a day; only a live one is told at a door."""

    LIVE = "live"  # 生效中
    GAPS = "gaps"  # 待完善
    WORDING = "wording"  # 措辞待核
    SUSPENDED = "suspended"  # 已暂停
    AHEAD = "ahead"  # 未开始
    OVER = "over"  # 已到期


def gaps(row: Incentive) -> tuple[str, ...]:
    """Which fields an incentive still lacks to be 明确、可操作、可量化 (seed document, item 7): a
    number in its amount or quota, one way to claim it, a contact, an end."""
    until = row.until.isoformat() if row.until else ""
    return lacking(row.amount, row.quota, row.claim, row.contact, until)


def lacking(amount: str, quota: str, claim: str, contact: str, until: str) -> tuple[str, ...]:
    """`gaps` of what is typed."""
    lacks = {
        "amount": not any(map(_has_number, (amount, quota))),
        "claim": claim in ("", ClaimWay.UNKNOWN),
        "contact": not contact.strip(),
        "until": not until.strip(),
    }
    return tuple(name for name, is_lacking in lacks.items() if is_lacking)


def _has_number(text: str) -> bool:
    return bool(re.search(r"[0-9０-９一二三四五六七八九十百千半两免]", text))


_BASIC = (
    "低保", "养老金", "医保", "急诊", "抢救", "入学", "义务教育", "供水", "供电", "供气", "供暖",
    "救助", "最低生活保障", "户籍", "身份证",
)  # fmt: skip
_CUTTING = (
    "仅限",
    "只对",
    "只有",
    "不予",
    "不得",
    "取消",
    "停止",
    "限制",
    "暂缓",
    "拒绝",
    "优先于",
)
WORDED = ("title", "condition", "amount", "quota")
"""The fields whose words might cut a basic service."""


def cuts_basics(row: Incentive) -> tuple[str, ...]:
    """Words of an incentive by which it might cut a basic service for others; a person confirms
    that it does not. Rewards may add, never take away (Shandong credit regulation, art. 24)."""
    return cutting_words(getattr(row, name) for name in WORDED)


def cutting_words(said: Iterable[str]) -> tuple[str, ...]:
    """`cuts_basics` of what the worded fields say."""
    text = " ".join(said)
    return tuple(word for word in (*_BASIC, *_CUTTING) if word in text)


def is_live(row: Incentive, on: date) -> bool:
    """Whether an incentive may be told at a door: complete, running, not suspended, and looked at
    where its words wanted it."""
    return not row.removed and state(row, on) is IncentiveState.LIVE


def state(row: Incentive, on: date) -> IncentiveState:
    """How a measure stands: what is past or stopped wants no mending, what is to be mended is said
    before that it has not begun. On its last day it still runs."""
    if row.until is not None and row.until < on:
        return IncentiveState.OVER
    if row.suspended:
        return IncentiveState.SUSPENDED
    if gaps(row):
        return IncentiveState.GAPS
    if cuts_basics(row) and not row.wording_checked:
        return IncentiveState.WORDING
    return IncentiveState.AHEAD if on < row.on else IncentiveState.LIVE


def wants_confirming(row: Incentive, on: date) -> bool:
    """Whether nobody asked the department for more than a year, counted from the day it began
    where nobody ever did. What is past is not asked about."""
    if state(row, on) is IncentiveState.OVER:
        return False
    return birthday(row.confirmed_on or row.on, 1) < on


def after_change(before: Incentive, after: Incentive) -> dict[str, object]:
    """What follows from a change: other words, which might cut a basic service, want another
    look."""
    is_same = all(getattr(before, name) == getattr(after, name) for name in WORDED)
    if is_same or not after.wording_checked or not cuts_basics(after):
        return {}
    return {"wording_checked": False}


_MARK = "incentive:"


def mark(code: str) -> str:
    """How a visit's topics say that a measure was introduced."""
    return f"{_MARK}{code}"


def introduced(topics: Iterable[str]) -> tuple[str, ...]:
    """The codes of the measures that were introduced, by a visit's topics."""
    return tuple(one.removeprefix(_MARK) for one in topics if one.startswith(_MARK))


def each_once(rows: Iterable[Incentive]) -> list[Incentive]:
    """Measures of one's own office and of those above, the nearest office's first: one that a
    nearer office keeps under the same code and title stands for theirs."""
    found: dict[tuple[str, str], Incentive] = {}
    for row in rows:
        found.setdefault((row.code, row.title), row)
    return list(found.values())


def in_order(rows: Iterable[Incentive]) -> list[Incentive]:
    """By scene, then by code as people count."""
    scenes = list(Scene)
    return sorted(rows, key=lambda one: (scenes.index(one.scene), natural_key(one.code), one.id))


class IncentiveIndex:
    """Measures to be found by age, scene and words: each word that is typed must be found in what
    a measure says, or in how its title or department is said (pinyin or its initials)."""

    def __init__(self, rows: Iterable[Incentive], readings: Readings) -> None:
        self.rows = tuple(in_order(rows))
        self._texts = {row.id: normalise_text(_said(row)).casefold() for row in self.rows}
        self._sounds = {
            row.id: (Sounding(row.title, readings), Sounding(row.department, readings))
            for row in self.rows
        }

    def find(
        self, text: str = "", scene: Scene | None = None, age: int | None = None
    ) -> Sequence[Incentive]:
        """Those for somebody of an age (None: anybody's), in a scene (None: all), in order."""
        words = normalise_text(text).casefold().split()
        return [
            row
            for row in self.rows
            if scene in (None, row.scene)
            and (age is None or row.age_from <= age <= row.age_to)
            and all(self._has(row, word) for word in words)
        ]

    def _has(self, row: Incentive, word: str) -> bool:
        return word in self._texts[row.id] or any(
            sound.has_initials(word) or sound.begins(word) for sound in self._sounds[row.id]
        )


def _said(row: Incentive) -> str:
    said = (row.code, row.title, row.department, row.amount, row.condition, row.place)
    return " ".join((*said, row.documents, row.contact))
