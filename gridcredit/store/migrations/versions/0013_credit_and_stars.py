"""信用+ and 诚信之星: the working-day calendar, the ledger with its reviews and redemptions,
nominations and honours; an account may say which resident its person is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from gridcredit.store.migrations.making import blobs, make_fact, make_travelling, numbers, texts
from gridcredit.store.schema.columns import BLOB

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the tables, and the column of accounts."""
    op.add_column("account", sa.Column("resident", BLOB, nullable=True))
    _ledger()
    _entries()
    _reviewing()
    _decisions()
    _redeeming()
    _stars()
    _star_steps()


def _ledger() -> None:
    """Rules, who takes part, what was done."""
    make_travelling("calendar_day", texts("on", "kind", "name", "removed"), indexes=("on",))
    make_fact(
        "credit_rules",
        blobs("area"),
        numbers("number"),
        texts("begins", "items"),
        numbers("expected", "present", "agreed", null=True),
        texts("minutes", "bands"),
        numbers("base"),
        texts("basis"),
        numbers("carry", "meeting_required"),
        texts("decided_by", "redeemed_at"),
        indexes=("area",),
    )
    make_fact(
        "passbook_print",
        blobs("household"),
        texts("on"),
        numbers("year", "lines"),
        texts("printed"),
        indexes=("household",),
    )
    make_fact(
        "public_code", blobs("household"), numbers("year"), texts("code"), indexes=("household",)
    )


def _entries() -> None:
    """What was done, by whom, and who is kin."""
    make_fact(
        "credit_activity",
        blobs("area"),
        texts("item", "on", "starts", "ends", "name", "place", "organiser"),
        numbers("quantity"),
        texts("sheet", "photo_1", "photo_2", "photo_3", "by"),
        blobs("by_resident", null=True),
        indexes=("area",),
    )
    make_fact(
        "credit_member",
        blobs("household", "resident"),
        numbers("joined"),
        texts("on", "notice_version", "scan"),
        indexes=("household", "resident"),
    )
    make_travelling(
        "kinship",
        blobs("resident", "other"),
        texts("relation", "removed"),
        indexes=("resident", "other"),
    )
    make_fact(
        "credit_entry",
        blobs("household"),
        texts("item", "on", "first_saved"),
        blobs("resident", null=True),
        numbers("quantity", "members"),
        texts(
            "matter",
            "place",
            "evidence",
            "witness",
            "note",
            "paper",
            "photo_1",
            "photo_2",
            "photo_3",
        ),
        blobs("activity", null=True),
        texts("by"),
        blobs("by_resident", null=True),
        indexes=("household", "resident", "activity", "matter", "on"),
    )


def _reviewing() -> None:
    """What was decided, closed and shown."""
    make_fact(
        "credit_count",
        blobs("area"),
        texts("period", "on"),
        numbers(
            "entries",
            "households",
            "party_building",
            "civic_practice",
            "governance",
            "beautiful_village",
            "objections",
            "redemptions",
            "in_time",
        ),
        indexes=("area",),
    )
    make_fact(
        "credit_meeting",
        blobs("area"),
        texts("on"),
        numbers("expected"),
        texts("present", "recused", "minutes"),
        indexes=("area",),
    )
    make_fact(
        "credit_closing",
        blobs("area"),
        texts("period", "on", "digest", "by"),
        blobs("by_resident", null=True),
        last=texts("sums", "counted"),
    )
    op.create_index("ix_credit_closing_area", "credit_closing", ["area", "period"])
    make_fact(
        "credit_sheet",
        blobs("area"),
        texts("period", "number", "on", "until", "sheets", "contents", "digest", "named"),
        indexes=("area",),
    )


def _decisions() -> None:
    """What was decided, and what was objected."""
    make_fact(
        "credit_decision",
        blobs("entry"),
        texts("decision", "on", "why"),
        blobs("meeting", null=True),
        texts("by"),
        blobs("by_resident", null=True),
        indexes=("entry", "meeting"),
    )
    make_fact(
        "credit_objection",
        blobs("entry"),
        texts("manner", "on", "words"),
        numbers("days"),
        texts("scan", "by"),
        blobs("by_resident", null=True),
        indexes=("entry",),
    )
    make_fact(
        "credit_void",
        blobs("entry"),
        texts("on", "why", "by"),
        blobs("by_resident", null=True),
        indexes=("entry",),
    )
    make_fact(
        "credit_answer",
        blobs("objection"),
        texts("result", "on", "words"),
        numbers("points"),
        texts("by"),
        blobs("by_resident", null=True),
        indexes=("objection",),
    )


