"""Households: people who live together."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class Household:
    """People who live together in one dwelling."""

    id: UUID
    dwelling: UUID
    number: str = ""  # 户号
    householder: str = ""  # 户主姓名
    note: str = ""
    removed: str = ""


KIND = Kind(
    name="household",
    record=Household,
    nature=Nature.BASE,
    words=("户", "household"),
    columns={
        "dwelling": Field("房屋", "Dwelling"),
        "number": Field(
            "户号",
            "Number",
            personal=True,
            headings=(
                "户号 户编号 家庭编号 户编码 家庭户号 户籍号 户口簿号 户口本号 户口编号 户序号"
                " 户口号 家庭户编号 家庭号"
            ),
        ),
        "householder": Field(
            "户主",
            "Householder",
            personal=True,
            erasable=True,
            headings="户主姓名 户主 户主名 户主名字 户主名称 家庭户主 户主信息姓名 所属户主",
        ),
        "note": Field("备注", "Note", personal=True, erasable=True, rule=text()),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="dwelling",
    off="removed",
    indexes=(("dwelling", "removed", "id"), ("number",), ("householder",)),
    subject=lambda household, names: names.of("dwelling", household.dwelling),
)
