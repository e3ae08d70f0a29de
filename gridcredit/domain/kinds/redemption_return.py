"""Goods that were brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.baskets import basket_fault
from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class RedemptionReturn:
    """Goods of one voucher came back, and their points with them."""

    id: UUID
    redemption: UUID
    on: date
    lines: tuple[str, ...] = ()  # as of a redemption
    why: str = ""
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="redemption_return",
    record=RedemptionReturn,
    nature=Nature.FACT,
    words=("兑换退回", "returned goods"),
    columns={
        "redemption": Field("兑换单", "Redemption"),
        "on": Field("日期", "Date"),
        "lines": Field("物品", "Goods", rule=basket_fault),
        "why": Field("说明", "Because", personal=True, rule=text()),
        "by": Field("兑换员", "Taken by", personal=True, erasable=True),
        "by_resident": Field("兑换员对应居民", "Taken by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="redemption",
    refs={"by_resident": "resident"},
    up=Up.STREET,
    day="on",
    handler="by_resident",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("redemption",),
        ("corrects",),
    ),
)
