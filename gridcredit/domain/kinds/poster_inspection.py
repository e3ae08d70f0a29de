"""Looks at posters that hang: whether they are whole, and whose code they show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import line, text
from gridcredit.domain.kinds.kind import PHOTOS, Field, Kind, Nature, Up
from gridcredit.domain.ledgers.codes import InspectionResult


@dataclass(frozen=True, slots=True)
class PosterInspection:
    """What somebody found at a placed poster on a day."""

    id: UUID
    placement: UUID
    on: date
    found: InspectionResult
    code_read: str = ""  # what its code read as
    note: str = ""
    photo_1: str = ""
    photo_2: str = ""
    photo_3: str = ""
    removed: str = ""


KIND = Kind(
    name="poster_inspection",
    record=PosterInspection,
    nature=Nature.BASE,
    words=("海报巡查", "poster inspection"),
    columns={
        "placement": Field("海报", "Poster"),
        "on": Field("巡查日期", "Inspected on"),
        "found": Field("巡查结果", "Found"),
        "code_read": Field("扫码内容", "Code read", rule=line(2_000)),
        "note": Field("备注", "Note", personal=True, erasable=True, rule=text()),
        **PHOTOS,
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="placement",
    refs={"placement": "poster_placement"},
    up=Up.OPEN,
    off="removed",
    day="on",
    indexes=(("placement", "on"),),
)
