"""Honours taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up
from gridcredit.domain.stars.codes import Revoking


@dataclass(frozen=True, slots=True)
class StarRevocation:
    """An award is taken back after its holder was heard; this is never published."""

    id: UUID
    star: UUID
    because: Revoking
    on: date
    heard: date | None = None
    why: str = ""
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="star_revocation",
    record=StarRevocation,
    nature=Nature.FACT,
    words=("诚信之星撤销", "star revocation"),
    columns={
        "star": Field("推荐", "Nomination"),
        "because": Field("事由", "Because"),
        "on": Field("日期", "Date"),
        "heard": Field("听取意见", "Heard on"),
        "why": Field("说明", "Note", personal=True, erasable=True, rule=text()),
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
