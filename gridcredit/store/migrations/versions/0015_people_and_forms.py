"""Merged people, people's requests, forms of other offices, and what a day at the doors leaves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from gridcredit.store.migrations.making import blobs, make_fact, make_travelling, numbers, texts
from gridcredit.store.schema.columns import TEXT

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the tables."""
    _people()
    _papers()
    _doors()


def _people() -> None:
    """Who is whom, and what people ask about themselves."""
    make_travelling(
        "resident_merge",
        blobs("resident", "into", "home"),
        texts("on", "reason", "carried", "undone"),
        indexes=("resident", "into"),
    )
    op.create_table(
        "resident_alias",
        *blobs("resident", "survivor"),
        sa.PrimaryKeyConstraint("resident", name="pk_resident_alias"),
        sqlite_strict=True,
    )
    op.create_index("ix_resident_alias_survivor", "resident_alias", ["survivor"])
    op.create_table(
        "fact_reach",
        *blobs("resident", "counts_for"),
        sa.PrimaryKeyConstraint("resident", "counts_for", name="pk_fact_reach"),
        sqlite_strict=True,
    )
    op.create_index("ix_fact_reach_counts_for", "fact_reach", ["counts_for"])
    make_travelling(
        "resident_difference",
        blobs("resident", "other"),
        texts("on", "reason", "removed"),
        indexes=("resident", "other"),
    )
    make_travelling(
        "registry_link",
        blobs("at", "resident", "registered"),
        texts("address", "removed"),
        indexes=("at", "resident", "registered"),
    )
    make_travelling(
        "resident_request",
        blobs("resident"),
        texts("kind", "on", "wording"),
        texts("answered_on", null=True),
        texts("answer", "removed"),
        indexes=("resident",),
    )


def _papers() -> None:
    """Papers archived and destroyed, pages that nobody could read, forms that are filled."""
    number = sa.Column("archive_number", TEXT, nullable=False, server_default="")
    op.add_column("pledge_event", number)
    make_travelling(
        "disposal_list",
        blobs("area"),
        texts("number", "on", "numbers", "first", "second"),
        texts("done_on", null=True),
        texts("removed"),
        indexes=("area",),
    )
    make_travelling(
        "unread_page",
        blobs("area"),
        texts("scan", "source"),
        numbers("page", "part"),
        texts("on", "why", "number", "near", "settled"),
        indexes=("area", "scan"),
    )
    make_travelling(
        "form_template",
        blobs("area"),
        texts("name", "form", "filename", "mapping", "removed"),
        indexes=("area", "name"),
    )


def _doors() -> None:
    """What was asked for at the doors, how notes begin, which doors were printed or looked for."""
    make_fact(
        "appeal",
        blobs("household"),
        blobs("visit", null=True),
        texts("on", "wording", "unit"),
        texts("due", null=True),
        indexes=("household", "visit"),
    )
    make_fact("appeal_reply", blobs("appeal"), texts("on", "reply"), indexes=("appeal",))
    make_travelling(
        "note_template",
        blobs("area"),
        texts("wording"),
        numbers("place"),
        texts("removed"),
        indexes=("area",),
    )
    make_travelling(
        "round_sheet",
        blobs("area"),
        texts("number", "on", "households", "adults", "places", "removed"),
        indexes=("area", "number"),
    )
    make_travelling(
        "saved_filter", blobs("area"), texts("name", "conditions", "removed"), indexes=("area",)
    )
