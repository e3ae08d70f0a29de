"""Facts with the order of the revisions that brought them, gathered into the chains in which they
correct each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.facts import effective
from gridcredit.domain.records import KIND_OF
from gridcredit.store.journal.loading import columns, maker
from gridcredit.store.schema.tables import RevisionRow
from gridcredit.store.schema.travelling import TABLES

F = TypeVar("F")
Order = tuple[int, bytes, int]
"""Counter, node and number of a revision: the same in every office."""


@dataclass(frozen=True, slots=True)
class Written(Generic[F]):
    """A fact, and the order of the revision that brought it."""

    fact: F
    order: Order

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
    asked = (
        select(RevisionRow.counter, RevisionRow.node, RevisionRow.seq, *columns(kind))
        .join(RevisionRow, RevisionRow.arrival == table.revised)
        .where(*where)
    )
    return [
        Written(make(values), (counter, node, seq))
        for counter, node, seq, *values in session.execute(asked)
    ]


@many_values()
def chains(found: Iterable[Written[Any]]) -> list[Chain[Any]]:
    """The chains of facts of one type, by their roots. One that corrects what is not among them
    begins a chain of its own."""
    known = {one.fact.id: one for one in found}
    groups: dict[UUID, list[Written[Any]]] = {}
    for one in known.values():
        groups.setdefault(_root(one, known), []).append(one)
    return [_chain(known[root], groups[root]) for root in sorted(groups)]


def _root(one: Written[Any], known: dict[UUID, Written[Any]]) -> UUID:
    passed = {one.fact.id}
    while one.fact.corrects in known and one.fact.corrects not in passed:
        one = known[one.fact.corrects]
        passed.add(one.fact.id)
    root: UUID = one.fact.id
    return root


def _chain(first: Written[Any], of_it: Sequence[Written[Any]]) -> Chain[Any]:
    if len(of_it) == 1:  # as nearly always
        fact = first.fact
        return Chain(fact.id, first, None if fact.void else fact, (first,))
    ordered = sorted(of_it, key=lambda one: one.order)
    orders = {one.fact.id: one.order for one in ordered}
    stand = effective((one.fact for one in ordered), lambda fact: orders[fact.id])
    last = max(stand, key=lambda fact: orders[fact.id], default=None)
    return Chain(first.fact.id, first, last, tuple(ordered))
