"""Households are split, joined and moved, and people go to live in another one; each act says what
it does to coverage, before it is done if that is asked (`check`), and can be undone whole
(rearranging.undo_rearranged)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import ResidentState
from gridcredit.domain.dating import require_here
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, OnlyPartKnown
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.amending import dwelling_at
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.register.rearranging import (
    HOLDER_GONE,
    NOBODY_LEFT,
    Rearranged,
    Steps,
    carry_out,
    knows_names,
)
from gridcredit.rosters.parting import split_address
from gridcredit.store.engine.database import Session
from gridcredit.store.register import area_rows, doors, register_lists
from gridcredit.texts.register import HOLDER, JOINED, MOVED_HERE

_HERE = (ResidentState.HOME, ResidentState.AWAY)


def split_household(
    desk: Desk,
    household: UUID,
    residents: Sequence[UUID],
    grid: str = "",
    address: str = "",
    *,
    check: bool = False,
) -> Rearranged:
    """Let some people of a household be one of their own, called after the first of them: at the
    same door, or at an address (in one piece) of a grid ("": the same). Its visits stay where they
    were. Raises NotFound, AreaOutside, AreaUnknown, OnlyPartKnown (where names do not go),
    BadValue (nobody, strangers, or all)."""
    desk.actor.require(Duty.EDIT_REGISTER)

    def act(steps: Steps) -> tuple[UUID, ...]:
        session = steps.session
        home: Household = register_lists.get(session, "household", household)
        if not knows_names(desk):
            raise OnlyPartKnown("household", str(household))
        people = {person.id: person for person in register_lists.residents_of(session, household)}
        leaving = [_one_of(people, row) for row in dict.fromkeys(residents)]
        if not leaving:
            raise BadValue("resident", "", "empty")
        if not _living(person for person in people.values() if person not in leaving):
            raise BadValue("resident", "", "all_would_leave")
        dwelling = _place(desk, steps, home, grid, address)
        made = Household(desk.new_id(), dwelling, householder=leaving[0].name)
        steps.add("household", made)
        for person in leaving:
            relation = HOLDER if person is leaving[0] else ""
            steps.edit("resident", person, {"household": made.id.hex, "relation": relation})
        _look_for_holder(steps, home, leaving)
        return (made.id,)

    return carry_out(desk, [household], act, check=check)


def join_households(desk: Desk, stays: UUID, goes: UUID, *, check: bool = False) -> Rearranged:
    """Let the people of `goes` belong to `stays`; `goes` is taken off the register, and keeps its
    visits. Raises NotFound, AreaOutside, BadValue (one and the same)."""
    desk.actor.require(Duty.EDIT_REGISTER)
    if stays == goes:
        raise BadValue("household", "", "same_household")

    def act(steps: Steps) -> tuple[UUID, ...]:
        home: Household = register_lists.get(steps.session, "household", goes)
        if home.removed or register_lists.get(steps.session, "household", stays).removed:
            raise BadValue("household", "", "off_register")
        for person in register_lists.residents_of(steps.session, goes):
            relation = "" if person.relation == HOLDER else person.relation
            steps.edit("resident", person, {"household": stays.hex, "relation": relation})
        steps.edit("household", home, {"removed": JOINED})
        return (stays,)

    return carry_out(desk, [stays, goes], act, check=check)


def move_household(
    desk: Desk, household: UUID, grid: str = "", address: str = "", *, check: bool = False
) -> Rearranged:
    """Let a household live in another grid ("": the same) at an address in one piece (blank: the
    same one): the dwelling known there, else a new one. Raises NotFound, AreaOutside, AreaUnknown,
    BadValue (it lives there)."""
    desk.actor.require(Duty.EDIT_REGISTER)

    def act(steps: Steps) -> tuple[UUID, ...]:
        home: Household = register_lists.get(steps.session, "household", household)
        _settle_in(steps, home, _place(desk, steps, home, grid, address))
        return (household,)

    return carry_out(desk, [household], act, check=check)


def move_household_to(
    desk: Desk, household: UUID, to: Dwelling, *, check: bool = False
) -> Rearranged:
    """The same with an address in its parts: in the dwelling known there, else in `to`."""
    desk.actor.require(Duty.EDIT_REGISTER)

    def act(steps: Steps) -> tuple[UUID, ...]:
        home: Household = register_lists.get(steps.session, "household", household)
        _settle_in(steps, home, _known_or_new(desk, steps, to))
        return (household,)

    return carry_out(desk, [household], act, check=check)


def move_resident(
    desk: Desk, resident: UUID, household: UUID, on: date, *, check: bool = False
) -> Rearranged:
    """Let a resident live in another household from a day on, which the note tells: who moves
    within one's own area goes on to count. Raises NotFound, AreaOutside, GoneBefore, BadValue."""
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.reading() as session:
        before: UUID = register_lists.get(session, "resident", resident).household
    if before == household:
        raise BadValue("household", "", "lives_there")

    def act(steps: Steps) -> tuple[UUID, ...]:
        session = steps.session
        refuse_future(session, "on", on, desk.clock())
        person: Resident = register_lists.get(session, "resident", resident)
        require_here(person.state, person.left_on, on)
        new = {"household": household.hex}
        if knows_names(desk):  # else what others wrote there would be blanked
            told = MOVED_HERE.format(on=on, address=_address_of(session, before))
            note = "；".join(part for part in (person.note, told) if part)
            new |= {"relation": "", "note": note}
        steps.edit("resident", person, new)
        home = register_lists.get(session, "household", before)
        _look_for_holder(steps, home, [person])
        if not _living(register_lists.residents_of(session, before)):
            steps.doubt(NOBODY_LEFT)
        return (resident,)

    return carry_out(desk, [before, household], act, check=check)


def _one_of(people: dict[UUID, Resident], row: UUID) -> Resident:
    if row not in people:
        raise BadValue("resident", str(row), "not_of_household")
    return people[row]


def _living(people: Any) -> list[Resident]:
    """Those who live here."""
    return [p for p in people if p.state in _HERE and p.population.lives_here]


def _look_for_holder(steps: Steps, home: Household, leaving: Sequence[Resident]) -> None:
    if home.householder and home.householder in {person.name for person in leaving}:
        steps.doubt(HOLDER_GONE)


def _address_of(session: Session, household: UUID) -> str:
    found = doors.doors_of(session, [household])
    return found[household].address if household in found else ""


def _place(desk: Desk, steps: Steps, home: Household, grid: str, address: str) -> UUID:
    """The dwelling at an address, noted where it was added for this."""
    session = steps.session
    now: Dwelling = register_lists.get(session, "dwelling", home.dwelling)
    if not grid and not address.strip():
        return now.id
    area = area_rows.area_by_code(session, grid).id if grid else now.area
    wanted = replace(now, id=desk.new_id(), area=area, removed="")
    if address.strip():
        estate, building, unit, room = split_address(" ".join(address.split()))
        wanted = Dwelling(wanted.id, area, estate, building, unit, room)
    return _known_or_new(desk, steps, wanted)


def _known_or_new(desk: Desk, steps: Steps, wanted: Dwelling) -> UUID:
    found = dwelling_at(desk, steps.session, wanted)
    if found.id == wanted.id:
        steps.added.append(("dwelling", found.id))
    return found.id


def _settle_in(steps: Steps, home: Household, dwelling: UUID) -> None:
    if dwelling == home.dwelling:
        raise BadValue("household", "", "same_address")
    steps.edit("household", home, {"dwelling": dwelling.hex})
