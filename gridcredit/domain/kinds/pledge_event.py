"""Steps in the life of a signed 信用承诺书."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.fieldrules import line, sha256
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Steps


@dataclass(frozen=True, slots=True)
class PledgeEvent:
    """A step in the life of one signed paper; the scan is a copy, never a signature."""

    id: UUID
    pledge: UUID
    resident: UUID
    stage: PledgeStage
    on: date
    number: str = ""  # 街道-村居-年份-serial
    template_version: str = ""
    place: str = ""
    witness: str = ""
    location: str = ""  # of the original: box-page
    scan: str = ""  # sha-256 of the file, hex
    visit: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back
    archive_number: str = ""  # 档号, given when it was archived


KIND = Kind(
    name="pledge_event",
    record=PledgeEvent,
    nature=Nature.FACT,
    words=("承诺书", "pledge"),
    columns={
        "pledge": Field("承诺书", "Pledge"),
        "resident": Field("居民", "Resident"),
        "stage": Field("状态", "Stage"),
        "on": Field("日期", "Date"),
        "number": Field("编号", "Number"),
        "template_version": Field("模板版本", "Template version"),
        "place": Field("签订地点", "Place", personal=True, erasable=True),
        "witness": Field("见证人", "Witness", personal=True, erasable=True),
        "location": Field("原件位置", "Original kept at"),
        "scan": Field("扫描件", "Scan", personal=True, erasable=True, file=True, rule=sha256),
        "visit": Field("走访", "Visit"),
        **FACT_FIELDS,
        "archive_number": Field("档号", "Archive number", rule=line(64), added=True),
    },
    owner="resident",
    refs={"visit": "visit"},
    steps=Steps("pledge", "stage", tuple(PledgeStage)),
    day="on",
    indexes=(
        ("resident", "pledge", "on", "stage", "void", "corrects", "id", "revised"),
        ("pledge",),
        ("number",),
        ("corrects",),
    ),
)
