"""Visits: one knock on one door each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import VisitMode, VisitOutcome
from gridcredit.domain.fieldrules import moment, text, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class Visit:
    """One knock on one door. Only mode, time and outcome are compulsory."""

    id: UUID
    household: UUID
    at: str  # local wall time, ISO 8601 to the minute: 2026-11-22T19:30
    outcome: VisitOutcome
    mode: VisitMode = VisitMode.DOOR
    workers: tuple[str, ...] = ()
    met: tuple[UUID, ...] = ()
    topics: tuple[str, ...] = ()
    leaflets: int = 0
    follow_up: date | None = None
    note: str = ""
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="visit",
    record=Visit,
    nature=Nature.FACT,
    words=("走访", "visit"),
    columns={
        "household": Field("所在户", "Household"),
        "at": Field("时间", "Time", rule=moment),
        "outcome": Field("结果", "Outcome"),
        "mode": Field("方式", "Mode"),
        "workers": Field("走访人", "Workers"),
        "met": Field("见到的人", "Met"),
        "topics": Field("讲解内容", "Explained"),
        "leaflets": Field("宣传单", "Leaflets", rule=whole(0, 2**31 - 1)),
        "follow_up": Field("回访日期", "Follow-up"),
        "note": Field("备注", "Note", personal=True, erasable=True, rule=text()),
        **FACT_FIELDS,
    },
    owner="household",
    refs={"met": "resident"},
    day="at",
    indexes=(
        ("household", "at", "outcome", "void", "follow_up", "mode", "corrects", "id"),
        ("at",),
        ("corrects",),
    ),
)
