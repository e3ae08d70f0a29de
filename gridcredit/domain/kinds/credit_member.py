"""Who takes part in 信用+, and who left: a line of a signed 参与确认 each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import sha256
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class CreditMember:
    """An adult joined, or left; nobody signs for another (personal-information law, art. 14)."""

    id: UUID
    household: UUID
    resident: UUID
    joined: bool
    on: date
    notice_version: str = ""
    scan: str = ""
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="credit_member",
    record=CreditMember,
    nature=Nature.FACT,
    words=("信用+参与", "credit membership"),
    columns={
        "household": Field("所在户", "Household"),
        "resident": Field("居民", "Resident"),
        "joined": Field("是否参与", "Takes part"),
        "on": Field("日期", "Date"),
        "notice_version": Field("告知书版本", "Notice version"),
        "scan": Field(
            "参与确认扫描件", "Scan", personal=True, erasable=True, file=True, rule=sha256
        ),
        **FACT_FIELDS,
    },
    owner="household",
    refs={"resident": "resident"},
    up=Up.STREET,
    day="on",
    indexes=(
        ("household",),
        ("resident",),
        ("corrects",),
    ),
)
