"""What was committed last on which topic: so that a window learns what another program wrote."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from gridcredit.store.schema.columns import NUMBER, TEXT

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the table, empty."""
    op.create_table(
        "news",
        sa.Column("topic", TEXT, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("topic", name="pk_news"),
        sqlite_strict=True,
    )
