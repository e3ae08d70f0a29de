"""What an office wishes on the posters of all offices below."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class PosterText:
    """What an office wishes on the posters of all offices below; blank: nothing of its own."""

    id: UUID
    area: UUID
    link: str = ""
    hotline: str = ""
    unit: str = ""


KIND = Kind(
    name="poster_text",
    record=PosterText,
    nature=Nature.BASE,
    words=("海报文字", "poster text"),
    columns={
        "area": Field("区域", "Area"),
        "link": Field("链接", "Link", rule=text()),
        "hotline": Field("咨询电话", "Hotline", rule=text()),
        "unit": Field("落款单位", "Unit", rule=text()),
    },
    owner="area",
    down=Down.AREA_ABOVE,
    blank_is_off=frozenset({"link", "hotline", "unit"}),
    said_by=frozenset({Office.DISTRICT, Office.STREET}),
    indexes=(("area",),),
    subject=lambda *_: "",
)
