"""A laptop, its street and its district for tests, with something of everything written in them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import RegistrationKind, VisitOutcome
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import conflicts
from gridcredit.operations.register import amending
from gridcredit.operations.trust import enrolling
from gridcredit.operations.visits import visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry
from gridcredit.operations.workspace import keeping
from gridcredit.store.exchange import digest
from gridcredit.store.journal import journal
from tests.operations.adding import add_records, move_home, move_person
from tests.operations.carrying import carry
from tests.operations.copies import make_offices
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS, PASSPHRASE, Ticking, counting_ids, kept

GRID = GRIDS[0]


@dataclass
class Chain:
    """A laptop, its street and its district, who have exchanged everything."""

    grid: Desk
    street: Desk
    district: Desk
    post: Path
    home: Home
    visit: UUID

    def up(self, child: Desk, parent: Desk) -> UUID:
        """A package up and its receipt down; the id of the import."""
        return self._carry(child, parent)

    def down(self, parent: Desk, child: Desk) -> UUID:
        """A package down and its receipt up; the id of the import."""
        return self._carry(parent, child)

    def _carry(self, sender: Desk, receiver: Desk) -> UUID:
        identity = carry(sender, receiver, self.post).import_id
        assert identity is not None
        return identity

    def copied(self, folder: Path, first_id: int) -> Desk:
        """The street's folder copied to another place, and opened there."""
        street = self.street
        street.database.close()
        shutil.copytree(street.folder, folder)
        self.street = open_desk(street.folder, PASSPHRASE, street.clock, street.new_id)
        return self._second(folder, first_id)

    def restored(self, folder: Path, first_id: int) -> Desk:
        """A backup of the street restored in another place, and opened there."""
        keeping.restore(folder, kept(self.street), PASSPHRASE, "", self.street.clock)
        return self._second(folder, first_id)

    def _second(self, folder: Path, first_id: int) -> Desk:
        return open_desk(folder, PASSPHRASE, self.street.clock, counting_ids(first_id).__next__)

    def certify(self, copy: Desk) -> None:
        """The district takes in what has become a street of its own."""
        request = enrolling.write_request(copy, self.post / "again.gcreq")
        enrolling.approve(self.district, request, self.post / "again.gccert")
        enrolling.accept(copy, self.post / "again.gccert")

    def everywhere(self) -> None:
        """What the street has goes down and up."""
        self.down(self.street, self.grid)
        self.up(self.street, self.district)

    def states(self) -> list[str]:
        """The digests of the three, of the grid's area, and of all that the street holds."""
        return [state(d, GRID) for d in (self.grid, self.street, self.district)] + [
            state(self.street)
        ]

    def close(self) -> None:
        """Close the three."""
        for desk in (self.grid, self.street, self.district):
            desk.close()

    def clashes(self) -> list[list[tuple[UUID, str]]]:
        """The conflicts of the three."""
        desks = (self.grid, self.street, self.district)
        return [[(c.row, c.field) for c in conflicts.listed(d)] for d in desks]


def state(desk: Desk, area: str = "") -> str:
    """The digest of what a desk holds of an area, or of all."""
    with desk.reading() as session:
        return digest.state_digest(session, area)


@dataclass(frozen=True)
class Kept:
    """Three workspaces that hold the same, closed; a household they have with its visit."""

    folders: dict[str, Path]
    home: Home
    visit: UUID


def make_chain(folder: Path) -> Kept:
    """The three, made once."""
    folders = make_offices(folder / "offices")
    grid, street, district = _open(folders, 90)
    home = a_home(grid, GRID)
    visit = visiting.log_visit(grid, talk(grid, home)).visit
    chain = Chain(grid, street, district, folder / "post", home, visit)
    chain.up(grid, street)
    chain.everywhere()
    chain.close()
    return Kept(folders, home, visit)


def open_chain(kept: Kept, folder: Path) -> Chain:
    """Copies of the three."""
    folders = {name: folder / name for name in kept.folders}
    for name, place in folders.items():
        shutil.copytree(kept.folders[name], place)
    return Chain(*_open(folders, 95), folder / "post", kept.home, kept.visit)


def _open(folders: dict[str, Path], first: int) -> tuple[Desk, Desk, Desk]:
    clock = Ticking()
    grid, street, district = (
        open_desk(folders[name], PASSPHRASE, clock, counting_ids(first + at).__next__)
        for at, name in enumerate(("grid", "street", "district"))
    )
    return grid, street, district


def talk(desk: Desk, home: Home) -> VisitEntry:
    """A visit that settles something for two people."""
    visit = Visit(desk.new_id(), home.household, "2026-11-22T08:30", VisitOutcome.MET_DONE)
    both = (
        AdultEntry(home.adult, RegistrationKind.REGISTERED, True),
        AdultEntry(home.other, RegistrationKind.INFORMED),
    )
    return VisitEntry(visit, both)


def a_family(desk: Desk, room: str = "102") -> Home:
    """A household that nobody else has heard of."""
    dwelling = Dwelling(desk.new_id(), area_id(GRID), "榴园", "9号楼", "1单元", room)
    household = Household(desk.new_id(), dwelling.id, room, "赵玉兰")
    names = ("赵玉兰", "赵强", "赵平", "赵云")
    made = [Resident(desk.new_id(), household.id, n, birth_date=date(1980, 1, 1)) for n in names]
    add_records(desk, [dwelling, household, *made])
    return Home(household.id, *(person.id for person in made))


def edit(desk: Desk, entity: str, row: UUID, **new: Any) -> None:
    """Change fields of a record."""
    with desk.writing() as session:
        journal.edit(session, entity, row, new)


def a_days_work(chain: Chain) -> Home:
    """Something of everything that a worker can do."""
    desk, home = chain.grid, chain.home
    family = a_family(desk)
    edit(desk, "resident", home.adult, phone="19900001111", population="floating")
    edit(desk, "resident", home.adult, phone="19900001112")
    move_person(desk, home.other, family.household)
    elsewhere = Dwelling(desk.new_id(), area_id(GRID), "榴园", "9号楼", "1单元", "103")
    move_home(desk, home.household, elsewhere)
    amending.remove(desk, "resident", home.minor, "重复登记")
    visiting.take_back_visit(desk, chain.visit)
    visiting.log_visit(desk, talk(desk, family))
    visiting.log_visit(desk, talk(desk, home))
    return family
