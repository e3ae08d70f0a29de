"""Nominations for 诚信之星: the 推荐表."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import period, sha256, text
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up
from gridcredit.domain.stars.codes import StarKind, StarLevel


@dataclass(frozen=True, slots=True)
class Star:
    """One nomination; it locks when it is submitted and changes only after a return."""

    id: UUID
    area: UUID
    level: StarLevel
    period: str  # 2026-03, 2026-Q1 or 2026
    number: str
    on: date
    kind: StarKind
    name: str = ""
    resident: UUID | None = None
    household: UUID | None = None
    members: tuple[UUID, ...] = ()  # of a group those who may be named, once each has consented
    age_band: str = ""
    way: str = ""
    summary: str = ""
    story: str = ""
    witnesses: tuple[str, ...] = ()
    grounds: str = ""
    ties: str = ""
    official: bool = False
    chosen_from: UUID | None = None
    exception: str = ""
    deceased: bool = False
    scan: str = ""
    photo: str = ""
    by: str = ""
    by_resident: UUID | None = None
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="star",
    record=Star,
    nature=Nature.FACT,
    words=("诚信之星推荐", "star nomination"),
    columns={
        "area": Field("区域", "Area"),
        "level": Field("级别", "Level"),
        "period": Field("期次", "Period", rule=period),
        "number": Field("编号", "Number"),
        "on": Field("日期", "Date"),
        "kind": Field("类别", "Kind"),
        "name": Field("姓名", "Name", personal=True, erasable=True),
        "resident": Field("居民", "Resident"),
        "household": Field("家庭", "Household"),
        "members": Field("集体成员", "Members"),
        "age_band": Field("年龄段", "Age band", personal=True),
        "way": Field("推荐方式", "Way"),
        "summary": Field("事迹摘要", "Summary", personal=True, erasable=True, rule=text()),
        "story": Field("事迹", "Story", personal=True, erasable=True, rule=text()),
        "witnesses": Field("证明人", "Witnesses", personal=True, erasable=True),
        "grounds": Field("依据", "Basis", personal=True, rule=text()),
        "ties": Field("关系申报", "Declared ties", personal=True, erasable=True, rule=text()),
        "official": Field("村居或街道干部", "Official"),
        "chosen_from": Field("来自", "Chosen from"),
        "exception": Field("例外理由", "Exception", personal=True, rule=text()),
        "deceased": Field("已故", "Deceased", personal=True),
        "scan": Field("推荐表扫描件", "Scan", personal=True, erasable=True, file=True, rule=sha256),
        "photo": Field("照片", "Photo", personal=True, erasable=True, file=True, rule=sha256),
        "by": Field("推荐人", "Nominated by", personal=True, erasable=True),
        "by_resident": Field("推荐人对应居民", "Nominated by, as resident", personal=True),
        **FACT_FIELDS,
    },
    owner="area",
    refs={
        "resident": "resident",
        "household": "household",
        "members": "resident",
        "chosen_from": "star",
        "by_resident": "resident",
    },
    up=Up.STREET,
    day="on",
    handler="by_resident",
    said_by=frozenset({Office.VILLAGE, Office.STREET}),
    indexes=(
        (
            "area",
            "period",
        ),
        ("resident",),
        ("household",),
        ("corrects",),
    ),
    subject=lambda star, names: f"{names.person(star.name)} {star.period}".strip(),
)
