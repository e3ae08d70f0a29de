"""Visits are found by their time: a week's are few among years of them."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_visit_at", "visit", ["at"])
