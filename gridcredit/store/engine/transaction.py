"""What a session notes while it is open: who writes, what changed, and what was looked up."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.store.engine.sealing import Bare

_KEY = "transaction"


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: the installation, the login, and the device's clock as local ISO text."""

    node: UUID
    name: str
    at: str


@dataclass(slots=True)
class Transaction:
    """The notes of one session. `chest` is how secrets are kept where its tables lie; `author` is
    who writes, where anybody does. `topics` and `touched` are what changed, by kind of record and
    row; `codes` where rows stand, by the code of their area, and `own_codes` the areas that this
    office answers for, both as far as asked; `has_moved`: something stands elsewhere since.
    `counted_rows`: many keys are asked for by a table of a server, which took its figures at that
    many revisions."""

    chest: Bare | None = None
    author: Author | None = None
    topics: set[str] = field(default_factory=set)
    touched: dict[str, set[bytes]] = field(default_factory=dict)
    codes: dict[bytes, str] = field(default_factory=dict)
    own_codes: set[str] = field(default_factory=set)
    has_moved: bool = False
    counted_rows: int | None = None

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
