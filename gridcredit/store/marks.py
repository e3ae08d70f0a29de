"""Match marks beside the register: who still needs one, and whose are equal in several grids."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.marks import MatchingKey
from gridcredit.domain.notices import MatchMark
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.records import part_id
from gridcredit.store import journal
from gridcredit.store.loading import among, chunks, listing, uuid_of

# Nobody is asked of whom nothing changed since their mark was written under the same key.
_DOUBTFUL = listing("""
SELECT r.id, r.id_number, m.id, m.mark
FROM dwelling d JOIN household h ON h.dwelling = d.id JOIN resident r ON r.household = h.id
LEFT JOIN match_mark m ON m.resident = r.id
WHERE d.area IN :ids AND ((m.id IS NULL AND r.id_number <> '' AND r.removed = '')
  OR r.revised > m.revised OR (m.mark <> '' AND substr(m.mark, 1, :length) <> :key))""")

_EQUAL = """
SELECT m.mark, m.resident, d.area FROM match_mark m JOIN resident r ON r.id = m.resident
JOIN household h ON h.id = r.household JOIN dwelling d ON d.id = h.dwelling
WHERE m.mark IN """
_REPEATED = "(SELECT mark FROM match_mark WHERE mark <> '' GROUP BY mark HAVING count(*) > 1)"
_OF_RESIDENTS = listing("SELECT mark FROM match_mark WHERE resident IN :ids AND mark <> ''")


_BATCH = 1_000  # marks written between two calls of progress


@dataclass(frozen=True, slots=True)
class Marked:
    """A resident with the grid that they stand in."""

    resident: UUID
    grid: UUID


@many_values()
def refresh(
    session: Session,
    grids: Collection[UUID],
    key: MatchingKey,
    progress: Progress = no_progress,
) -> int:
    """Give everybody of the grids the mark that their ID number has under a key; returns how many
    marks were written. Who came back from the district without a number keeps the mark."""
    made: list[MatchMark] = []
    changed: dict[UUID, str] = {}
    asked = {"length": len(key.id), "key": key.id}
    for resident, number, held, mark in among(session, _DOUBTFUL, grids, **asked):
        due, row = key.mark(number), uuid_of(resident)
        if held is None:
            if due:
                made.append(MatchMark(part_id(row, "match_mark"), row, due))
        elif due != mark and (number or not _is_untold(session, row)):
            changed[uuid_of(held)] = due
    total = len(made) + len(changed)
    for at in range(0, len(made), _BATCH):
        progress(at, total, "marking")
        journal.add(session, made[at : at + _BATCH])
    rest = list(changed.items())
    for at in range(0, len(rest), _BATCH):
        progress(len(made) + at, total, "marking")
        journal.overwrite(session, "match_mark", "mark", dict(rest[at : at + _BATCH]))
    return total


def _is_untold(session: Session, resident: UUID) -> bool:
    """Whether a number is blank because only the redacted form of a resident came back, after a
    restore, or when an office was set up anew."""
    revisions = journal.history(session, resident)
    told = any("id_number" in revision.new for revision in revisions)
    return not told and any(revision.redacted for revision in revisions)


def is_wanted(session: Session, grids: Collection[UUID], key: MatchingKey) -> bool:
    """Whether anybody of the grids has a number to mark."""
    asked = {"length": len(key.id), "key": key.id}
    return any(key.mark(row[1]) for row in among(session, _DOUBTFUL, grids, **asked))


def marks_of(session: Session, residents: Collection[UUID]) -> set[str]:
    """The marks of these residents, blank ones left out."""
    return {row[0] for row in among(session, _OF_RESIDENTS, residents)}


def repeated(session: Session, marks: Collection[str] | None = None) -> dict[str, list[Marked]]:
    """Whose marks are equal, of these marks or (None) of all: by mark, two residents or more."""
    found: dict[str, list[Marked]] = {}
    for mark, resident, grid in _equal(session, marks):
        found.setdefault(mark, []).append(Marked(uuid_of(resident), uuid_of(grid)))
    return {mark: some for mark, some in sorted(found.items()) if len(some) > 1}


def _equal(session: Session, marks: Collection[str] | None) -> Iterator[tuple[str, bytes, bytes]]:
    ask = session.connection().exec_driver_sql
    if marks is None:
        yield from ask(_EQUAL + _REPEATED)
        return
    for some in chunks(sorted(marks)):
        yield from ask(f"{_EQUAL}({','.join('?' * len(some))})", tuple(some))
