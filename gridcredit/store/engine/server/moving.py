"""All tables from one place to another, file to server or server to file, proved equal.

Every table is read in the order of its key; a digest of its rows is taken on the way out, and again
of what the other place then holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import MetaData, Table, func, select
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.errors import DatabaseDamaged
from gridcredit.domain.progress import Progress
from gridcredit.store.engine import address_text, many_keys
from gridcredit.store.engine.inserting import insert
from gridcredit.store.engine.transaction import current
from gridcredit.store.schema import partitions
from gridcredit.store.schema.tables import RevisionRow, SecretRow

_PAGE = 5_000
# The full text is made anew; the version of the schema is the same at both ends.
# Partitions are read with their whole.
_LEFT_OUT = ("search_text", "alembic_version", "sqlite_", partitions.PREFIX)


@dataclass(slots=True)
class _Told:
    """How many rows a table has, and what they say."""

    rows: int = 0
    digest: Any = field(default_factory=hashlib.sha256)

    def take(self, page: Sequence[tuple[Any, ...]]) -> None:
        self.rows += len(page)
        self.digest.update("".join(map(repr, page)).encode())

    def is_like(self, other: _Told) -> bool:
        return (self.rows, self.digest.digest()) == (other.rows, other.digest.digest())


@many_values()
def copy(source: Session, target: Session, progress: Progress) -> int:
    """Copy all rows into the empty tables of another place and read them back; returns how many.

    Both sessions carry their chest: secrets are kept as each place keeps them. Raises
    DatabaseDamaged naming the table that reads back differently.
    """
    tables = _tables(source)
    total = sum(_count(source, table) for table in tables)
    done, told = 0, dict[str, _Told]()
    for table in tables:
        into = f'INSERT INTO "{table.name}" ({_names(table)})'
        told[table.name] = _Told()
        for page in _pages(source, table):
            if table.name == RevisionRow.__tablename__:
                via = list(table.columns).index(table.c.via)
                partitions.make_room(target.connection(), {row[via] for row in page})
            told[table.name].take(page)
            insert(target, into, _sealed(target, table, page))
            done += len(page)
            progress(done, 2 * total, "moving")
    address_text.put_all(target)
    for table in tables:
        again = _Told()
        for page in _pages(target, table):
            again.take(page)
            done += len(page)
            progress(done, 2 * total, "moving")
        if not again.is_like(told[table.name]):
            raise DatabaseDamaged(table.name, "reads_back")
    many_keys.learn(target, [table.name for table in tables])
    return total


def _tables(source: Session) -> list[Table]:
    """Every table that is there, in the order of their references: none can be forgotten."""
    found = MetaData()
    found.reflect(source.connection(), only=lambda name, _: not name.startswith(_LEFT_OUT))
    # A journal in partitions is referred to as well, though no reference says so.
    return sorted(found.sorted_tables, key=lambda table: table.name != RevisionRow.__tablename__)


def _count(session: Session, table: Table) -> int:
    return int(session.scalar(select(func.count()).select_from(table)) or 0)


def _pages(session: Session, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    """The rows in the order of their key, secrets open."""
    # A journal in partitions has no key of its own.
    asked = select(table).order_by(*(table.primary_key.columns or [table.c.arrival]))
    streamed = asked.execution_options(stream_results=True, yield_per=_PAGE)
    for page in session.execute(streamed).partitions():
        rows = [tuple(row) for row in page]
        if table.name == SecretRow.__tablename__:
            chest = current(session).secrets
            rows = [(name, chest.unseal(name, value)) for name, value in rows]
        yield rows


def _sealed(target: Session, table: Table, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    if table.name != SecretRow.__tablename__:
        return rows
    chest = current(target).secrets
    return [(name, chest.seal(name, value)) for name, value in rows]


def _names(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)
