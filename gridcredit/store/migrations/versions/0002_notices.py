"""What offices write for each other: marks, key shares, certificates, hints, poster texts."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from gridcredit.store.schema import guards
from gridcredit.store.schema.columns import BLOB, NUMBER, TEXT

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the five tables with their indexes and guards."""
    _make("match_mark", _blobs("resident"), _texts("mark"))
    _make(
        "key_share",
        _blobs("area"),
        _texts("key"),
        _numbers("made"),
        _blobs("maker", "recipient"),
        _texts("document"),
    )
    _make("office_certificate", _blobs("node"), _texts("credential"), _numbers("revoked"))
    _make(
        "duplicate",
        _blobs("resident"),
        _texts("street", "since"),
        _numbers("closed", "different"),
        _texts("reason"),
    )
    _make("poster_text", _blobs("area"), _texts("link", "hotline", "unit"))
    op.create_index("ix_match_mark_resident", "match_mark", ["resident"])
    op.create_index("ix_match_mark_mark", "match_mark", ["mark"])
    op.create_index("ix_key_share_recipient", "key_share", ["recipient"])
    op.create_index("ix_duplicate_resident", "duplicate", ["resident"])
    op.create_index("ix_poster_text_area", "poster_text", ["area"])


def _make(table: str, *columns: list[sa.Column[Any]]) -> None:
    op.create_table(
        table,
        *_blobs("id"),
        *_numbers("revised"),
        *(column for some in columns for column in some),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["revised"], ["revision.arrival"], name=f"fk_{table}_revised"),
        sqlite_strict=True,
    )
    for statement in guards.travelling(op.get_bind().dialect.name, table):
        op.execute(statement)


def _blobs(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, BLOB, nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, NUMBER, nullable=False) for name in names]
