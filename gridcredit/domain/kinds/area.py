"""Areas of the management tree; a code's prefix is not its parent."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid5

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.fieldrules import LONGEST_CODE, LONGEST_NAME, line
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class Area:
    """A node of the management tree; its code's prefix is not its parent."""

    id: UUID
    code: str
    name: str
    level: AreaLevel
    parent: UUID | None


_NAMESPACE = UUID("6f1f7e0a-6a0e-5d0b-9f0e-0370403002aa")


def area_id(code: str) -> UUID:
    """The id of the area with this code: areas come from official lists that several
    offices read, so their id follows from the code and two readings agree."""
    return uuid5(_NAMESPACE, code)


KIND = Kind(
    name="area",
    record=Area,
    nature=Nature.BASE,
    words=("区域", "area"),
    columns={
        "code": Field("编码", "Code", rule=line(LONGEST_CODE, least=1)),
        "name": Field("名称", "Name", rule=line(LONGEST_NAME)),
        "level": Field("级别", "Level"),
        "parent": Field("上级", "Parent"),
    },
    owner="parent",
    refs={"parent": "area"},
    down=Down.AREAS,
    indexes=(("code",), ("parent",)),
    subject=lambda area, _: f"{area.name} {area.code}",
)
