"""Rule sets of 信用+: what counts in a village, from a month on, and who decides there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Basis, Seat
from gridcredit.domain.fieldrules import LONGEST_ITEMS, sha256, text, whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Down, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class CreditRules:
    """A rule set of a village; in force from the first day of a month until the next begins."""

    id: UUID
    area: UUID
    number: int
    begins: date
    items: str  # JSON, as domain.credit.items writes it
    expected: int | None = None
    present: int | None = None
    agreed: int | None = None
    minutes: str = ""
    bands: str = ""  # JSON: [[above, name], …], tenths; blank: the usual ones
    base: int = 10_000  # tenths
    basis: Basis = Basis.TOTAL
    carry: int = 100  # per cent of a balance
    meeting_required: bool = False
    decided_by: Seat = Seat.VILLAGE
    redeemed_at: Seat = Seat.VILLAGE
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="credit_rules",
    record=CreditRules,
    nature=Nature.FACT,
    words=("信用+规则", "credit rules"),
    columns={
        "area": Field("区域", "Area"),
        "number": Field("编号", "Number", rule=whole(1, 1_000_000)),
        "begins": Field("起始月", "In force from"),
        "items": Field("条目", "Items", rule=text(LONGEST_ITEMS)),
        "expected": Field("应到人数", "Expected", rule=whole(0, 100_000)),
        "present": Field("实到人数", "Present", rule=whole(0, 100_000)),
        "agreed": Field("赞成人数", "In favour", rule=whole(0, 100_000)),
        "minutes": Field("会议记录", "Minutes", file=True, rule=sha256),
        "bands": Field("星级", "Bands"),
        "base": Field("基础分", "Base", rule=whole(0, 100_000_000)),
        "basis": Field("评星依据", "Banded by"),
        "carry": Field("结转比例", "Carried over", rule=whole(0, 100)),
        "meeting_required": Field("须经议事会", "Meeting required"),
        "decided_by": Field("审核单位", "Decided by"),
        "redeemed_at": Field("兑换点", "Redeemed at"),
        **FACT_FIELDS,
    },
    owner="area",
    up=Up.STREET,
    down=Down.AREA_ABOVE,
    day="begins",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        ("area",),
        ("corrects",),
    ),
    subject=lambda rules, names: f"{names.of('area', rules.area)} {rules.number}".strip(),
)
