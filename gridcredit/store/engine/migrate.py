"""Brings a file to the schema of this program: a copy first, then all steps or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from sqlalchemy import StaticPool, create_engine
from sqlcipher3 import dbapi2

from gridcredit.atomic_file import placed
from gridcredit.domain.errors import DatabaseDamaged, DatabaseTooNew
from gridcredit.store.engine import cipher

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent.parent / "migrations"
STEPS = tuple(sorted(step.name[:4] for step in iter_modules([str(SCRIPTS / "versions")])))
"""The steps in their order, by the names of their files: opening a current file never loads
Alembic."""
HEAD = STEPS[-1]


def version(connection: Any, file: str) -> str:
    """The step a file stands at. Raises DatabaseDamaged when it is none of ours."""
    known = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.execute(known).fetchone()[0] == 0:
        raise DatabaseDamaged(file, "no schema")
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise DatabaseDamaged(file, "no version")
    return str(row[0])


def is_older(connection: Any, file: str, steps: tuple[str, ...] = STEPS) -> bool:
    """Whether the file needs steps. Raises DatabaseTooNew when a newer program wrote it."""
    return is_behind(version(connection, file), steps)


def is_behind(found: str, steps: tuple[str, ...] = STEPS) -> bool:
    """Whether a schema needs steps. Raises DatabaseTooNew for one of a newer program."""
    if found not in steps:
        raise DatabaseTooNew(found, steps[-1])
    return found != steps[-1]


def version_of(on: Connection, schema: str) -> str | None:
    """The step the tables of a server's schema stand at; None when there are none."""
    if on.exec_driver_sql(f"SELECT to_regclass('{schema}.alembic_version')").scalar() is None:
        return None
    return str(on.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def bring_up(on: Connection, to: str = "head") -> None:
    """Give a server's schema all missing steps, in the transaction of the caller."""
    _steps(on, SCRIPTS, to)


def create(connection: Any, scripts: Path = SCRIPTS, to: str = "head") -> None:
    """Give an empty file the newest schema, by the same steps that old files go through."""
    _run(connection, lambda on: _steps(on, scripts, to))


def upgrade(connection: Any, path: Path, key: bytes, scripts: Path = SCRIPTS) -> Path:
    """Run the missing steps in one transaction; returns the copy that was kept beside the file.

    A step that fails, or leaves a row pointing nowhere, leaves the file as it was.
    """
    kept = _keep_copy(connection, path, key)
    _run(connection, lambda on: _steps(on, scripts), path.name)
    return kept


def _keep_copy(connection: Any, path: Path, key: bytes) -> Path:
    kept = path.with_name(f"{path.stem}-before-{version(connection, path.name)}.db")
    with placed(kept) as unfinished:
        cipher.copy(connection, unfinished, key)
    return kept


def _run(connection: Any, work: Callable[[Connection], None], file: str = "") -> None:
    # Batch mode rebuilds tables; with foreign keys on that deletes the rows that point to them.
    connection.execute("PRAGMA foreign_keys = OFF")
    engine = create_engine(
        "sqlite://", module=dbapi2, creator=lambda: connection, poolclass=StaticPool
    )
    try:
        with engine.connect() as on:
            on.exec_driver_sql("BEGIN EXCLUSIVE")
            work(on)
            broken = on.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise DatabaseDamaged(file, f"foreign key of {broken[0]}")
            on.commit()
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _steps(on: Connection, scripts: Path, to: str = "head") -> None:
    # Alembic takes a quarter of a second to load, and most starts have no step to run.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": on})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, to)
