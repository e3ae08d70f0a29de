"""Merged and linked people as a page shows them: two records side by side before a merge, who is
merged into whom on a household's page, and where the other record of somebody stands.

Names are masked above the grid, numbers everywhere, as on the household's page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.masks import mask_name, mask_person
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.finding import find_people
from gridcredit.operations.register.merging import differing
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register import area_rows, doors, merges, register_lists


@dataclass(frozen=True, slots=True)
class SideView:
    """One of two records, masked: where it stands, and how many records were entered for it."""

    resident: Resident
    address: str
    records: int


@dataclass(frozen=True, slots=True)
class PairView:
    """Two records side by side, and the fields in which both say something, and not the same."""

    sides: tuple[SideView, SideView]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergedView:
    """A record that is merged into somebody of a household: by which merge, since when and why,
    and where it stood before."""

    merge: UUID
    resident: Resident
    survivor: UUID
    on: date
    reason: str
    address: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """The other record of a person whose 户籍 is elsewhere: where it stands, and whether it is the
    one where the person lives."""

    other: UUID
    lives_there: bool
    address: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a search finds as the other record of a person."""

    resident: UUID
    name: str
    address: str


def pair_view(desk: Desk, one: UUID, other: UUID, *, shows_names: bool) -> PairView:
    """Two residents side by side. Raises NotFound."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        people = [_standing(session, row) for row in (one, other)]
        homes = doors.doors_of(session, {person.household for person in people})
        first, second = (
            SideView(
                mask_person(person, shows_name=shows_names),
                homes[person.household].address if person.household in homes else "",
                sum(
                    merges.entered_for(session, row) for row in aliases.sides_of(session, person.id)
                ),
            )
            for person in people
        )
    return PairView((first, second), differing(*people))


def candidates(
    desk: Desk, typed: str, besides: UUID, *, shows_names: bool, most: int = 30
) -> list[Candidate]:
    """Whom of one's own area a search finds, one record left out. Raises SearchLimited."""
    desk.actor.require(Duty.READ)
    if not typed.strip():
        return []
    with desk.reading() as session:
        own = area_rows.area_by_code(session, desk.node.area)
        grids = [grid.code for grid in area_rows.grids_under(session, own.id)]
    found = [one for one in find_people(desk, typed, grids) if one.resident != besides]
    return [
        Candidate(one.resident, one.name if shows_names else mask_name(one.name), one.address)
        for one in found[:most]
    ]


def merged_into(
    session: Session, residents: Collection[UUID], *, shows_names: bool, reveals: bool
) -> tuple[MergedView, ...]:
    """The records that are merged into some residents, those merged last first."""
    stand_ins = aliases.merged_into(session, residents)
    if not stand_ins:
        return ()
    known = {p.id: p for p in load_by(session, Resident, "id", sorted(stand_ins))}
    told = [one for one in merges.merges_of(session, list(stand_ins)) if one.resident in known]
    homes = doors.doors_of(session, {one.home for one in told})
    found = [
        MergedView(
            one.id,
            known[one.resident]
            if reveals
            else mask_person(known[one.resident], shows_name=shows_names),
            stand_ins[one.resident],
            one.on,
            one.reason,
            homes[one.home].address if one.home in homes else "",
        )
        for one in told
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.merge), reverse=True))


def links_by_resident(session: Session, residents: Collection[UUID]) -> Mapping[UUID, LinkView]:
    """Of some residents those who have another record, with where that one stands: where it is
    known here, else where it stood when they were linked."""
    found: dict[UUID, LinkView] = {}
    for one in merges.links_of(session, aliases.with_sides(session, residents)):
        at = aliases.survivor_of(session, one.at)
        lives_there = one.at == one.registered
        other = one.resident if lives_there else one.registered
        found[at] = LinkView(other, lives_there, _address(session, other) or one.address)
    return found


def _standing(session: Session, row: UUID) -> Resident:
    person: Resident = register_lists.get(session, "resident", aliases.survivor_of(session, row))
    return person


def _address(session: Session, row: UUID) -> str:
    known = load_by(session, Resident, "id", [aliases.survivor_of(session, row)])
    homes = doors.doors_of(session, [person.household for person in known])
    return next((door.address for door in homes.values()), "")
