"""Ledgers of publicity, incentives, duties and filings; issued reports and assessments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from gridcredit.store.migrations.making import blobs, make_fact, make_travelling, numbers, texts
from gridcredit.store.schema.columns import TEXT

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the tables, and let imports say of when their packages are."""
    op.add_column("import", sa.Column("as_of", TEXT, nullable=False, server_default=""))
    _publicity()
    _offers()
    _duties()
    _reports()


def _publicity() -> None:
    """Articles, activities, posters where they hang, posts to groups, visits to enterprises."""
    make_travelling(
        "article",
        blobs("area"),
        texts("on", "title", "outlet", "link", "also", "unit", "removed"),
        indexes=("area on",),
    )
    make_travelling(
        "publicity_activity",
        blobs("area"),
        texts("on", "title", "node", "place"),
        numbers("attendance", "materials"),
        texts("unit", "note", "photo_1", "photo_2", "photo_3", "removed"),
        indexes=("area on",),
    )
    make_travelling(
        "poster_placement",
        blobs("area"),
        texts("on", "number", "site", "place", "address"),
        texts("agreed_on", null=True),
        texts("agreed_by"),
        texts("put_up_on", "taken_down_on", null=True),
        texts("link", "note", "photo_1", "photo_2", "photo_3", "removed"),
        indexes=("area on", "number"),
    )
    make_travelling(
        "poster_inspection",
        blobs("placement"),
        texts("on", "found", "code_read", "note", "photo_1", "photo_2", "photo_3", "removed"),
        indexes=("placement on",),
    )
    make_travelling(
        "group_post",
        blobs("area"),
        texts("on", "alias", "topic"),
        numbers("households", "posts"),
        texts("note", "photo_1", "photo_2", "photo_3", "removed"),
        indexes=("area on",),
    )
    make_travelling(
        "enterprise_visit",
        blobs("area"),
        texts("on", "company", "credit_code", "role", "topics"),
        numbers("repair_told"),
        texts("appeal", "reply"),
        texts("replied_on", null=True),
        texts("unit", "note", "photo_1", "photo_2", "photo_3", "removed"),
        indexes=("area on",),
    )


def _offers() -> None:
    """What people with a good grade are offered, and occasions to say so."""
    make_travelling(
        "incentive",
        blobs("area"),
        texts("code", "department", "title", "on"),
        texts("until", null=True),
        texts(
            "place",
            "grade",
            "benefit",
            "scene",
            "amount",
            "quota",
            "frequency",
            "condition",
            "claim",
            "documents",
            "contact",
            "basis",
        ),
        numbers("age_from", "age_to", "suspended", "wording_checked"),
        texts("confirmed_on", null=True),
        texts("removed"),
        indexes=("area code",),
    )
    make_travelling(
        "occasion",
        texts("name"),
        numbers("month", "day"),
        texts("announced", "until", null=True),
        texts("removed"),
    )


def _duties() -> None:
    """What departments and streets have to do, and what they filed."""
    make_travelling(
        "key_task",
        blobs("area"),
        texts("code", "clause", "title", "lead", "units", "indicator", "target", "measure"),
        texts("start", "due", null=True),
        texts("note", "removed"),
        indexes=("area code",),
    )
    make_fact(
        "task_progress",
        blobs("area", "task"),
        texts("on", "value"),
        numbers("done"),
        texts("evidence", "unit"),
        indexes=("area", "task on"),
    )
    make_travelling(
        "public_filing",
        blobs("area"),
        texts("unit", "kind", "document", "decided", "counterpart"),
        texts("received", null=True),
        texts("state"),
        numbers("listed", "reported"),
        texts("found_from", "removed"),
        indexes=("area decided", "unit document"),
    )
    make_fact(
        "filing_statement",
        blobs("area"),
        texts("unit", "month", "on"),
        indexes=("area month",),
    )


def _reports() -> None:
    """What was issued, how units are assessed, and what they were reminded of."""
    make_fact(
        "report_issue",
        blobs("area"),
        texts(
            "report",
            "span",
            "frozen_at",
            "cut_off",
            "figures",
            "digest",
            "number",
            "scheme",
            "program",
            "sheet",
            "letter",
            "paper",
            "by",
        ),
        indexes=("area report span",),
    )
    make_fact(
        "issue_list",
        blobs("area", "issue", "unit"),
        texts("ids"),
        indexes=("area", "issue"),
    )
    make_travelling(
        "assessment_scheme",
        blobs("area"),
        texts("name", "start", "content", "removed"),
        indexes=("area",),
    )
    make_fact(
        "assessment_score",
        blobs("area", "scheme"),
        texts("span", "unit", "indicator"),
        numbers("points"),
        texts("by", "on", "ground", "evidence"),
        indexes=("area span", "scheme"),
    )
    make_fact(
        "work_reminder",
        blobs("area"),
        texts("number", "on", "unit", "indicator", "span", "value", "pace", "gap"),
        numbers("weeks", "turn"),
        texts("basis", "demand"),
        texts("due", null=True),
        texts("contact"),
        indexes=("area",),
    )
    make_fact(
        "reminder_reply",
        blobs("reminder"),
        texts("on", "reply"),
        indexes=("reminder",),
    )
    make_fact(
        "unit_mention",
        blobs("area"),
        texts("span", "unit"),
        numbers("praised"),
        texts("on", "ground"),
        indexes=("area span",),
    )
