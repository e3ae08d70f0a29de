"""What stands behind a period's figures of each unit, so that every figure is the length of a list.

`last + new - removed + joined - left = total` holds for every unit by the way ids are marked
(packing.Mark): who was in the issue before and is in this one bears LAST and TOTAL, who came bears
TOTAL and one of NEW and JOINED, who went bears LAST and one of REMOVED and LEFT.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from gridcredit.domain.codes import RegistrationKind
from gridcredit.domain.coverage import (
    DECIDING,
    DEFAULT_RULES,
    Basis,
    CoverageFacts,
    Rules,
    has_left,
    is_eligible,
    pledged_on,
    registered_on,
)
from gridcredit.domain.dispatch.packing import Id, Lists, Mark

Place = tuple[Id, Id]
"""A unit, which is a row of the table, and a grid in it (or the unit itself)."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a report is about, with the day its standing figures are of (the last one)."""

    first: date
    last: date

    @property
    def eve(self) -> date:
        """The day before it."""
        return self.first - timedelta(days=1)

    def contains(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Counts:
    """What a resident counts for in a period; the same for all of whom the same is known."""

    eligible: bool = False
    total: bool = False  # registered, and in the base, on the last day
    total_before: bool = False  # on the eve
    registered_within: bool = False  # the registration that stands is dated in the period
    ended_within: bool = False  # withdrew, died or moved out, dated in the period
    pledged: bool = False
    pledged_within: bool = False


def counts(
    person: CoverageFacts,
    period: Period,
    basis: Basis = Basis.RESIDENCE,
    rules: Rules = DEFAULT_RULES,
) -> Counts:
    """What a resident counts for; all by what is known now."""
    eligible = is_eligible(person, period.last, basis, rules)
    registered = registered_on(person, period.last)
    decided = _decided(person, period.last)
    pledged = eligible and pledged_on(person, period.last)
    was_registered = registered_on(person, period.eve)
    return Counts(
        eligible=eligible,
        total=eligible and registered,
        total_before=was_registered and is_eligible(person, period.eve, basis, rules),
        registered_within=registered and period.contains(decided),
        ended_within=not person.removed and _ended(person, period, registered, decided),
        pledged=pledged,
        pledged_within=pledged and not pledged_on(person, period.eve),
    )


def _decided(person: CoverageFacts, until: date) -> date | None:
    """The day of the event that decides who is registered."""
    days = [day for day, kind in person.events if kind in DECIDING and day <= until]
    return max(days, default=None)


def _ended(person: CoverageFacts, period: Period, registered: bool, decided: date | None) -> bool:
    if has_left(person, period.last):
        return period.contains(person.left_on)
    withdrew = any(kind is RegistrationKind.WITHDREW for _, kind in person.events)
    return withdrew and not registered and period.contains(decided)


_PLEDGED_NEW, _HOME = int(Mark.PLEDGED_NEW), int(Mark.HOME)
_LAST, _VISITED = int(Mark.LAST), int(Mark.VISITED)
_WENT = {False: int(Mark.LAST | Mark.LEFT), True: int(Mark.LAST | Mark.REMOVED)}
_CAME = {False: int(Mark.JOINED), True: int(Mark.NEW)}
"""As plain numbers: flags take ten times as long, and there are hundreds of thousands."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Residents of one grid who count the same, each with its household in the same place."""

    grid: Id
    counts: Counts
    residents: Collection[Id]
    households: Collection[Id]


Parts = list[tuple[Collection[Id], int]]
"""Residents with the marks that they bear."""


@dataclass(frozen=True, slots=True)
class Before:
    """The issue before: who stood behind its total, by unit and grid, and behind its pledges."""

    total: Mapping[Place, Collection[Id]] = field(default_factory=dict)
    pledged: Collection[Id] = frozenset()


@dataclass(slots=True)
class Behind:
    """The lists of all units, by unit and grid."""

    lists: dict[Place, Lists] = field(default_factory=dict)

    def at(self, place: Place) -> Lists:
        """The lists of a place."""
        found = self.lists.get(place)
        if found is None:
            found = self.lists[place] = Lists()
        return found

    def all_lists(self) -> list[Lists]:
        """The lists of all places."""
        return list(self.lists.values())

    def of_unit(self, unit: Id) -> list[Lists]:
        """The lists of all grids of a unit."""
        return [lists for (of, _), lists in self.lists.items() if of == unit]


def list_people(
    behind: Behind,
    groups: Iterable[Alike],
    unit_of: Mapping[Id, Id],
    before: Before | None = None,
    survivors: Mapping[Id, Id] | None = None,
) -> None:
    """Put everybody on the lists of their unit. `before` is who was in the issue before, under the
    ids of then; without it the eve is counted by what is known now. Grids of no unit are left out.
    """
    known = [group for group in groups if group.grid in unit_of]
    compared = None
    if before is not None:
        compared = _Compared(known, unit_of, before, survivors or {})
    marks_of: dict[Counts, int] = {}
    for group in known:
        lists = behind.at((unit_of[group.grid], group.grid))
        marks = marks_of.get(group.counts)
        if marks is None:
            marks = marks_of[group.counts] = int(_marks(group.counts, is_alone=compared is None))
        parts: Parts = [(group.residents, marks)]
        if compared is not None:
            parts = compared.parted(group, marks)
        for residents, borne in parts:
            if borne:
                lists.people.update(dict.fromkeys(residents, borne))
        if group.counts.eligible:
            lists.households.update(dict.fromkeys(group.households, _HOME))
    if compared is not None:
        for place, row, mark in compared.went:
            people = behind.at(place).people
            people[row] = people.get(row, 0) | mark


def _marks(counted: Counts, *, is_alone: bool) -> Mark:
    """The marks that a resident bears by itself; alone also those of who came, stayed or went."""
    marks = Mark(0)
    for mark, borne in (
        (Mark.ELIGIBLE, counted.eligible),
        (Mark.PLEDGED, counted.pledged),
        (Mark.PLEDGED_NEW, counted.pledged_within),
        (Mark.TOTAL, counted.total),
    ):
        marks |= mark if borne else Mark(0)
    return marks | _moved(counted, counted.total_before) if is_alone else marks


def _moved(counted: Counts, was_in: bool) -> Mark:
    """The marks of who came, stayed or went."""
    if was_in:
        if counted.total:
            return Mark.LAST
        return Mark.LAST | (Mark.REMOVED if counted.ended_within else Mark.LEFT)
    if counted.total:
        return Mark.NEW if counted.registered_within else Mark.JOINED
    return Mark(0)


class _Compared:
    """Who of the issue before stayed in its unit's total, and who went, where and why."""

    def __init__(
        self,
        groups: Sequence[Alike],
        unit_of: Mapping[Id, Id],
        before: Before,
        survivors: Mapping[Id, Id],
    ) -> None:
        self._unit_of, self._survivors = unit_of, survivors
        self._was_pledged = set(before.pledged)
        self._was_pledged |= {survivors[row] for row in before.pledged if row in survivors}
        self._group_of: dict[Id, Alike] = {}
        counted: dict[Id, set[Id]] = {}
        for group in groups:
            self._group_of.update(dict.fromkeys(group.residents, group))
            if group.counts.total:
                counted.setdefault(unit_of[group.grid], set()).update(group.residents)
        self._stayed: set[Id] = set()
        self.went: list[tuple[Place, Id, int]] = []
        merged: list[tuple[Place, Id]] = []
        for place, rows in before.total.items():
            own = set(rows).difference(survivors)
            merged += [(place, row) for row in rows if row in survivors]
            stayed = own & counted.get(place[0], set())
            self._stayed |= stayed
            self.went += [self._gone(place, row) for row in own - stayed]
        for place, row in merged:  # who stands for others came first
            stays = survivors[row]
            if stays in counted.get(place[0], ()) and stays not in self._stayed:
                self._stayed.add(stays)
            else:
                self.went.append(self._gone(place, row))

    def _gone(self, place: Place, row: Id) -> tuple[Place, Id, int]:
        """Where somebody is listed as gone: in the grid of now, where that is of the same unit."""
        group = self._group_of.get(self._survivors.get(row, row))
        if group is None:
            return place, row, _WENT[False]
        has_ended = not group.counts.total and group.counts.ended_within
        is_here = self._unit_of[group.grid] == place[0]
        return (place[0], group.grid if is_here else place[1]), row, _WENT[has_ended]

    def parted(self, group: Alike, marks: int) -> Parts:
        """The residents of a group by the marks they bear."""
        parts: Parts = [(group.residents, marks)]
        if group.counts.total:
            residents = set(group.residents)
            stayed = residents & self._stayed
            came = _CAME[group.counts.registered_within]
            parts = [(stayed, marks | _LAST), (residents - stayed, marks | came)]
        if marks & _PLEDGED_NEW:
            parts = [
                part
                for residents, borne in parts
                for part in (
                    (set(residents) & self._was_pledged, borne ^ _PLEDGED_NEW),
                    (set(residents) - self._was_pledged, borne),
                )
            ]
        return parts


class Knock(NamedTuple):
    """A visit at a door in the period, the household, the grid that answered for it, and whether
    somebody was met."""

    id: Id
    household: Id
    grid: Id
    met: bool


def list_visits(behind: Behind, knocks: Iterable[Knock], unit_of: Mapping[Id, Id]) -> None:
    """Put the visits of the period on the lists; a household that was met counts once a unit."""
    met: set[tuple[Id, Id]] = set()
    for knock in knocks:
        unit = unit_of.get(knock.grid)
        if unit is None:
            continue
        lists = behind.at((unit, knock.grid))
        lists.visits[knock.id] = Mark.COUNTED
        if knock.met and (unit, knock.household) not in met:
            met.add((unit, knock.household))
            lists.households[knock.household] = lists.households.get(knock.household, 0) | Mark.MET


def list_visited(behind: Behind, households: Iterable[Id]) -> None:
    """Mark whose door somebody was at this year, among households with somebody in the base."""
    visited = set(households)
    for lists in behind.lists.values():
        marked = lists.households
        for row in visited.intersection(marked):
            if marked[row] & _HOME:
                marked[row] |= _VISITED


def list_articles(behind: Behind, articles: Mapping[Id, Place]) -> None:
    """Put the articles of the period on the lists of where they belong."""
    for row, place in articles.items():
        behind.at(place).articles[row] = Mark.COUNTED
