"""What moved into an area takes its past along: revisions written where it stood before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy.orm import Session

from gridcredit.domain.records import KINDS
from gridcredit.store.journal import area_of

_CHUNK = 5_000


def revisions_of_moved(
    session: Session, codes: Collection[str], after: int, upto: int, not_via: bytes
) -> list[int]:
    """Arrivals of revisions that name an area outside these codes but are about what stands
    inside now: the whole past of what moved in after an arrival, and what others, who had not
    heard of an earlier move, wrote since. With them what others corrected since of visits that
    were made inside: those count there. What came by `not_via` is left out. Sorted."""
    inside = frozenset(codes)
    moved: dict[str, set[bytes]] = {}
    for entity, row in _moved_in(session, inside, after, upto):
        moved.setdefault(entity, set()).add(row)
    family = _family(session, moved)
    arrivals = _late(session, inside, after, upto)
    arrivals |= _corrected(session, inside, after, upto)
    ask = session.connection().exec_driver_sql
    for some in _chunks(sorted(family)):
        found = ask(
            "SELECT arrival, area FROM revision"
            f" WHERE row IN ({_marks(some)}) AND arrival <= ? AND via IS DISTINCT FROM ?",
            (*some, upto, not_via),
        )
        arrivals.update(arrival for arrival, area in found if area not in inside)
    return sorted(arrivals)


def _late(session: Session, inside: Collection[str], after: int, upto: int) -> set[int]:
    """What came of somebody who took the row for another area's, when it stood inside."""
    found = session.connection().exec_driver_sql(
        f"SELECT arrival FROM revision WHERE stood <> '' AND stood IN ({_marks(inside)})"
        " AND arrival > ? AND arrival <= ?",
        (*inside, after, upto),
    )
    return set(found.scalars())


def _corrected(session: Session, inside: Collection[str], after: int, upto: int) -> set[int]:
    """Later facts about visits that were made as answered for inside (visits.visit_counts)."""
    found = session.connection().exec_driver_sql(
        "WITH RECURSIVE origin(arrival, fact) AS (SELECT v.revised, v.corrects FROM visit AS v"
        " WHERE v.corrects > ? AND v.revised > ? AND v.revised <= ?"
        " UNION SELECT o.arrival, w.corrects FROM origin AS o JOIN visit AS w ON w.id = o.fact"
        " WHERE w.corrects IS NOT NULL)"
        " SELECT o.arrival FROM origin AS o JOIN revision AS c ON c.arrival = o.arrival"
        " JOIN visit AS w ON w.id = o.fact JOIN revision AS r ON r.arrival = w.revised"
        f" WHERE w.corrects IS NULL AND r.area IN ({_marks(inside)})"
        f" AND c.area NOT IN ({_marks(inside)})",
        (b"", after, upto, *inside, *inside),  # b"": the few that the index knows, not all visits
    )
    return set(found.scalars())


def _moved_in(
    session: Session, inside: Collection[str], after: int, upto: int
) -> Iterator[tuple[str, bytes]]:
    """Rows that were moved, or came late, and that stand inside now."""
    found = session.connection().exec_driver_sql(
        "SELECT entity, row, handover FROM revision"
        " WHERE arrival > ? AND arrival <= ? AND handover > 0",
        (after, upto),
    )
    by_entity: dict[str, set[bytes]] = {}
    for entity, row, mark in found:
        if mark & area_of.MOVES:
            by_entity.setdefault(entity, set()).add(row)
    for entity, rows in by_entity.items():
        stand = area_of.codes(session, entity, rows)
        yield from ((entity, row) for row in rows if stand.get(row) in inside)


def _family(session: Session, moved: dict[str, set[bytes]]) -> set[bytes]:
    """The rows and everything that is owned by them."""
    everything = set().union(*moved.values()) if moved else set()
    for name, entity in KINDS.items():
        above = moved.get(KINDS[name].owner_kind, set())
        if name in ("area", "target") or not above:
            continue
        for some in _chunks(sorted(above)):
            owned = session.connection().exec_driver_sql(
                f'SELECT id FROM {name} WHERE "{entity.owner}" IN ({_marks(some)})', tuple(some)
            )
            moved.setdefault(name, set()).update(owned.scalars())
        everything |= moved.get(name, set())
    return everything


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values)) or "NULL"


def _chunks(rows: list[bytes]) -> Iterable[list[bytes]]:
    return (rows[start : start + _CHUNK] for start in range(0, len(rows), _CHUNK))
