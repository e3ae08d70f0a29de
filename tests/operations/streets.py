"""A district with several streets for tests, and people of known numbers in them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.identity import check_digit
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange.filereport import FileReport
from tests.operations.adding import add_records
from tests.operations.carrying import carry, waiting
from tests.operations.offices import PASSPHRASE, Offices

STREETS = ("370403002", "370403003", "370403004")
GRIDS = ("370403002001001", "370403003001001", "370403004001001")


def number(serial: int, born: date = date(1990, 1, 1)) -> str:
    """An ID number of nobody."""
    first = f"370499{born:%Y%m%d}{serial:03}"
    return first + check_digit(first)


@dataclass
class Streets:
    """A district and its streets, which exchange only files."""

    folder: Path
    count: int = 2
    kept: Path | None = None  # such offices, closed, to be copied: a blink instead of seconds
    offices: Offices = field(init=False)
    district: Desk = field(init=False)
    streets: list[Desk] = field(init=False)

    def __post_init__(self) -> None:
        """Make and enrol them, or open copies."""
        if self.kept is not None:
            self._open_copies(self.kept)
            return
        self.offices = Offices(self.folder, grids=GRIDS)
        self.district = self.offices.district()
        self.streets = [self.join(code) for code in STREETS[: self.count]]

    def _open_copies(self, kept: Path) -> None:
        shutil.copytree(kept, self.folder)
        self.offices = Offices(self.folder, first_id=60, grids=GRIDS)
        names = ["district", *(f"street-{code}" for code in STREETS[: self.count])]
        for at, name in enumerate(names):
            ids = self.offices.ids_from(60 + at)
            desk = open_desk(self.folder / name, PASSPHRASE, self.offices.clock, ids)
            self.offices.desks[name] = desk
        self.district, *self.streets = self.offices.desks.values()

    def join(self, code: str) -> Desk:
        """One more street, enrolled."""
        return self.offices.child(self.district, Office.STREET, code)

    def up(self, street: Desk) -> FileReport:
        """A street's package to the district, confirmed."""
        [report] = self.offices.send(street, self.district)
        return report

    def down(self, street: Desk) -> FileReport:
        """The district's package to a street, confirmed."""
        return carry(self.district, street, self.folder / "post")

    def round(self) -> None:
        """Whatever waits goes up and down once."""
        for street in self.streets:
            if waiting(street, self.district):
                self.up(street)
        for street in self.streets:
            if waiting(self.district, street):
                self.down(street)


def somebody(
    street: Desk, id_number: str, name: str = "王建国", born: date | None = date(1990, 1, 1)
) -> UUID:
    """A resident in a street's first grid, in a household of their own."""
    grid = f"{street.node.area}001001"
    dwelling = Dwelling(street.new_id(), area_id(grid), "榴园", "9号楼", "1单元", id_number[-4:-1])
    household = Household(street.new_id(), dwelling.id, "", name)
    person = Resident(
        street.new_id(),
        household.id,
        name,
        id_number=id_number,
        birth_date=born,
        phone="19900000001",
    )
    add_records(street, [dwelling, household, person])
    return person.id
