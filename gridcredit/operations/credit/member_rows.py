"""The households of a village with who of them takes part in 信用+, and declared kin."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.bulk import many_values
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.kinship import Kinship
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.credit.lookups import shown_name
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import grids_of
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.credit.members import members_on, participation
from gridcredit.store.journal.loading import load, load_by
from gridcredit.store.register.doors import doors
from gridcredit.store.schema.travelling import TABLES

_KINSHIP, _RESIDENT = TABLES["kinship"], TABLES["resident"]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A household, how many adults of it may take part, and how many do."""

    household: UUID
    address: str
    householder: str
    adults: int
    taking: int

    @property
    def is_whole(self) -> bool:
        """Whether everybody who may takes part."""
        return 0 < self.adults <= self.taking


@dataclass(frozen=True, slots=True)
class KinRow:
    """Two people who are declared kin, by the names that this office may show."""

    kin: Kinship
    name: str
    other: str


@many_values()
def member_rows(desk: Desk, village: str) -> list[MemberRow]:
    """The households of a village in the order of their doors. Raises AreaUnknown, AreaOutside,
    BadValue."""
    desk.actor.require(Duty.READ)
    today = desk.today()
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        places = doors(session, grids_of(session, area.code))
        homes = [door.household for door in places]
        adults = members_on(session, homes, today, coverage_rules(session))
        part = participation(session, homes)
    return [
        MemberRow(
            door.household,
            door.address,
            shown_name(desk, door.householder),
            len(adults[door.household]),
            len(part.people(door.household, today)),
        )
        for door in places
    ]


def kin_rows(desk: Desk, village: str) -> list[KinRow]:
    """The kin that people of a village declared and that still are. Raises AreaUnknown,
    AreaOutside, BadValue."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        places = doors(session, grids_of(session, area.code))
        found = load(session, Kinship, _KINSHIP.removed == "")
        ids = {row for kin in found for row in (kin.resident, kin.other)}
        people = {p.id: p for p in load_by(session, Resident, "id", ids)}
    homes = {door.household for door in places}
    names = {row: shown_name(desk, person.name) for row, person in people.items()}
    rows = [
        KinRow(kin, names[kin.resident], names[kin.other])
        for kin in found
        if kin.resident in people and kin.other in people
        if {people[kin.resident].household, people[kin.other].household} & homes
    ]
    return sorted(rows, key=lambda row: (row.name, row.other, row.kin.id))
