"""One mechanism for all ledgers: which kind of record each holds, who keeps it, what makes two rows
the same, what is asked of a row as a whole. A new ledger is a kind of record and a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_origin
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds import (
    article,
    enterprise_visit,
    group_post,
    incentive,
    occasion,
    poster_inspection,
    poster_placement,
    publicity_activity,
)
from gridcredit.domain.kinds.kind import Kind, hints
from gridcredit.domain.ledgers.incentives import after_change
from gridcredit.domain.ledgers.rules import (
    Faults,
    activity_faults,
    article_faults,
    article_joined,
    incentive_faults,
    inspection_faults,
    occasion_faults,
    placement_faults,
    post_faults,
    visit_faults,
)


class ValueType(StrEnum):
    """What a field of a ledger holds."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    TRUTH = "truth"
    CHOICE = "choice"
    LIST = "list"
    AREA = "area"
    POSTER = "poster"  # a placement, named by its poster's number


@dataclass(frozen=True, slots=True)
class LedgerField:
    """A field as forms, sheets and the command line have it."""

    name: str
    holds: ValueType
    required: bool
    words: tuple[str, str]
    codes: type[StrEnum] | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """One ledger. `same_by` are the fields by which a row of a file is one that is known already;
    `faults` looks at a whole row (and the record it hangs on) and says what is wrong, by field."""

    name: str
    kind: Kind
    duty: Duty
    same_by: tuple[str, ...]
    faults: Callable[[Any, date, Any], Faults]
    required: frozenset[str] = frozenset()
    needs_area: bool = True
    follows: Callable[[Any, Any], Mapping[str, Any]] = lambda _before, _after: {}
    """What a change brings with it, told the record before and after."""
    alike: str = ""
    """What rows of one code have in common at every office, so that the code alone names them."""
    joins: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]] = lambda _row, values: values
    """What becomes of the values that a file has for a known row."""
    unfilled: frozenset[str] = frozenset()
    """A row of a file in which all of these are blank is one that nobody filled in yet."""
    near: int = 0
    """Days by which the days of two rows may differ that are the same but for them."""
    fields: tuple[LedgerField, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", tuple(_fields(self)))

    @property
    def has_photos(self) -> bool:
        """Whether its rows have photos."""
        return "photo_1" in self.kind.columns

    @property
    def day(self) -> str:
        """The field by which its rows lie in a period; blank where they lie in none."""
        return self.kind.day


_APART = frozenset({"removed", "photo_1", "photo_2", "photo_3", "wording_checked"})


def _fields(ledger: Ledger) -> list[LedgerField]:
    found = []
    for name, told in ledger.kind.columns.items():
        if name not in _APART:
            kind, codes = _type(ledger.kind, name)
            needed = name in ledger.required or name in ledger.same_by
            found.append(LedgerField(name, kind, needed and name != "area", told.words, codes))
    return found


def _type(kind: Kind, name: str) -> tuple[ValueType, type[StrEnum] | None]:
    hint = hints(kind)[name]
    plain = [one for one in get_args(hint) if one is not type(None)] or [hint]
    if get_origin(hint) is tuple:
        return ValueType.LIST, None
    if plain[0] is UUID:
        return (ValueType.AREA if name == "area" else ValueType.POSTER), None
    for known, value_type in _TYPES.items():
        if plain[0] is known:
            return value_type, None
    return ValueType.CHOICE, plain[0]


_TYPES: Mapping[type, ValueType] = {
    str: ValueType.TEXT,
    date: ValueType.DAY,
    bool: ValueType.TRUTH,
    int: ValueType.NUMBER,
}

_ALL = (
    Ledger(
        "articles", article.KIND, Duty.KEEP_LEDGERS, ("area", "on", "title"), article_faults,
        frozenset({"outlet"}), joins=article_joined, near=14,
    ),
    Ledger(
        "activities", publicity_activity.KIND, Duty.KEEP_LEDGERS, ("area", "on", "title"),
        activity_faults,
    ),
    Ledger(
        "placements", poster_placement.KIND, Duty.KEEP_LEDGERS, ("area", "number", "place"),
        placement_faults, frozenset({"on"}),
    ),
    Ledger(
        "inspections", poster_inspection.KIND, Duty.KEEP_LEDGERS, ("placement", "on"),
        inspection_faults, frozenset({"found"}), needs_area=False,
        unfilled=frozenset({"on", "found"}),
    ),
    Ledger(
        "group_posts", group_post.KIND, Duty.KEEP_LEDGERS, ("area", "on", "alias"), post_faults
    ),
    Ledger(
        "enterprise_visits", enterprise_visit.KIND, Duty.KEEP_LEDGERS, ("area", "on", "company"),
        visit_faults,
    ),
    Ledger(
        "incentives", incentive.KIND, Duty.SET_INCENTIVES, ("area", "code"), incentive_faults,
        frozenset({"department", "title", "on"}), follows=after_change, alike="title",
    ),
    Ledger(
        "occasions", occasion.KIND, Duty.SET_TASKS, ("name",), occasion_faults, needs_area=False
    ),
)  # fmt: skip

LEDGERS: Mapping[str, Ledger] = {ledger.name: ledger for ledger in _ALL}
"""By the name that the command line has for each."""
