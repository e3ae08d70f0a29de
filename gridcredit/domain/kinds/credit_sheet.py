"""公示 sheets of a village, as they were hung up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_LIST, period, sha256, text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class CreditSheet:
    """Sheets of one period under one number, from a day on until another."""

    id: UUID
    area: UUID
    period: str
    number: str
    on: date
    until: date
    sheets: str  # ABDE
    contents: str = ""  # canonical JSON, as domain.credit.sheet_contents writes it
    digest: str = ""  # sha-256 of `contents`
    named: tuple[UUID, ...] = ()  # residents on sheet D
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="credit_sheet",
    record=CreditSheet,
    nature=Nature.FACT,
    words=("公示", "public sheets"),
    columns={
        "area": Field("区域", "Area"),
        "period": Field("入账期", "Period", rule=period),
        "number": Field("编号", "Number"),
        "on": Field("日期", "Date"),
        "until": Field("公示至", "Until"),
        "sheets": Field("张", "Sheets"),
        "contents": Field("内容", "Contents", personal=True, rule=text(LONGEST_LIST)),
        "digest": Field("摘要", "Digest", rule=sha256),
        "named": Field("刊登人员", "Named", personal=True),
        **FACT_FIELDS,
    },
    owner="area",
    refs={"named": "resident"},
    up=Up.STREET,
    day="on",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("area",),
        ("corrects",),
    ),
    subject=lambda sheet, names: f"{names.of('area', sheet.area)} {sheet.number}".strip(),
)
