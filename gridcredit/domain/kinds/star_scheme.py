"""How 诚信之星 is done in an area: quotas, clocks, the number of its approval."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Down, Field, Kind, Nature, Up
from gridcredit.domain.stars.codes import StarLevel


@dataclass(frozen=True, slots=True)
class StarScheme:
    """The scheme of one level in one area; the last one stands."""

    id: UUID
    area: UUID
    level: StarLevel
    month: int | None = None
    quarter: int | None = None
    year: int | None = None
    approval: str = ""
    clocks: str = ""  # JSON of domain.stars.clocks, working days by step; blank: the usual ones
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="star_scheme",
    record=StarScheme,
    nature=Nature.FACT,
    words=("诚信之星方案", "star scheme"),
    columns={
        "area": Field("区域", "Area"),
        "level": Field("级别", "Level"),
        "month": Field("月名额", "A month", rule=whole(0, 10_000)),
        "quarter": Field("季名额", "A quarter", rule=whole(0, 10_000)),
        "year": Field("年名额", "A year", rule=whole(0, 10_000)),
        "approval": Field("批准文号", "Approval"),
        "clocks": Field("时限", "Clocks"),
        **FACT_FIELDS,
    },
    owner="area",
    up=Up.STREET,
    down=Down.AREA_ABOVE,
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("area",),
        ("corrects",),
    ),
)
