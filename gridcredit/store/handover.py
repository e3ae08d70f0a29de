"""What moved into an area takes its past along: revisions written where it stood before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy.orm import Session

from gridcredit.domain.records import ENTITIES
from gridcredit.store import standing

_CHUNK = 5_000
Rest = tuple[int, str, bytes]  # arrival, entity, row
Rests = list[Rest]


def revisions_of_moved(
    session: Session, codes: Collection[str], after: int, upto: int, not_via: bytes
) -> list[int]:
    """Arrivals of revisions that name an area outside these codes but are about what stands
    inside now: the whole past of what moved in after an arrival, and what others, who had not
    heard of an earlier move, wrote since. What came by `not_via` is left out. Sorted."""
    inside = frozenset(codes)
    moves, late = _marked(session, after, upto)
    moved: dict[str, set[bytes]] = {}
    for _, entity, row in _inside(session, inside, moves):
        moved.setdefault(entity, set()).add(row)
    family = _family(session, moved)
    arrivals = {arrival for arrival, _, _ in _inside(session, inside, late)}
    ask = session.connection().exec_driver_sql
    for some in _chunks(sorted(family)):
        found = ask(
            "SELECT arrival, area FROM revision"
            f" WHERE row IN ({_marks(some)}) AND arrival <= ? AND via IS DISTINCT FROM ?",
            (*some, upto, not_via),
        )
        arrivals.update(arrival for arrival, area in found if area not in inside)
    return sorted(arrivals)


def _marked(session: Session, after: int, upto: int) -> tuple[Rests, Rests]:
    """What moves something, and what is about something that others had moved before."""
    found = session.connection().exec_driver_sql(
        "SELECT arrival, entity, row, handover FROM revision"
        " WHERE arrival > ? AND arrival <= ? AND handover > 0",
        (after, upto),
    )
    moves, late = [], []
    for arrival, entity, row, mark in found:
        if mark & standing.MOVES:
            moves.append((arrival, entity, row))
        if mark & standing.LATE:
            late.append((arrival, entity, row))
    return moves, late


def _inside(session: Session, inside: frozenset[str], marked: Rests) -> Iterator[Rest]:
    """Those whose rows stand inside now."""
    by_entity: dict[str, set[bytes]] = {}
    for _, entity, row in marked:
        by_entity.setdefault(entity, set()).add(row)
    stand = {entity: standing.codes(session, entity, ids) for entity, ids in by_entity.items()}
    return (one for one in marked if stand[one[1]].get(one[2]) in inside)


def _family(session: Session, moved: dict[str, set[bytes]]) -> set[bytes]:
    """The rows and everything that is owned by them."""
    everything = set().union(*moved.values()) if moved else set()
    for name, entity in ENTITIES.items():
        above = moved.get(standing.owner_entity(name), set())
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
