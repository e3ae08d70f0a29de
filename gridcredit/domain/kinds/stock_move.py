"""Goods that came, and differences that a count of the stock found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import StockReason
from gridcredit.domain.fieldrules import text, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class StockMove:
    """The stock of goods changed by `count`."""

    id: UUID
    goods: UUID
    because: StockReason
    count: int
    on: date
    source: str = ""
    why: str = ""
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="stock_move",
    record=StockMove,
    nature=Nature.FACT,
    words=("库存变动", "stock change"),
    columns={
        "goods": Field("物品", "Goods"),
        "because": Field("事由", "Because"),
        "count": Field("数量", "Count", rule=whole(-1_000_000, 1_000_000)),
        "on": Field("日期", "Date"),
        "source": Field("来源", "Source"),
        "why": Field("说明", "Note", personal=True, rule=text()),
        "by": Field("经办人", "Handled by", personal=True, erasable=True),
        "by_resident": Field("经办人对应居民", "Handled by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="goods",
    refs={"by_resident": "resident"},
    up=Up.STREET,
    day="on",
    handler="by_resident",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("goods",),
        ("corrects",),
    ),
)
