"""What the district hears of a village's month: counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import period
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class CreditCount:
    """Counts of one closed month of one village, without a name, a door or an entry."""

    id: UUID
    area: UUID
    period: str
    on: date
    entries: int = 0
    households: int = 0
    party_building: int = 0  # points of the theme, tenths; so the three below
    civic_practice: int = 0
    governance: int = 0
    beautiful_village: int = 0
    objections: int = 0
    redemptions: int = 0
    in_time: bool = True
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="credit_count",
    record=CreditCount,
    nature=Nature.FACT,
    words=("信用+月度数", "credit counts"),
    columns={
        "area": Field("区域", "Area"),
        "period": Field("入账期", "Period", rule=period),
        "on": Field("日期", "Date"),
        "entries": Field("笔数", "Entries"),
        "households": Field("参与户数", "Households"),
        "party_building": Field("党建", "Party building"),
        "civic_practice": Field("文明实践", "Civic practice"),
        "governance": Field("社会治理", "Community governance"),
        "beautiful_village": Field("美丽乡村", "Beautiful village"),
        "objections": Field("异议数", "Objections"),
        "redemptions": Field("兑换数", "Redemptions"),
        "in_time": Field("按时结账", "Closed in time"),
        **FACT_FIELDS,
    },
    owner="area",
    up=Up.OPEN,
    day="on",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("area",),
        ("corrects",),
    ),
    subject=lambda count, names: f"{names.of('area', count.area)} {count.period}".strip(),
)
