"""Places with an address."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.addresses import address
from gridcredit.domain.codes import DwellingUse
from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import Kind, Nature


@dataclass(frozen=True, slots=True)
class Dwelling:
    """A place with an address in one grid."""

    id: UUID
    area: UUID
    estate: str = ""  # 小区 / 自然村
    building: str = ""  # 楼栋
    unit: str = ""  # 单元
    room: str = ""  # 房号 / 门牌号
    use: DwellingUse = DwellingUse.HOME
    note: str = ""
    removed: str = ""  # the reason, when it was taken off the register


KIND = Kind(
    name="dwelling",
    record=Dwelling,
    nature=Nature.BASE,
    words=("房屋", "dwelling"),
    labels={
        "area": ("区域", "Area"),
        "estate": ("小区/自然村", "Estate"),
        "building": ("楼栋", "Building"),
        "unit": ("单元", "Unit"),
        "room": ("门牌号", "Room"),
        "use": ("用途", "Use"),
        "note": ("备注", "Note"),
        "removed": ("移出原因", "Removed because"),
    },
    owner="area",
    personal=frozenset({"estate", "building", "unit", "room", "note"}),
    off="removed",
    erasable=frozenset({"note"}),
    rules={"note": text(), "removed": text()},
    indexes=(("area",), ("room", "building", "unit")),
    subject=lambda dwelling, _: address(dwelling),
)
