"""Goods that points are redeemed for."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import text, whole
from gridcredit.domain.kinds.kind import Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class Goods:
    """One sort of goods of a village; its stock follows from what came, went and was counted."""

    id: UUID
    area: UUID
    code: str
    name: str
    unit: str = ""
    points: int = 0  # tenths
    cost: int = 0  # fen
    supplier: str = ""
    source: str = ""
    low: int = 0
    removed: str = ""


KIND = Kind(
    name="goods",
    record=Goods,
    nature=Nature.BASE,
    words=("兑换物品", "goods"),
    columns={
        "area": Field("区域", "Area"),
        "code": Field("编码", "Code"),
        "name": Field("名称", "Name"),
        "unit": Field("单位", "Unit"),
        "points": Field("兑换分值", "Points", rule=whole(0, 100_000_000)),
        "cost": Field("成本", "Cost"),
        "supplier": Field("供货方", "Supplier", personal=True),
        "source": Field("来源", "Source"),
        "low": Field("低库存", "Low stock", rule=whole(0, 1_000_000)),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.STREET,
    off="removed",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(("area",),),
    subject=lambda goods, _: goods.name,
)
