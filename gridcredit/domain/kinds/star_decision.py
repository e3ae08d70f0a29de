"""What was decided of nominations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import text, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up
from gridcredit.domain.stars.codes import StarStep, StepDecision


@dataclass(frozen=True, slots=True)
class StarDecision:
    """One decision at one step."""

    id: UUID
    star: UUID
    step: StarStep
    decision: StepDecision
    on: date
    why: str = ""
    checked: bool = False
    place: int | None = None
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="star_decision",
    record=StarDecision,
    nature=Nature.FACT,
    words=("诚信之星审核", "star decision"),
    columns={
        "star": Field("推荐", "Nomination"),
        "step": Field("环节", "Step"),
        "decision": Field("意见", "Decision"),
        "on": Field("日期", "Date"),
        "why": Field("说明", "Because", personal=True, erasable=True, rule=text()),
        "checked": Field("已核查", "Checked"),
        "place": Field("名次", "Place", rule=whole(1, 10_000)),
        "by": Field("经办人", "Decided by", personal=True, erasable=True),
        "by_resident": Field("经办人对应居民", "Decided by, as resident", personal=True),
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
