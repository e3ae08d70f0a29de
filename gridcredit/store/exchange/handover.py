"""What moved into an area takes its past along: revisions written where it stood before. And
whoever holds a record hears of what became of it, until it has heard that it left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from gridcredit.domain.records import KINDS
from gridcredit.store.exchange import departures, follow_ups
from gridcredit.store.journal import area_of

_CHUNK = 5_000
Rows = dict[str, set[bytes]]
"""Ids by their kinds."""


def revisions_of_moved(
    session: Session, codes: Collection[str], after: int, upto: int, not_via: bytes
) -> list[int]:
    """Arrivals of revisions that name an area outside these codes but concern what is held inside.
    Sorted; what came by `not_via` is left out.

    These are: the whole past of what moved in after an arrival, and what others, who had not heard
    of an earlier move, wrote since; where those went that somebody inside would take for being
    there (departures.py); and what was said since of facts that were written inside or stand there
    (follow_ups.py).
    """
    inside = frozenset(codes)
    moved = _moved(session, after, upto)
    came = _standing(session, inside, moved)
    family = _family(session, came)
    late = {entity: rows | family.get(entity, set()) for entity, rows in moved.items()}
    said, chains = follow_ups.of_facts(session, inside, after, upto, family | late)
    whole = _family(session, chains)
    past = _lines(session, set().union(*family.values(), *whole.values()), upto, not_via)
    returned = _family(session, _were_inside(session, inside, came))
    gone = departures.unheard(session, inside, moved, family, returned)
    arrivals = _late(session, inside, after, upto) | said | gone
    arrivals.update(at for at, area in past if area not in inside)
    return sorted(arrivals)


def _late(session: Session, inside: Collection[str], after: int, upto: int) -> set[int]:
    """What came of somebody who took the row for another area's, when it stood inside."""
    found = session.connection().exec_driver_sql(
        f"SELECT arrival FROM revision WHERE stood <> '' AND stood IN ({_marks(inside)})"
        " AND arrival > ? AND arrival <= ?",
        (*inside, after, upto),
    )
    return set(found.scalars())


def _moved(session: Session, after: int, upto: int) -> Rows:
    """Rows that were moved, or came late."""
    found = session.connection().exec_driver_sql(
        "SELECT entity, row, handover FROM revision"
        " WHERE arrival > ? AND arrival <= ? AND handover > 0",
        (after, upto),
    )
    by_entity: Rows = {}
    for entity, row, mark in found:
        if mark & area_of.MOVES:
            by_entity.setdefault(entity, set()).add(row)
    return by_entity


def _standing(session: Session, inside: Collection[str], moved: Rows) -> Rows:
    """Those that stand inside now."""
    found: Rows = {}
    for entity, rows in moved.items():
        stand = area_of.codes(session, entity, rows)
        found[entity] = {row for row in rows if stand.get(row) in inside}
    return found


def _were_inside(session: Session, inside: Collection[str], came: Rows) -> Rows:
    """Of what came in what had been there before."""
    found: Rows = {}
    for entity, rows in came.items():
        for some in _chunks(sorted(rows)):
            known = session.connection().exec_driver_sql(
                f"SELECT DISTINCT row FROM revision WHERE row IN ({_marks(some)})"
                f" AND (area IN ({_marks(inside)}) OR stood IN ({_marks(inside)}))",
                (*some, *inside, *inside),
            )
            found.setdefault(entity, set()).update(known.scalars())
    return found


def _family(session: Session, moved: Rows) -> Rows:
    """The rows and everything that is owned by them."""
    found = {entity: set(rows) for entity, rows in moved.items() if rows}
    for name, entity in KINDS.items():
        above = found.get(entity.owner_kind, set())
        if name in ("area", "target") or not above:
            continue
        for some in _chunks(sorted(above)):
            owned = session.connection().exec_driver_sql(
                f'SELECT id FROM {name} WHERE "{entity.owner}" IN ({_marks(some)})', tuple(some)
            )
            found.setdefault(name, set()).update(owned.scalars())
    return found


def _lines(
    session: Session, rows: Collection[bytes], upto: int, not_via: bytes
) -> Iterator[tuple[int, str]]:
    """Arrivals of revisions about some rows, each with the area that it names."""
    ask = session.connection().exec_driver_sql
    for some in _chunks(sorted(rows)):
        found = ask(
            "SELECT arrival, area FROM revision"
            f" WHERE row IN ({_marks(some)}) AND arrival <= ? AND via IS DISTINCT FROM ?",
            (*some, upto, not_via),
        )
        yield from ((arrival, area) for arrival, area in found)


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values)) or "NULL"


def _chunks(rows: Sequence[bytes]) -> Iterable[Sequence[bytes]]:
    return (rows[start : start + _CHUNK] for start in range(0, len(rows), _CHUNK))
