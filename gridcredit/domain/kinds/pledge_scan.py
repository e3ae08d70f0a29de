"""Pages of signed 信用承诺书, found by the number on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import sha256, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class PledgeScan:
    """One page of a paper as a picture: a copy, never a signature."""

    id: UUID
    blank: UUID
    page: int
    on: date
    scan: str = ""  # sha-256 of the file, hex
    by_hand: bool = False  # the number was chosen by a person, not read from the page
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="pledge_scan",
    record=PledgeScan,
    nature=Nature.FACT,
    words=("承诺书扫描件", "pledge scan"),
    columns={
        "blank": Field("空白承诺书", "Blank"),
        "page": Field("页", "Page", rule=whole(1, 9)),
        "on": Field("日期", "Date"),
        "scan": Field("扫描件", "Scan", personal=True, erasable=True, file=True, rule=sha256),
        "by_hand": Field("人工归位", "Filed by hand"),
        **FACT_FIELDS,
    },
    owner="blank",
    refs={"blank": "pledge_blank"},
    up=Up.STREET,
    day="on",
    indexes=(
        ("blank",),
        ("corrects",),
    ),
)
