"""公示码: under which a household's lines may hang on the board for a year."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class PublicCode:
    """A random code of a household for one year."""

    id: UUID
    household: UUID
    year: int
    code: str
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="public_code",
    record=PublicCode,
    nature=Nature.FACT,
    words=("公示码", "public code"),
    columns={
        "household": Field("所在户", "Household"),
        "year": Field("年度", "Year", rule=whole(0, 9999)),
        "code": Field("公示码", "Code", personal=True),
        **FACT_FIELDS,
    },
    owner="household",
    up=Up.STREET,
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("household",),
        ("corrects",),
    ),
)
