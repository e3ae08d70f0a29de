"""What a unit certified: that its list of a month is complete."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_NAME, line, period
from gridcredit.domain.kinds.kind import FACT_FIELDS, Down, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class FilingStatement:
    """A unit states on a day that it reported all decisions of a month."""

    id: UUID
    area: UUID
    unit: str
    month: str
    on: date
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="filing_statement",
    record=FilingStatement,
    nature=Nature.FACT,
    words=("双公示完整性确认", "filing statement"),
    columns={
        "area": Field("区域", "Area"),
        "unit": Field("单位", "Unit", rule=line(LONGEST_NAME, least=1)),
        "month": Field("月份", "Month", rule=period),
        "on": Field("日期", "Date"),
        **FACT_FIELDS,
    },
    owner="area",
    up=Up.OPEN,
    down=Down.NEVER,
    day="on",
    said_by=frozenset({Office.DISTRICT}),
    indexes=(("area", "month"), ("corrects",)),
    subject=lambda found, _: f"{found.unit} {found.month}",
)
