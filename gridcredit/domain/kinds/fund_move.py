"""The village's fund for goods, in and out, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Flow
from gridcredit.domain.fieldrules import text, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class FundMove:
    """Money came in or went out."""

    id: UUID
    area: UUID
    on: date
    flow: Flow
    amount: int  # fen
    words: str = ""
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="fund_move",
    record=FundMove,
    nature=Nature.FACT,
    words=("资金收支", "fund entry"),
    columns={
        "area": Field("区域", "Area"),
        "on": Field("日期", "Date"),
        "flow": Field("收支", "Which way"),
        "amount": Field("金额", "Amount", rule=whole(1, 10**12)),
        "words": Field("摘要", "What for", rule=text()),
        "by": Field("经办人", "Handled by", personal=True, erasable=True),
        "by_resident": Field("经办人对应居民", "Handled by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="area",
    refs={"by_resident": "resident"},
    up=Up.STREET,
    day="on",
    handler="by_resident",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("area",),
        ("corrects",),
    ),
)
