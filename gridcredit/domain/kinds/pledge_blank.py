"""Numbered blanks of 信用承诺书: printed, spoiled, or of a paper that had no printed number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import line, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class PledgeBlank:
    """One paper with a number of its own, for somebody or for nobody yet. Taken back it is spoiled:
    its number is never given again."""

    id: UUID
    area: UUID
    number: str  # 街道-村居-年份-serial
    on: date
    version: str = ""  # of the text on it
    pages: int = 1
    resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="pledge_blank",
    record=PledgeBlank,
    nature=Nature.FACT,
    words=("空白承诺书", "pledge blank"),
    columns={
        "area": Field("区域", "Area"),
        "number": Field("编号", "Number", rule=line(64, least=1)),
        "on": Field("印制日", "Printed on"),
        "version": Field("文本版本", "Version of the text", rule=line(40)),
        "pages": Field("页数", "Pages", rule=whole(1, 9)),
        "resident": Field("居民", "Resident", personal=True),
        **FACT_FIELDS,
    },
    owner="area",
    refs={"resident": "resident"},
    up=Up.STREET,
    day="on",
    indexes=(
        ("area",),
        ("number",),
        ("resident",),
        ("corrects",),
    ),
    subject=lambda blank, _: str(blank.number),
)
