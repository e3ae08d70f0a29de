"""兑换单: goods handed out for points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.baskets import basket_fault
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class Redemption:
    """One voucher of a household."""

    id: UUID
    household: UUID
    number: str
    on: date
    lines: tuple[str, ...] = ()  # GOODS=COUNT@POINTS each: id in hex, a whole number, tenths apiece
    resident: UUID | None = None
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="redemption",
    record=Redemption,
    nature=Nature.FACT,
    words=("兑换单", "redemption"),
    columns={
        "household": Field("所在户", "Household"),
        "number": Field("编号", "Number"),
        "on": Field("日期", "Date"),
        "lines": Field("物品", "Goods", rule=basket_fault),
        "resident": Field("领取人", "Collected by"),
        "by": Field("兑换员", "Handed out by", personal=True, erasable=True),
        "by_resident": Field("兑换员对应居民", "Handed out by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="household",
    refs={"resident": "resident", "by_resident": "resident"},
    up=Up.STREET,
    day="on",
    handler="by_resident",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("household",),
        ("corrects",),
    ),
)
