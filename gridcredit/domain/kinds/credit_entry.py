"""Entries of the 信用+ ledger: something that a household or one of its people did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import sha256, text, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, PHOTOS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class CreditEntry:
    """One thing done on one day; what it counts follows from all records (domain.credit)."""

    id: UUID
    household: UUID
    item: str
    on: date
    first_saved: (
        date  # a returned entry that is amended keeps it: the month to enter it counts to it
    )
    resident: UUID | None = None
    quantity: int = 10  # tenths
    members: int = 0  # people of the household who may take part, on its day, as counted at saving
    matter: str = ""
    place: str = ""
    evidence: tuple[str, ...] = ()
    witness: str = ""
    note: str = ""
    paper: str = ""
    photo_1: str = ""
    photo_2: str = ""
    photo_3: str = ""
    activity: UUID | None = None
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="credit_entry",
    record=CreditEntry,
    nature=Nature.FACT,
    words=("信用+记录", "credit entry"),
    columns={
        "household": Field("所在户", "Household"),
        "item": Field("项目", "Item"),
        "on": Field("日期", "Date"),
        "first_saved": Field("录入日", "First saved"),
        "resident": Field("行为人", "Done by"),
        "quantity": Field("数量", "Quantity", rule=whole(0, 10_000_000)),
        "members": Field("成员数", "Members", rule=whole(0, 10_000)),
        "matter": Field("事由编号", "Matter", personal=True, erasable=True),
        "place": Field("地点", "Place", personal=True, erasable=True),
        "evidence": Field("佐证种类", "Evidence"),
        "witness": Field("证明人", "Witness", personal=True, erasable=True),
        "note": Field("备注", "Note", personal=True, erasable=True, rule=text()),
        "paper": Field("材料", "Paper", personal=True, erasable=True, file=True, rule=sha256),
        **PHOTOS,
        "activity": Field("活动单", "Activity"),
        "by": Field("登记人", "Recorded by", personal=True, erasable=True),
        "by_resident": Field("登记人对应居民", "Recorded by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="household",
    refs={"resident": "resident", "activity": "credit_activity", "by_resident": "resident"},
    up=Up.STREET,
    day="on",
    handler="by_resident",
    indexes=(
        ("household",),
        ("resident",),
        ("activity",),
        ("matter",),
        ("on",),
        ("corrects",),
    ),
)
