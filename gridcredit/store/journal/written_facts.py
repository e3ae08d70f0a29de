"""Facts with the order of the revisions that brought them, gathered into the chains in which they
correct each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.facts import effective
from gridcredit.domain.journal import Order
from gridcredit.domain.records import KIND_OF
from gridcredit.store.journal.loading import columns, maker
from gridcredit.store.schema.tables import RevisionRow
from gridcredit.store.schema.travelling import TABLES

F = TypeVar("F")


class HoldsFact(Protocol):
    """What has a fact of any kind."""

    @property
    def fact(self) -> Any:
        """The fact."""


@dataclass(frozen=True, slots=True)
class Written(Generic[F]):
    """A fact with the order of the revision that brought it, the code of the area where it was
    written, and its place in this file's journal."""

    fact: F
    order: Order
    area: str
    arrival: int

    @property
    def node(self) -> bytes:
        """The installation that wrote it."""
        return self.order[1]


@dataclass(frozen=True, slots=True)
class Chain(Generic[F]):
    """Facts that correct each other: the first of them, which one stands (none: they were taken
    back), and all of them by their order. When it was said, and by whom, is told by the first:
    what undoing says again is written by whoever undid."""

    root: UUID
    first: Written[F]
    standing: F | None
    all: tuple[Written[F], ...]


@many_values()
def written(session: Session, record: type[F], *where: ColumnElement[bool]) -> list[Written[F]]:
    """Every fact of a type that meets all conditions, whether it stands or not."""
    kind = KIND_OF[record]
    table, make = TABLES[kind.name], maker(kind)
    order = (RevisionRow.counter, RevisionRow.node, RevisionRow.seq)
    asked = select(*columns(kind), *order, RevisionRow.area, RevisionRow.arrival)
    asked = asked.join(RevisionRow, RevisionRow.arrival == table.revised).where(*where)
    width = len(kind.fields) + 1
    found = []
    for row in session.execute(asked).all():
        counter, node, seq, area, arrival = row[width:]
        found.append(Written(make(row[:width]), (counter, node, seq), area, arrival))
    return found


@many_values()
def chains(found: Iterable[Written[Any]]) -> list[Chain[Any]]:
    """The chains of facts of one type, by their roots. One that corrects what is not among them
    begins a chain of its own."""
    known = {one.fact.id: one for one in found}
    groups: dict[UUID, list[Written[Any]]] = {}
    for one in known.values():
        groups.setdefault(root_of(one.fact, known), []).append(one)
    return [_chain(known[root], groups[root]) for root in sorted(groups)]


def root_of(fact: Any, known: Mapping[UUID, HoldsFact]) -> UUID:
    """The first of the known facts that a fact goes back to: itself where it corrects none of
    them. Of facts that correct each other in a circle, which only somebody hostile writes, the one
    of the lowest id."""
    way: dict[UUID, None] = {fact.id: None}
    while fact.corrects in known and fact.corrects not in way:
        fact = known[fact.corrects].fact
        way[fact.id] = None
    root: UUID = fact.id
    if fact.corrects in way:
        passed = list(way)
        root = min(passed[passed.index(fact.corrects) :])
    return root


def last_standing(facts: Iterable[tuple[Any, Order]]) -> Any | None:
    """Of facts that correct each other, each with its order, the one that stands: the last of
    them, where several do; None where they were taken back."""
    orders = {fact.id: (fact, order) for fact, order in facts}
    stand = effective((fact for fact, _ in orders.values()), lambda fact: orders[fact.id][1])
    return max(stand, key=lambda fact: orders[fact.id][1], default=None)


def _chain(first: Written[Any], of_it: Sequence[Written[Any]]) -> Chain[Any]:
    if len(of_it) == 1:  # as nearly always
        fact = first.fact
        return Chain(fact.id, first, None if fact.void else fact, (first,))
    last = last_standing((one.fact, one.order) for one in of_it)
    ordered = sorted(of_it, key=lambda one: one.order)
    return Chain(first.fact.id, first, last, tuple(ordered))
