"""The list that a closed month counted: canonical JSON, so that its digest says what it says.

Keys are sorted, there are no blanks, and text stands as it is. Ids are 32 hex digits, days ISO,
quantities, points and figures tenths.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar, get_args, get_type_hints

from gridcredit.domain.credit.codes import Theme
from gridcredit.domain.credit.periods import months
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.errors import ClosingUnreadable

VERSION = 1
T = TypeVar("T")


class Listed(NamedTuple):
    """One entry, or one correction (`corrects` names the entry), as a month counted it.

    `quantity` is what it adds to a person's hours, of a correction what it takes off them; `value`
    is what it was worth before group, tier and cap; `why` says why it counted less (codes.Why).
    """

    id: str
    household: str
    resident: str
    item: str
    on: str
    matter: str
    quantity: int
    value: int
    counted: int
    why: str = ""
    corrects: str = ""

    @property
    def person(self) -> str:
        """Who did it; where nobody is named, the household takes that place."""
        return self.resident or self.household


class ScoreLine(NamedTuple):
    """A household at the end of a month: its people who count, the month's points, 户总分, 人均分
    (none without people) and the band."""

    household: str
    members: int
    points: int
    total: int
    per_head: int | None
    band: str


class Stayed(NamedTuple):
    """An entry that was not counted, and why (texts.reasons)."""

    id: str
    reason: str


class Held(NamedTuple):
    """An entry of a list that somebody objects to, and the points that are held back for it."""

    id: str
    household: str
    points: int


class Forfeit(NamedTuple):
    """What a year's end took of a household's balance."""

    household: str
    points: int


@dataclass(frozen=True, slots=True)
class ClosedMonth:
    """What a closed month of a village counted, in the order of the walk; what stayed open and
    moves on, what is left out for good, and in December what each balance forfeits.

    `rules` are the numbers of the rule sets of whose items something is listed; `answers` the
    answers to objections that the entries listed here already follow; `disputed` are entries of
    earlier lists whose objections nobody had answered, and what is held back for them.
    """

    area: str
    period: str
    rules: tuple[int, ...] = ()
    entries: tuple[Listed, ...] = ()
    households: tuple[ScoreLine, ...] = ()
    moved_on: tuple[Stayed, ...] = ()
    left_out: tuple[Stayed, ...] = ()
    carry: tuple[Forfeit, ...] = ()
    answers: tuple[str, ...] = ()
    disputed: tuple[Held, ...] = ()
    version: int = VERSION

    @property
    def points(self) -> int:
        """All that was counted."""
        return sum(row.counted for row in self.entries)

    def text(self) -> str:
        """The canonical form."""
        return _canonical({field.name: getattr(self, field.name) for field in fields(self)})

    def sums(self) -> str:
        """What each household counted, and what its balance forfeits: canonical, too. It stands
        beside the list, so that a balance is reckoned without the lists of all months."""
        points: dict[str, int] = {}
        for row in self.entries:
            points[row.household] = points.get(row.household, 0) + row.counted
        return _canonical({"carry": self.carry, "points": sorted(points.items())})


@dataclass(frozen=True, slots=True)
class Sums:
    """What a closed month counted and forfeited, by household."""

    carry: tuple[Forfeit, ...]
    points: tuple[tuple[str, int], ...]


def _canonical(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """The sha-256 of a canonical form, hex."""
    return sha256(text.encode()).hexdigest()


def parse(text: str) -> ClosedMonth:
    """What a canonical form says; keys that this program does not know are passed over. Raises
    ClosingUnreadable."""
    try:
        told = json.loads(text)
        rows = {name: _rows(kind, told[name]) for name, kind in _LISTS.items()}
        month = ClosedMonth(
            area=_typed(told["area"], str),
            period=_typed(told["period"], str),
            rules=tuple(_typed(number, int) for number in told["rules"]),
            answers=tuple(_typed(answer, str) for answer in told["answers"]),
            version=_typed(told["version"], int),
            **rows,
        )
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ClosingUnreadable("", "not_a_closing") from error
    require_readable(month)
    return month


def part_of(text: str, household: str, residents: Iterable[str] = ()) -> ClosedMonth:
    """What a canonical form says of a household and of records of a person, their ids in hex: the
    rows that name any of them, and the answers. The rest is not read."""
    begins = set(_rows_naming(text, household, 1))
    for resident in residents:
        begins.update(_rows_naming(text, resident, 2))
    rows = (_decoder.raw_decode(text, at)[0] for at in sorted(begins))
    return ClosedMonth(
        area=_value(text, "area"),
        period=_value(text, "period"),
        entries=tuple(Listed(*row) for row in rows),
        answers=tuple(_value(text, "answers")),
    )


_ID = 32
_decoder = json.JSONDecoder()


def _rows_naming(text: str, named: str, place: int) -> Iterator[int]:
    """Where the rows begin that have an id at a place, behind as many other ids."""
    mark = f'","{named}","'
    at = text.find(mark) if named else -1
    while at >= 0:
        begins = at - place * (_ID + len('","')) + len('","') - len('["')
        if text.startswith('["', begins):
            yield begins
        at = text.find(mark, at + 1)


def _value(text: str, key: str) -> Any:
    """What stands under a key of the outermost object: those before the entries are found from the
    beginning, those behind them from the end."""
    mark = f'"{key}":'
    at = text.find(mark) if key < "entries" else text.rfind(mark)
    return _decoder.raw_decode(text, at + len(mark))[0]


def require_readable(month: ClosedMonth) -> None:
    """Raise ClosingUnreadable for a list of a newer program, or one of no month."""
    if month.version > VERSION:
        raise ClosingUnreadable(month.period, "newer_program")
    try:
        is_month = months(month.period) == [month.period]
    except ValueError:
        is_month = False
    if not is_month or month.version < 1:
        raise ClosingUnreadable(month.period, "not_a_closing")


def theme_points(month: ClosedMonth, book: RuleBook) -> dict[Theme, int]:
    """The counted points of each theme; what no rule set lists any more is of none."""
    found = dict.fromkeys(Theme, 0)
    for row in month.entries:
        item = book.item(date.fromisoformat(row.on), row.item)
        if item is not None:
            found[item.theme] += row.counted
    return found


_Row = TypeVar("_Row", Listed, ScoreLine, Stayed, Held, Forfeit)
_LISTS: dict[str, Any] = {
    "entries": Listed,
    "households": ScoreLine,
    "moved_on": Stayed,
    "left_out": Stayed,
    "carry": Forfeit,
    "disputed": Held,
}


def _rows(kind: type[_Row], told: Any) -> tuple[_Row, ...]:
    types = [get_args(hint) or (hint,) for hint in get_type_hints(kind).values()]
    if not all(len(row) == len(types) for row in told):
        raise ValueError(kind.__name__)
    if not all(type(v) in kinds for row in told for v, kinds in zip(row, types, strict=True)):
        raise ValueError(kind.__name__)
    return tuple(kind(*row) for row in told)


def _typed(value: Any, kind: type[T]) -> T:
    if type(value) is not kind:
        raise ValueError(kind.__name__)
    return value
