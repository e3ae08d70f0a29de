"""Entries taken back by people; of a closed entry it is a correction in an open month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class CreditVoid:
    """An entry is to count nothing."""

    id: UUID
    entry: UUID
    on: date
    why: str = ""
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="credit_void",
    record=CreditVoid,
    nature=Nature.FACT,
    words=("记录作废", "voided entry"),
    columns={
        "entry": Field("记录", "Entry"),
        "on": Field("日期", "Date"),
        "why": Field("说明", "Because", personal=True, erasable=True, rule=text()),
        "by": Field("经办人", "Handled by", personal=True, erasable=True),
        "by_resident": Field("经办人对应居民", "Handled by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="entry",
    refs={"entry": "credit_entry", "by_resident": "resident"},
    up=Up.STREET,
    day="on",
    handler="by_resident",
    indexes=(
        ("entry",),
        ("corrects",),
    ),
)
