"""What a person asked about what is held on them, and when it must be answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import RequestKind
from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class ResidentRequest:
    """A request of a resident (personal-information law, art. 44-47 and 50) and its answer."""

    id: UUID
    resident: UUID
    kind: RequestKind
    on: date
    wording: str = ""
    answered_on: date | None = None
    answer: str = ""
    removed: str = ""


KIND = Kind(
    name="resident_request",
    record=ResidentRequest,
    nature=Nature.BASE,
    words=("个人信息请求", "request of a resident"),
    columns={
        "resident": Field("居民", "Resident"),
        "kind": Field("类别", "Kind"),
        "on": Field("提出日期", "Asked on"),
        "wording": Field("内容", "Wording", personal=True, erasable=True, rule=text()),
        "answered_on": Field("答复日期", "Answered on"),
        "answer": Field("答复", "Answer", personal=True, erasable=True, rule=text()),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="resident",
    up=Up.STREET,
    off="removed",
    day="on",
    indexes=(("resident",),),
)
