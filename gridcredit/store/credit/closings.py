"""Closed months of a village: which closings stand, and what they counted.

The lists are long; which closings there are is told without them, and each is read when it is asked
for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit import shapes
from gridcredit.domain.bulk import many_values
from gridcredit.domain.credit.closing import (
    ClosedMonth,
    Listed,
    Sums,
    digest,
    part_of,
    require_readable,
)
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.errors import ClosingUnreadable
from gridcredit.domain.facts import effective
from gridcredit.domain.journal import Order
from gridcredit.domain.kinds.credit_closing import CreditClosing
from gridcredit.domain.records import KIND_OF
from gridcredit.store.credit.facts import PassedOver, seat
from gridcredit.store.journal import nodes
from gridcredit.store.journal.loading import maker
from gridcredit.store.schema.tables import RevisionRow
from gridcredit.store.schema.travelling import TABLES

_CLOSING = TABLES["credit_closing"]
_KIND = KIND_OF[CreditClosing]
_BUT_THE_LIST = [getattr(_CLOSING, name) for name in ("id", *_KIND.fields) if name != "counted"]
_LIST_AT = _KIND.fields.index("counted") + 1


@dataclass(frozen=True, slots=True)
class _Head:
    """A closing without its list, and what the journal says of it: `own` tells whether it was
    written in this workspace."""

    fact: CreditClosing
    order: Order
    arrival: int
    own: bool


class Closing:
    """A closing, by the id of its first fact. What it counted is read when it is asked for."""

    def __init__(self, session: Session, root: UUID, head: _Head, order: Order) -> None:
        self._session = session
        self._head = head
        self.id = root
        self.order = order
        self.arrival = head.arrival
        self.is_own = head.own
        self.is_checked = False
        """Whether the list was looked at before, when it came."""

    @property
    def period(self) -> str:
        """The month that it closed."""
        return self._head.fact.period

    @property
    def fact(self) -> CreditClosing:
        """The record, but for its list (`text`)."""
        return self._head.fact

    @property
    def text(self) -> str:
        """The list as it was frozen."""
        asked = select(_CLOSING.counted).where(_CLOSING.id == self._head.fact.id.bytes)
        return str(self._session.execute(asked).scalar_one())

    @cached_property
    def month(self) -> ClosedMonth:
        """What it counted. Raises ClosingUnreadable."""
        text = self.text
        month = read_list(text)
        if not self.is_checked:
            _check(self.fact, text, month)
        return month

    @property
    def sums(self) -> Sums:
        """What it counted and forfeited, by household."""
        told = self.fact.sums or self.month.sums()
        return shapes.read(told.encode(), Sums)

    @cached_property
    def rows(self) -> Mapping[str, Listed]:
        """The rows of the list by their ids."""
        return {row.id: row for row in reversed(self.month.entries)}

    def part(self, household: str, residents: Sequence[str] = ()) -> ClosedMonth:
        """What the list says of a household and of records of a person, their ids in hex. Of a list
        that nobody has read yet no more is read."""
        if "month" not in self.__dict__:
            return part_of(self.text, household, residents)
        rows = (
            r for r in self.month.entries if r.household == household or r.resident in residents
        )
        month = self.month
        return ClosedMonth(month.area, month.period, entries=tuple(rows), answers=month.answers)

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The entries that the list leaves out for good."""
        return frozenset(stay.id for stay in self.month.left_out)

    @cached_property
    def corrections(self) -> Mapping[str, Listed]:
        """The corrections of the list by the entries that they correct."""
        return {row.corrects: row for row in reversed(self.month.entries) if row.corrects}


def read_list(text: str) -> ClosedMonth:
    """The same as domain.credit.closing.parse, sooner. Raises ClosingUnreadable."""
    try:
        with many_values():
            month = shapes.read(text.encode(), ClosedMonth)
    except (ValueError, RecursionError) as error:
        raise ClosingUnreadable("", "not_a_closing") from error
    require_readable(month)
    return month


