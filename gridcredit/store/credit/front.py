"""The entries of a village that no list has yet, those of lists of which more was said since, and
what of the lists has a say in what they count.

In the fifth year that is no more than in the first: where the last month was closed here, all from
before stands in the lists, or is named by the last of them as still open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridcredit.domain.credit.closing import ClosedMonth, Held, Listed
from gridcredit.domain.credit.codes import CapSpan
from gridcredit.domain.credit.lists import parts_of_lists, whole_lists
from gridcredit.domain.credit.periods import first_day, last_day, month_of, span_of
from gridcredit.domain.credit.persons import Persons, Whose
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.states import Review
from gridcredit.domain.credit.states import review as derive
from gridcredit.domain.credit.walk import Passed, Walked, walk_behind
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.store.credit.cases import cases
from gridcredit.store.credit.closings import Closing, Closings
from gridcredit.store.credit.facts import Chain, chains
from gridcredit.store.credit.lately import read_since
from gridcredit.store.credit.merged import persons
from gridcredit.store.credit.opened import Booked, Opened, since
from gridcredit.store.journal.loading import chunks, listing
from gridcredit.store.journal.nodes import street_nodes
from gridcredit.store.schema.tables import RevisionRow
from gridcredit.store.schema.travelling import TABLES

_ENTRY = TABLES["credit_entry"]
Chains = dict[UUID, Chain[CreditEntry]]


class Front:
    """What is open in a village, and what is not as a list says."""

    def __init__(
        self,
        session: Session,
        codes: Collection[str],
        book: RuleBook,
        closings: Closings,
        last: Closing | None,
        is_settled: bool = False,
    ) -> None:
        """`codes` are the areas of the village: an entry is the village's in whose area it was
        written first, wherever the household went since. `last` is the last closing, where what was
        before it may be left to the lists (Closings.last_own); `is_settled`: and what it says of
        open entries holds until more is said of them."""
        self._session = session
        self.codes = frozenset(codes)
        self._book = book
        self._closings = closings
        self._last = last
        self._is_settled = is_settled
        self._walks: dict[str, Walked] = {}

    @cached_property
    def _persons(self) -> Persons:
        """Which records are one person."""
        return persons(self._session)

    @cached_property
    def whole(self) -> Front:
        """The same without leaving out what was left out for good, and what was settled before."""
        if self._last is None:
            return self
        return Front(self._session, self.codes, self._book, self._closings, last=None)

    # Entry by entry.

    @cached_property
    def chains(self) -> Chains:
        """The entries that no list has, and those of which more may have been said since; by the
        ids of their first facts."""
        if self._last is None:
            return self._own(self._all())
        behind = _ENTRY.on > last_day(self._last.period).isoformat()
        ids = _named(self._last.month) | self._touched
        return self._own(chains(self._session, CreditEntry, behind, also=ids))

    def _own(self, found: Iterable[Chain[CreditEntry]]) -> Chains:
        return {c.first.root: c for c in found if c.first.area in self.codes}

    @cached_property
    def _touched(self) -> set[UUID]:
        return touched_since(self._session, self._last.arrival if self._last else 0)

    def _all(self) -> Iterable[Chain[CreditEntry]]:
        """Whatever no list has, and all that was ever voided or objected to."""
        asked = select(_ENTRY.id).join(RevisionRow, RevisionRow.arrival == _ENTRY.revised)
        known = self._session.execute(asked.where(RevisionRow.area.in_(self.codes))).scalars()
        listed = {row for closing in self._closings.standing for row in closing.rows}
        ids = {UUID(bytes=one) for one in known if one.hex() not in listed}
        return chains(self._session, CreditEntry, also=ids | self._touched)

    @cached_property
    def booked(self) -> dict[UUID, Booked]:
        """Of `chains` those that a list has."""
        moved_on = self._last.month.moved_on if self._last else ()
        still_open = {stay.id for stay in moved_on}
        return self.find(e for e in self.chains.values() if e.first.root.hex not in still_open)

    def find(self, entries: Iterable[Chain[CreditEntry]]) -> dict[UUID, Booked]:
        """Of some entries those that a list has, as the first that has it."""
        found = {}
        for chain in entries:
            if row := self._closings.find(chain.first.root.hex, since(chain)):
                found[chain.first.root] = Booked(*row)
        return found

    @cached_property
    def reviews(self) -> dict[UUID, Review]:
        """Where each of `chains` stands."""
        return self.review(self.chains, self.booked)

    def review(self, entries: Chains, booked: Mapping[UUID, Booked]) -> dict[UUID, Review]:
        """Where entries stand, of which a list has some."""
        by_period = self._closings.by_period
        listed = {
            entry: frozenset(UUID(hex=one) for one in by_period[period].month.answers)
            for entry, (period, _) in booked.items()
        }
        told = cases(self._session, list(entries.values()), self._book.decides, listed)
        return {entry: derive(case) for entry, case in told.items()}

    # All together.

    @cached_property
    def opened(self) -> Opened:
        """The same as the arithmetic takes it."""
        found = Opened()
        if self._last is None:
            found.take(self.chains, self.reviews, self.booked)
            return found
        month, session = self._last.month, self._session
        last, streets = last_day(month.period), street_nodes(session)
        closer = read_since(session, last, self.codes, self._book, streets, found)
        plain = {*(p.id for p in found.passed), *(one.id for one in found.others)}
        closer |= {entry for entry in self._touched if entry.hex not in plain}
        if not self._is_settled:
            closer |= _named(month)
        near = self._own(chains(session, CreditEntry, also=closer))
        still_open = {stay.id for stay in month.moved_on}
        booked = self.find(e for e in near.values() if e.first.root.hex not in still_open)
        found.take(near, self.review(near, booked), booked)
        looked_at = {entry.hex for entry in near}
        found.settled += [stay for stay in month.moved_on if stay.id not in looked_at]
        found.disputed |= {held.id: held for held in month.disputed if held.id not in looked_at}
        return found

    def walked(self, since: str | None = None) -> Walked:
        """What all open entries and corrections count, and the lists from a month on at least (""
        for all; None for as few as it takes)."""
        first = self._first_needed if since is None else min(since, self._first_needed)
        if first not in self._walks:
            lists = [c.month for c in self._closings.standing if c.period >= first]
            opened, closed = self.opened, self._closings.by_period
            if first:
                rows = parts_of_lists([*self._strays(first), *lists], opened.booked)
            else:
                rows = whole_lists(lists)
            self._walks[first] = walk_behind(
                rows, closed, opened.passed, opened.corrections, self._book, self._persons
            )
        return self._walks[first]

    def held(self) -> list[Held]:
        """What is held back for closed entries that are disputed."""
        found = []
        for entry, told in self.opened.disputed.items():
            held = told or Held(entry, self.opened.booked[entry].row.household, self._net(entry))
            found.append(held._replace(points=max(0, held.points)))
        return found

    def _net(self, entry: str) -> int:
        """What a closed entry counts, its booked corrections with it."""
        if self.has_doubles:
            return self.walked("").booked[entry]
        period, row = self.opened.booked[entry]
        lists = (c for c in self._closings.standing if c.period >= period)
        corrections = (c.corrections[entry] for c in lists if entry in c.corrections)
        return row.counted + sum(one.counted for one in corrections)

    def left_out(self, last: date) -> list[str]:
        """The entries up to a day that no list will ever have, where no list has said so before."""
        standing = self._closings.standing
        return [
            one.id
            for one in self.opened.void(last)
            if not any(c.period >= one.since and one.id in c.left_out for c in standing)
        ]

    @cached_property
    def _first_needed(self) -> str:
        """The month from which on lists share room, hours or a tier with an open entry. Where one
        row may stand in two lists, all of them are needed."""
        if self._last is None and self.has_doubles:
            return ""
        return min((self._span(entry) for entry in self.opened.passed), default="~")

    @cached_property
    def has_doubles(self) -> bool:
        """Whether some list has what another has, or corrects what none has."""
        if self._last is not None:
            return False
        lists = [closing.month for closing in self._closings.standing]
        kept = whole_lists(lists).rows
        return any(len(kept[month.period]) != len(month.entries) for month in lists)

    def _span(self, entry: Passed) -> str:
        """The first month of the span in which an entry shares a cap or a tier."""
        item = self._book.item(date.fromisoformat(entry.on), entry.item)
        if item is not None and item.tiers:
            return month_of(first_day(span_of(entry.on, CapSpan.YEAR)))
        if item is None or item.bounds is None:
            return "~"
        return month_of(first_day(span_of(entry.on, item.bounds.span)))

    def _strays(self, before: str) -> list[ClosedMonth]:
        """Of the lists before a month those rows that have a say: of entries of which more was said
        since, of matters of which an open entry is, and the corrections of both."""
        found: dict[str, dict[str, Listed]] = {}
        wanted = [(entry, booked.period) for entry, booked in self.opened.booked.items()]
        wanted += [(entry.hex, first) for entry, first in self._of_same_matters(before)]
        for entry, first in wanted:
            for closing in self._closings.standing:
                if first <= closing.period < before:
                    for row in (closing.rows.get(entry), closing.corrections.get(entry)):
                        if row is not None:
                            found.setdefault(closing.period, {})[row.id] = row
        return [
            ClosedMonth(
                self._closings.by_period[period].month.area, period, entries=(*rows.values(),)
            )
            for period, rows in found.items()
        ]

    def _of_same_matters(self, before: str) -> list[tuple[UUID, str]]:
        """Entries of a matter and person that an open entry of a group has too, each with the first
        month that can have booked it."""
        keys = set()
        for entry in self.opened.passed:
            item = self._book.item(date.fromisoformat(entry.on), entry.item)
            if item is not None and item.group and entry.matter:
                keys.add((self._persons.of(entry), entry.matter))
        same = set()
        for some in chunks(sorted({matter for _, matter in keys})):
            asked = {"ids": some, "before": f"{before}-01"}
            for row, household, resident, matter in self._session.execute(_OF_MATTERS, asked):
                whose = Whose(household.hex(), resident.hex() if resident else "")
                if (self._persons.of(whose), matter) in keys:
                    same.add(UUID(bytes=row))
        found = chains(self._session, CreditEntry, also=same)
        return [(chain.first.root, since(chain)) for chain in found]


def _named(month: ClosedMonth) -> set[UUID]:
    """Entries that a list names, but for those that it counts or leaves out."""
    moved_on, disputed = (stay.id for stay in month.moved_on), (one.id for one in month.disputed)
    return {UUID(hex=entry) for entry in (*moved_on, *disputed)}


def touched_since(session: Session, arrival: int) -> set[UUID]:
    """Entries of which something came behind a place in this file's journal: themselves, or what
    was said of them. From the beginning on (0) only those voided or objected to."""
    question = _SINCE if arrival else _EVER
    found = session.execute(text(question), {"after": arrival} if arrival else {})
    return {UUID(bytes=row) for row in {row for (row,) in found.all()}}


_OF_MATTERS = listing(
    "SELECT id, household, resident, matter FROM credit_entry"
    ' WHERE matter IN :ids AND "on" < :before'
)
_EVER = "SELECT entry FROM credit_void UNION SELECT entry FROM credit_objection"
_NEW = "FROM revision r {join} WHERE r.arrival > :after AND r.entity = '{kind}'"
_SINCE = " UNION ALL ".join(
    [
        f"SELECT r.row {_NEW.format(join='', kind='credit_entry')}",
        *(
            f"SELECT t.entry {_NEW.format(join=f'JOIN {kind} t ON t.id = r.row', kind=kind)}"
            for kind in ("credit_decision", "credit_void", "credit_objection")
        ),
        "SELECT o.entry "
        + _NEW.format(
            join="JOIN credit_answer t ON t.id = r.row"
            " JOIN credit_objection o ON o.id = t.objection",
            kind="credit_answer",
        ),
    ]
)
