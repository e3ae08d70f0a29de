"""Dated coverage targets, which an office sets for the areas below it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import text, whole
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class Target:
    """A dated coverage target of an area, in hundredths of a per cent (3000 = 30 %)."""

    id: UUID
    area: UUID
    on: date
    rate: int
    removed: str = ""  # the reason, when it was taken away


KIND = Kind(
    name="target",
    record=Target,
    nature=Nature.BASE,
    words=("目标", "target"),
    columns={
        "area": Field("区域", "Area"),
        "on": Field("日期", "Date"),
        "rate": Field("目标率", "Rate", rule=whole(0, 10_000)),
        "removed": Field("移出原因", "Removed because", rule=text(), added=True),
    },
    owner="area",
    down=Down.ALL,
    off="removed",
    day="on",
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(("area", "on"),),
    subject=lambda target, names: (
        f"{names.record('area', target.area).name} {target.on.isoformat()}"
    ),
)