class Closings:
    """The closings of a village, by period. Of several of one month the first in (counter, node)
    stands; one whose list cannot be read does not stand.

    `twice` are the others, each behind the one that stands. `last_own` is the last closing where it
    was written in this workspace, behind all others, each month having one: whoever wrote it had
    read all lists and knew all that stands here from before.
    """

    def __init__(
        self, session: Session, area: UUID, book: RuleBook, streets: frozenset[bytes]
    ) -> None:
        """Raises ClosingUnreadable for a list of a newer program."""
        heads = _heads(session, area)
        self.passed_over: list[PassedOver] = []
        self.unreadable: list[CreditClosing] = []
        found: dict[str, list[Closing]] = {}
        for root, head, order in _standing(heads):
            said_by = seat(order[1], streets)
            if said_by is book.decides(head.fact.on, order):
                found.setdefault(head.fact.period, []).append(Closing(session, root, head, order))
            else:
                self.passed_over.append(PassedOver("credit_closing", root, None, said_by))
        self.last_own = _last_own(heads, found)
        for told in found.values():
            for closing in told:
                closing.is_checked = self.last_own is not None
        if self.last_own is None:
            found = {period: kept for period, told in found.items() if (kept := self._read(told))}
        months = [told for _, told in sorted(found.items())]
        self.standing = tuple(told[0] for told in months)
        self.twice = tuple((told[0], other) for told in months for other in told[1:])
        self.by_period = {closing.period: closing for closing in self.standing}

    def _read(self, closings: Iterable[Closing]) -> list[Closing]:
        """Those of some closings whose lists can be read."""
        kept = []
        for closing in closings:
            try:
                _ = closing.month
            except ClosingUnreadable as error:
                if error.reason == "newer_program":
                    raise
                self.unreadable.append(closing.fact)
            else:
                kept.append(closing)
        return kept

    def find(self, entry: str, since: str) -> tuple[str, Listed] | None:
        """The row of an entry or a correction in the lists from a month on, and its month."""
        for closing in self.standing:
            if closing.period >= since and (row := closing.rows.get(entry)):
                return closing.period, row
        return None


def closings(session: Session, area: UUID, book: RuleBook, streets: frozenset[bytes]) -> Closings:
    """The closings of a village. Raises ClosingUnreadable for a list of a newer program."""
    return Closings(session, area, book, streets)


def _check(fact: CreditClosing, text: str, month: ClosedMonth) -> None:
    is_its_own = month.period == fact.period and digest(text) == fact.digest
    if not is_its_own or fact.sums not in ("", month.sums()):
        raise ClosingUnreadable(fact.period, "not_a_closing")


def _last_own(heads: Sequence[_Head], found: Mapping[str, list[Closing]]) -> Closing | None:
    if not found or len(found) != len(heads):
        return None
    last = found[max(found)][0]
    return last if last.is_own and last.arrival == max(head.arrival for head in heads) else None


def _heads(session: Session, area: UUID) -> list[_Head]:
    """Every closing of a village, those that do not stand too."""
    own, _ = nodes.own_and_parent(session)
    journal = (RevisionRow.counter, RevisionRow.node, RevisionRow.seq, RevisionRow.arrival)
    asked = select(*_BUT_THE_LIST, *journal, RevisionRow.via)
    asked = asked.join(RevisionRow, RevisionRow.arrival == _CLOSING.revised)
    make, width = maker(_KIND), len(_BUT_THE_LIST)
    found = []
    for row in session.execute(asked.where(_CLOSING.area == area.bytes)).all():
        values: list[Any] = list(row[:width])
        values.insert(_LIST_AT, "")
        counter, node, seq, arrival, via = row[width:]
        is_own = via is None and node == own
        found.append(_Head(make(values), (counter, node, seq), arrival, is_own))
    return found


def _standing(heads: Sequence[_Head]) -> Iterable[tuple[UUID, _Head, Order]]:
    """The closings that stand, by order, each with the id and the order of its first fact."""
    known = {head.fact.id: head for head in heads}
    stand = effective((head.fact for head in heads), lambda fact: known[fact.id].order)
    rooted = []
    for fact in stand:
        first = fact
        while first.corrects in known:
            first = known[first.corrects].fact
        rooted.append((known[first.id].order, first.id, known[fact.id]))
    for order, root, head in sorted(rooted, key=lambda one: one[:2]):
        yield root, head, order
