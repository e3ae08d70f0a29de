"""Indexes that hold all that counting asks of people, visits, registrations and pledges."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"

_WIDER = {
    ("visit", "household"): "household at outcome void follow_up mode corrects id",
    ("registration_event", "resident"): "resident on event void corrects id revised",
    ("pledge_event", "resident"): "resident pledge on stage void corrects id revised",
    ("household", "dwelling"): "dwelling removed id",
    ("resident", "household"): (
        "household removed population state limited birth_date adult_on arrived_on left_on id"
    ),
}


def upgrade() -> None:
    """Put them in the place of narrower ones."""
    for (table, first), columns in _WIDER.items():
        name = f"ix_{table}_{first}"
        op.drop_index(name, table)
        op.create_index(name, table, columns.split())
