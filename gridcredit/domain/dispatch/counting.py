"""What stands behind a period's figures of each unit, so that every figure is the length of a list.

`last + new - removed + joined - left = total` holds for every unit by the way ids are marked
(packing.Mark): who was in the issue before and is in this one bears LAST and TOTAL, who came bears
TOTAL and one of NEW and JOINED, who went bears LAST and one of REMOVED and LEFT.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


_ELIGIBLE, _PLEDGED_NEW, _HOME = map(int, (Mark.ELIGIBLE, Mark.PLEDGED_NEW, Mark.HOME))
_LAST, _VISITED = int(Mark.LAST), int(Mark.VISITED)
_WENT = {False: int(Mark.LAST | Mark.LEFT), True: int(Mark.LAST | Mark.REMOVED)}
_CAME = {False: int(Mark.JOINED), True: int(Mark.NEW)}
"""As plain numbers: flags take ten times as long, and there are hundreds of thousands."""


class Resident(NamedTuple):
    """A resident to be counted: where, and as what."""

    id: Id
    household: Id
    grid: Id
    counts: Counts


class Before(NamedTuple):
    """Where somebody stood in the issue before, and whether behind its total and its pledges."""

    place: Place
    total: bool
    pledged: bool


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
    people: Iterable[Resident],
    unit_of: Mapping[Id, Id],
    before: Mapping[Id, Before] | None = None,
    survivors: Mapping[Id, Id] | None = None,
) -> None:
    """Put everybody on the lists of their unit. `before` is who was in the issue before, under the
    ids of then; without it the eve is counted by what is known now. Grids of no unit are left out.
    """
    was_pledged = {row for row, then in (before or {}).items() if then.pledged}
    was_pledged |= {survivors[row] for row in was_pledged if survivors and row in survivors}
    known: dict[Id, Resident] = {}
    marks_of: dict[Counts, int] = {}
    lists_of: dict[Id, Lists] = {}
    for person in people:
        row, home, grid, counted = person
        lists = lists_of.get(grid)
        if lists is None:
            if grid not in unit_of:
                continue
            lists = lists_of[grid] = behind.at((unit_of[grid], grid))
        known[row] = person
        marks = marks_of.get(counted)
        if marks is None:
            marks = marks_of[counted] = int(_marks(counted, is_alone=before is None))
        if marks & _PLEDGED_NEW and row in was_pledged:
            marks ^= _PLEDGED_NEW
        if marks:
            lists.people[row] = marks
            if marks & _ELIGIBLE:
                lists.households[home] = _HOME
    if before is not None:
        _compare(behind, known, unit_of, before, survivors or {})


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


def _compare(
    behind: Behind,
    known: Mapping[Id, Resident],
    unit_of: Mapping[Id, Id],
    before: Mapping[Id, Before],
    survivors: Mapping[Id, Id],
) -> None:
    """Mark who was in the issue before, then who came since."""
    stayed: set[Id] = set()
    for row in sorted(before, key=survivors.__contains__):  # who stands for others comes first
        then = before[row]
        if not then.total:
            continue
        person = known.get(survivors.get(row, row))
        unit, grid = then.place
        is_here = person is not None and unit_of[person.grid] == unit
        if person is not None and is_here and person.counts.total and person.id not in stayed:
            stayed.add(person.id)
            _mark(behind, (unit, person.grid), person.id, _LAST)
        else:
            went = person is not None and not person.counts.total and person.counts.ended_within
            place = (unit, person.grid) if person is not None and is_here else (unit, grid)
            _mark(behind, place, row, _WENT[went])
    for person in known.values():
        if person.counts.total and person.id not in stayed:
            place = (unit_of[person.grid], person.grid)
            _mark(behind, place, person.id, _CAME[person.counts.registered_within])


def _mark(behind: Behind, place: Place, row: Id, mark: int) -> None:
    people = behind.at(place).people
    people[row] = people.get(row, 0) | mark


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
