"""Dwellings of a register while a file is matched: where a family's door is, found or made."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from uuid import UUID

from gridcredit.domain.addresses import AddressKey, address_key
from gridcredit.domain.records import Dwelling
from gridcredit.domain.register import RosterRow
from gridcredit.operations.families import Family
from gridcredit.store.snapshot import Snapshot


class Doorways:
    """The doors of the register, on it and off it; what is made stands in `here` from then on."""

    def __init__(self, here: Snapshot, gone: Snapshot, new_id: Callable[[], UUID]) -> None:
        self._here, self._gone, self._new_id = here, gone, new_id
        self._key = cache(address_key)
        self.made: list[Dwelling] = []

    def at(self, dwelling: UUID) -> Dwelling:
        """A known dwelling."""
        return self._here.dwellings.get(dwelling) or self._gone.dwellings[dwelling]

    def key_of(self, dwelling: UUID) -> AddressKey:
        """Its door."""
        known = self.at(dwelling)
        return self._key(known.estate, known.building, known.unit, known.room)

    def behind(self, family: Family) -> list[UUID]:
        """The dwellings at the door of a family, those on the register first."""
        both = (self._here.dwellings_at, self._gone.dwellings_at)
        return [d.id for at in both for d in at.get((family.grid, family.door), ())]

    def dwelling(self, family: Family) -> Dwelling:
        """The one on the register, made where there is none."""
        found = self._here.dwellings_at.get((family.grid, family.door))
        if found:
            return found[0]
        made = Dwelling(self._new_id(), family.grid, *family.stated)
        self._here.add_dwelling(made)
        self.made.append(made)
        return made

    def is_at(self, row: RosterRow, family: Family) -> bool:
        """Whether a row states the door of its family, or none."""
        stated = (row.estate, row.building, row.unit, row.room)
        return not any(stated) or self._key(*stated) == family.door