def _redeeming() -> None:
    """Goods, stock, vouchers and the fund."""
    make_travelling(
        "goods",
        blobs("area"),
        texts("code", "name", "unit"),
        numbers("points", "cost"),
        texts("supplier", "source"),
        numbers("low"),
        texts("removed"),
        indexes=("area",),
    )
    make_fact(
        "fund_move",
        blobs("area"),
        texts("on", "flow"),
        numbers("amount"),
        texts("words", "by"),
        blobs("by_resident", null=True),
        indexes=("area",),
    )
    make_fact(
        "redemption",
        blobs("household"),
        texts("number", "on", "lines"),
        blobs("resident", null=True),
        texts("by"),
        blobs("by_resident", null=True),
        indexes=("household",),
    )
    make_fact(
        "stock_move",
        blobs("goods"),
        texts("because"),
        numbers("count"),
        texts("on", "source", "why", "by"),
        blobs("by_resident", null=True),
        indexes=("goods",),
    )
    make_fact(
        "redemption_return",
        blobs("redemption"),
        texts("on", "lines", "why", "by"),
        blobs("by_resident", null=True),
        indexes=("redemption",),
    )


def _stars() -> None:
    """Nominations and honours."""
    make_travelling(
        "honour",
        blobs("area"),
        texts("level", "period", "certificate", "name", "village", "deed", "removed"),
        indexes=("area",),
    )
    make_fact(
        "star_scheme",
        blobs("area"),
        texts("level"),
        numbers("month", "quarter", "year", null=True),
        texts("approval", "clocks"),
        indexes=("area",),
    )
    make_fact(
        "star",
        blobs("area"),
        texts("level", "period", "number", "on", "kind", "name"),
        blobs("resident", "household", null=True),
        texts("members"),
        texts("age_band", "way", "summary", "story", "witnesses", "grounds", "ties"),
        numbers("official"),
        blobs("chosen_from", null=True),
        texts("exception"),
        numbers("deceased"),
        texts("scan", "photo", "by"),
        blobs("by_resident", null=True),
        indexes=("resident", "household"),
    )
    op.create_index("ix_star_area", "star", ["area", "period"])
    make_fact(
        "star_award",
        blobs("star"),
        texts("certificate", "on", "by"),
        blobs("by_resident", null=True),
        indexes=("star",),
    )


def _star_steps() -> None:
    """What became of nominations."""
    make_fact(
        "star_consent",
        blobs("star"),
        texts("consent", "on"),
        numbers("given"),
        blobs("member", null=True),
        indexes=("star",),
    )
    make_fact(
        "star_decision",
        blobs("star"),
        texts("step", "decision", "on", "why"),
        numbers("checked"),
        numbers("place", null=True),
        texts("by"),
        blobs("by_resident", null=True),
        indexes=("star",),
    )
    make_fact(
        "star_notice", blobs("area"), texts("level", "period", "number", "on", "until", "stars")
    )
    op.create_index("ix_star_notice_area", "star_notice", ["area", "period"])
    make_fact(
        "star_objection",
        blobs("star"),
        texts("on", "words", "by"),
        blobs("by_resident", null=True),
        indexes=("star",),
    )
    make_fact(
        "star_publication",
        blobs("star"),
        texts("outlet", "on"),
        texts("until", "down_on", null=True),
        indexes=("star",),
    )
    make_fact(
        "star_revocation",
        blobs("star"),
        texts("because", "on"),
        texts("heard", null=True),
        texts("why", "by"),
        blobs("by_resident", null=True),
        indexes=("star",),
    )
    make_fact(
        "star_answer",
        blobs("objection"),
        texts("result", "on", "words", "by"),
        blobs("by_resident", null=True),
        indexes=("objection",),
    )
