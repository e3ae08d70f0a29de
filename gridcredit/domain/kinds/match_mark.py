"""What stands for ID numbers above the street."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.kinds.kind import Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class MatchMark:
    """What stands for a resident's ID number above the street (domain.marks). A record of its own:
    it follows from number and key alone, whoever changed them and in whatever order."""

    id: UUID
    resident: UUID
    mark: str = ""


KIND = Kind(
    name="match_mark",
    record=MatchMark,
    nature=Nature.BASE,
    words=("比对标记", "match mark"),
    columns={
        "resident": Field("居民", "Resident"),
        "mark": Field("比对标记", "Match mark", erasable=True),
    },
    owner="resident",
    between_offices=True,
    said_by=frozenset({Office.STREET}),
    indexes=(("resident",), ("mark",)),
    subject=lambda *_: "",
)
