"""Answers to objections to nominees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Result
from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class StarAnswer:
    """What an objection to a nominee led to; upheld, the nomination ends."""

    id: UUID
    objection: UUID
    result: Result
    on: date
    words: str = ""
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="star_answer",
    record=StarAnswer,
    nature=Nature.FACT,
    words=("对诚信之星异议的答复", "answer about a star"),
    columns={
        "objection": Field("异议", "Objection"),
        "result": Field("结果", "Result"),
        "on": Field("日期", "Date"),
        "words": Field("答复", "Answer", personal=True, erasable=True, rule=text()),
        "by": Field("办理人", "Handled by", personal=True, erasable=True),
        "by_resident": Field("办理人对应居民", "Handled by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="objection",
    refs={"objection": "star_objection", "by_resident": "resident"},
    up=Up.STREET,
    day="on",
    handler="by_resident",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("objection",),
        ("corrects",),
    ),
)
