"""Dwellings of a register while a file is matched: what stands behind a door, found or made."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from gridcredit.domain.addresses import AddressKey
from gridcredit.domain.codes import DwellingUse
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.store.register.snapshot import Snapshot


class Doorways:
    """The doors of the register, on it (`here`) and off it (`gone`); what is made is here from then
    on."""

    def __init__(self, here: Snapshot, gone: Snapshot, new_id: Callable[[], UUID]) -> None:
        self._here, self._gone, self._new_id = here, gone, new_id
        self.key = here.key
        self.made: list[Dwelling] = []

    def at(self, dwelling: UUID) -> Dwelling:
        """A known dwelling."""
        return self._here.dwellings.get(dwelling) or self._gone.dwellings[dwelling]

    def key_of(self, dwelling: UUID) -> AddressKey:
        """Its door."""
        known = self.at(dwelling)
        return self.key(known.estate, known.building, known.unit, known.room)

    def behind(self, grid: UUID, door: AddressKey) -> list[UUID]:
        """The dwellings at a door, those on the register first."""
        both = (self._here.dwellings_at, self._gone.dwellings_at)
        return [d.id for at in both for d in at.get((grid, door), ())]

    def dwelling(
        self,
        grid: UUID,
        door: AddressKey,
        stated: tuple[str, str, str, str],
        use: DwellingUse = DwellingUse.HOME,
    ) -> Dwelling:
        """The one on the register, made as the file states it where there is none."""
        found = self._here.dwellings_at.get((grid, door))
        if found:
            return found[0]
        made = Dwelling(self._new_id(), grid, *stated, use=use)
        self._here.add_dwelling(made)
        self.made.append(made)
        return made
