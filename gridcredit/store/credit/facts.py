"""Facts of 信用+ with what the journal says of them: their order, their area, the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.journal import Order
from gridcredit.domain.records import KIND_OF
from gridcredit.store.journal.loading import chunks
from gridcredit.store.journal.standing_facts import standing
from gridcredit.store.journal.written_facts import last_standing, root_of, written
from gridcredit.store.schema.travelling import TABLES

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Told(Generic[F]):
    """A fact that stands, with the id of the first fact that it came of, that one's order and node,
    the code of the area where it was written, and its place in this file's journal."""

    fact: F
    root: UUID
    order: Order
    area: str
    arrival: int


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A record that does not count: another office wrote it (`seat`) than the one it is for, or who
    recorded the entry that it decides.
    `about` is the entry, the objection or the voucher that it names, where it names one."""

    kind: str
    id: UUID
    about: UUID | None
    seat: Seat


def seat(node: bytes, streets: frozenset[bytes]) -> Seat:
    """Whose word a revision of an installation is."""
    return Seat.STREET if node in streets else Seat.VILLAGE


def told(session: Session, record: type[F], *where: ColumnElement[bool]) -> list[Told[F]]:
    """The facts of a kind that meet all conditions and stand, by order."""
    table = TABLES[KIND_OF[record].name]
    return _rooted(session, record, list(_load(session, record, [*where, standing(table)])))


def told_of(session: Session, record: type[F], field: str, ids: Iterable[UUID]) -> list[Told[F]]:
    """The facts of a kind that name one of the ids in a field, and stand, by order."""
    table = TABLES[KIND_OF[record].name]
    found: list[Told[F]] = []
    for some in chunks([i.bytes for i in ids]):
        held = getattr(table, field).in_(some)
        found += _load(session, record, [held, standing(table)])
    return _rooted(session, record, found)


@dataclass(frozen=True, slots=True)
class Chain(Generic[F]):
    """A fact and all that corrected it: what stands of it (None: it was taken back), the first of
    them, and all in their order."""

    standing: Told[F] | None
    first: Told[F]
    all: tuple[F, ...]


def standing_fact(chain: Chain[F]) -> F:
    """The fact of a chain that stands, or else the last that was taken back."""
    if chain.standing is not None:
        return chain.standing.fact
    told = (fact for fact in reversed(chain.all) if not getattr(fact, "void", False))
    return next(told, chain.all[-1])


@many_values()
def chains(
    session: Session, record: type[F], *where: ColumnElement[bool], also: Iterable[UUID] = ()
) -> list[Chain[F]]:
    """The chains of the facts of a kind that meet all conditions, if there are any, and of those
    with these ids besides; each whole."""
    known = {one.root: one for one in _load(session, record, where)} if where else {}
    known.update((one.root, one) for one in _by(session, record, "id", set(also) - known.keys()))
    return _chains(session, record, known)


def chains_of(session: Session, record: type[F], ids: Iterable[UUID]) -> list[Chain[F]]:
    """The chains in which these facts stand, each whole."""
    return chains(session, record, also=ids)


@many_values()
def chains_by(session: Session, record: type[F], field: str, ids: Iterable[UUID]) -> list[Chain[F]]:
    """The chains of the facts of a kind that name one of the ids in a field, each whole."""
    return _chains(session, record, {one.root: one for one in _by(session, record, field, ids)})


def _chains(session: Session, record: type[F], known: dict[UUID, Told[F]]) -> list[Chain[F]]:
    new: Sequence[Told[F]] = list(known.values())
    while new:
        above = {c for one in new if (c := _corrects(one.fact)) and c not in known}
        found = [*_by(session, record, "id", above)]
        found += _by(session, record, "corrects", [one.root for one in new])
        new = [one for one in found if one.root not in known]
        known.update((one.root, one) for one in new)
    groups: dict[UUID, list[Told[F]]] = {}
    for one in known.values():
        groups.setdefault(root_of(one.fact, known), []).append(one)
    return [_chain(known[root], group) for root, group in sorted(groups.items())]


def _chain(first: Told[F], group: list[Told[F]]) -> Chain[F]:
    if len(group) == 1:
        is_void = bool(getattr(first.fact, "void", False))
        return Chain(None if is_void else first, first, (first.fact,))
    last = last_standing((one.fact, one.order) for one in group)
    made = next((one for one in group if last is not None and one.fact is last), None)
    held = made and Told(made.fact, first.root, first.order, first.area, made.arrival)
    return Chain(held, first, tuple(one.fact for one in sorted(group, key=lambda one: one.order)))


def _by(session: Session, record: type[F], field: str, ids: Iterable[UUID]) -> Iterator[Told[F]]:
    column = getattr(TABLES[KIND_OF[record].name], field)
    for some in chunks([i.bytes for i in ids]):
        yield from _load(session, record, [column.in_(some)])


def _load(
    session: Session, record: type[F], where: Sequence[ColumnElement[bool]]
) -> Iterator[Told[F]]:
    for one in written(session, record, *where):
        fact: Any = one.fact
        yield Told(fact, fact.id, one.order, one.area, one.arrival)


def _rooted(session: Session, record: type[F], found: list[Told[F]]) -> list[Told[F]]:
    """The same, those that correct others with the id and the order of the first."""
    known = {one.root: one for one in found}
    above = {c for one in found if (c := _corrects(one.fact))}
    while missing := above - known.keys():
        more = list(_by(session, record, "id", missing))
        known.update((one.root, one) for one in more)
        above = {c for one in more if (c := _corrects(one.fact))} - missing
    rooted = []
    for one in found:
        first = known[root_of(one.fact, known)]
        rooted.append(Told(one.fact, first.root, first.order, first.area, one.arrival))
    return sorted(rooted, key=lambda one: (one.order, one.root))


def _corrects(fact: Any) -> UUID | None:
    found: UUID | None = fact.corrects
    return found
