"""What came with which import, which imports are undone, and what undoing wrote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridcredit.domain.runs import runs
from gridcredit.store.engine.transaction import current
from gridcredit.store.exchange import links
from gridcredit.store.exchange.links import Imported, SetAside
from gridcredit.store.journal import nodes
from gridcredit.store.schema.undo_tables import LateRow, UndoRow

L = TypeVar("L")
Run = tuple[int, int]  # arrivals first..last


@dataclass(frozen=True, slots=True)
class Undo:
    """One undoing or taking in again; arrivals first..last are what it wrote (0, 0: nothing)."""

    number: int
    import_id: UUID
    is_redo: bool
    first: int
    last: int
    at: str
    author: str


class _Runs(Generic[L]):
    """Labels of arrivals, by runs that do not overlap."""

    def __init__(self, runs: Iterable[tuple[int, int, L]]) -> None:
        self._runs = sorted((run for run in runs if run[1]), key=lambda run: run[0])
        self._firsts = [run[0] for run in self._runs]

    def get(self, arrival: int) -> L | None:
        """The label of the run that an arrival lies in."""
        at = bisect_right(self._firsts, arrival) - 1
        if at < 0 or arrival > self._runs[at][1]:
            return None
        return self._runs[at][2]


class ImportLedger:
    """Which revisions are taken away when an import is undone, or is taken in again.

    What this node wrote itself never belongs to a package: after a restore one gives it back, but
    it was here before. All that a register brought was written here.
    """

    def __init__(self, session: Session, imported: Imported, is_redo: bool) -> None:
        self.imported = imported.id
        self.is_redo = is_redo
        self._node = nodes.own(session).id.bytes
        written = undos(session)
        standing = undone(session).keys()
        self.is_again = imported.id in standing and not is_redo
        self._undone = {key for key in standing if key != imported.id}
        if not is_redo:
            self._undone.add(imported.id)
        self._own = _Runs((u.first, u.last, u.number) for u in written)
        self._now = frozenset(
            u.number for u in written if u.import_id == imported.id and u.is_redo != is_redo
        )
        self.runs = brought_by(session, imported)
        others = [links.get_import(session, key) for key in self._undone - {imported.id}]
        brought = [(imported.id, self.runs), *((o.id, brought_by(session, o)) for o in others)]
        self._brought = _Runs((*run, key) for key, runs in brought for run in runs)
        self._registers = {one.id for one in (imported, *others) if one.is_register}

    def is_own(self, arrival: int) -> bool:
        """Whether undoing wrote a revision."""
        return self._own.get(arrival) is not None

    def undone_with(self, arrival: int, node: bytes) -> UUID | None:
        """The import that brought it and is undone, this one reckoned as it will be."""
        key = self._brought.get(arrival)
        if node == self._node and key not in self._registers:
            return None
        return key if key in self._undone else None

    def is_taken(self, arrival: int, node: bytes) -> bool:
        """Whether it does not count: it came with an undone import, or undoing wrote it."""
        return self.is_own(arrival) or self.undone_with(arrival, node) is not None

    def is_target(self, arrival: int, node: bytes) -> bool:
        """Whether it is this that goes now: on undoing what the import brought, on taking in
        again what undoing it had written."""
        if self._own.get(arrival) in self._now:
            return True
        return not self.is_redo and self.undone_with(arrival, node) == self.imported

    def rows(self, session: Session) -> dict[str, list[bytes]]:
        """The rows that the import's revisions are about, by entity."""
        found: dict[str, dict[bytes, None]] = {}
        nobody = b"" if self.imported in self._registers else self._node
        for run in self.runs:
            asked = session.connection().exec_driver_sql(
                "SELECT DISTINCT entity, row FROM revision"
                " WHERE arrival BETWEEN ? AND ? AND node <> ?",
                (*run, nobody),
            )
            for entity, row in asked:
                found.setdefault(entity, {})[row] = None
        return {entity: list(rows) for entity, rows in found.items()}


def brought_by(session: Session, imported: Imported) -> list[Run]:
    """The arrivals of an import's revisions: those it wrote, without what it let in of earlier
    ones, and those of its revisions that were let in later."""
    late = select(LateRow.arrival).order_by(LateRow.arrival)
    later = session.scalars(late.where(LateRow.import_id == imported.id.bytes)).all()
    theirs = session.scalars(
        late.where(
            LateRow.arrival.between(imported.first, imported.last),
            LateRow.import_id != imported.id.bytes,
        )
    ).all()
    own, first = [], imported.first
    for start, end in runs(theirs):
        own.append((first, start - 1))
        first = end + 1
    own.append((first, imported.last))
    return [run for run in [*own, *runs(later)] if 0 < run[0] <= run[1]]


def came_late(session: Session, arrivals: Iterable[tuple[int, UUID]]) -> None:
    """Note revisions let in now that an earlier import had brought, each with its import."""
    session.add_all(LateRow(arrival=at, import_id=key.bytes) for at, key in arrivals)


def undos(session: Session) -> list[Undo]:
    """Every undoing and taking in again, in their order."""
    return [
        Undo(
            row.number,
            UUID(bytes=row.import_id),
            bool(row.redo),
            row.first,
            row.last,
            row.at,
            row.author,
        )
        for row in session.scalars(select(UndoRow).order_by(UndoRow.number))
    ]


def undone(session: Session) -> dict[UUID, Undo]:
    """The imports that are undone now, each with the last undoing."""
    last = {undo.import_id: undo for undo in undos(session)}
    return {key: undo for key, undo in last.items() if not undo.is_redo}


def record_undo(
    session: Session, import_id: UUID, is_redo: bool, run: Run, at: str, author: str
) -> None:
    """Note that an import was undone or taken in again, and the arrivals that this wrote."""
    last = session.scalar(select(func.max(UndoRow.number)))
    session.add(
        UndoRow(
            number=int(last or 0) + 1,
            import_id=import_id.bytes,
            redo=int(is_redo),
            first=run[0],
            last=run[1],
            at=at,
            author=author,
        )
    )
    session.flush()
    current(session).topics.add("imports")


def withdraw(session: Session, import_id: UUID) -> list[SetAside]:
    """Let what an import left set aside wait no longer; it is kept for `let_wait_again`."""
    waiting = links.set_aside(session, import_id)
    if waiting:
        ask = session.connection().exec_driver_sql
        ask(
            f"INSERT INTO withdrawn ({_LINE}) SELECT {_LINE} FROM set_aside WHERE import_id = ?"
            " ON CONFLICT DO NOTHING",
            (import_id.bytes,),
        )
        ask("DELETE FROM set_aside WHERE import_id = ?", (import_id.bytes,))
        current(session).topics.add("set_aside")
    return waiting


def let_wait_again(session: Session, import_id: UUID) -> None:
    """Let the withdrawn revisions of an import wait again, but for those that came again
    meanwhile."""
    ask = session.connection().exec_driver_sql
    ask(
        f"INSERT INTO set_aside ({_LINE}) SELECT {_LINE} FROM withdrawn WHERE import_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM revision AS r WHERE r.node = withdrawn.node"
        " AND r.seq = withdrawn.seq) ON CONFLICT DO NOTHING",
        (import_id.bytes,),
    )
    ask("DELETE FROM withdrawn WHERE import_id = ?", (import_id.bytes,))
    current(session).topics.add("set_aside")


_LINE = "import_id, node, seq, reason, via, body"
