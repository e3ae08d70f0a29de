"""Consents of nominees, each with its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up
from gridcredit.domain.stars.codes import StarConsent


@dataclass(frozen=True, slots=True)
class StarConsentGiven:
    """A nominee gave or withdrew one consent."""

    id: UUID
    star: UUID
    consent: StarConsent
    on: date
    given: bool = True
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
        **FACT_FIELDS,
    },
    owner="star",
    up=Up.STREET,
    day="on",
    indexes=(
        ("star",),
        ("corrects",),
    ),
)
