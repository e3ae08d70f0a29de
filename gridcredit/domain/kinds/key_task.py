"""重点任务: what the seed document asks of departments and streets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_NAME, line, text
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class KeyTask:
    """One row of the board. `target` is a decimal number in `measure`, such as 100 and %."""

    id: UUID
    area: UUID
    code: str
    clause: str = ""
    title: str = ""
    lead: str = ""
    units: tuple[str, ...] = ()
    indicator: str = ""
    target: str = ""
    measure: str = ""
    start: date | None = None
    due: date | None = None
    note: str = ""
    removed: str = ""


KIND = Kind(
    name="key_task",
    record=KeyTask,
    nature=Nature.BASE,
    words=("重点任务", "key task"),
    columns={
        "area": Field("区域", "Area"),
        "code": Field("编号", "Code", rule=line(64, least=1)),
        "clause": Field("条款", "Clause", rule=line(200)),
        "title": Field("任务", "Task", rule=text(2_000)),
        "lead": Field("牵头单位", "Lead", rule=line(LONGEST_NAME)),
        "units": Field("责任单位", "Units"),
        "indicator": Field("指标", "Indicator", rule=line(200)),
        "target": Field("目标值", "Target", rule=line(32)),
        "measure": Field("计量单位", "Measure", rule=line(32)),
        "start": Field("开始日期", "Start"),
        "due": Field("完成时限", "Due"),
        "note": Field("备注", "Note", rule=text()),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.OPEN,
    down=Down.AREA_ABOVE,
    off="removed",
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(("area", "code"),),
    subject=lambda task, _: f"{task.code} {task.indicator}".strip(),
)
