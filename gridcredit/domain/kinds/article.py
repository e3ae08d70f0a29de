"""Articles on credit work, which streets and departments publish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import LONGEST_NAME, line, text
from gridcredit.domain.kinds.kind import Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class Article:
    """A text that was published, in one outlet or several; it counts once, in the week of `on`."""

    id: UUID
    area: UUID
    on: date
    title: str
    outlet: str = ""
    link: str = ""
    also: tuple[str, ...] = ()  # a line each: outlet, day and link
    unit: str = ""  # a department; blank: the area itself
    removed: str = ""


KIND = Kind(
    name="article",
    record=Article,
    nature=Nature.BASE,
    words=("信用信息", "article"),
    columns={
        "area": Field("区域", "Area"),
        "on": Field("发布日期", "Published on"),
        "title": Field("标题", "Title", rule=line(200, least=1)),
        "outlet": Field("发布媒体", "Outlet", rule=line(LONGEST_NAME)),
        "link": Field("链接", "Link", rule=line()),
        "also": Field("其他媒体", "Also in"),
        "unit": Field("单位", "Unit", rule=line(LONGEST_NAME)),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.OPEN,
    off="removed",
    day="on",
    indexes=(("area", "on"),),
    subject=lambda article, _: str(article.title),
)
