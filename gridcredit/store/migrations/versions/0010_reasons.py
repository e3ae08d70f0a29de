"""Facts say why they correct another; registers taken in are kept beside the packages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from gridcredit.store.schema.columns import TEXT

revision = "0010"
down_revision = "0009"

# As they were when this step was written: a step never changes.
_FACTS = ("visit", "registration_event", "pledge_event", "consent_event")


def upgrade() -> None:
    """Add the columns; their defaults spare the tables being made anew."""
    for fact in _FACTS:
        op.add_column(fact, sa.Column("reason", TEXT, nullable=False, server_default=""))
    op.add_column("import", sa.Column("file", TEXT, nullable=False, server_default=""))
