"""Filters of the register that a worker keeps under a name."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.fieldrules import LONGEST_NAME, line, text
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A question to the register, such as 3号楼未注册成年人, and the conditions it means."""

    id: UUID
    area: UUID
    name: str
    conditions: str  # as domain.filters reads them
    removed: str = ""


KIND = Kind(
    name="saved_filter",
    record=SavedFilter,
    nature=Nature.BASE,
    words=("常用筛选", "saved filter"),
    columns={
        "area": Field("区域", "Area"),
        "name": Field("名称", "Name", rule=line(LONGEST_NAME, least=1)),
        "conditions": Field("条件", "Conditions", personal=True, rule=text(4_000)),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.STREET,
    down=Down.AREA_ABOVE,
    off="removed",
    indexes=(("area",),),
    subject=lambda found, _: str(found.name),
)
