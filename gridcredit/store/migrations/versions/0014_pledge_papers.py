"""Texts of pledges, numbered blanks, and the pages that were scanned."""

from __future__ import annotations

from gridcredit.store.migrations.making import blobs, make_fact, numbers, texts

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the tables."""
    make_fact(
        "pledge_text",
        blobs("area"),
        texts("version", "begins", "clauses", "notice", "ticks"),
        indexes=("area",),
    )
    make_fact(
        "pledge_blank",
        blobs("area"),
        texts("number", "on", "version"),
        numbers("pages"),
        blobs("resident", null=True),
        indexes=("area", "number", "resident"),
    )
    make_fact(
        "pledge_scan",
        blobs("blank"),
        numbers("page"),
        texts("on", "scan"),
        numbers("by_hand"),
        indexes=("blank",),
    )
