"""What the district hears of an award whose holder agreed to be named."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import period, text
from gridcredit.domain.kinds.kind import Field, Kind, Nature, Up
from gridcredit.domain.stars.codes import StarLevel


@dataclass(frozen=True, slots=True)
class Honour:
    """An honour: name, village and deed while the consent stands, and always its number."""

    id: UUID
    area: UUID
    level: StarLevel
    period: str
    certificate: str
    name: str = ""
    village: str = ""
    deed: str = ""
    removed: str = ""


KIND = Kind(
    name="honour",
    record=Honour,
    nature=Nature.BASE,
    words=("诚信之星荣誉", "honour"),
    columns={
        "area": Field("区域", "Area"),
        "level": Field("级别", "Level"),
        "period": Field("期次", "Period", rule=period),
        "certificate": Field("证书编号", "Certificate"),
        "name": Field("姓名", "Name", erasable=True),
        "village": Field("村居", "Village", erasable=True),
        "deed": Field("事迹", "Deed", erasable=True, rule=text()),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.OPEN,
    off="removed",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(("area",),),
    subject=lambda honour, _: honour.certificate,
)
