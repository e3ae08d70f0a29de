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

from gridcredit.domain.credit.closing import ClosedMonth, Listed, Stayed
from gridcredit.domain.credit.codes import CapSpan, EntryState
from gridcredit.domain.credit.periods import first_day, last_day, month_of, span_of
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.states import Review, review
from gridcredit.domain.credit.walk import Correcting, Passed, Walked, walk
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.store.credit.cases import cases
from gridcredit.store.credit.closings import Closing, Closings
from gridcredit.store.credit.facts import Chain, chains, standing_fact
from gridcredit.store.journal.loading import chunks, listing
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
        is_whole: bool = False,
    ) -> None:
        """`codes` are the areas of the village: an entry is the village's in whose area it was
        written first, wherever the household went since."""
        self._session = session
        self._codes = frozenset(codes)
        self._book = book
        self._closings = closings
        self._last = None if is_whole else closings.last_own
        self._walks: dict[str, Walked] = {}

    @cached_property
    def whole(self) -> Front:
        """The same without leaving out what was left out for good, and what was settled before."""
        if self._last is None:
            return self
        return Front(self._session, self._codes, self._book, self._closings, is_whole=True)

    @cached_property
    def chains(self) -> Chains:
        """The entries that no list has, and those of which more may have been said since; by the
        ids of their first facts."""
        found = self._since(self._last) if self._last else self._all()
        return {c.first.root: c for c in found if c.first.area in self._codes}

    def _since(self, last: Closing) -> Iterable[Chain[CreditEntry]]:
        """Those after the last closing, those that it left open, and those touched since."""
        month = last.month
        named = (*(stay.id for stay in month.moved_on), *month.disputed)
        ids = {UUID(hex=one) for one in named} | touched_since(self._session, last.arrival)
        behind = _ENTRY.on > last_day(month.period).isoformat()
        return chains(self._session, CreditEntry, behind, also=ids)

    def _all(self) -> Iterable[Chain[CreditEntry]]:
        """Whatever no list has, and all that was ever voided or objected to."""
        asked = select(_ENTRY.id).join(RevisionRow, RevisionRow.arrival == _ENTRY.revised)
        known = self._session.execute(asked.where(RevisionRow.area.in_(self._codes))).scalars()
        listed = self.place
        ids = {UUID(bytes=one) for one in known if one.hex() not in listed}
        return chains(self._session, CreditEntry, also=ids | touched_since(self._session, 0))

    @cached_property
    def place(self) -> Mapping[str, str]:
        """The month of every row of every list, by its id; of two the first."""
        found: dict[str, str] = {}
        for closing in reversed(self._closings.standing):
            found.update(dict.fromkeys(closing.rows, closing.period))
        return found

    @cached_property
    def booked(self) -> dict[UUID, tuple[str, Listed]]:
        """Of `chains` those that a list has, with its month and its row."""
        found = {}
        moved_on = self._last.month.moved_on if self._last else ()
        still_open = {stay.id for stay in moved_on}
        for entry, chain in self.chains.items():
            if entry.hex not in still_open:
                since = month_of(min(fact.on for fact in chain.all))
                if row := self._closings.find(entry.hex, since):
                    found[entry] = row
        return found

    @cached_property
    def reviews(self) -> dict[UUID, Review]:
        """Where each of `chains` stands."""
        by_period = self._closings.by_period
        listed = {
            entry: frozenset(UUID(hex=one) for one in by_period[period].month.answers)
            for entry, (period, _) in self.booked.items()
        }
        told = cases(self._session, list(self.chains.values()), self._book.decides, listed)
        return {entry: review(case) for entry, case in told.items()}

    @cached_property
    def _passed(self) -> list[Passed]:
        return [
            _passed(self.chains[entry], known)
            for entry, known in self.reviews.items()
            if known.state is EntryState.PASSED and entry not in self.booked
        ]

    @cached_property
    def _corrections(self) -> list[Correcting]:
        return [
            Correcting(one.hex, entry.hex, to, order)
            for entry, known in self.reviews.items()
            for one, to, order in known.corrections
        ]

    def walked(self, since: str | None = None) -> Walked:
        """What all open entries and corrections count, and the lists from a month on at least (""
        for all; None for as few as it takes)."""
        first = self._first_needed if since is None else min(since, self._first_needed)
        if first not in self._walks:
            lists = [c.month for c in self._closings.standing if c.period >= first]
            strays = self._strays(first)
            self._walks[first] = walk(
                [*strays, *lists],
                self._passed,
                self._corrections,
                self._book,
                self._closings.by_period if first else None,
            )
        return self._walks[first]

    def stayed(self, last: date, walked: Walked) -> tuple[list[Stayed], list[str]]:
        """Of the entries up to a day those that no list has and none would have, with the reason;
        and those that never will be listed, where no list has said so before."""
        stayed, void = [], []
        for entry, known in self.reviews.items():
            if entry in self.booked or standing_fact(self.chains[entry]).on > last:
                continue
            if known.state is EntryState.VOID:
                void.append(entry.hex)
            elif known.state is not EntryState.PASSED:
                stayed.append(Stayed(entry.hex, known.state.value))
            elif entry.hex in walked.uncounted:
                stayed.append(Stayed(entry.hex, walked.uncounted[entry.hex]))
        return stayed, [entry for entry in void if not self._was_left_out(entry)]

    def _was_left_out(self, entry: str) -> bool:
        since = month_of(min(fact.on for fact in self.chains[UUID(hex=entry)].all))
        return any(entry in c.left_out for c in self._closings.standing if c.period >= since)

    @cached_property
    def _first_needed(self) -> str:
        """The month from which on lists share room, hours or a tier with an open entry. Where one
        row may stand in two lists, all of them are needed."""
        if self._last is None and self._has_doubles:
            return ""
        return min((self._span(entry) for entry in self._passed), default="~")

    @cached_property
    def _has_doubles(self) -> bool:
        """Whether some list has what another has, or corrects what none has."""
        lists = [closing.month for closing in self._closings.standing]
        kept = walk(lists, (), (), self._book).closed
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
        wanted = [(entry.hex, period) for entry, (period, _) in self.booked.items()]
        wanted += [(entry.hex, since) for entry, since in self._of_same_matters(before)]
        for entry, since in wanted:
            for closing in self._closings.standing:
                if since <= closing.period < before:
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
        for entry in self._passed:
            item = self._book.item(date.fromisoformat(entry.on), entry.item)
            if item is not None and item.group and entry.matter:
                keys.add((entry.resident or entry.household, entry.matter))
        same = set()
        for some in chunks(sorted({matter for _, matter in keys})):
            asked = {"ids": some, "before": f"{before}-01"}
            for row, household, resident, matter in self._session.execute(_OF_MATTERS, asked):
                if ((resident or household).hex(), matter) in keys:
                    same.add(UUID(bytes=row))
        found = chains(self._session, CreditEntry, also=same)
        return [(c.first.root, month_of(min(fact.on for fact in c.all))) for c in found]


def touched_since(session: Session, arrival: int) -> set[UUID]:
    """Entries of which something came behind a place in this file's journal: themselves, or what
    was said of them. From the beginning on (0) only those voided or objected to."""
    question = _SINCE if arrival else _EVER
    found = session.execute(text(question), {"after": arrival} if arrival else {})
    return {UUID(bytes=row) for row in found.scalars()}


_OF_MATTERS = listing(
    "SELECT id, household, resident, matter FROM credit_entry"
    ' WHERE matter IN :ids AND "on" < :before'
)
_EVER = "SELECT entry FROM credit_void UNION SELECT entry FROM credit_objection"
_NEW = "FROM revision r {join} WHERE r.arrival > :after AND r.entity = '{kind}'"
_SINCE = " UNION ".join(
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


def _passed(chain: Chain[CreditEntry], known: Review) -> Passed:
    fact = standing_fact(chain)
    return Passed(
        chain.first.root.hex,
        fact.household.hex,
        fact.resident.hex if fact.resident else "",
        fact.item,
        fact.on.isoformat(),
        fact.matter,
        fact.quantity,
        fact.members,
        known.says,
    )
