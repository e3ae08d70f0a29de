"""Posts to chat groups of neighbourhoods: how far they reach, never who is in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import LONGEST_NAME, line, text, whole
from gridcredit.domain.kinds.kind import PHOTOS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class GroupPost:
    """What was posted to a group under its alias."""

    id: UUID
    area: UUID
    on: date
    alias: str
    topic: str = ""
    households: int = 0
    posts: int = 1
    note: str = ""
    photo_1: str = ""
    photo_2: str = ""
    photo_3: str = ""
    removed: str = ""


KIND = Kind(
    name="group_post",
    record=GroupPost,
    nature=Nature.BASE,
    words=("业主群宣传", "group post"),
    columns={
        "area": Field("区域", "Area"),
        "on": Field("日期", "Date"),
        "alias": Field("群简称", "Group alias", rule=line(LONGEST_NAME, least=1)),
        "topic": Field("内容", "Topic", rule=line(200)),
        "households": Field("覆盖户数", "Households reached", rule=whole(0, 100_000)),
        "posts": Field("条数", "Posts", rule=whole(1, 1_000)),
        "note": Field("备注", "Note", personal=True, erasable=True, rule=text()),
        **PHOTOS,
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.OPEN,
    off="removed",
    day="on",
    indexes=(("area", "on"),),
    subject=lambda post, _: f"{post.alias} {post.on.isoformat()}",
)
