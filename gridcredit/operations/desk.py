"""The desk: everything an operation needs, handed in, and how a workspace is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn
from uuid import UUID

from gridcredit.atomic_file import keep_private
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import NotEnrolled, PlaceRevoked, UnknownAccount
from gridcredit.paths import resources
from gridcredit.store.engine import snapshots
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.engine.transaction import Author, current
from gridcredit.store.exchange.retrying import keep_trying
from gridcredit.store.journal import nodes
from gridcredit.store.journal.aliases import keep_aliases
from gridcredit.store.journal.nodes import Node
from gridcredit.store.search.searchindex import complete_index, keep_index
from gridcredit.store.workspace import accounts, attempts, vault

Clock = Callable[[], datetime]
NewId = Callable[[], UUID]


@dataclass
class Desk:
    """An open workspace with the person at its keyboard.

    `clock` gives local wall time; `new_id` gives UUIDv7s. Neither is read anywhere else.
    `has_looked`: it was looked where the workspace stands (location.py), as whoever lets people in
    does; only then is it proved on the way out that it is no copy.
    """

    folder: Path
    database: Database
    actor: Actor
    node: Node
    clock: Clock
    new_id: NewId
    has_looked: bool = False

    @property
    def office(self) -> Office:
        """The level this workspace stands on."""
        return Office(self.node.office)

    def today(self) -> date:
        """The date on the device's clock."""
        return self.clock().date()

    def now(self) -> str:
        """Local wall time to the second, ISO 8601."""
        return self.clock().replace(microsecond=0, tzinfo=None).isoformat()

    def reading(self) -> AbstractContextManager[Session]:
        """A snapshot to ask questions of; any thread."""
        return self.database.reading()

    @contextmanager
    def snapshot(self) -> Iterator[Desk]:
        """This desk for several questions that all see one snapshot, where what several of them
        ask is asked once; nothing can be written at it, and it is one thread's."""
        with self.reading() as session:
            snapshots.hold(session)
            own = {field.name: getattr(self, field.name) for field in fields(Desk)}
            yield _Still(**own, session=session)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction of the actor: all of it is kept, or nothing."""
        author = Author(self.node.id, self.actor.name, self.now())
        with self.database.writing(author) as session:
            if nodes.own_id(session) != author.node:  # another program learned that this is a copy
                self.node = nodes.own(session)
                current(session).author = replace(author, node=self.node.id)
            yield session

    def require_enrolled(self) -> None:
        """Raise NotEnrolled while the workspace waits for its certificate, PlaceRevoked when that
        has ended."""
        if self.node.state == nodes.REVOKED:
            raise PlaceRevoked(self.node.name)
        if self.node.state != nodes.ACTIVE:
            raise NotEnrolled(self.node.name)

    def reload(self) -> None:
        """Read anew what the workspace says of itself."""
        with self.reading() as session:
            self.node = nodes.own(session)

    def hear_others(self) -> frozenset[str]:
        """Let those who listen know of what other programs have committed meanwhile, as if it had
        been done here; the topics. Two cheap questions, but after a large import, which is indexed
        for search now; any thread."""
        self.complete_index()
        topics = self.database.hear()
        if "nodes" in topics:
            self.reload()
        if "accounts" in topics:
            self._reload_actor()
        if topics:
            self.database.tell(topics)
        return topics

    def _reload_actor(self) -> None:
        """Read anew in which post one is, and who of the register; who was closed out meanwhile
        keeps both until the door asks again."""
        with self.reading() as session, suppress(UnknownAccount):
            self.actor = accounts.get(session, self.actor.login)

    def complete_index(self) -> None:
        """Index for search what large imports left."""
        complete_index(self.database, resources() / "pinyin")

    def close(self) -> None:
        """Let go of the workspace."""
        self.database.close()


@dataclass(kw_only=True)
class _Still(Desk):
    """A desk at which one snapshot is looked at."""

    session: Session

    def reading(self) -> AbstractContextManager[Session]:
        """The snapshot."""
        return nullcontext(self.session)

    def writing(self) -> NoReturn:
        """Never: a snapshot is looked at."""
        raise RuntimeError("nothing is written in a snapshot")


def open_desk(folder: Path, passphrase: str, clock: Clock, new_id: NewId, login: str = "") -> Desk:
    """Open a workspace. Raises NoWorkspace, UnknownAccount, WrongPassphrase, SignInDelayed,
    DatabaseTooNew, DatabaseDamaged, StorageFailed."""
    name, key = key_of(folder, passphrase, clock, login)
    return desk_with_key(folder, key, name, clock, new_id)


def key_of(folder: Path, passphrase: str, clock: Clock, login: str = "") -> tuple[str, bytes]:
    """Who comes, and the workspace's key. Raises NoWorkspace, WrongPassphrase, SignInDelayed."""
    name = login or vault.default_login(folder)
    return name, attempts.open_counted(folder, name, passphrase, clock())


def desk_with_key(folder: Path, key: bytes, login: str, clock: Clock, new_id: NewId) -> Desk:
    """Open a workspace whose key is already at hand (right after it was made, or the keyring)."""
    keep_private(folder)
    database = Database.open(folder, key)
    keep_trying(database)  # first: what goes in then is indexed too
    keep_aliases(database)
    keep_index(database, resources() / "pinyin")
    try:
        with database.reading() as session:
            account = accounts.get(session, login)
            node = nodes.own(session)
    except BaseException:
        database.close()
        raise
    return Desk(folder, database, account, node, clock, new_id)
