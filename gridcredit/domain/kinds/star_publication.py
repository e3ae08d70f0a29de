"""Where an honour was published, and where it was taken down again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class StarPublication:
    """An honour stands in one outlet from a day on."""

    id: UUID
    star: UUID
    outlet: str
    on: date
    until: date | None = None
    down_on: date | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="star_publication",
    record=StarPublication,
    nature=Nature.FACT,
    words=("诚信之星发布", "star publication"),
    columns={
        "star": Field("推荐", "Nomination"),
        "outlet": Field("发布渠道", "Outlet"),
        "on": Field("日期", "Date"),
        "until": Field("撤下日", "Take down on"),
        "down_on": Field("已撤下", "Taken down on"),
        **FACT_FIELDS,
    },
    owner="star",
    up=Up.STREET,
    day="on",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("star",),
        ("corrects",),
    ),
)
