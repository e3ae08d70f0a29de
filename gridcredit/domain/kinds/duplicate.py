"""Hints that a resident may be counted in another street too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_CODE, line, text
from gridcredit.domain.kinds.kind import Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A hint from the district: this resident may be counted in another street too. The street
    decides: by correcting the register, or by saying that it is another person."""

    id: UUID
    resident: UUID
    street: str  # code of the other street
    since: date
    closed: bool = False  # by the district: it is no longer so
    different: bool = False  # by the street: another person
    reason: str = ""  # why, in the street's words


KIND = Kind(
    name="duplicate",
    record=Duplicate,
    nature=Nature.BASE,
    words=("重复计人提示", "duplicate"),
    columns={
        "resident": Field("居民", "Resident"),
        "street": Field("街道", "Street", rule=line(LONGEST_CODE)),
        "since": Field("自何日起", "Since"),
        "closed": Field("已办结", "Closed"),
        "different": Field("不是同一人", "Another person"),
        "reason": Field("理由", "Reason", personal=True, erasable=True, rule=text()),
    },
    owner="resident",
    between_offices=True,
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(("resident",),),
    subject=lambda *_: "",
)
