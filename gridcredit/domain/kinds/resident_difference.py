"""Residents who look alike and are not the same person, as a person decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class ResidentDifference:
    """Two residents are two people, however alike they look: nobody is asked again."""

    id: UUID
    resident: UUID
    other: UUID
    on: date
    reason: str = ""
    removed: str = ""


KIND = Kind(
    name="resident_difference",
    record=ResidentDifference,
    nature=Nature.BASE,
    words=("不是同一人", "not the same person"),
    columns={
        "resident": Field("居民", "Resident"),
        "other": Field("另一人", "Other"),
        "on": Field("日期", "Date"),
        "reason": Field("理由", "Reason", personal=True, rule=text()),
        "removed": Field("撤销原因", "Taken back because", rule=text()),
    },
    owner="resident",
    refs={"other": "resident"},
    up=Up.STREET,
    off="removed",
    indexes=(("resident",), ("other",)),
)
