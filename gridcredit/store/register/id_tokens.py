"""Match marks beside the register: who still needs one, and whose are equal in several grids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.id_tokens import KEY_LENGTH, MatchingKey
from gridcredit.domain.kinds.match_mark import MatchMark
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.records import part_id
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import among, among_blobs, chunks, listing, uuid_of

# Nobody is asked of whom nothing changed since their marks were written under the same keys.
_DOUBTFUL = listing("""
SELECT r.id, r.id_number, r.removed,
  EXISTS (SELECT 1 FROM match_mark m WHERE m.resident = r.id) AS is_marked
FROM dwelling d JOIN household h ON h.dwelling = d.id JOIN resident r ON r.household = h.id
WHERE d.area IN :ids AND (
  r.id_number <> '' AND r.removed = '' AND NOT EXISTS (
    SELECT 1 FROM match_mark m WHERE m.resident = r.id AND substr(m.mark, 1, :length) = :key)
  OR EXISTS (SELECT 1 FROM match_mark m WHERE m.resident = r.id AND r.revised > m.revised))""")
_HELD = listing("SELECT resident, id, mark FROM match_mark WHERE resident IN :ids")

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


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody of whose marks some may be wrong or missing, with the marks there are."""

    blob: bytes
    number: str
    is_here: bool
    marks: dict[UUID, str]

    @property
    def id(self) -> UUID:
        """The resident's."""
        return uuid_of(self.blob)


@many_values()
def refresh(
    session: Session,
    grids: Collection[UUID],
    keys: Sequence[MatchingKey],
    held: Collection[MatchingKey] = (),
    progress: Progress = no_progress,
) -> int:
    """Give everybody of the grids the marks that their ID number has under these keys; returns
    how many marks were written. Who came back from the district without a number keeps the marks.

    A mark of another key stays as it is while it is right, which is to be seen for the keys that
    are `held`; once the number has changed it is blanked, never written anew.
    """
    made: list[MatchMark] = []
    changed: dict[UUID, str] = {}
    ring = {key.id: key for key in held}
    for person in _doubtful(session, grids, keys):
        missing, wrong = _due(person, keys, ring)
        made += missing
        if wrong and (person.number or not _is_untold(session, person.id)):
            changed.update(wrong)
    total = len(made) + len(changed)
    for at in range(0, len(made), _BATCH):
        progress(at, total, "marking")
        journal.add(session, made[at : at + _BATCH])
    rest = list(changed.items())
    for at in range(0, len(rest), _BATCH):
        progress(len(made) + at, total, "marking")
        journal.overwrite(session, "match_mark", "mark", dict(rest[at : at + _BATCH]))
    return total


def _doubtful(
    session: Session, grids: Collection[UUID], keys: Sequence[MatchingKey]
) -> Iterator[_Person]:
    found = {
        row[0]: row
        for key in keys
        for row in among(session, _DOUBTFUL, grids, length=len(key.id), key=key.id)
    }
    for some in chunks(list(found)):
        held: dict[bytes, dict[UUID, str]] = {}
        marked = [resident for resident in some if found[resident].is_marked]
        for resident, row, mark in among_blobs(session, _HELD, marked):
            held.setdefault(resident, {})[uuid_of(row)] = mark
        for resident in some:
            _, number, removed, _ = found[resident]
            yield _Person(resident, number, removed == "", held.get(resident, {}))


def _due(
    person: _Person, keys: Sequence[MatchingKey], ring: Mapping[str, MatchingKey]
) -> tuple[list[MatchMark], dict[UUID, str]]:
    """The marks that somebody lacks, and what those that are wrong should say."""
    wanted = {key.id: key.mark(person.number) for key in keys}
    wrong: dict[UUID, str] = {}
    for row, mark in person.marks.items():
        of = mark[:KEY_LENGTH]
        if of in wanted:
            right = wanted.pop(of)
        else:
            right = mark if not mark or _fits(mark, ring.get(of), person.number) else ""
        if right != mark:
            wrong[row] = right
    made = []
    for of, mark in wanted.items():
        if not mark:
            continue
        row = part_id(person.id, f"match_mark:{of}")
        if row in person.marks:  # blanked while there was no number
            wrong[row] = mark
        elif person.is_here:
            made.append(MatchMark(row, person.id, mark))
    return made, wrong


def _fits(mark: str, key: MatchingKey | None, number: str) -> bool:
    return key is not None and key.mark(number) == mark


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


def repeated(session: Session, marks: Collection[str] | None = None) -> list[list[Marked]]:
    """The people who have equal marks, of these marks or (None) of all, two residents or more.

    While streets go over to another key somebody has marks under several: whoever is equal under
    any of them is one group.
    """
    by_mark: dict[str, list[Marked]] = {}
    asked: set[str] = set()
    wanted = None if marks is None else set(marks)
    while wanted is None or wanted:
        found: dict[str, list[Marked]] = {}
        for mark, resident, grid in _equal(session, wanted):
            found.setdefault(mark, []).append(Marked(uuid_of(resident), uuid_of(grid)))
        by_mark.update({mark: some for mark, some in found.items() if len(some) > 1})
        if wanted is None:
            break
        asked |= wanted
        # What they have under other keys may join further people to them.
        people = {one.resident for mark in wanted for one in by_mark.get(mark, ())}
        wanted = marks_of(session, people) - asked
    return _joined(some for _, some in sorted(by_mark.items()))


def _joined(equal: Iterable[list[Marked]]) -> list[list[Marked]]:
    """Groups that share somebody become one."""
    group_of: dict[UUID, list[Marked]] = {}
    groups: dict[int, list[Marked]] = {}
    for some in equal:
        met = {id(g): g for one in some if (g := group_of.get(one.resident)) is not None}
        group = list(dict.fromkeys([one for g in (*met.values(), some) for one in g]))
        for number in met:
            del groups[number]
        groups[id(group)] = group
        group_of.update({one.resident: group for one in group})
    return list(groups.values())


def _equal(session: Session, marks: Collection[str] | None) -> Iterator[tuple[str, bytes, bytes]]:
    ask = session.connection().exec_driver_sql
    if marks is None:
        yield from ask(_EQUAL + _REPEATED)
        return
    for some in chunks(sorted(marks)):
        yield from ask(f"{_EQUAL}({','.join('?' * len(some))})", tuple(some))
