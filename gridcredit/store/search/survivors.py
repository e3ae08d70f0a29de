"""Whoever is found by what a record says that was merged away is found as the person: its ID
number, telephone and name lead to the record that stands for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.addresses import address_text
from gridcredit.store.journal import aliases
from gridcredit.store.journal.loading import among, listing, uuid_of

_SURVIVORS = listing(
    "SELECT r.id, h.id, r.name, a.code, d.estate, d.building, d.unit, d.room FROM resident r"
    " JOIN household h ON h.id = r.household JOIN dwelling d ON d.id = h.dwelling"
    " JOIN area a ON a.id = d.area"
    " WHERE r.id IN :ids AND r.removed = '' AND h.removed = '' AND d.removed = ''"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands for a person, as a hit shows one."""

    resident: UUID
    household: UUID
    name: str
    address: str
    grid_code: str


def survivors(session: Session, residents: Sequence[UUID]) -> dict[UUID, Standing | None]:
    """Of these residents those who are merged away, with who stands for them; None where that one
    is off the register."""
    stand_ins = aliases.survivors_of(session, residents)
    if not stand_ins:
        return {}
    found: dict[UUID, Standing] = {}
    for row, home, name, code, *address in among(session, _SURVIVORS, set(stand_ins.values())):
        standing = Standing(uuid_of(row), uuid_of(home), name, address_text(*address), code)
        found[standing.resident] = standing
    return {resident: found.get(stays) for resident, stays in stand_ins.items()}
