"""People are found by their birth date, and by keys that are made anew at the next opening."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the index; the emptied table is filled by store/search/searchindex.py."""
    op.create_index("ix_resident_birth_date", "resident", ["birth_date"])
    op.execute("DELETE FROM search_key")
