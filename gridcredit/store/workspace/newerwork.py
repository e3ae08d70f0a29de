"""What stands in a workspace and not in a backup of it: putting the backup in its place would lay
that aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.records import BETWEEN_OFFICES
from gridcredit.store.engine import cipher
from gridcredit.store.engine.database import DATABASE
from gridcredit.store.engine.server import serverfile

Ask = Callable[[str, tuple[object, ...]], Iterable[Any]]
Span = tuple[bytes, int, int]


@dataclass(frozen=True, slots=True)
class NewerWork:
    """How many records, by entity, were entered or changed here since, and how many of those no
    package carried yet; how many lines came by packages, and how many drafts wait. Not
    `readable` when it cannot be told: it is damaged, or another workspace."""

    readable: bool = True
    entered: Mapping[str, int] = field(default_factory=dict)
    never_exported: Mapping[str, int] = field(default_factory=dict)
    taken_in: int = 0
    drafts: int = 0

    @property
    def is_at_risk(self) -> bool:
        """Whether the only place where something may stand is what would be laid aside."""
        return not self.readable or bool(self.never_exported) or self.drafts > 0


def newer_work(folder: Path, backup: Path, key: bytes) -> NewerWork:
    """What the workspace in a folder holds beyond the tables of a backup; nothing is changed in
    either, and an older schema is read as it is."""
    try:
        with _asked(folder, key) as now, _file_asked(backup, key) as then:
            return _compared(now, then)
    except (GridCreditError, cipher.DRIVER_ERROR):
        return NewerWork(readable=False)


def _compared(now: Ask, then: Ask) -> NewerWork:
    exported = _exported(now)
    entered, unexported = set[tuple[str, bytes]](), set[tuple[str, bytes]]()
    taken_in = 0
    for span in _missing(_held(now), _held(then)):
        for entity, row, arrival, via in now(_LINES, span):
            if via is not None:
                taken_in += 1
            elif entity not in BETWEEN_OFFICES:  # those are programs' own, and made again
                entered.add((entity, row))
                if arrival > exported:
                    unexported.add((entity, row))
    drafts = set(map(tuple, now(_DRAFTS, ()))) - set(map(tuple, then(_DRAFTS, ())))
    return NewerWork(True, _counted(entered), _counted(unexported), taken_in, len(drafts))


_LINES = "SELECT entity, row, arrival, via FROM revision WHERE node = ? AND seq BETWEEN ? AND ?"
_DRAFTS = "SELECT login, subject, body FROM draft"
_RUNS = (
    "SELECT node, min(seq), max(seq) FROM (SELECT node, seq, seq - row_number() OVER"
    " (PARTITION BY node ORDER BY seq) AS run FROM (SELECT DISTINCT node, seq FROM revision)"
    " AS held) AS numbered GROUP BY node, run ORDER BY 1, 2"
)
_EXPORTED = (
    "SELECT max(s.upto) FROM sent AS s JOIN node AS n ON n.id = s.\"to\" WHERE n.kinship = 'parent'"
)


def _exported(ask: Ask) -> int:
    """The arrival of the last line that went upwards in a package; where nobody is above, that
    went to anybody."""
    [(upwards,)] = ask(_EXPORTED, ())
    if upwards is not None:
        return int(upwards)
    [(parents,)] = ask("SELECT count(*) FROM node WHERE kinship = 'parent'", ())
    if parents:
        return 0
    [(anywhere,)] = ask("SELECT max(upto) FROM sent", ())
    return int(anywhere or 0)


def _held(ask: Ask) -> dict[bytes, list[tuple[int, int]]]:
    """The numbers that are held of each node, as ranges without gaps."""
    held: dict[bytes, list[tuple[int, int]]] = {}
    for node, first, last in ask(_RUNS, ()):
        held.setdefault(bytes(node), []).append((int(first), int(last)))
    return held


def _missing(
    now: Mapping[bytes, list[tuple[int, int]]], then: Mapping[bytes, list[tuple[int, int]]]
) -> Iterator[Span]:
    for node, ranges in now.items():
        for first, last in ranges:
            for known_first, known_last in then.get(node, ()):
                if known_last < first or known_first > last:
                    continue
                if known_first > first:
                    yield node, first, known_first - 1
                first = known_last + 1
            if first <= last:
                yield node, first, last


def _counted(rows: set[tuple[str, bytes]]) -> dict[str, int]:
    return dict(sorted(Counter(entity for entity, _ in rows).items()))


@contextmanager
def _asked(folder: Path, key: bytes) -> Iterator[Ask]:
    if not serverfile.stands_in(folder):
        with _file_asked(folder / DATABASE, key) as ask:
            yield ask
        return
    from gridcredit.store.engine.database import Database

    with closing(Database.open(folder, key)) as database, database.reading() as session:
        yield session.connection().exec_driver_sql


@contextmanager
def _file_asked(path: Path, key: bytes) -> Iterator[Ask]:
    with cipher.failures_named(path), closing(cipher.connect(path, key)) as connection:
        connection.execute("PRAGMA query_only = ON")
        cipher.check_key(connection)
        yield connection.execute
