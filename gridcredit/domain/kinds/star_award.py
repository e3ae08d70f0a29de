"""Awards, each with the number of its certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class StarAward:
    """A nominee is a 诚信之星; a number is never given again."""

    id: UUID
    star: UUID
    certificate: str
    on: date
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="star_award",
    record=StarAward,
    nature=Nature.FACT,
    words=("诚信之星认定", "star award"),
    columns={
        "star": Field("推荐", "Nomination"),
        "certificate": Field("证书编号", "Certificate"),
        "on": Field("日期", "Date"),
        "by": Field("经办人", "Handled by", personal=True, erasable=True),
        "by_resident": Field("经办人对应居民", "Handled by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="star",
    refs={"by_resident": "resident"},
    up=Up.STREET,
    day="on",
    handler="by_resident",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("star",),
        ("corrects",),
    ),
)
