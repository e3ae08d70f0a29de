"""Occasions of the year at which credit work is explained (宣传节点)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_NAME, line, text, whole
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day, a span of days or a month of every year, or a day announced for one year."""

    id: UUID
    name: str
    month: int = 0  # of every year; 0: announced, on the day below
    day: int = 0  # 0: the whole month
    announced: date | None = None
    until: date | None = None
    removed: str = ""


KIND = Kind(
    name="occasion",
    record=Occasion,
    nature=Nature.BASE,
    words=("宣传节点", "occasion"),
    columns={
        "name": Field("名称", "Name", rule=line(LONGEST_NAME, least=1)),
        "month": Field("月", "Month", rule=whole(0, 12)),
        "day": Field("日", "Day", rule=whole(0, 31)),
        "announced": Field("公布日期", "Announced day"),
        "until": Field("截止日期", "Until"),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    up=Up.OPEN,
    down=Down.ALL,
    off="removed",
    said_by=frozenset({Office.DISTRICT}),
    subject=lambda found, _: str(found.name),
)
