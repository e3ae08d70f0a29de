"""Invented streets for the store's tests and benchmarks: nobody here exists.

ID numbers carry the unused area code 370499, phones 1990000xxxx.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from gridcredit.domain.codes import (
    AreaLevel,
    PledgeStage,
    Population,
    RegistrationKind,
    Sex,
    VisitOutcome,
)
from gridcredit.domain.identity import check_digit
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.kinds.duplicate import Duplicate
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.key_share import KeyShare
from gridcredit.domain.kinds.match_mark import MatchMark
from gridcredit.domain.kinds.office_certificate import OfficeCertificate
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.poster_text import PosterText
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.records import Record
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.engine.transaction import Author
from gridcredit.store.journal import journal

KEY = bytes(range(32))
PEN = Author(UUID(int=7), "zhangsan", "2026-11-22T09:00")

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁单仇解曾查区覃盖缪朴"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国庆文志红梅春燕东雪飞龙云"
ESTATES = ("幸福小区", "榴园新村", "东村", "兴仁花园", "锦绣家园", "西巷")


@dataclass
class Street:
    """The records of an invented street, and where to find them."""

    areas: list[Area] = field(default_factory=list)
    dwellings: list[Dwelling] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    residents: list[Resident] = field(default_factory=list)
    facts: list[Record] = field(default_factory=list)

    @property
    def grids(self) -> list[UUID]:
        """The ids of its grids."""
        return [a.id for a in self.areas if a.level is AreaLevel.GRID]

    @property
    def records(self) -> list[Record]:
        """All records, owners first."""
        return [
            *self.areas, *self.dwellings, *self.households, *self.residents, *self.facts
        ]  # fmt: skip


def database(folder: Path, records: list[Record]) -> Database:
    """A workspace that holds the records."""
    made = Database.create(folder, KEY)
    with made.writing(PEN) as s:
        journal.add(s, records)
    return made


class _Undone(Exception):
    pass


@contextmanager
def undone(made: Database) -> Iterator[Session]:
    """A session for writing of which nothing stays."""
    with suppress(_Undone), made.writing(PEN) as s:
        yield s
        raise _Undone


def new_ids(seed: int = 0) -> Iterator[UUID]:
    """Ids in the order of time, the same on every run."""
    chance = random.Random(seed)
    moment = 0x019A00000000
    while True:
        moment += chance.randrange(3)
        tail = chance.getrandbits(62)
        yield UUID(int=moment << 80 | 7 << 76 | chance.getrandbits(12) << 64 | 2 << 62 | tail)


def street(households: int, per_grid: int = 500, seed: int = 0, facts: int = 0) -> Street:
    """A street of that many households with about three people each; `facts` visits per
    household, half of the adults told, a third registered, a quarter pledged."""
    chance = random.Random(seed)
    ids = new_ids(seed)
    made = Street(areas=_areas(-(-households // per_grid)))
    for at in range(households):
        _household(made, made.grids[at // per_grid], at, ids, chance)
    for household in made.households if facts else ():
        made.facts += _visits(household, facts, ids, chance)
    for resident in made.residents if facts else ():
        made.facts += _events(resident, ids, chance)
    return made


def notices(area: UUID, resident: UUID) -> list[Record]:
    """One of each record that offices write for each other."""
    return [
        MatchMark(UUID(int=5), resident, "0badc0de.0123456789abcdef0123"),
        KeyShare(UUID(int=6), area, "0badc0de", 7, UUID(int=8), UUID(int=8), "UEs="),
        OfficeCertificate(UUID(int=9), UUID(int=8), "{}"),
        Duplicate(UUID(int=10), resident, "370403003", date(2026, 1, 1)),
        PosterText(UUID(int=11), area, hotline="0632-12345"),
    ]


def _areas(grids: int) -> list[Area]:
    top = Area(area_id("GX"), "GX", "高新区", AreaLevel.DISTRICT, None)
    town = Area(area_id("370403002"), "370403002", "兴仁街道", AreaLevel.STREET, top.id)
    made = [top, town]
    for at in range(grids):
        code = f"370403002{at // 5 + 1:03d}"
        if at % 5 == 0:
            village = Area(area_id(code), code, f"第{at // 5 + 1}社区", AreaLevel.VILLAGE, town.id)
            made.append(village)
        grid = f"{code}{at % 5 + 1:03d}"
        made.append(Area(area_id(grid), grid, f"第{at + 1}网格", AreaLevel.GRID, area_id(code)))
    return made


def _household(
    made: Street, grid: UUID, at: int, ids: Iterator[UUID], chance: random.Random
) -> None:
    estate = ESTATES[at // 120 % len(ESTATES)]
    in_village = estate.endswith(("村", "巷"))
    dwelling = Dwelling(
        next(ids),
        grid,
        f"{estate}{at // 720 or ''}",
        "" if in_village else str(at % 120 // 12 + 1),
        "" if in_village else str(at % 12 // 6 + 1),
        f"{at % 120 + 1}号" if in_village else f"{at % 6 + 1}0{at % 2 + 1}",
    )
    row = next(ids)
    people = [_resident(next(ids), row, chance) for _ in range(chance.choice((2, 3, 3, 3, 4)))]
    made.dwellings.append(dwelling)
    made.households.append(Household(row, dwelling.id, f"H{at:05d}", people[0].name))
    made.residents += people


def _resident(row: UUID, household: UUID, chance: random.Random) -> Resident:
    born = date(1940, 1, 1) + timedelta(days=chance.randrange(80 * 365))
    given = "".join(chance.choice(GIVEN) for _ in range(chance.choice((1, 2, 2, 2))))
    return Resident(
        row,
        household,
        name=chance.choice(SURNAMES) + given,
        sex=chance.choice((Sex.MALE, Sex.FEMALE)),
        id_number=_number(born, chance.randrange(10000) // 10),
        birth_date=born,
        phone=f"1990000{chance.randrange(10000):04d}" if chance.random() < 0.7 else "",
        population=chance.choice([*Population, *[Population.PERMANENT] * 6]),
    )


def _number(born: date, serial: int) -> str:
    """A valid ID number of nobody's: a mark for the district is made of such ones alone."""
    first_17 = f"370499{born:%Y%m%d}{serial:03d}"
    return first_17 + check_digit(first_17)


def _visits(
    household: Household, number: int, ids: Iterator[UUID], chance: random.Random
) -> list[Record]:
    days = sorted(chance.randrange(1800) for _ in range(number))
    return [
        Visit(
            next(ids),
            household.id,
            f"{date(2022, 1, 1) + timedelta(days=day)}T{chance.randrange(8, 21):02d}:30",
            chance.choice((VisitOutcome.NOBODY, VisitOutcome.NOT_OPENED, VisitOutcome.MET_DONE)),
            workers=("张三",),
        )
        for day in days
    ]


def _events(resident: Resident, ids: Iterator[UUID], chance: random.Random) -> list[Record]:
    on = date(2024, 1, 1) + timedelta(days=chance.randrange(900))
    made: list[Record] = []
    if chance.random() < 0.5:
        made.append(RegistrationEvent(next(ids), resident.id, RegistrationKind.INFORMED, on))
    if chance.random() < 0.33:
        later = on + timedelta(days=chance.randrange(30))
        made.append(RegistrationEvent(next(ids), resident.id, RegistrationKind.REGISTERED, later))
    if chance.random() < 0.25:
        row = next(ids)
        made.append(PledgeEvent(row, row, resident.id, PledgeStage.SIGNED, on))
    return made
