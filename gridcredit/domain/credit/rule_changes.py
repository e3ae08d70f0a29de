"""What people say of a rule set beside its items, how two sets differ, and what a street should
look at in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from gridcredit.domain import amounts
from gridcredit.domain.credit.bands import Band
from gridcredit.domain.credit.items import Item
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.domain.writing import normalise_digits, normalise_text

MOST_OWN_ITEMS = 5
MOST_OWN_POINTS = 20
"""Tenths, of one item that the village made itself: more is said, not refused (practice, 立规)."""
MOST_BANDS = 20
_LONGEST_BAND = 20

_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_VOTE = re.compile(r"(\d{1,5})/(\d{1,5})/(\d{1,5})", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3})[%％]?", re.ASCII)
_CARRIES = {"all": 100, "none": 0, "全部": 100, "不结转": 0, "清零": 0}

SETTINGS = ("base", "basis", "bands", "carry", "meeting_required", "decided_by", "redeemed_at")
"""Fields of a rule set that people set beside its items."""


@dataclass(frozen=True, slots=True)
class Vote:
    """How a rule set was voted on: expected, present, in favour."""

    expected: int
    present: int
    agreed: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a rule set and refuses nothing: a reason (texts.reasons), the item or the
    number that it is about."""

    reason: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that both sets have, and the fields in which it differs."""

    old: Item
    new: Item
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleChanges:
    """How a set differs from the one before it; of settings the values before and after."""

    added: tuple[Item, ...] = ()
    gone: tuple[Item, ...] = ()
    changed: tuple[ItemChange, ...] = ()
    settings: Mapping[str, tuple[Any, Any]] | None = None

    @property
    def is_none(self) -> bool:
        """Whether nothing differs."""
        return not (self.added or self.gone or self.changed or self.settings)


def month_start(text: str) -> date:
    """The first day of a month written like 2026-01. Raises ValueError."""
    found = _MONTH.fullmatch(normalise_text(text))
    try:
        return date(int(found[1]), int(found[2]), 1) if found else _refuse("month_form")
    except ValueError as error:
        raise ValueError("month_form") from error


def vote_of(text: str) -> Vote:
    """A vote written like 45/38/36. Raises ValueError."""
    found = _VOTE.fullmatch(normalise_digits(text))
    vote = Vote(*map(int, found.groups())) if found else None
    if vote is None or not vote.expected >= vote.present >= vote.agreed or not vote.expected:
        raise ValueError("vote_form")
    return vote


def bands_of(text: str) -> tuple[Band, ...]:
    """Bands written like 1060=五星;1040=四星, the highest first. Raises ValueError."""
    found: list[Band] = []
    for part in filter(None, map(normalise_text, re.split("[;；]", text))):
        above, _, name = part.partition("=")
        try:
            band = Band(amounts.tenths(above), name.strip())
        except ValueError as error:
            raise ValueError("bands_form") from error
        falls = not found or band.above < found[-1].above
        if not 0 < len(band.name) <= _LONGEST_BAND or not falls or len(found) == MOST_BANDS:
            raise ValueError("bands_form")
        found.append(band)
    if not found:
        raise ValueError("bands_form")
    return tuple(found)


def carry_of(text: str) -> int:
    """The per cent of a balance that a year's end leaves: all, none, or a number. Raises
    ValueError."""
    plain = normalise_digits(text)
    found = _PERCENT.fullmatch(plain)
    carry = _CARRIES.get(plain.lower(), int(found[1]) if found else -1)
    if not 0 <= carry <= 100:
        raise ValueError("carry_form")
    return carry


def remarks(
    items: Iterable[Item], starter: Sequence[Item], vote: Vote | None, has_minutes: bool
) -> list[Remark]:
    """What a street should look at in a rule set: many items of the village's own, or one giving
    much; a vote or minutes that are missing. `starter` is the set that comes with the program."""
    known = {item.code for item in starter} | {item.name for item in starter}
    own = [item for item in items if item.on and not known & {item.code, item.name}]
    found = [Remark("many_own_items", str(len(own)))] if len(own) > MOST_OWN_ITEMS else []
    found += [
        Remark("own_item_above", f"{item.code} {item.name}")
        for item in own
        if max(item.points, *(points for _, points in item.tiers), 0) > MOST_OWN_POINTS
    ]
    found += [] if vote else [Remark("no_vote")]
    return found if has_minutes else [*found, Remark("no_minutes")]


def changes(
    old: Sequence[Item], new: Sequence[Item], rules: tuple[CreditRules, CreditRules] | None = None
) -> RuleChanges:
    """How the items of one set differ from those of another, by their codes; `rules` are the two
    sets whose settings are compared too."""
    before, after = {i.code: i for i in old}, {i.code: i for i in new}
    changed = []
    for code in before.keys() & after.keys():
        one, other = before[code], after[code]
        named = tuple(
            f.name for f in fields(Item) if getattr(one, f.name) != getattr(other, f.name)
        )
        if named:
            changed.append(ItemChange(one, other, named))
    places = {item.code: at for at, item in enumerate(new)}
    return RuleChanges(
        tuple(item for item in new if item.code not in before),
        tuple(item for item in old if item.code not in after),
        tuple(sorted(changed, key=lambda change: places[change.new.code])),
        _settings(*rules) if rules else {},
    )


def _settings(old: CreditRules, new: CreditRules) -> dict[str, tuple[Any, Any]]:
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in SETTINGS}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _refuse(reason: str) -> date:
    raise ValueError(reason)
