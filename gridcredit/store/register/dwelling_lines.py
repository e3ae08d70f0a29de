"""Dwellings as a list shows them: where, what for, and how many live there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.addresses import address_text, natural_key
from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import DwellingUse
from gridcredit.store.journal.aliases import NOT_MERGED
from gridcredit.store.journal.loading import among, listing, uuid_of

_LIVES_HERE = f"""r.removed = '' AND r.population <> 'registry_only'
AND r.state IN ('home', 'away') AND {NOT_MERGED.format("r")}"""
_LINES = listing(f"""SELECT d.id, a.code, d."use", d.estate, d.building, d.unit, d.room,
    (SELECT count(*) FROM household h WHERE h.dwelling = d.id AND h.removed = ''),
    (SELECT count(*) FROM household h JOIN resident r ON r.household = h.id
     WHERE h.dwelling = d.id AND h.removed = '' AND {_LIVES_HERE})
FROM dwelling d JOIN area a ON a.id = d.area WHERE d.removed = '' AND d.area IN :ids""")
_HOMES = listing("SELECT id FROM household WHERE removed = '' AND dwelling IN :ids")

_USES: dict[str, DwellingUse] = {use.value: use for use in DwellingUse}


@dataclass(frozen=True, slots=True)
class DwellingLine:
    """A dwelling on the register; `people` are those who live there by what is known."""

    id: UUID
    grid_code: str
    use: DwellingUse
    estate: str
    building: str
    unit: str
    address: str
    households: int
    people: int

    @property
    def is_vacant(self) -> bool:
        """Whether it is called empty, or is a home in which nobody is known to live."""
        if self.use is DwellingUse.EMPTY:
            return True
        return self.use is not DwellingUse.SHOP and not self.people

    @property
    def is_contradicted(self) -> bool:
        """Whether somebody lives where it is called empty."""
        return self.use is DwellingUse.EMPTY and bool(self.people)


@many_values()
def dwelling_lines(
    s: Session, grids: Collection[UUID], estate: str | None = None, building: str | None = None
) -> list[DwellingLine]:
    """The dwellings of the grids, or of one estate or building there, in the order of their
    addresses."""
    lines = []
    for row, code, use, *parts, homes, people in among(s, _LINES, grids):
        if estate in (None, parts[0]) and building in (None, parts[1]):
            estate_of, building_of, unit, room = parts
            place = address_text(estate_of, building_of, unit, room)
            lines.append(
                DwellingLine(
                    *(uuid_of(row), code, _USES[use], estate_of, building_of, unit, place),
                    *(homes, people),
                )
            )
    return sorted(lines, key=lambda one: (natural_key(one.address), one.grid_code, one.id))


def households_at(s: Session, dwellings: Collection[UUID]) -> list[UUID]:
    """The households on the register that live in these dwellings."""
    return [uuid_of(row[0]) for row in among(s, _HOMES, dwellings)]
