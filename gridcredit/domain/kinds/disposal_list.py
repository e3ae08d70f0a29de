"""Lists of papers and scans whose time is over, to be destroyed once two persons have signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import LONGEST_NAME, line, text
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class DisposalList:
    """What is to be destroyed, who signed for it, and when it was done."""

    id: UUID
    area: UUID
    number: str
    on: date
    numbers: tuple[str, ...] = ()  # of the pledges on it
    first: str = ""  # who signed first
    second: str = ""  # another person
    done_on: date | None = None
    removed: str = ""


KIND = Kind(
    name="disposal_list",
    record=DisposalList,
    nature=Nature.BASE,
    words=("销毁清册", "disposal list"),
    columns={
        "area": Field("区域", "Area"),
        "number": Field("编号", "Number", rule=line(64, least=1)),
        "on": Field("日期", "Date"),
        "numbers": Field("承诺书编号", "Numbers of pledges"),
        "first": Field("监销人一", "First signer", rule=line(LONGEST_NAME)),
        "second": Field("监销人二", "Second signer", rule=line(LONGEST_NAME)),
        "done_on": Field("销毁日期", "Destroyed on"),
        "removed": Field("作废原因", "Voided because", rule=text()),
    },
    owner="area",
    up=Up.STREET,
    down=Down.AREA_ABOVE,
    off="removed",
    day="on",
    indexes=(("area",),),
    subject=lambda found, _: str(found.number),
)
