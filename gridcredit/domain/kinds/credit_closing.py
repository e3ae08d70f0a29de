"""Closed months of a village, each with the list that was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_LIST, period, sha256, text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Down, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class CreditClosing:
    """A month is closed; what stands in `counted` never changes."""

    id: UUID
    area: UUID
    period: str  # 2026-01
    on: date
    counted: str  # canonical JSON, as domain.credit.closing writes it
    digest: str  # sha-256 of `counted`
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back
    sums: str = ""  # of `counted`, as domain.credit.closing writes them: read without the list


KIND = Kind(
    name="credit_closing",
    record=CreditClosing,
    nature=Nature.FACT,
    words=("月度结账", "closed month"),
    columns={
        "area": Field("区域", "Area"),
        "period": Field("入账期", "Period", rule=period),
        "on": Field("日期", "Date"),
        "counted": Field("计分清单", "Counted", rule=text(LONGEST_LIST)),
        "digest": Field("摘要", "Digest", rule=sha256),
        "by": Field("经办人", "Handled by", personal=True, erasable=True),
        "by_resident": Field("经办人对应居民", "Handled by, as resident", personal=True),
        **FACT_FIELDS,
        "sums": Field("各户合计", "Sums of households", rule=text(LONGEST_LIST)),
    },
    owner="area",
    refs={"by_resident": "resident"},
    up=Up.STREET,
    down=Down.AREA_ABOVE,
    day="on",
    handler="by_resident",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        (
            "area",
            "period",
        ),
        ("corrects",),
    ),
    subject=lambda closing, names: f"{names.of('area', closing.area)} {closing.period}".strip(),
)
