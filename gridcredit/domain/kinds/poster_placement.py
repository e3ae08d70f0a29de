"""Posters where they hang, from the plan until they are taken down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import LONGEST_NAME, line, text
from gridcredit.domain.kinds.kind import PHOTOS, Field, Kind, Nature, Up
from gridcredit.domain.ledgers.codes import SiteType


@dataclass(frozen=True, slots=True)
class PosterPlacement:
    """One poster at one site; its state is the last of its days."""

    id: UUID
    area: UUID
    on: date
    number: str
    site: SiteType = SiteType.OTHER
    place: str = ""
    address: str = ""
    agreed_on: date | None = None
    agreed_by: str = ""
    put_up_on: date | None = None
    taken_down_on: date | None = None
    link: str = ""  # what its code read as when it was printed
    note: str = ""
    photo_1: str = ""
    photo_2: str = ""
    photo_3: str = ""
    removed: str = ""


KIND = Kind(
    name="poster_placement",
    record=PosterPlacement,
    nature=Nature.BASE,
    words=("海报投放", "poster placement"),
    columns={
        "area": Field("区域", "Area"),
        "on": Field("登记日期", "Entered on"),
        "number": Field("海报编号", "Poster number", rule=line(64, least=1)),
        "site": Field("场所类型", "Kind of site"),
        "place": Field("场所名称", "Site", rule=line(200)),
        "address": Field("地址", "Address", rule=line(200)),
        "agreed_on": Field("业主同意日期", "Owner agreed on"),
        "agreed_by": Field(
            "同意人", "Agreed by", personal=True, erasable=True, rule=line(LONGEST_NAME)
        ),
        "put_up_on": Field("张贴日期", "Put up on"),
        "taken_down_on": Field("撤除日期", "Taken down on"),
        "link": Field("二维码内容", "Code content", rule=line(2_000)),
        "note": Field("备注", "Note", personal=True, erasable=True, rule=text()),
        **PHOTOS,
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.OPEN,
    off="removed",
    day="on",
    indexes=(("area", "on"), ("number",)),
    subject=lambda found, _: f"{found.number} {found.place}".strip(),
)
