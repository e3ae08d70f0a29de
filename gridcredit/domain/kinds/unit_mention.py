"""通报表扬 and 通报批评 of units, as a person confirmed them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_NAME, line, period, text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit is named in the bulletin of a period; only units are ever named."""

    id: UUID
    area: UUID
    span: str
    unit: str
    praised: bool  # else criticised
    on: date
    ground: str = ""
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="unit_mention",
    record=UnitMention,
    nature=Nature.FACT,
    words=("通报提名", "mention of a unit"),
    columns={
        "area": Field("区域", "Area"),
        "span": Field("期次", "Period", rule=period),
        "unit": Field("单位", "Unit", rule=line(LONGEST_NAME, least=1)),
        "praised": Field("表扬", "Praised"),
        "on": Field("日期", "Date"),
        "ground": Field("依据", "Ground", rule=text(2_000)),
        **FACT_FIELDS,
    },
    owner="area",
    up=Up.OPEN,
    day="on",
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(("area", "span"), ("corrects",)),
)
