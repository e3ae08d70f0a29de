"""A workspace's tables on a PostgreSQL server, in a schema of their own: many people at once.

Readers see one snapshot (REPEATABLE READ, read only); writers of all programs take turns by an
advisory lock. Statements are written with question marks, as for a file; here they become the
driver's own marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from gridcredit.domain.errors import (
    BadValue,
    DatabaseDamaged,
    DatabaseTooNew,
    ServerRefused,
    WorkspaceBusy,
    WorkspaceExists,
)
from gridcredit.domain.progress import Progress
from gridcredit.store.engine import migrate, sqlite_file, transaction
from gridcredit.store.engine.sealing import Bare, Sealed
from gridcredit.store.engine.server import moving, serverchecks
from gridcredit.store.engine.server.serverfailures import failures_named
from gridcredit.store.schema import partitions

SCHEMA = "gridcredit"
DRIVER = "postgresql+psycopg"
PROGRAM = "gridcredit"
_WRITES = "gridcredit_writes"
_TURN = 0x67726964  # "grid"
_PATIENCE_MS = 20_000
_CONNECT_SECONDS = 10
# What whoever runs the server has set for others' programs: a package may take longer.
_TIME_LIMITS = ("statement_timeout", "idle_in_transaction_session_timeout")
_LATER_TIME_LIMITS = {140_000: "idle_session_timeout", 170_000: "transaction_timeout"}
# A server that is gone with its machine says nothing any more.
_KEEPALIVES = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}

Fill = Callable[[Session], object]


class Server:
    """The tables of one workspace on a server, open."""

    is_shared = True

    def __init__(self, url: str, key: bytes) -> None:
        place = _parsed(url)
        engine = _engine(place)
        self.name = f"{place.host or 'localhost'}/{place.database or ''}"
        self.readers: Engine = engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self.writers: Engine = engine.execution_options(
            isolation_level="READ COMMITTED", **{_WRITES: True}
        )
        self.chest: Bare = Sealed(key)
        self._key = key
        self._engine = engine

    @classmethod
    def create(
        cls, url: str, key: bytes, fill: Fill | None = None, by_street: bool = False
    ) -> Server:
        """Make the tables with the newest schema, and fill them, in one transaction; `by_street`:
        the journal in partitions.

        Raises BadValue for another sort of URL, WorkspaceExists when the database holds a
        workspace, ServerAway, ServerRefused.
        """
        made = cls(url, key)
        with made._kept_if_well() as on:
            _take_turn(on)
            for look in (serverchecks.version, serverchecks.encoding):
                if wrong := look(on):
                    raise ServerRefused(made.name, wrong)
            if migrate.version_of(on, SCHEMA) is not None:
                raise WorkspaceExists(made.name)
            made._make(on, fill, by_street)
        return made

    @contextmanager
    def _kept_if_well(self) -> Iterator[Connection]:
        """A transaction that looks at the schema; no connection is left when it fails."""
        try:
            with self.failures_named(), self._engine.begin() as on:
                yield on
        except BaseException:
            self.close()
            raise

    def has_tables(self) -> bool:
        """Whether there is a workspace on the server. Raises ServerAway, ServerRefused, also for
        one of another key."""
        with self.failures_named(), self._engine.connect() as on:
            if migrate.version_of(on, SCHEMA) is None:
                return False
            self._require_own(on)
            return True

    def _require_own(self, on: Connection) -> None:
        """Raise ServerRefused where every secret was sealed by another workspace's key."""
        sealed = on.exec_driver_sql("SELECT name, value FROM secret ORDER BY name").all()
        if sealed and not any(self._is_own(name, value) for name, value in sealed):
            raise ServerRefused(self.name, "other_workspace")

    def _is_own(self, name: str, value: bytes) -> bool:
        try:
            self.chest.unseal(name, value)
        except DatabaseDamaged:
            return False
        return True

    def require_alone(self) -> None:
        """Raise WorkspaceBusy while another program of ours is connected."""
        with self.failures_named(), self._engine.connect() as on:
            if serverchecks.others(on, PROGRAM):
                raise WorkspaceBusy(self.name)

    def replace(self, fill: Fill) -> None:
        """Put other tables in the place of those there, if any, in one transaction."""
        with self.failures_named(), self._engine.begin() as on:
            _take_turn(on)
            by_street = partitions.are_made(on)
            on.exec_driver_sql(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
            self._make(on, fill, by_street)

    def _make(self, on: Connection, fill: Fill | None, by_street: bool) -> None:
        if not serverchecks.has_schema(on, SCHEMA):
            on.exec_driver_sql(f"CREATE SCHEMA {SCHEMA}")
        migrate.bring_up(on)
        if by_street:
            partitions.split(on)
        if fill is not None:
            with Session(on) as session:
                transaction.begin(session, self.chest)
                fill(session)

    @classmethod
    def open(cls, url: str, key: bytes) -> Server:
        """Connect, bringing an older schema up to date. Raises DatabaseTooNew (nothing touched),
        ServerAway, ServerRefused (also for no workspace there, or one of another key)."""
        found = cls(url, key)
        with found._kept_if_well() as on:
            stands_at = migrate.version_of(on, SCHEMA)
            if stands_at is None:
                raise ServerRefused(found.name, "no_tables")
            if serverchecks.lost_keys(on):
                raise ServerRefused(found.name, "half_restored")
            found._require_own(on)
            if migrate.is_behind(stands_at):
                _take_turn(on)
                migrate.bring_up(on)
            if serverchecks.lost_tables(on):
                raise ServerRefused(found.name, "half_restored")
        return found

    def failures_named(self) -> AbstractContextManager[None]:
        """Turn what server and driver say into a GridCreditError."""
        return failures_named(self.name)

    def copy_to(self, target: Path, progress: Progress) -> None:
        """Write all tables, as one snapshot has them, into a new encrypted file."""
        sqlite_file.build(target, self._key)
        file = sqlite_file.SqliteFile(target, self._key)
        with (
            closing(file),
            file.failures_named(),
            self.failures_named(),
            Session(self.readers) as source,
            file.writers.begin() as into,
            Session(into) as copied,
        ):
            transaction.begin(source, self.chest)
            transaction.begin(copied, file.chest)
            moving.copy(source, copied, progress)
        sqlite_file.make_single(target, self._key)

    def missing(self) -> str:
        """Tables, keys and indexes that are not there, as after half a restore."""
        return self._look(serverchecks.missing)

    def looks(self) -> Mapping[str, Callable[[], str]]:
        """The server's version and settings, our rights, the order of text, the guards."""
        return {name: partial(self._look, look) for name, look in serverchecks.LOOKS.items()}

    def _look(self, look: Callable[[Connection], str]) -> str:
        with self.failures_named(), self.readers.connect() as on:
            return look(on)

    def discard(self) -> None:
        """Take the schema away with all that is in it."""
        with self.failures_named(), self._engine.begin() as on:
            on.exec_driver_sql(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()


def shown(url: str) -> str:
    """A URL as it may be shown, without its password."""
    parsed = _parsed(url)
    hidden = parsed.difference_update_query(["password"]) if "password" in parsed.query else parsed
    return hidden.render_as_string(hide_password=True)


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:  # ValueError: a port that is no number
        raise BadValue("database", "", "not_postgresql") from error
    if parsed.drivername not in (DRIVER, "postgresql") or not parsed.database:
        raise BadValue("database", parsed.render_as_string(), "not_postgresql")
    return parsed.set(drivername=DRIVER)


def _engine(place: URL) -> Engine:
    # Compiling a question whose cost the server overrates takes longer than answering it: jit=off.
    own = f"-c search_path={SCHEMA} -c lock_timeout={_PATIENCE_MS} -c jit=off"
    own += "".join(f" -c {name}=0" for name in _TIME_LIMITS)
    theirs = place.query.get("options", "")
    engine = create_engine(
        place.difference_update_query(["options"]),
        hide_parameters=True,  # what an error says may reach a terminal
        pool_size=4,
        max_overflow=-1,
        pool_use_lifo=True,
        pool_pre_ping=True,  # the server may have been restarted since
        connect_args={
            "options": f"{theirs} {own}".strip(),
            "application_name": PROGRAM,
            "client_encoding": "utf8",
            "connect_timeout": _CONNECT_SECONDS,
            **_KEEPALIVES,
            # A plan kept from when a table was empty serves it badly once it is full.
            "prepare_threshold": None,
        },
    )
    event.listen(engine, "connect", _take_time_limits_off)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _in_its_words, retval=True)
    return engine


def _take_time_limits_off(driver: Any, _record: object) -> None:
    """Those that older servers do not know, so that no start of a session may name them."""
    later = (n for since, n in _LATER_TIME_LIMITS.items() if driver.info.server_version >= since)
    driver.autocommit = True
    for name in later:
        driver.execute(f"SET {name} = 0")
    driver.autocommit = False


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(_WRITES):
        before = _newest(connection)
        _take_turn(connection)
        connection.info[transaction.WAITED] = before, _newest(connection)
    elif not options.get("postgresql_readonly"):
        return  # looking at the schema, or bringing it up to date
    # A reader's snapshot is taken by its first question. Another program may have brought the
    # schema beyond us meanwhile.
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found != migrate.HEAD:
        raise DatabaseTooNew(str(found), migrate.HEAD)


def _newest(connection: Connection) -> int:
    return connection.exec_driver_sql("SELECT max(arrival) FROM revision").scalar() or 0


def _take_turn(connection: Connection) -> None:
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(?)", (_TURN,))


def _in_its_words(
    _connection: Connection,
    _cursor: object,
    statement: str,
    parameters: Any,
    context: Any,
    _executemany: bool,
) -> tuple[str, Any]:
    """Statements of our own hand; what SQLAlchemy compiled has the driver's marks already."""
    return (statement if context.compiled else _with_marks(statement)), parameters


@lru_cache(maxsize=500)
def _with_marks(statement: str) -> str:
    return statement.replace("%", "%%").replace("?", "%s")
