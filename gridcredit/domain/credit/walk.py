"""What each entry of a village counts: a pure function of its records (practice, section 1).

The walk is by (period, day of the fact, id). Closed lists enter as they stand; of open entries
those that passed and that nobody objects to. In which order records arrived has no say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gridcredit.domain.credit.closing import ClosedMonth, Listed
from gridcredit.domain.credit.codes import Why
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.lists import Lists, whole_lists
from gridcredit.domain.credit.periods import next_month
from gridcredit.domain.credit.persons import EACH_RECORD, Persons
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.tallies import Tallies
from gridcredit.domain.journal import Order

NO_RULES, NO_ITEM = "no_rules", "no_item"
"""Why an entry cannot be counted, whatever was decided (texts.reasons)."""


class Passed(NamedTuple):
    """An entry in no closed list that passed and is not disputed; quantities in tenths. `says`:
    what an answer says that it should count, where one does."""

    id: str
    household: str
    resident: str
    item: str
    on: str
    matter: str
    quantity: int
    members: int
    says: int | None = None


class Correcting(NamedTuple):
    """A void of an entry, or the answer to an objection, by which it should have counted `to`."""

    id: str
    entry: str
    to: int
    order: Order


@dataclass(frozen=True)
class Walked:
    """What the walk found. `closed` are the rows of the lists that count, `open` those of open
    months, by month. `booked` is what an entry of a closed list counts, its booked corrections with
    it. `uncounted` are entries that no rules speak of, with the reason."""

    closed: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)
    open: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)
    booked: Mapping[str, int] = field(default_factory=dict)
    uncounted: Mapping[str, str] = field(default_factory=dict)

    def rows(self, months: Iterable[str]) -> Iterator[Listed]:
        """The rows of some months."""
        for month in months:
            yield from self.closed.get(month, ())
            yield from self.open.get(month, ())

    def closed_rows(self) -> Iterator[Listed]:
        """The rows of closed lists."""
        for rows in self.closed.values():
            yield from rows

    def points_by_household(self, months: Iterable[str]) -> dict[str, int]:
        """The counted points of some months, by household."""
        found: dict[str, int] = defaultdict(int)
        for row in self.rows(months):
            found[row.household] += row.counted
        return found


def walk(
    lists: Iterable[ClosedMonth],
    passed: Iterable[Passed],
    corrections: Iterable[Correcting],
    book: RuleBook,
    persons: Persons = EACH_RECORD,
) -> Walked:
    """What all closed lists, passed entries and corrections of a village come to. Entries and
    corrections that a list has booked are passed over; so are corrections of what no list has."""
    return walk_behind(whole_lists(lists), (), passed, corrections, book, persons)


def walk_behind(
    lists: Lists,
    closed: Collection[str],
    passed: Iterable[Passed],
    corrections: Iterable[Correcting],
    book: RuleBook,
    persons: Persons = EACH_RECORD,
) -> Walked:
    """The same where lists may be left out, or parts of them, that have no say in what is open
    (`parts_of_lists`); `closed` are the months that are closed."""
    return _Walk(lists, closed, book, persons).go(passed, corrections)


_Step = tuple[str, str, Passed | Correcting]
"""The day and the id of what is counted in an open month."""


class _Walk:
    def __init__(
        self, lists: Lists, closed: Collection[str], book: RuleBook, persons: Persons
    ) -> None:
        self._book = book
        self._persons = persons
        self._lists = lists
        self._months = {*closed, *lists.rows}

    def go(self, passed: Iterable[Passed], corrections: Iterable[Correcting]) -> Walked:
        """Walk through all periods, the closed and the open ones."""
        steps: dict[str, list[_Step]] = defaultdict(list)
        uncounted: dict[str, str] = {}
        counting = []
        for entry in passed:
            if entry.id in self._lists.entries:
                continue
            if reason := self._unknown(entry):
                uncounted[entry.id] = reason
            else:
                counting.append(entry)
                steps[self._open_month(entry.on[:7])].append((entry.on, entry.id, entry))
        for one in self._standing_corrections(corrections):
            period, row = self._lists.entries[one.entry]
            steps[self._open_month(period)].append((row.on, one.id, one))
        self._tallies = Tallies(self._book, counting, self._persons)
        opened = {}
        net = dict.fromkeys(self._lists.net, 0)
        for period in sorted({*self._lists.rows, *steps}):
            self._tallies.add_closed(self._lists.rows.get(period, ()), net)
            if period in steps:
                opened[period] = self._count(steps[period], net)
        return Walked(self._lists.rows, opened, self._lists.net, uncounted)

    def _unknown(self, entry: Passed) -> str:
        rules = self._book.set_for(entry.on[:7])
        if rules is None:
            return NO_RULES
        return "" if entry.item in rules.items else NO_ITEM

    def _open_month(self, month: str) -> str:
        while month in self._months:
            month = next_month(month)
        return month

    def _standing_corrections(self, corrections: Iterable[Correcting]) -> Iterator[Correcting]:
        """Of each closed entry the first correction by order, where none is booked yet."""
        seen: set[str] = set()
        for one in sorted(corrections, key=lambda one: (one.order, one.id)):
            if one.entry not in self._lists.entries or one.entry in self._lists.corrected:
                continue
            if one.entry not in seen:
                seen.add(one.entry)
                yield one

    def _count(self, steps: list[_Step], net: dict[str, int]) -> tuple[Listed, ...]:
        """The rows of one open period, in the order of the walk."""
        steps.sort(key=lambda step: step[:2])
        winners = self._winners(entry for _, _, entry in steps if isinstance(entry, Passed))
        found = []
        for _, _, one in steps:
            if isinstance(one, Passed):
                row = self._entry(one, winners)
            else:
                row = self._correction(one, net)
            self._tallies.add(row, net)
            found.append(row)
        return tuple(found)

    def _item(self, entry: Passed) -> Item:
        rules = self._book.set_for(entry.on[:7])
        assert rules is not None
        return rules.items[entry.item]

    def _winners(self, entries: Iterable[Passed]) -> dict[tuple[str, str, str], str]:
        """Of each person, group and matter of a period the entry that is worth most, at equal worth
        the first."""
        best: dict[tuple[str, str, str], tuple[int, str]] = {}
        for entry in entries:
            item = self._item(entry)
            key = (self._persons.of(entry), item.group, entry.matter)
            if item.group and entry.matter:
                value = _value(entry, item)
                if key not in best or best[key][0] < value:
                    best[key] = (value, entry.id)
        return {key: winner for key, (_, winner) in best.items()}

    def _entry(self, entry: Passed, winners: Mapping[tuple[str, str, str], str]) -> Listed:
        item, person = self._item(entry), self._persons.of(entry)
        quantity, value, why = entry.quantity, _value(entry, item), ""
        counted = value
        if item.tiers and entry.says is None:
            counted = value = self._tallies.next_tier(entry, item)
            why = "" if counted else Why.TIER.value
        elif item.tiers:
            quantity = 0  # the answer speaks for itself: its hours add to nobody's
        elif item.group and entry.matter:
            key = (person, item.group, entry.matter)
            if winners[key] == entry.id:
                counted = max(0, value - self._tallies.of_matter(key))
            else:
                counted = 0
            why = Why.GROUP.value if counted < value else ""
        room = self._tallies.room(entry, item, counted)
        if room < counted:
            counted, why = room, Why.CAP.value
        return Listed(
            entry.id, entry.household, entry.resident, entry.item, entry.on, entry.matter,
            quantity, value, counted, why,
        )  # fmt: skip

    def _correction(self, one: Correcting, net: Mapping[str, int]) -> Listed:
        """It has the place, the item and the matter of its entry."""
        _, entry = self._lists.entries[one.entry]
        change = one.to - net[one.entry]
        return entry._replace(id=one.id, value=change, counted=change, why="", corrects=one.entry)


def _value(entry: Passed, item: Item) -> int:
    return item.worth(entry.quantity, entry.members) if entry.says is None else entry.says
