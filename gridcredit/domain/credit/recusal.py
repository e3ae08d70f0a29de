"""Who may not decide what: one's own records, one's own household, one's kin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Recusal(StrEnum):
    """Why somebody keeps out of an entry."""

    OWN_RECORD = "own_record"
    OWN_HOUSEHOLD = "own_household"
    OWN_KIN = "own_kin"
    SAID_AT_MEETING = "said_at_meeting"  # the meeting's list says so


@dataclass(frozen=True, slots=True)
class Handler:
    """Who wrote something: an account's name, and who of the register that is where it is known."""

    name: str
    resident: UUID | None = None

    def is_same(self, other: Handler) -> bool:
        """Whether both are one person: the same resident where both are linked to one, else the
        same name."""
        if self.resident and other.resident:
            return self.resident == other.resident
        return self.name == other.name


def wrote_both(one: Handler, at: bytes, other: Handler, other_at: bytes) -> bool:
    """Whether two lines, each with the installation that wrote it, are one account's for certain:
    one resident's where both are linked, else of one name at one installation. At two a name may be
    two people's, and a blank one, that was erased, is nobody's."""
    if one.resident and other.resident:
        return one.resident == other.resident
    return one.name == other.name != "" and at == other_at


@dataclass(frozen=True, slots=True)
class Ties:
    """Whom somebody is tied to: the households where he lives and lived, his declared kin, and
    the households where those live; `records` are all of the register that are he."""

    person: Handler
    households: frozenset[UUID] = frozenset()
    kin: frozenset[UUID] = frozenset()
    kin_households: frozenset[UUID] = frozenset()
    records: frozenset[UUID] = frozenset()

    def is_person(self, other: Handler) -> bool:
        """Whether who wrote something is this person, by any of the records that are he."""
        return other.resident in self.records or self.person.is_same(other)

    def keeps_out_of(
        self, household: UUID, resident: UUID | None, recorders: Iterable[Handler]
    ) -> Recusal | None:
        """Why this person neither sees nor decides an entry under review; None: he may."""
        if any(self.is_person(recorder) for recorder in recorders):
            return Recusal.OWN_RECORD
        own = {*self.records, self.person.resident} - {None}
        if household in self.households or resident in own:
            return Recusal.OWN_HOUSEHOLD
        if household in self.kin_households or resident in self.kin:
            return Recusal.OWN_KIN
        return None


def has_quorum(expected: int, present: int) -> bool:
    """Whether more than half of those expected are there."""
    return present * 2 > expected
