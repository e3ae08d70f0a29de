"""Undoing imports: what was undone and when, what came in late, what no longer waits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from gridcredit.store.schema.columns import BLOB, NUMBER, TEXT

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the three tables with their indexes."""
    op.create_table(
        "undo",
        sa.Column("number", NUMBER, nullable=False, autoincrement=False),
        sa.Column("import_id", BLOB, nullable=False),
        sa.Column("redo", NUMBER, nullable=False),
        sa.Column("first", NUMBER, nullable=False),
        sa.Column("last", NUMBER, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("author", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_undo"),
        sqlite_strict=True,
    )
    op.create_index("ix_undo_import_id", "undo", ["import_id"])
    op.create_table(
        "late",
        sa.Column("arrival", NUMBER, nullable=False, autoincrement=False),
        sa.Column("import_id", BLOB, nullable=False),
        sa.PrimaryKeyConstraint("arrival", name="pk_late"),
        sqlite_strict=True,
    )
    op.create_index("ix_late_import_id", "late", ["import_id"])
    op.create_table(
        "withdrawn",
        sa.Column("import_id", BLOB, nullable=False),
        sa.Column("node", BLOB, nullable=False),
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("via", BLOB, nullable=False),
        sa.Column("body", BLOB, nullable=False),
        sa.PrimaryKeyConstraint("import_id", "node", "seq", name="pk_withdrawn"),
        sqlite_strict=True,
    )
