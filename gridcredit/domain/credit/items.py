"""What a rule set lists: the items that count, how much, and within which bounds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from itertools import pairwise
from typing import Any, NamedTuple

from gridcredit.domain.credit.codes import CapBy, CapKind, CapSpan, Theme, Unit

WHOLE = 10
"""Tenths of one: of a person, a piece, an hour, a point."""
TierTable = tuple[tuple[int, int], ...]


class Bounds(NamedTuple):
    """A cap: how much (tenths of points, or times), of what, how long, for whom."""

    cap: int
    kind: CapKind
    span: CapSpan
    by: CapBy


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a rule set.

    `points` are tenths. `per`, of unit hours: so many tenths of an hour earn the points once.
    `tiers`: from so many tenths of an hour a year on, so many tenths of a point in all. `cap`:
    tenths of points, or times. `cap_code` blank: the item itself (`room`). A cap that does not say
    of what and by whom is one of points, by person (`bounds`).
    """

    code: str
    theme: Theme
    name: str
    points: int = 0
    unit: Unit = Unit.PERSON
    per: int = WHOLE
    group: str = ""
    tiers: TierTable = ()
    cap: int | None = None
    cap_kind: CapKind | None = None
    cap_per: CapSpan | None = None
    cap_by: CapBy | None = None
    cap_code: str = ""
    evidence: tuple[str, ...] = ()
    recorders: tuple[str, ...] = ()
    on: bool = True

    @property
    def room(self) -> str:
        """The code of the cap whose room it uses."""
        return self.cap_code or self.code

    @property
    def bounds(self) -> Bounds | None:
        """How its cap is reckoned; None where it has none."""
        if self.cap is None or self.cap_per is None:
            return None
        kind, by = self.cap_kind or CapKind.POINTS, self.cap_by or CapBy.PERSON
        return Bounds(self.cap, kind, self.cap_per, by)

    @property
    def needs_resident(self) -> bool:
        """Whether an entry of it must say who did it."""
        return self.unit not in (Unit.HOUSEHOLD, Unit.MEMBER)

    @property
    def takes_quantity(self) -> bool:
        """Whether an entry of it says how much or how long."""
        return self.unit != Unit.MEMBER and not self.group

    def worth(self, quantity: int, members: int) -> int:
        """Tenths of points that an entry is worth before group, tier and cap; `quantity` in tenths.
        An item with tiers is worth nothing by itself."""
        if self.tiers:
            return 0
        if self.unit == Unit.MEMBER:
            return self.points * members
        if self.group:
            return self.points
        return self.points * (quantity // (self.per if self.unit == Unit.HOURS else WHOLE))

    def tier(self, hours: int) -> int:
        """Tenths of points that so many tenths of an hour a year reach in all."""
        return max((points for least, points in self.tiers if least <= hours), default=0)


_DEFAULTS: dict[str, Any] = {f.name: f.default for f in fields(Item)}
_CODES: dict[str, type[StrEnum]] = {
    "theme": Theme,
    "unit": Unit,
    "cap_kind": CapKind,
    "cap_per": CapSpan,
    "cap_by": CapBy,
}
_TEXTS = ("code", "name", "group", "cap_code")
_NUMBERS = ("points", "per", "cap")
_LISTS = ("evidence", "recorders")
_LARGEST = 2**31


def items_to_json(items: Iterable[Item]) -> str:
    """The one written form of items, in their order: what is as by default is left out."""
    plain = [{n: v for n in _DEFAULTS if (v := getattr(item, n)) != _DEFAULTS[n]} for item in items]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def items_from_json(text: str) -> list[Item]:
    """The items of a written form; names that this program does not know are passed over. Raises
    ValueError for any other text."""
    try:
        told = json.loads(text)
    except RecursionError as error:  # thousands of brackets
        raise ValueError("items") from error
    if not isinstance(told, list):
        raise ValueError("items")
    return [_item(one) for one in told]


def _item(told: Any) -> Item:
    if not isinstance(told, dict):
        raise ValueError("item")
    values: dict[str, Any] = {name: told[name] for name in _DEFAULTS if name in told}
    if any(d is MISSING and name not in values for name, d in _DEFAULTS.items()):
        raise ValueError("item")
    _require(values, _TEXTS, lambda v: isinstance(v, str))
    _require(values, _NUMBERS, lambda v: type(v) is int and abs(v) < _LARGEST)
    _require(values, _LISTS, lambda v: isinstance(v, list) and all(isinstance(x, str) for x in v))
    _require(values, ("on",), lambda v: isinstance(v, bool))
    _require(values, ("tiers",), _is_tier_table)
    for name in _LISTS:
        values[name] = tuple(values.get(name, ()))
    values["tiers"] = tuple((least, points) for least, points in values.get("tiers", ()))
    for name, codes in _CODES.items():
        if name in values:
            values[name] = codes(values[name])
    if values.get("per", WHOLE) < 1:
        raise ValueError("per")
    return Item(**values)


def _require(values: Mapping[str, Any], names: Iterable[str], holds: Callable[[Any], bool]) -> None:
    for name in names:
        if name in values and not holds(values[name]):
            raise ValueError(name)


def _is_tier_table(told: Any) -> bool:
    return isinstance(told, list) and all(
        isinstance(step, list) and [type(part) for part in step] == [int, int] for step in told
    )


class Fault(NamedTuple):
    """What is wrong with one item: its place in the list, its code, the field, and a reason
    (texts.reasons)."""

    item: int
    code: str
    field: str
    reason: str


def item_faults(items: Sequence[Item]) -> list[Fault]:
    """Everything that is wrong with the items of a rule set, in their order."""
    rooms: dict[str, Item] = {}
    for item in items:
        if item.cap is not None:
            rooms.setdefault(item.room, item)
    codes = [item.code for item in items]
    found = []
    for at, item in enumerate(items):
        faults = [*_own_faults(item), *_cap_faults(item, rooms.get(item.room))]
        if item.code in codes[:at]:
            faults.append(("code", "item_twice"))
        faults += [(f, "circular") for f in ("group", "cap_code") if _is_circular(items, item, f)]
        found += [Fault(at, item.code, field, reason) for field, reason in faults]
    return found


Faults = Iterator[tuple[str, str]]


def _own_faults(item: Item) -> Faults:
    for field in ("code", "name"):
        if not getattr(item, field).strip():
            yield field, "empty"
    if item.points < 0:
        yield "points", "negative_points"
    if item.per < 1:
        yield "per", "wrong_form"
    if item.group and item.unit is not Unit.PERSON:
        yield "group", "group_of_persons"
    yield from _tier_faults(item)


def _tier_faults(item: Item) -> Faults:
    if not item.tiers:
        return
    if item.unit is not Unit.HOURS:
        yield "tiers", "tiers_of_hours"
    for field in ("points", "group", "cap", "cap_code"):
        if getattr(item, field):
            yield field, "tiers_alone"
    steps = [(0, 0), *item.tiers]
    if any(points < 0 for _, points in steps):
        yield "tiers", "negative_points"
    elif any(b[0] <= a[0] or b[1] <= a[1] for a, b in pairwise(steps)):
        yield "tiers", "tiers_rise"


def _cap_faults(item: Item, first: Item | None) -> Faults:
    """`first` is the first item with a cap of the same code: all of one code have the same."""
    if item.cap is not None:
        if item.cap < 1:
            yield "cap", "cap_of_nothing"
        if item.cap_per is None:
            yield "cap_per", "cap_without_span"
    if first is None:
        if item.cap_code:
            yield "cap_code", "caps_differ"
    elif (item.cap, item.bounds) != (first.cap, first.bounds):
        yield "cap_code", "caps_differ"


def _is_circular(items: Sequence[Item], item: Item, field: str) -> bool:
    """Whether the codes that a field names lead from item to item back to this one."""
    leads = {one.code: getattr(one, field) for one in items}
    seen: set[str] = set()
    at = getattr(item, field)
    while at in leads and at not in seen and leads[at] != at:
        if at == item.code:
            return True
        seen.add(at)
        at = leads[at]
    return False
