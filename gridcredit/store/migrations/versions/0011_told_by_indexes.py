"""The numbers that are here of every author are kept as ranges; a line tells its area by itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from gridcredit.store.schema.columns import BLOB, NUMBER

revision = "0011"
down_revision = "0010"

# As it was when this step was written: a step never changes.
_FILL = (
    "INSERT INTO number_range (node, first, last) SELECT node, min(seq), max(seq) FROM"
    " (SELECT node, seq, seq - row_number() OVER (PARTITION BY node ORDER BY seq) AS run"
    " FROM (SELECT DISTINCT node, seq FROM revision) AS held) AS numbered GROUP BY node, run"
)


def upgrade() -> None:
    """Add the index, and the table with what is known."""
    op.create_index("ix_revision_arrival_area", "revision", ["arrival", "area"])
    op.drop_index("ix_visit_household", "visit")
    told = ["household", "at", "outcome", "void", "follow_up"]
    op.create_index("ix_visit_household", "visit", told)
    op.create_table(
        "number_range",
        sa.Column("node", BLOB, nullable=False),
        sa.Column("first", NUMBER, nullable=False),
        sa.Column("last", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("node", "first", name="pk_number_range"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(_FILL)
