"""Makes the table of a kind of record in a migration step, with the guards of tables that travel.

A step names its columns itself and never asks what a kind declares today: steps do not change.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from gridcredit.store.schema import guards, partitions
from gridcredit.store.schema.columns import BLOB, NUMBER, TEXT

Columns = list[sa.Column[Any]]


def make_travelling(table: str, *columns: Columns, indexes: tuple[str, ...] = ()) -> None:
    """A table with an id, the revision that last changed each row, and these columns; an index on
    each of `indexes` (a column, or several with blanks between), and the triggers that hold rows
    to their revisions."""
    op.create_table(
        table,
        *blobs("id"),
        *numbers("revised"),
        *(column for some in columns for column in some),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *_reference(table),
        sqlite_strict=True,
    )
    for columns_of_one in map(str.split, indexes):
        op.create_index(f"ix_{table}_{columns_of_one[0]}", table, columns_of_one)
    for statement in guards.travelling(op.get_bind().dialect.name, table):
        op.execute(statement)


def _reference(table: str) -> list[sa.ForeignKeyConstraint]:
    """To the revision; a journal in partitions has no key that could be pointed at."""
    if partitions.are_made(op.get_bind()):
        return []
    name = f"fk_{table}_revised"
    return [sa.ForeignKeyConstraint(["revised"], ["revision.arrival"], name=name)]


def make_fact(
    table: str, *columns: Columns, indexes: tuple[str, ...] = (), last: Columns | None = None
) -> None:
    """The same with what every fact has: which it corrects, whether only to take it back, why.
    `last` are columns behind all of these: a file reads through a long text to what follows it."""
    told = [*blobs("corrects", null=True), *numbers("void"), *_reason()]
    make_travelling(table, *columns, told, last or [], indexes=(*indexes, "corrects"))


def blobs(*names: str, null: bool = False) -> Columns:
    """Columns of ids and digests."""
    return [sa.Column(name, BLOB, nullable=null) for name in names]


def texts(*names: str, null: bool = False) -> Columns:
    """Columns of texts, days, codes and lists."""
    return [sa.Column(name, TEXT, nullable=null) for name in names]


def numbers(*names: str, null: bool = False) -> Columns:
    """Columns of numbers and truths."""
    return [sa.Column(name, NUMBER, nullable=null) for name in names]


def _reason() -> Columns:
    return [sa.Column("reason", TEXT, nullable=False, server_default="")]
