"""Dated events of a resident's 榴花分 registration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Channel, RegistrationKind
from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class RegistrationEvent:
    """A dated event of one resident's 榴花分 registration."""

    id: UUID
    resident: UUID
    event: RegistrationKind
    on: date
    channel: Channel = Channel.VISIT
    visit: UUID | None = None
    note: str = ""
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="registration_event",
    record=RegistrationEvent,
    nature=Nature.FACT,
    words=("注册", "registration"),
    columns={
        "resident": Field("居民", "Resident"),
        "event": Field("事项", "Event"),
        "on": Field("日期", "Date"),
        "channel": Field("渠道", "Channel"),
        "visit": Field("走访", "Visit"),
        "note": Field("备注", "Note", personal=True, erasable=True, rule=text()),
        **FACT_FIELDS,
    },
    owner="resident",
    refs={"visit": "visit"},
    day="on",
    indexes=(
        ("resident", "on", "event", "void", "corrects", "id", "revised"),
        ("corrects",),
    ),
)
