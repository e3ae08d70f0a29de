"""How far a 重点任务 is on a day, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_NAME, line, text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Down, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """A report of a unit; the latest by its day holds. `unit` is who reports."""

    id: UUID
    area: UUID  # of the office that reports
    task: UUID
    on: date
    value: str = ""  # a decimal number in the measure of the task
    done: bool = False
    evidence: str = ""
    unit: str = ""  # a department; blank: the area itself
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="task_progress",
    record=TaskProgress,
    nature=Nature.FACT,
    words=("任务进展", "task progress"),
    columns={
        "area": Field("区域", "Area"),
        "task": Field("重点任务", "Key task"),
        "on": Field("日期", "Date"),
        "value": Field("进展值", "Value", rule=line(32)),
        "done": Field("已完成", "Done"),
        "evidence": Field("佐证", "Evidence", rule=text()),
        "unit": Field("单位", "Unit", rule=line(LONGEST_NAME)),
        **FACT_FIELDS,
    },
    owner="area",
    refs={"task": "key_task"},
    up=Up.OPEN,
    down=Down.AREA_ABOVE,
    day="on",
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(("area",), ("task", "on"), ("corrects",)),
)
