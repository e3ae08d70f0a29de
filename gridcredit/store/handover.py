"""What moved into an area takes its past along: revisions written where it stood before."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy.orm import Session

from gridcredit.domain.journal import SET
from gridcredit.domain.records import ENTITIES, UNPLACED
from gridcredit.store import standing
from gridcredit.wire import read

_MOVABLE = ("dwelling", "household", "resident")
_CHUNK = 5_000


def revisions_of_moved(
    session: Session, codes: Collection[str], after: int, upto: int, not_via: bytes
) -> list[int]:
    """Arrivals of revisions that name an area outside these codes but are about what stands
    inside now: the whole past of what moved in after an arrival, and what others, who had not
    heard of an earlier move, wrote since. What came by `not_via` is left out. Sorted."""
    inside = frozenset(codes)
    family = _family(session, _moved_in(session, inside, after, upto))
    arrivals = _late(session, inside, after, upto)
    ask = session.connection().exec_driver_sql
    for some in _chunks(sorted(family)):
        found = ask(
            "SELECT arrival, area FROM revision"
            f" WHERE row IN ({_marks(some)}) AND arrival <= ? AND via IS NOT ?",
            (*some, upto, not_via),
        )
        arrivals.update(arrival for arrival, area in found if area not in inside)
    return sorted(arrivals)


def _late(session: Session, inside: frozenset[str], after: int, upto: int) -> set[int]:
    late: set[int] = set()
    found = session.connection().exec_driver_sql(
        "SELECT arrival, entity, row FROM revision WHERE arrival > ? AND arrival <= ?"
        f" AND area NOT IN ({_marks(inside)}) AND entity NOT IN ({_marks(UNPLACED)})",
        (after, upto, *inside, *UNPLACED),
    )
    for page in found.partitions(_CHUNK):
        by_entity: dict[str, dict[bytes, list[int]]] = {}
        for arrival, entity, row in page:
            by_entity.setdefault(entity, {}).setdefault(row, []).append(arrival)
        for entity, rows in by_entity.items():
            stands = standing.codes(session, entity, rows)
            late.update(at for row, code in stands.items() if code in inside for at in rows[row])
        # Most of these are never asked for again.
        standing.forget(session)
    return late


def _moved_in(
    session: Session, inside: frozenset[str], after: int, upto: int
) -> dict[str, set[bytes]]:
    """Rows that a revision put under another owner and that stand inside now."""
    candidates: dict[str, set[bytes]] = {}
    found = session.connection().exec_driver_sql(
        f"SELECT entity, row, body FROM revision WHERE arrival > ? AND arrival <= ?"
        f" AND entity IN ({_marks(_MOVABLE)}) AND instr(body, ?) > 0",
        (after, upto, *_MOVABLE, f'"op":"{SET}"'.encode()),
    )
    for entity, row, body in found:
        if ENTITIES[entity].owner in read(body).new:
            candidates.setdefault(entity, set()).add(row)
    return {
        entity: {
            row for row, code in standing.codes(session, entity, ids).items() if code in inside
        }
        for entity, ids in candidates.items()
    }


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
    return ",".join("?" * len(values))


def _chunks(rows: list[bytes]) -> Iterable[list[bytes]]:
    return (rows[start : start + _CHUNK] for start in range(0, len(rows), _CHUNK))
