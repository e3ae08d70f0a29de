"""Where those went that somebody takes for being in his area: a household comes back to a grid, and
one of its people left it while it was elsewhere; or of three moves that nobody knew all of, the
grid knows the first and the second; or an office that came back from a backup had moved something
there, has forgotten it, and moved it elsewhere since. Who holds a record hears that it left."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy.orm import Session

from gridcredit.domain.journal import SET
from gridcredit.domain.kinds.kind import Kind
from gridcredit.domain.records import KINDS
from gridcredit.store.journal import area_of
from gridcredit.wire import read

_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class _Placing:
    """A revision that puts a row under an owner, `is_move`: under another than before; `is_heard`:
    those inside have it for certain."""

    order: tuple[int, str, int]
    arrival: int
    owner: bytes
    is_move: bool
    is_heard: bool


def unheard(
    session: Session,
    inside: Collection[str],
    moved: Mapping[str, Collection[bytes]],
    came: Mapping[str, Collection[bytes]],
    returned: Mapping[str, Collection[bytes]],
) -> set[int]:
    """Arrivals of the revisions that took rows away which those inside take for being there, and
    that name areas elsewhere. All by their kinds: `moved` are rows that were moved of late, `came`
    is what stands inside since of late, with all that hangs on it, `returned` what of it had been
    there before."""
    arrivals: set[int] = set()
    for kind in (kind for kind in KINDS.values() if kind.is_movable):
        rows, above = moved.get(kind.name, ()), came.get(kind.owner_kind, ())
        if not rows and not above:
            continue
        told = {
            row: placings
            for row, placings in _placings(session, kind, inside, rows, bool(above))
            if row not in came.get(kind.name, ())
        }
        owners = {one.owner for placings in told.values() for one in placings}
        places = area_of.codes(session, kind.owner_kind, owners)
        near = {owner for owner, code in places.items() if code in inside}
        back = near & {*returned.get(kind.owner_kind, ())}
        for row, placings in told.items():
            arrivals.update(_later(placings, near, back, row in rows))
    return arrivals


def _later(
    placings: list[_Placing],
    near: Collection[bytes],
    back: Collection[bytes],
    is_moved: bool,
) -> Iterator[int]:
    """What came of a row behind what those inside take for the last word: the last that they heard,
    for which the last that moved it there is taken too; or else what puts it under an owner that is
    back."""
    known = (
        at
        for at, one in enumerate(placings)
        if one.is_heard or (is_moved and one.is_move and one.owner in near)
    )
    heard = max(known, default=-1)
    if heard >= 0 and placings[heard].owner in near:
        begins = heard
    else:
        begins = max((at for at, one in enumerate(placings) if one.owner in back), default=-1)
        begins = begins if begins > heard else len(placings)
    return (one.arrival for one in placings[begins + 1 :] if not one.is_heard)


def _placings(
    session: Session,
    kind: Kind,
    inside: Collection[str],
    rows: Collection[bytes],
    with_all: bool,
) -> Iterator[tuple[bytes, list[_Placing]]]:
    """Of some rows of a kind, or of all that ever were moved, what puts them under owners, in the
    order that decides."""
    asked = (
        "SELECT row, arrival, area, stood, body FROM revision WHERE row IN ({rows}) ORDER BY row"
    )
    ask = session.connection().exec_driver_sql
    if with_all:
        every = "SELECT row FROM revision WHERE handover > 0 AND handover % 2 = 1 AND entity = ?"
        found = ask(asked.format(rows=every), (kind.name,)).all()
    else:
        found = [
            one
            for start in range(0, len(rows), _CHUNK)
            for some in (sorted(rows)[start : start + _CHUNK],)
            for one in ask(asked.format(rows=",".join("?" * len(some))), tuple(some))
        ]
    for row, lines in groupby(found, lambda one: one[0]):
        placings = []
        for _, arrival, area, stood, body in lines:
            line = read(body)
            owner = line.new.get(kind.owner)
            if line.entity == kind.name and owner:
                order = (line.counter, line.node, line.seq)
                is_heard = area in inside or stood in inside
                is_move = line.op == SET
                placings.append(_Placing(order, arrival, bytes.fromhex(owner), is_move, is_heard))
        yield row, sorted(placings, key=lambda one: one.order)
