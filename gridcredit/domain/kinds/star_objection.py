"""Objections to nominees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class StarObjection:
    """Somebody objects to a nominee; only that one waits."""

    id: UUID
    star: UUID
    on: date
    words: str = ""
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="star_objection",
    record=StarObjection,
    nature=Nature.FACT,
    words=("对诚信之星的异议", "objection to a star"),
    columns={
        "star": Field("推荐", "Nomination"),
        "on": Field("日期", "Date"),
        "words": Field("内容", "What was said", personal=True, erasable=True, rule=text()),
        "by": Field("受理人", "Taken by", personal=True, erasable=True),
        "by_resident": Field("受理人对应居民", "Taken by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="star",
    refs={"by_resident": "resident"},
    up=Up.STREET,
    day="on",
    handler="by_resident",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("star",),
        ("corrects",),
    ),
)
