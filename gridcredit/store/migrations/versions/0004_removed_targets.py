"""A target that was set by mistake is taken away as all base data is: with a reason."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from gridcredit.store.schema.columns import TEXT

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Give targets their reason of removal; the default spares the table being made anew."""
    op.add_column("target", sa.Column("removed", TEXT, nullable=False, server_default=""))
