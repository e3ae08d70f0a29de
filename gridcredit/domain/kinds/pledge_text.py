"""Versions of the text of 信用承诺书, and from when blanks are printed with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import line, text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Down, Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class PledgeText:
    """What people sign: one version, from a day on, in an area and all below it."""

    id: UUID
    area: UUID
    version: str
    begins: date
    clauses: tuple[str, ...]
    notice: str = ""  # voluntary, can be withdrawn, no effect on services
    ticks: tuple[str, ...] = ()  # consents to be given one by one, or not
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="pledge_text",
    record=PledgeText,
    nature=Nature.FACT,
    words=("承诺书文本", "pledge text"),
    columns={
        "area": Field("区域", "Area"),
        "version": Field("版本", "Version", rule=line(40, least=1)),
        "begins": Field("起用日", "From"),
        "clauses": Field("承诺条款", "Clauses"),
        "notice": Field("告知", "Notice", rule=text(4_000)),
        "ticks": Field("勾选项", "Ticks"),
        **FACT_FIELDS,
    },
    owner="area",
    down=Down.AREA_ABOVE,
    day="begins",
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(
        ("area",),
        ("corrects",),
    ),
    subject=lambda found, names: f"{names.of('area', found.area)} {found.version}".strip(),
)
