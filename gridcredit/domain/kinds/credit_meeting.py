"""Meetings of the 信用议事会."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import sha256, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class CreditMeeting:
    """A meeting, who was there, and who kept out of which entries."""

    id: UUID
    area: UUID
    on: date
    expected: int
    present: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()  # NAME=ENTRY each
    minutes: str = ""
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="credit_meeting",
    record=CreditMeeting,
    nature=Nature.FACT,
    words=("信用议事会", "credit meeting"),
    columns={
        "area": Field("区域", "Area"),
        "on": Field("日期", "Date"),
        "expected": Field("应到人数", "Expected", rule=whole(0, 100_000)),
        "present": Field("到会人员", "Present", personal=True),
        "recused": Field("回避", "Recused", personal=True),
        "minutes": Field("会议记录", "Minutes", personal=True, file=True, rule=sha256),
        **FACT_FIELDS,
    },
    owner="area",
    up=Up.STREET,
    day="on",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("area",),
        ("corrects",),
    ),
)
