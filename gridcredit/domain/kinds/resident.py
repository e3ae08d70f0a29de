"""People by 现住."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Population, ResidentState, Sex
from gridcredit.domain.fieldrules import coming_of_age, text
from gridcredit.domain.kinds.kind import Kind, Nature


@dataclass(frozen=True, slots=True)
class Resident:
    """A person by 现住; ID number and phone are facts that can clash, never keys."""

    id: UUID
    household: UUID
    name: str = ""
    relation: str = ""  # 与户主关系
    sex: Sex = Sex.UNKNOWN
    id_number: str = ""
    birth_date: date | None = None
    phone: str = ""
    population: Population = Population.PERMANENT
    arrived_on: date | None = None
    registry_address: str = ""  # 户籍地址
    state: ResidentState = ResidentState.HOME
    left_on: date | None = None  # the day a death or a move takes effect
    limited: bool = False  # 不适用: no full civil capacity; no reason is ever stored
    adult_on: str = ""  # stands for birth_date where that may not go: ISO date or EARLIER
    note: str = ""
    removed: str = ""


KIND = Kind(
    name="resident",
    record=Resident,
    nature=Nature.BASE,
    words=("居民", "resident"),
    labels={
        "household": ("所在户", "Household"),
        "name": ("姓名", "Name"),
        "relation": ("与户主关系", "Relation"),
        "sex": ("性别", "Sex"),
        "id_number": ("身份证号", "ID number"),
        "birth_date": ("出生日期", "Birth date"),
        "phone": ("电话", "Phone"),
        "population": ("人口类型", "Population"),
        "arrived_on": ("来此日期", "Arrived on"),
        "registry_address": ("户籍地址", "Registered address"),
        "state": ("状态", "State"),
        "left_on": ("离开日期", "Left on"),
        "limited": ("不适用", "Not applicable"),
        "adult_on": ("成年日期", "Adult on"),
        "note": ("备注", "Note"),
        "removed": ("移出原因", "Removed because"),
    },
    owner="household",
    personal=frozenset(
        {"name", "relation", "sex", "id_number", "birth_date", "phone"}
        | {"registry_address", "note"}
    ),
    off="removed",
    erasable=frozenset(
        {"name", "relation", "sex", "id_number", "birth_date", "phone"}
        | {"registry_address", "note"}
    ),
    rules={"adult_on": coming_of_age, "note": text(), "removed": text()},
    indexes=(("birth_date",), ("household",), ("id_number",), ("name",), ("phone",)),
    subject=lambda person, names: (
        f"{names.of('household', person.household)} {names.person(person.name)}".strip()
    ),
)
