"""工作提示: an office points out to a unit what is behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_NAME, line, text, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class WorkReminder:
    """A reminder with the figures it rests on; taken back where corrections remove its ground."""

    id: UUID
    area: UUID
    number: str
    on: date
    unit: str
    indicator: str
    span: str = ""
    value: str = ""
    pace: str = ""
    gap: str = ""
    weeks: int = 0
    turn: int = 1
    basis: str = ""
    demand: str = ""
    due: date | None = None
    contact: str = ""
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="work_reminder",
    record=WorkReminder,
    nature=Nature.FACT,
    words=("工作提示", "work reminder"),
    columns={
        "area": Field("区域", "Area"),
        "number": Field("编号", "Number", rule=line(64, least=1)),
        "on": Field("日期", "Date"),
        "unit": Field("单位", "Unit", rule=line(LONGEST_NAME, least=1)),
        "indicator": Field("指标", "Indicator", rule=line(LONGEST_NAME, least=1)),
        "span": Field("期次", "Period", rule=line(10)),
        "value": Field("完成值", "Value", rule=line(32)),
        "pace": Field("序时进度", "Pace", rule=line(32)),
        "gap": Field("差距", "Gap", rule=line(32)),
        "weeks": Field("连续周数", "Weeks", rule=whole(0, 1_000)),
        "turn": Field("第几次", "How many", rule=whole(1, 1_000)),
        "basis": Field("依据", "Basis", rule=text(2_000)),
        "demand": Field("要求", "Demand", rule=text(2_000)),
        "due": Field("反馈期限", "Reply by"),
        "contact": Field("联系人", "Contact", rule=line(200)),
        **FACT_FIELDS,
    },
    owner="area",
    up=Up.OPEN,
    day="on",
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(("area",), ("corrects",)),
    subject=lambda found, _: f"{found.number} {found.unit}",
)
