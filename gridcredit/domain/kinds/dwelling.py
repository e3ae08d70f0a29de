"""Places with an address."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.addresses import address
from gridcredit.domain.codes import DwellingUse
from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import Field, Kind, Nature


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
    columns={
        "area": Field("区域", "Area"),
        "estate": Field(
            "小区/自然村",
            "Estate",
            personal=True,
            headings=(
                "小区名称/自然村 小区名称 小区 小区名 自然村 自然村名称 小区/自然村 自然村/小区"
                " 小区或自然村 村庄 村组 自然村组 所在小区 所属小区 居民小区 片区 街路巷 街巷"
                " 路街巷 小区村庄 现住小区/建筑 现住小区 现居小区 居住小区 居住小区/建筑"
                " 小区/建筑 建筑 建筑物 建筑名称 建筑物名称 小区/建筑物 现住小区/建筑物"
                " 居住小区名称 现住小区名称 小区/村 村/小区"
            ),
        ),
        "building": Field(
            "楼栋",
            "Building",
            personal=True,
            headings=(
                "楼栋 楼栋号 楼号 楼幢 楼幢号 楼 栋 栋号 幢 幢号 楼座 楼座号 号楼 座号 楼宇 楼牌号"
            ),
        ),
        "unit": Field("单元", "Unit", personal=True, headings="单元 单元号 单元名称"),
        "room": Field(
            "门牌号",
            "Room",
            personal=True,
            headings=(
                "房号/门牌号 房号 门牌号 门牌 室 室号 户室 户室号 房间 房间号 门牌号码"
                " 房号门牌号 房屋编号 门户号 房室号 住房号 门号 房屋号 门牌号/房号 房间号 室/户"
                " 楼室号"
            ),
        ),
        "use": Field("用途", "Use"),
        "note": Field("备注", "Note", personal=True, erasable=True, rule=text()),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    off="removed",
    indexes=(("area",), ("room", "building", "unit")),
    subject=lambda dwelling, _: address(dwelling),
)
