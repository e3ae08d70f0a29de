"""Two residents of the register that are one person, as a person decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class ResidentMerge:
    """`resident` is the same person as `into`, under whose record both count from now on. What was
    entered for either stays with it: whoever counts or shows them asks who stands for whom
    (store.journal.aliases). Meanwhile `resident` stands in the household of `into`, and goes along
    wherever that one moves; undone, it goes back to `home`."""

    id: UUID
    resident: UUID
    into: UUID
    home: UUID  # the household that `resident` stood in
    on: date
    reason: str = ""
    carried: tuple[str, ...] = ()  # fields that `into` lacked and was given from `resident`
    undone: str = ""  # why they are two people after all


KIND = Kind(
    name="resident_merge",
    record=ResidentMerge,
    nature=Nature.BASE,
    words=("居民合并", "merge of residents"),
    columns={
        "resident": Field("居民", "Resident"),
        "into": Field("并入", "Merged into"),
        "home": Field("原在户", "Household before"),
        "on": Field("日期", "Date"),
        "reason": Field("理由", "Reason", personal=True, rule=text()),
        "carried": Field("补入项目", "Fields carried over"),
        "undone": Field("撤销合并原因", "Undone because", rule=text()),
    },
    owner="resident",
    refs={"into": "resident", "home": "household"},
    off="undone",
    indexes=(("resident",), ("into",)),
)
