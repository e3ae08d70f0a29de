"""活动单: what many did together, ticked on one sign-in sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import sha256, time_of_day, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, PHOTOS, Down, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class CreditActivity:
    """A group action; the entries that came of it name it."""

    id: UUID
    area: UUID
    item: str
    on: date
    starts: str  # 14:30
    ends: str
    name: str = ""
    place: str = ""
    organiser: str = ""
    quantity: int = 10  # tenths
    sheet: str = ""
    photo_1: str = ""
    photo_2: str = ""
    photo_3: str = ""
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="credit_activity",
    record=CreditActivity,
    nature=Nature.FACT,
    words=("活动单", "group activity"),
    columns={
        "area": Field("区域", "Area"),
        "item": Field("项目", "Item"),
        "on": Field("日期", "Date"),
        "starts": Field("开始", "From", rule=time_of_day),
        "ends": Field("结束", "Until", rule=time_of_day),
        "name": Field("名称", "Name"),
        "place": Field("地点", "Place"),
        "organiser": Field("组织者", "Organiser", personal=True),
        "quantity": Field("数量", "Quantity", rule=whole(0, 10_000_000)),
        "sheet": Field(
            "签到表扫描件", "Sign-in sheet", personal=True, erasable=True, file=True, rule=sha256
        ),
        **PHOTOS,
        "by": Field("登记人", "Recorded by", personal=True, erasable=True),
        "by_resident": Field("登记人对应居民", "Recorded by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="area",
    refs={"by_resident": "resident"},
    up=Up.STREET,
    down=Down.AREA_ABOVE,
    day="on",
    handler="by_resident",
    indexes=(
        ("area",),
        ("corrects",),
    ),
    subject=lambda sheet, _: f"{sheet.name} {sheet.on.isoformat()}".strip(),
)
