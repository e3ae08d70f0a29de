"""What offices write for each other: marks, key shares, certificates, hints, poster texts."""

from __future__ import annotations

from alembic import op

from gridcredit.store.migrations.making import blobs, make_travelling, numbers, texts

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the five tables with their indexes and guards."""
    make_travelling("match_mark", blobs("resident"), texts("mark"))
    make_travelling(
        "key_share",
        blobs("area"),
        texts("key"),
        numbers("made"),
        blobs("maker", "recipient"),
        texts("document"),
    )
    make_travelling("office_certificate", blobs("node"), texts("credential"), numbers("revoked"))
    make_travelling(
        "duplicate",
        blobs("resident"),
        texts("street", "since"),
        numbers("closed", "different"),
        texts("reason"),
    )
    make_travelling("poster_text", blobs("area"), texts("link", "hotline", "unit"))
    op.create_index("ix_match_mark_resident", "match_mark", ["resident"])
    op.create_index("ix_match_mark_mark", "match_mark", ["mark"])
    op.create_index("ix_key_share_recipient", "key_share", ["recipient"])
    op.create_index("ix_duplicate_resident", "duplicate", ["resident"])
    op.create_index("ix_poster_text_area", "poster_text", ["area"])
