"""Activities at which credit work is explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import LONGEST_NAME, line, text, whole
from gridcredit.domain.kinds.kind import PHOTOS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class PublicityActivity:
    """What was held, at which occasion of the year, and how many people it reached."""

    id: UUID
    area: UUID
    on: date
    title: str
    node: str = ""  # as the calendar of occasions names it
    place: str = ""
    attendance: int = 0
    materials: int = 0  # handed out
    unit: str = ""  # a department; blank: the area itself
    note: str = ""
    photo_1: str = ""
    photo_2: str = ""
    photo_3: str = ""
    removed: str = ""


KIND = Kind(
    name="publicity_activity",
    record=PublicityActivity,
    nature=Nature.BASE,
    words=("主题活动", "activity"),
    columns={
        "area": Field("区域", "Area"),
        "on": Field("日期", "Date"),
        "title": Field("活动名称", "Title", rule=line(200, least=1)),
        "node": Field("宣传节点", "Occasion", rule=line(LONGEST_NAME)),
        "place": Field("地点", "Place", rule=line(200)),
        "attendance": Field("参加人数", "Attendance", rule=whole(0, 1_000_000)),
        "materials": Field("发放材料", "Materials", rule=whole(0, 1_000_000)),
        "unit": Field("单位", "Unit", rule=line(LONGEST_NAME)),
        "note": Field("备注", "Note", personal=True, erasable=True, rule=text()),
        **PHOTOS,
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.OPEN,
    off="removed",
    day="on",
    indexes=(("area", "on"),),
    subject=lambda activity, _: str(activity.title),
)
