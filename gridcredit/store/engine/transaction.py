"""What a session notes while it is open: who writes, what changed, and what was looked up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.store.engine.sealing import Bare

_KEY = "transaction"
WAITED = "gridcredit_waited"
"""Where a connection notes the newest revisions, by arrival, as it began to wait for its turn to
write and as it got it: what came between, whoever writes now had not seen."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: the installation, the login, and the device's clock as local ISO text."""

    node: UUID
    name: str
    at: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the newest revision of a node bears: its place in this file, the node's own number, and
    the Lamport time of the file."""

    node: UUID
    arrival: int
    seq: int
    counter: int


@dataclass(slots=True)
class Transaction:
    """The notes of one session. `chest` is how secrets are kept where its tables lie; `author` is
    who writes, where anybody does. `topics` and `touched` are what changed, by kind of record and
    row, and every row that was touched is revised behind `revised_after`, where that is known;
    `codes` where rows stand, by the code of their area, and `own_codes` the areas that this office
    answers for, both as far as asked; `has_moved`: something stands elsewhere since.
    `numbers` are those of the last revision written, while none came behind it by another way.
    `counted_rows`: many keys are asked for by a table of a server, which took its figures at that
    many revisions. `answers`: what a snapshot that is held was asked before (snapshots.py)."""

    chest: Bare | None = None
    author: Author | None = None
    topics: set[str] = field(default_factory=set)
    touched: dict[str, set[bytes]] = field(default_factory=dict)
    revised_after: int | None = None
    codes: dict[bytes, str] = field(default_factory=dict)
    own_codes: set[str] = field(default_factory=set)
    has_moved: bool = False
    numbers: Numbers | None = None
    counted_rows: int | None = None
    answers: dict[Any, Any] | None = None

    @property
    def secrets(self) -> Bare:
        """How secrets are kept. Raises RuntimeError for a session that was opened by nobody who
        knows: a secret must never lie open by mistake."""
        if self.chest is None:
            raise RuntimeError("secrets need a session of Database")
        return self.chest

    @property
    def writer(self) -> Author:
        """Who writes. Raises RuntimeError where nobody does."""
        if self.author is None:
            raise RuntimeError("writing needs Database.writing(author)")
        return self.author


def begin(session: Session, chest: Bare, author: Author | None = None) -> None:
    """Let a session note who writes and how its secrets are kept."""
    session.info[_KEY] = Transaction(chest, author)


def current(session: Session) -> Transaction:
    """The notes of a session."""
    noted = session.info.get(_KEY)
    if not isinstance(noted, Transaction):
        noted = session.info[_KEY] = Transaction()
    return noted


def unseen(session: Session) -> tuple[int, int] | None:
    """Behind which revision and up to which one came while this writer waited for its turn; None
    where it did not wait, or its place does not tell."""
    before, after = session.connection().info.get(WAITED, (0, 0))
    return (before, after) if before < after else None


@contextmanager
def savepoint(session: Session) -> Iterator[None]:
    """All that is written meanwhile stays, or at an exception nothing of it; nor does what was
    looked up stay noted, as it may have been of what is gone."""
    try:
        with session.begin_nested():
            yield
    except BaseException:
        noted = current(session)
        noted.codes.clear()
        noted.own_codes = set()
        noted.numbers = None
        raise
