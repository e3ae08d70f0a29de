"""Visits to enterprises: what was explained, and what they asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import LONGEST_NAME, line, text
from gridcredit.domain.kinds.kind import PHOTOS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class EnterpriseVisit:
    """A visit to an enterprise; the role of who was met is kept, not the name."""

    id: UUID
    area: UUID
    on: date
    company: str
    credit_code: str = ""  # GB 32100
    role: str = ""
    topics: str = ""
    repair_told: bool = False
    appeal: str = ""
    reply: str = ""
    replied_on: date | None = None
    unit: str = ""  # a department; blank: the area itself
    note: str = ""
    photo_1: str = ""
    photo_2: str = ""
    photo_3: str = ""
    removed: str = ""


KIND = Kind(
    name="enterprise_visit",
    record=EnterpriseVisit,
    nature=Nature.BASE,
    words=("企业走访", "enterprise visit"),
    columns={
        "area": Field("区域", "Area"),
        "on": Field("日期", "Date"),
        "company": Field("企业名称", "Enterprise", rule=line(200, least=1)),
        "credit_code": Field("统一社会信用代码", "Unified social credit code", rule=line(18)),
        "role": Field("接待人职务", "Role met", rule=line(LONGEST_NAME)),
        "topics": Field("宣讲内容", "Topics", rule=text()),
        "repair_told": Field("已告知信用修复", "Told of credit repair"),
        "appeal": Field("诉求", "Request", rule=text()),
        "reply": Field("答复", "Reply", rule=text()),
        "replied_on": Field("答复日期", "Replied on"),
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
    subject=lambda visit, _: f"{visit.company} {visit.on.isoformat()}",
)
