"""Consents of nominees, each with its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up
from gridcredit.domain.stars.codes import StarConsent


@dataclass(frozen=True, slots=True)
class StarConsentGiven:
    """A nominee, or one of the members of a group, gave or withdrew one consent."""

    id: UUID
    star: UUID
    consent: StarConsent
    on: date
    given: bool = True
    member: UUID | None = None  # of a group; blank: the nominee
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="star_consent",
    record=StarConsentGiven,
    nature=Nature.FACT,
    words=("诚信之星授权", "star consent"),
    columns={
        "star": Field("推荐", "Nomination"),
        "consent": Field("授权事项", "Consent"),
        "on": Field("日期", "Date"),
        "given": Field("是否同意", "Given"),
        "member": Field("集体成员", "Member"),
        **FACT_FIELDS,
    },
    owner="star",
    refs={"member": "resident"},
    up=Up.STREET,
    day="on",
    indexes=(
        ("star",),
        ("corrects",),
    ),
)
