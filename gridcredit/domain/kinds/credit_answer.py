"""Answers to objections; of a closed entry one is a correction in an open month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Result
from gridcredit.domain.fieldrules import text, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class CreditAnswer:
    """What an objection led to; `points` is what the entry should have counted, where partly."""

    id: UUID
    objection: UUID
    result: Result
    on: date
    words: str = ""
    points: int = 0  # tenths
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="credit_answer",
    record=CreditAnswer,
    nature=Nature.FACT,
    words=("异议答复", "answer to an objection"),
    columns={
        "objection": Field("异议", "Objection"),
        "result": Field("结果", "Result"),
        "on": Field("日期", "Date"),
        "words": Field("答复", "Answer", personal=True, erasable=True, rule=text()),
        "points": Field("应计分", "Should have counted", rule=whole(0, 100_000_000)),
        "by": Field("办理人", "Handled by", personal=True, erasable=True),
        "by_resident": Field("办理人对应居民", "Handled by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="objection",
    refs={"objection": "credit_objection", "by_resident": "resident"},
    up=Up.STREET,
    day="on",
    handler="by_resident",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("objection",),
        ("corrects",),
    ),
)
