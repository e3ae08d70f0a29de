"""Steps in the life of a signed 信用承诺书."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.fieldrules import sha256
from gridcredit.domain.kinds.kind import Kind, Nature, Steps


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


KIND = Kind(
    name="pledge_event",
    record=PledgeEvent,
    nature=Nature.FACT,
    words=("承诺书", "pledge"),
    labels={
        "pledge": ("承诺书", "Pledge"),
        "resident": ("居民", "Resident"),
        "stage": ("状态", "Stage"),
        "on": ("日期", "Date"),
        "number": ("编号", "Number"),
        "template_version": ("模板版本", "Template version"),
        "place": ("签订地点", "Place"),
        "witness": ("见证人", "Witness"),
        "location": ("原件位置", "Original kept at"),
        "scan": ("扫描件", "Scan"),
        "visit": ("走访", "Visit"),
    },
    owner="resident",
    refs={"visit": "visit"},
    personal=frozenset({"witness", "place", "scan", "reason"}),
    files=frozenset({"scan"}),
    steps=Steps("pledge", "stage", tuple(PledgeStage)),
    day="on",
    erasable=frozenset({"witness", "place", "scan"}),
    rules={"scan": sha256},
    indexes=(("resident",), ("pledge",), ("number",), ("corrects",)),
    added=frozenset({"reason"}),
)
