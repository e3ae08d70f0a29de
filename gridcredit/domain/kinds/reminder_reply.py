"""What a unit answered to a 工作提示."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class ReminderReply:
    """A reply to a reminder."""

    id: UUID
    reminder: UUID
    on: date
    reply: str = ""
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="reminder_reply",
    record=ReminderReply,
    nature=Nature.FACT,
    words=("工作提示反馈", "reply to a reminder"),
    columns={
        "reminder": Field("工作提示", "Reminder"),
        "on": Field("日期", "Date"),
        "reply": Field("反馈", "Reply", rule=text()),
        **FACT_FIELDS,
    },
    owner="reminder",
    refs={"reminder": "work_reminder"},
    up=Up.OPEN,
    day="on",
    indexes=(("reminder",), ("corrects",)),
)
