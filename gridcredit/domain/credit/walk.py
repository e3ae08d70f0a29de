"""What each entry of a village counts: a pure function of its records (practice, section 1).

The walk is by (period, day of the fact, id). Closed lists enter as they stand; of open entries
those that passed and that nobody objects to. In which order records arrived has no say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gridcredit.domain.credit.closing import ClosedMonth, Listed
from gridcredit.domain.credit.codes import Why
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.periods import next_month
from gridcredit.domain.credit.rulebook import Order, RuleBook
from gridcredit.domain.credit.tallies import Tallies

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
    """What the walk found. `closed` are the lists as they count: of what two of them list only the
    first does, and a correction only behind its entry. `open` are the rows of months that are open.
    `place` is the period of every row, by its id, and `booked` what an entry of a closed list
    counts, its booked corrections with it. `uncounted` are entries that no rules
    speak of, with the reason."""

    closed: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)
    open: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)
    place: Mapping[str, str] = field(default_factory=dict)
    booked: Mapping[str, int] = field(default_factory=dict)
    corrected: frozenset[str] = frozenset()
    uncounted: Mapping[str, str] = field(default_factory=dict)

    def rows(self, months: Iterable[str]) -> Iterator[Listed]:
        """The rows of some months."""
        for month in months:
            yield from self.closed.get(month, ())
            yield from self.open.get(month, ())

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
    closed: Iterable[str] | None = None,
) -> Walked:
    """What closed lists, passed entries and corrections come to. Entries and corrections that a
    list has booked are passed over; so are corrections of what no list has.

    Where `closed` are given, the months that are closed, lists that have no say in what is open may
    be left out, or parts of them; none of their rows then stands in two of them, and each
    correction's entry in one before it.
    """
    return _Walk(lists, book, closed).go(passed, corrections)


class _Walk:
    def __init__(
        self, lists: Iterable[ClosedMonth], book: RuleBook, closed: Iterable[str] | None
    ) -> None:
        self._book = book
        self._is_part = closed is not None
        self._tallies = Tallies(book)
        self._place: dict[str, str] = {}
        self._net: dict[str, int] = {}
        self._listed: dict[str, Listed] = {}
        self._corrected: set[str] = set()
        self._closed = {
            month.period: self._standing(month)
            for month in sorted(lists, key=lambda month: month.period)
        }
        self._months = {*(closed or ()), *self._closed}

    def _standing(self, month: ClosedMonth) -> tuple[Listed, ...]:
        """The rows of a list that count: each entry once, and one correction of it behind it."""
        found = []
        for row in month.entries:
            if not self._is_part and self._is_double(row):
                continue
            if row.corrects:
                self._corrected.add(row.corrects)
                self._net[row.corrects] = self._net.get(row.corrects, 0) + row.counted
            else:
                self._net[row.id] = row.counted
                self._listed[row.id] = row
            self._place[row.id] = month.period
            found.append(row)
        return tuple(found)

    def _is_double(self, row: Listed) -> bool:
        """Whether an earlier list has the row, or a correction of its entry, or none the entry."""
        if row.id in self._place:
            return True
        return bool(row.corrects) and (
            row.corrects not in self._net or row.corrects in self._corrected
        )

    def go(self, passed: Iterable[Passed], corrections: Iterable[Correcting]) -> Walked:
        """Walk through all periods, the closed and the open ones."""
        open_rows: dict[str, list[tuple[str, str, Passed | Correcting]]] = defaultdict(list)
        uncounted: dict[str, str] = {}
        for entry in passed:
            if entry.id in self._place:
                continue
            if reason := self._unknown(entry):
                uncounted[entry.id] = reason
            else:
                open_rows[self._open_month(entry.on[:7])].append((entry.on, entry.id, entry))
        for one in self._standing_corrections(corrections):
            month = self._open_month(self._place[one.entry])
            open_rows[month].append((self._listed[one.entry].on, one.id, one))
        opened: dict[str, tuple[Listed, ...]] = {}
        net = dict.fromkeys(self._net, 0)
        for period in sorted({*self._closed, *open_rows}):
            for row in self._closed.get(period, ()):
                self._tallies.add(row, net)
            if period in open_rows:
                opened[period] = self._count(open_rows[period], net)
                self._place.update((row.id, period) for row in opened[period])
        return Walked(
            self._closed, opened, self._place, self._net,
            frozenset(self._corrected), uncounted,
        )  # fmt: skip

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
            if one.entry not in self._listed or one.entry in self._corrected:
                continue
            if one.entry not in seen:
                seen.add(one.entry)
                yield one

    def _count(
        self, rows: list[tuple[str, str, Passed | Correcting]], net: dict[str, int]
    ) -> tuple[Listed, ...]:
        """The rows of one open period, in the order of the walk."""
        rows.sort(key=lambda row: row[:2])
        winners = self._winners(entry for _, _, entry in rows if isinstance(entry, Passed))
        found = []
        for _, _, one in rows:
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
            key = (entry.resident or entry.household, item.group, entry.matter)
            if item.group and entry.matter:
                value = _value(entry, item)
                if key not in best or best[key][0] < value:
                    best[key] = (value, entry.id)
        return {key: winner for key, (_, winner) in best.items()}

    def _entry(self, entry: Passed, winners: Mapping[tuple[str, str, str], str]) -> Listed:
        item, person = self._item(entry), entry.resident or entry.household
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
        entry = self._listed[one.entry]
        change = one.to - net[one.entry]
        return entry._replace(id=one.id, value=change, counted=change, why="", corrects=one.entry)


def _value(entry: Passed, item: Item) -> int:
    return item.worth(entry.quantity, entry.members) if entry.says is None else entry.says
