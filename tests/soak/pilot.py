"""A district, a street and its pilot village with two computers and two grids, and a grid of
another village beside them: made once, at rest, and copied for every history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.codes import Seat, StockReason
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.goods import Goods
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.stock_move import StockMove
from gridcredit.operations.desk import Desk, open_desk
from tests.operations.adding import add_records
from tests.operations.carrying import exchange
from tests.operations.credit.pilots import join, put_rules
from tests.operations.homes import Home
from tests.operations.offices import PASSPHRASE, STREET, VILLAGE, Offices

GRIDS = (f"{VILLAGE}001", f"{VILLAGE}002", "370403002003001")
BEGINS = date(2026, 10, 1)
SECRET = "不上报"
"""What every free text of a history begins with: no district ever reads it."""


@dataclass(frozen=True)
class Installed:
    """An office of a history: its name, kind and area, and the name of the one above."""

    name: str
    office: Office
    area: str
    above: str


INSTALLED = (
    Installed("district", Office.DISTRICT, "GX", ""),
    Installed("street", Office.STREET, STREET, "district"),
    Installed("village", Office.VILLAGE, VILLAGE, "street"),
    Installed("second", Office.VILLAGE, VILLAGE, "street"),  # another computer of the village
    Installed("grid-1", Office.GRID, GRIDS[0], "street"),
    Installed("grid-2", Office.GRID, GRIDS[1], "street"),
    Installed("beside", Office.GRID, GRIDS[2], "street"),  # of another village
)
LINKS = [(place.name, place.above) for place in INSTALLED[1:]]
_HOMES = ((GRIDS[0], 3), (GRIDS[1], 2), (GRIDS[2], 1))
_GIVEN = "望津渡桥楠棠蕖"


@dataclass(frozen=True)
class Pilot:
    """The closed workspaces; the households that all below the district know."""

    folders: dict[str, Path]
    homes: tuple[Home, ...]
    names: frozenset[str]
    doors: frozenset[str]


def make_pilot(folder: Path) -> Pilot:
    """The seven, made once: rules, members and goods stand since October, and all have heard."""
    offices = Offices(folder, grids=GRIDS)
    desks = {"district": offices.district()}
    for place in INSTALLED[1:]:
        desk = offices.child(desks[place.above], place.office, place.area)
        desks[place.name] = _moved(offices, desk, folder / place.name)
    street = desks["street"]
    homes, names, doors = _people(street)
    put_rules(street, begins=BEGINS, decided_by=Seat.VILLAGE, redeemed_at=Seat.VILLAGE)
    for home in homes[:-1]:
        join(street, home, BEGINS)
    _goods(street)
    exchange(folder / "post", *((desks[low], desks[high]) for low, high in LINKS))
    offices.close()
    folders = {name: desk.folder for name, desk in desks.items()}
    return Pilot(folders, homes, names, doors)


def _moved(offices: Offices, desk: Desk, folder: Path) -> Desk:
    """The workspace in a folder of its own name: two of one area would want the same."""
    desk.close()
    desk.folder.rename(folder)
    name = next(name for name, known in offices.desks.items() if known is desk)
    del offices.desks[name]
    offices.desks[folder.name] = open_desk(folder, PASSPHRASE, desk.clock, desk.new_id)
    return offices.desks[folder.name]


def _people(desk: Desk) -> tuple[tuple[Home, ...], frozenset[str], frozenset[str]]:
    homes: list[Home] = []
    names, doors = set(), set()
    for grid, many in _HOMES:
        for _ in range(many):
            one, room = _GIVEN[len(homes)], f"密室{len(homes) + 1}号"
            dwelling = Dwelling(desk.new_id(), area_id(grid), "石榴西巷", room=room)
            told = [f"{family}公{one}" for family in ("司徒", "欧阳", "上官", "夏侯")]
            household = Household(desk.new_id(), dwelling.id, f"8{len(homes):03d}", told[0])
            born = (date(1970, 3, 1), date(1972, 5, 2), date(2015, 6, 3), None)
            people = [
                Resident(desk.new_id(), household.id, name, birth_date=day)
                for name, day in zip(told, born, strict=True)
            ]
            add_records(desk, [dwelling, household, *people])
            homes.append(Home(household.id, *(person.id for person in people)))
            names |= set(told)
            doors |= {room, "石榴西巷"}
    return tuple(homes), frozenset(names), frozenset(doors)


def _goods(desk: Desk) -> None:
    for code, points in (("FZ", 10), ("DM", 30)):
        sort = Goods(desk.new_id(), area_id(VILLAGE), code, f"{SECRET}{code}", "件", points)
        came = StockMove(desk.new_id(), sort.id, StockReason.RECEIVED, 30, BEGINS)
        add_records(desk, [sort, came])
