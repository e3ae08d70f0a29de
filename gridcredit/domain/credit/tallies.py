"""What the walk has counted so far: room of caps, hours of tiers, points of matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from gridcredit.domain.credit.closing import Listed
from gridcredit.domain.credit.codes import CapBy, CapKind, CapSpan, Unit
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.periods import span_of
from gridcredit.domain.credit.persons import Persons
from gridcredit.domain.credit.rulebook import RuleBook

Matter = tuple[str, str, str]
"""A person, a group and a matter."""


class Acting(Protocol):
    """Whose entry, of which item and day, with which hours."""

    @property
    def household(self) -> str:
        """The household that the points go to."""

    @property
    def resident(self) -> str:
        """Who did it; blank: the household."""

    @property
    def item(self) -> str:
        """The item's code."""

    @property
    def on(self) -> str:
        """The day of the fact, ISO."""

    @property
    def quantity(self) -> int:
        """Tenths of an hour."""


class _Part(NamedTuple):
    """What a row of an item adds to: its group, the code of its cap, the ways in which any rule set
    reckons that cap, and whether its hours are summed up, as some rule set asks for."""

    group: str
    room: str
    caps: tuple[tuple[CapKind, CapSpan, CapBy], ...]
    sums_hours: bool


_NOTHING: frozenset[str] = frozenset()


class Tallies:
    """Sums over the rows added so far, as far as some entries ask for them."""

    def __init__(self, book: RuleBook, asking: Iterable[Acting], persons: Persons) -> None:
        self._book = book
        self._person = persons.of
        self._used: dict[tuple[str, CapKind, CapBy, str, str], int] = defaultdict(int)
        self._hours: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
        self._matters: dict[Matter, int] = defaultdict(int)
        self._parts: dict[tuple[str, str], _Part] = {}
        self._caps: dict[str, set[tuple[CapKind, CapSpan, CapBy]]] = defaultdict(set)
        self._sharing: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._tiered: set[str] = set()
        for item in (item for rules in book.sets for item in rules.items.values()):
            if item.tiers:
                self._tiered.add(item.code)
            if bounds := item.bounds:
                self._caps[item.room].add((bounds.kind, bounds.span, bounds.by))
            self._sharing["room", item.room] |= {item.code, item.room}
            self._sharing["group", item.group].add(item.code)
        self._asked = self._items_asked_for(asking)

    def _items_asked_for(self, asking: Iterable[Acting]) -> Mapping[str, set[str]]:
        """The items of each person and each household that share a cap, a tier or a group with an
        entry that asks."""
        asked: dict[str, set[str]] = defaultdict(set)
        for entry in asking:
            rules = self._book.set_for(entry.on[:7])
            item = rules.items.get(entry.item) if rules else None
            if item is None:
                continue
            person = self._person(entry)
            if item.tiers:
                asked[person].add(item.code)
            if item.group:
                asked[person] |= self._sharing["group", item.group]
            if bounds := item.bounds:
                who = person if bounds.by is CapBy.PERSON else entry.household
                asked[who] |= self._sharing["room", item.room]
        return asked

    def add_closed(self, rows: Iterable[Listed], net: dict[str, int]) -> None:
        """Reckon with those rows of a list that an open entry asks for."""
        asked = self._asked
        for row in rows:
            item, household = row.item, row.household
            if item in asked.get(self._person(row), _NOTHING) or (
                item in asked.get(household, _NOTHING)
            ):
                self.add(row, net)
            elif row.id in net:
                net[row.id] = row.counted
            elif row.corrects in net:
                net[row.corrects] += row.counted

    def add(self, row: Listed, net: dict[str, int]) -> None:
        """Reckon with a row from now on. `net` is what entries counted so far, their corrections
        with it, and is kept."""
        group, room, caps, sums_hours = self._part(row.on[:7], row.item)
        entry = row.corrects or row.id
        before = net.get(entry, 0)
        net[entry] = after = before + row.counted
        person = self._person(row)
        if sums_hours:
            sums = self._hours[person, row.item, row.on[:4]]
            sums[0] += -row.quantity if row.corrects else row.quantity
            sums[1] += row.counted
        if group and row.matter:
            self._matters[person, group, row.matter] += row.counted
        for kind, span, by in caps:
            who = person if by is CapBy.PERSON else row.household
            used = row.counted if kind is CapKind.POINTS else (after > 0) - (before > 0)
            if used:
                self._used[room, kind, by, span_of(row.on, span), who] += used

    def next_tier(self, entry: Acting, item: Item) -> int:
        """What an entry of an item with tiers adds to what its hours have counted this year."""
        key = (self._person(entry), entry.item, entry.on[:4])
        hours, counted = self._hours.get(key, (0, 0))
        return max(0, item.tier(hours + entry.quantity) - counted)

    def of_matter(self, matter: Matter) -> int:
        """What a matter has counted so far, over all years."""
        return self._matters.get(matter, 0)

    def room(self, entry: Acting, item: Item, wanted: int) -> int:
        """How many of the wanted points the item's cap leaves room for."""
        bounds = item.bounds
        if bounds is None or wanted <= 0:
            return wanted
        who = entry.household
        if bounds.by is CapBy.PERSON:
            who = self._person(entry)
        span = span_of(entry.on, bounds.span)
        left = bounds.cap - self._used.get((item.room, bounds.kind, bounds.by, span, who), 0)
        if bounds.kind is CapKind.TIMES:
            return wanted if left > 0 else 0
        return max(0, min(wanted, left))

    def _part(self, month: str, code: str) -> _Part:
        part = self._parts.get((month, code))
        if part is None:
            rules = self._book.set_for(month)
            item = rules.items.get(code) if rules else None
            room = item.room if item else code
            sums = item is not None and item.unit is Unit.HOURS and code in self._tiered
            part = _Part(item.group if item else "", room, tuple(self._caps.get(room, ())), sums)
            self._parts[month, code] = part
        return part
