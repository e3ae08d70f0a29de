"""Days that the State moves: rest days that are no weekend, and weekend days that are worked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_NAME, line, text
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature, Up
from gridcredit.domain.workdays import DayKind


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the working-day calendar that is not what its weekday says (调休)."""

    id: UUID
    on: date
    kind: DayKind
    name: str = ""
    removed: str = ""


def calendar_day_id(on: date) -> UUID:
    """The id of the calendar's word on a day, the same whoever says it and however often."""
    return area_id(f"calendar_day:{on.isoformat()}")


KIND = Kind(
    name="calendar_day",
    record=CalendarDay,
    nature=Nature.BASE,
    words=("工作日历", "calendar day"),
    columns={
        "on": Field("日期", "Date"),
        "kind": Field("性质", "Kind"),
        "name": Field("名称", "Name", rule=line(LONGEST_NAME)),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    up=Up.OPEN,
    down=Down.ALL,
    off="removed",
    day="on",
    said_by=frozenset({Office.DISTRICT}),
    indexes=(("on",),),
    subject=lambda day, _: f"{day.on.isoformat()} {day.name}".strip(),
)
