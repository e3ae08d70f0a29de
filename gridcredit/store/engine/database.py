"""The workspace's database: snapshots for readers, one writer at a time, news after a commit.

Where the tables lie, in a file of the workspace or on a server, only the backing knows.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session as Session

from gridcredit.atomic_file import make_folder
from gridcredit.store.engine import many_keys, news, transaction
from gridcredit.store.engine.backing import Backing
from gridcredit.store.engine.server import serverfile
from gridcredit.store.engine.sqlite_file import SqliteFile
from gridcredit.store.engine.transaction import Author

DATABASE = "gridcredit.db"

Listener = Callable[[frozenset[str]], None]


class Database:
    """One workspace's tables, open.

    Any thread may read, many side by side; writers take turns, also with other programs that hold
    the same tables. Errors of disk, key, lock and server come out as GridCreditError.
    """

    def __init__(self, folder: Path, key: bytes, backing: Backing) -> None:
        self.folder = folder
        self.key = key
        self.backing = backing
        self._turn = threading.RLock()
        self._listeners: list[Listener] = []
        self._ears = threading.Lock()
        self._heard = 0  # the number of the last commit that is no news any more (news.py)
        self.before_commit: list[Callable[[Session], None]] = []

    @classmethod
    def create(cls, folder: Path, key: bytes, url: str = "") -> Database:
        """Make the tables with the newest schema: in a file of the folder, or on the server of
        the URL. Raises WorkspaceExists when they are there already, StorageFailed, ServerAway,
        ServerRefused, BadValue."""
        make_folder(folder)
        if not url:
            return cls(folder, key, SqliteFile.create(folder / DATABASE, key))
        # The driver takes a tenth of a second to load; hardly any workspace has a server.
        from gridcredit.store.engine.server.server import Server

        made = cls(folder, key, Server.create(url, key))
        try:
            serverfile.write(folder, key, url)
        except BaseException:
            made.discard()
            raise
        return made

    @classmethod
    def open(cls, folder: Path, key: bytes) -> Database:
        """Open the tables, bringing an older schema up to date; of a file a copy is kept first.

        Raises DatabaseTooNew (nothing touched), DatabaseDamaged (wrong key, not ours, not there),
        StorageFailed, ServerAway, ServerRefused.
        """
        if not serverfile.stands_in(folder):
            found = cls(folder, key, SqliteFile.open(folder / DATABASE, key))
            if not serverfile.stands_in(folder):
                return found._listening()
            found.close()  # it was moved to a server while we waited for it
        from gridcredit.store.engine.server.server import Server

        return cls(folder, key, Server.open(serverfile.read(folder, key), key))._listening()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on one snapshot of the data; writing in it is an error."""
        with (
            self.backing.failures_named(),
            Session(self.backing.readers, autoflush=False) as session,
        ):
            transaction.begin(session, self.backing.chest)
            session.connection()
            yield session

    @contextmanager
    def writing(self, author: Author | None = None) -> Iterator[Session]:
        """A session that holds the write lock from the start.

        Commits at the end and then tells the listeners which topics changed; any exception rolls
        everything back and tells nobody. Journal writes need the author. The steps registered in
        `before_commit` come last in the same transaction.
        """
        with (
            self.backing.failures_named(),
            self._turn,
            Session(self.backing.writers, expire_on_commit=False) as session,
        ):
            transaction.begin(session, self.backing.chest, author)
            session.connection()
            yield session
            for step in self.before_commit:
                step(session)
            many_keys.learn_written(session)
            topics = frozenset(transaction.current(session).topics)
            number = news.note(session, topics) if topics else 0
            session.commit()
            with self._ears:
                if number == self._heard + 1:  # else others wrote between, who are yet to be heard
                    self._heard = number
        if topics:
            self.tell(topics)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener with the changed topics after every commit of this object, on the
        thread that committed, and by `tell`. Returns what ends the subscription."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def hear(self) -> frozenset[str]:
        """The topics on which other programs have committed since this object was opened or last
        asked; one cheap question. Own commits may be among them. Any thread."""
        heard = self._heard
        with self.reading() as session:
            known = news.numbers(session)
        newest = max(known.values(), default=0)
        with self._ears:
            self._heard = newest if newest < heard else max(newest, self._heard)
        return news.since(heard, known)

    def tell(self, topics: frozenset[str]) -> None:
        """Let the listeners know of topics that have changed."""
        for listener in tuple(self._listeners):
            listener(topics)

    def close(self) -> None:
        """Let go of the tables; what was committed is in them."""
        self.backing.close()

    def discard(self) -> None:
        """Take the tables away again, because what should make them a workspace failed."""
        self.backing.discard()
        serverfile.remove(self.folder)

    def _listening(self) -> Database:
        """Hears from now on; the tables are given back when they cannot be read."""
        try:
            self.hear()
        except BaseException:
            self.close()
            raise
        return self
