"""公示 notices of 诚信之星."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import period
from gridcredit.domain.kinds.kind import FACT_FIELDS, Down, Field, Kind, Nature, Up
from gridcredit.domain.stars.codes import StarLevel


@dataclass(frozen=True, slots=True)
class StarNotice:
    """Nominees were named on a notice, from a day on until another."""

    id: UUID
    area: UUID
    level: StarLevel
    period: str
    number: str
    on: date
    until: date
    stars: tuple[UUID, ...] = ()
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="star_notice",
    record=StarNotice,
    nature=Nature.FACT,
    words=("诚信之星公示", "star notice"),
    columns={
        "area": Field("区域", "Area"),
        "level": Field("级别", "Level"),
        "period": Field("期次", "Period", rule=period),
        "number": Field("编号", "Number"),
        "on": Field("日期", "Date"),
        "until": Field("公示至", "Until"),
        "stars": Field("名单", "Nominees"),
        **FACT_FIELDS,
    },
    owner="area",
    refs={"stars": "star"},
    up=Up.STREET,
    down=Down.AREA_ABOVE,
    day="on",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        (
            "area",
            "period",
        ),
        ("corrects",),
    ),
    subject=lambda notice, names: f"{names.of('area', notice.area)} {notice.number}".strip(),
)
