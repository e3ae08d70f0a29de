"""Consents given and withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import ConsentKind
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """A consent given or withdrawn, with the version of the notice shown."""

    id: UUID
    resident: UUID
    consent: ConsentKind
    given: bool
    on: date
    notice_version: str = ""
    visit: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="consent_event",
    record=ConsentEvent,
    nature=Nature.FACT,
    words=("授权", "consent"),
    columns={
        "resident": Field("居民", "Resident"),
        "consent": Field("授权事项", "Consent"),
        "given": Field("是否同意", "Given"),
        "on": Field("日期", "Date"),
        "notice_version": Field("告知书版本", "Notice version"),
        "visit": Field("走访", "Visit"),
        **FACT_FIELDS,
    },
    owner="resident",
    refs={"visit": "visit"},
    day="on",
    indexes=(("resident",), ("corrects",)),
)
