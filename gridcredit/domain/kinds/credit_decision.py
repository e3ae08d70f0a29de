"""What was decided of entries under review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Decision
from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class CreditDecision:
    """One decision of one entry; the last one that the deciding office wrote stands."""

    id: UUID
    entry: UUID
    decision: Decision
    on: date
    why: str = ""
    meeting: UUID | None = None
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="credit_decision",
    record=CreditDecision,
    nature=Nature.FACT,
    words=("审核意见", "credit decision"),
    columns={
        "entry": Field("记录", "Entry"),
        "decision": Field("意见", "Decision"),
        "on": Field("日期", "Date"),
        "why": Field("说明", "Because", personal=True, erasable=True, rule=text()),
        "meeting": Field("议事会", "Meeting"),
        "by": Field("审核人", "Decided by", personal=True, erasable=True),
        "by_resident": Field("审核人对应居民", "Decided by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="entry",
    refs={"entry": "credit_entry", "meeting": "credit_meeting", "by_resident": "resident"},
    up=Up.STREET,
    day="on",
    handler="by_resident",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("entry",),
        ("meeting",),
        ("corrects",),
    ),
)
