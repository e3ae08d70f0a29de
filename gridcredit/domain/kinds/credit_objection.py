"""Objections to entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Manner
from gridcredit.domain.fieldrules import sha256, text, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class CreditObjection:
    """Somebody objects to an entry; it is marked until answered."""

    id: UUID
    entry: UUID
    manner: Manner
    on: date
    words: str = ""
    days: int = 3  # working days to answer in, the day itself left out
    scan: str = ""
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="credit_objection",
    record=CreditObjection,
    nature=Nature.FACT,
    words=("异议", "objection"),
    columns={
        "entry": Field("记录", "Entry"),
        "manner": Field("方式", "How"),
        "on": Field("日期", "Date"),
        "words": Field("内容", "What was said", personal=True, erasable=True, rule=text()),
        "days": Field("办理工作日", "Working days", rule=whole(0, 366)),
        "scan": Field("扫描件", "Scan", personal=True, erasable=True, file=True, rule=sha256),
        "by": Field("受理人", "Taken by", personal=True, erasable=True),
        "by_resident": Field("受理人对应居民", "Taken by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="entry",
    refs={"entry": "credit_entry", "by_resident": "resident"},
    up=Up.STREET,
    day="on",
    handler="by_resident",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("entry",),
        ("corrects",),
    ),
)
