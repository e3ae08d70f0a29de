"""What was replied to a request passed on: it closes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class AppealReply:
    """The reply that a household was given."""

    id: UUID
    appeal: UUID
    on: date
    reply: str = ""
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="appeal_reply",
    record=AppealReply,
    nature=Nature.FACT,
    words=("诉求答复", "reply to a request"),
    columns={
        "appeal": Field("诉求", "Request"),
        "on": Field("日期", "Date"),
        "reply": Field("答复", "Reply", personal=True, erasable=True, rule=text()),
        **FACT_FIELDS,
    },
    owner="appeal",
    up=Up.STREET,
    day="on",
    indexes=(("appeal",), ("corrects",)),
)
