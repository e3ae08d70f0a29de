"""One office of a history: its real workspace, opened when first needed, and what it must know."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import text

from gridcredit.domain.journal import Revision, RevisionId
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.workspace import keeping
from gridcredit.store.exchange import outgoing
from gridcredit.store.journal import nodes
from gridcredit.wire import decode
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids
from tests.soak.kept import Place, first_backup

CONFIRMED = 'SELECT "to", number FROM sent WHERE receipt IS NOT NULL'
_NEWS = text("SELECT arrival, body FROM revision WHERE arrival > :after ORDER BY arrival")
_COUNTS = text(
    "SELECT (SELECT count(*) FROM revision), (SELECT count(*) FROM conflict),"
    " (SELECT count(*) FROM set_aside), (SELECT count(*) FROM import), (SELECT count(*) FROM sent),"
    " (SELECT count(*) FROM sent WHERE receipt IS NOT NULL)"
)


@dataclass
class Memory:
    """What one workspace holds, as the test has followed it: a backup takes a copy along."""

    node: UUID
    known: dict[RevisionId, Revision] = field(default_factory=dict)
    arrival: int = 0
    lines: int = 0
    taken: dict[UUID, set[int]] = field(default_factory=dict)  # numbers of packages, by sender
    confirmed: set[tuple[UUID, int]] = field(default_factory=set)

    def copy(self) -> Memory:
        """The same, to be changed apart."""
        taken = {sender: set(numbers) for sender, numbers in self.taken.items()}
        return replace(self, known=dict(self.known), taken=taken, confirmed=set(self.confirmed))


class Site:
    """An office with its workspace and its person's clock."""

    def __init__(
        self, place: Place, kept: Path, folder: Path, first_id: int, memory: Memory
    ) -> None:
        self.place = place
        self.name = place.name
        self.above: Site | None = None
        self.below: list[Site] = []
        self.folder = folder / place.name
        self.outbox = folder / "out" / place.name
        self.receipts = folder / "receipts" / place.name
        self.clock = Ticking()
        self.memory = memory.copy()
        self.backups = [(first_backup(kept), self.memory.copy())]
        self._kept = kept
        self._ids = counting_ids(first_id).__next__
        self._desk: Desk | None = None
        self._numbers = iter(range(1, 1_000_000))
        self.at_rest = False  # nothing happened here since nothing waited

    @property
    def desk(self) -> Desk:
        """The open workspace."""
        if self._desk is None:
            if not self.folder.exists():
                shutil.copytree(self._kept, self.folder)
            self._desk = open_desk(self.folder, PASSPHRASE, self.clock, self._ids)
            self.at_rest = False
        return self._desk

    @property
    def node(self) -> UUID:
        """The installation's id."""
        return self.memory.node

    @property
    def is_open(self) -> bool:
        """Whether the history has touched it."""
        return self._desk is not None

    @property
    def neighbours(self) -> Iterator[Site]:
        """The offices it exchanges with."""
        if self.above:
            yield self.above
        yield from self.below

    def look(self) -> list[Revision]:
        """What came into the journal since the last look; nothing may have gone."""
        with self.desk.reading() as session:
            news = session.execute(_NEWS, {"after": self.memory.arrival}).all()
            lines = session.scalar(text("SELECT count(*) FROM revision"))
        memory = self.memory
        made = [decode(body) for _, body in news]
        memory.lines += len(made)
        assert lines == memory.lines, f"{self.name} lost revisions"
        if news:
            memory.arrival = news[-1][0]
        for revision in made:
            if revision.id not in memory.known or not revision.redacted:
                memory.known[revision.id] = revision
        return made

    def keeps_from(self, other: Site) -> int:
        """How much waits for somebody, as the screen says it."""
        with self.desk.reading() as session:
            return outgoing.unsent(session, nodes.get(session, other.node))

    def counts(self) -> tuple[int, ...]:
        """Everything that a refused or cancelled import must leave as it was."""
        with self.desk.reading() as session:
            return tuple(session.execute(_COUNTS).one())

    def set_clock(self, days: int) -> None:
        """Set the clock some days before or after the day on which the history happens."""
        self.clock.now = Ticking().now + timedelta(days=days)

    def back_up(self) -> None:
        """Put a backup aside."""
        folder = self.folder.parent / "backups" / f"{self.name}-{next(self._numbers)}"
        file = keeping.backup(self.desk, folder).file
        assert file is not None
        self.backups.append((file, self.memory.copy()))

    def fall_back(self, which: int) -> bool:
        """Come back from one of the backups, the first being of the time before the history; False
        where nothing happened yet that could be lost."""
        if not self.is_open:
            return False
        file, memory = self.backups[which % len(self.backups)]
        self.close()
        health = keeping.restore(self.folder, file, PASSPHRASE, "", self.clock)
        former = next(check.detail for check in health.checks if check.name == "former_kept")
        shutil.rmtree(self.folder.with_name(former))
        self.memory = memory.copy()
        assert self.look() == []
        return True

    def close(self) -> None:
        """Let go of the workspace."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None


def remembered(folder: Path) -> Memory:
    """What a kept workspace holds."""
    desk = open_desk(folder, PASSPHRASE, Ticking(), counting_ids(1).__next__)
    memory = Memory(desk.node.id)
    try:
        with desk.reading() as session:
            for arrival, body in session.execute(_NEWS, {"after": 0}):
                revision = decode(body)
                memory.known[revision.id] = revision
                memory.arrival, memory.lines = arrival, memory.lines + 1
            for sender, number in session.execute(text('SELECT sender, number FROM "import"')):
                memory.taken.setdefault(UUID(bytes=sender), set()).add(number)
            confirmed = session.execute(text(CONFIRMED))
            memory.confirmed = {(UUID(bytes=to), number) for to, number in confirmed}
    finally:
        desk.close()
    return memory
