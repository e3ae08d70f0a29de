"""Who died, moved out and came back; and a flat that goes from one tenant to the next in one step.
Each act says what it does to coverage, before it is done if that is asked (`check`), and can be
undone whole (rearranging.undo_rearranged)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import DwellingUse, Population, ResidentState
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, OnlyPartKnown
from gridcredit.domain.identity import check_id_number, normalise_name
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import ask_about_leaving, refuse_future
from gridcredit.operations.register.people import born, check_change, check_person, completed
from gridcredit.operations.register.rearranging import (
    HOLDER_GONE,
    NOBODY_LEFT,
    Rearranged,
    Steps,
    carry_out,
    knows_names,
)
from gridcredit.store.register import register_lists
from gridcredit.texts.register import HOLDER

_GONE = (ResidentState.DIED, ResidentState.MOVED_OUT)


@dataclass(frozen=True, slots=True)
class Tenant:
    """Who moves in."""

    name: str
    id_number: str = ""
    phone: str = ""


def let_leave(
    desk: Desk,
    resident: UUID,
    state: ResidentState,
    on: date,
    *,
    sure: bool = True,
    check: bool = False,
) -> Rearranged:
    """Let somebody have died or moved out on a day, from which the person counts no more. Not
    `sure`, a day before what is known of the person raises LeavingDoubtful. Raises NotFound,
    AreaOutside, ClockBehind, BadValue (a day to come, nothing changed, no leaving)."""
    desk.actor.require(Duty.EDIT_REGISTER)
    if state not in _GONE:
        raise BadValue("state", state.value, " | ".join(_GONE))
    household = _household_of(desk, resident)

    def act(steps: Steps) -> tuple[UUID, ...]:
        person: Resident = register_lists.get(steps.session, "resident", resident)
        _leave(desk, steps, person, state, on, sure)
        if not steps.edits:
            raise BadValue("resident", "", "nothing_changed")
        home: Household = register_lists.get(steps.session, "household", household)
        if home.householder and home.householder == person.name:
            steps.doubt(HOLDER_GONE)
        if not _present(register_lists.residents_of(steps.session, household)):
            steps.doubt(NOBODY_LEFT)
        return (resident,)

    return carry_out(desk, [household], act, check=check)


def let_return(
    desk: Desk, resident: UUID, on: date | None = None, *, check: bool = False
) -> Rearranged:
    """Let somebody be at home again. With a day the person had moved out and came back then, and
    counts from that day on, and until the leaving; without, nothing of the leaving was true. Raises
    NotFound, AreaOutside, ClockBehind, BadValue (has not left; dead, and back on a day)."""
    desk.actor.require(Duty.EDIT_REGISTER)
    household = _household_of(desk, resident)

    def act(steps: Steps) -> tuple[UUID, ...]:
        person: Resident = register_lists.get(steps.session, "resident", resident)
        if person.state not in _GONE:
            raise BadValue("resident", "", "not_gone")
        if on is not None:
            refuse_future(steps.session, "on", on, desk.clock())
            if person.state is ResidentState.DIED or (person.left_on and on < person.left_on):
                raise BadValue("on", on.isoformat(), "before_leaving")
        _change(desk, steps, person, returned(person, on))
        return (resident,)

    return carry_out(desk, [household], act, check=check)


def returned(person: Resident, on: date | None) -> dict[str, Any]:
    """The plain values of who is at home again, back on a day; None: was never gone. The day of
    leaving stays where somebody came back later: the time before counts as it did."""
    new: dict[str, Any] = {"state": ResidentState.HOME.value, "left_on": None}
    if on is None or on == person.left_on:
        return new
    if person.left_on is not None:
        del new["left_on"]
    return new | {"arrived_on": on.isoformat()}


def leave_together(
    desk: Desk, household: UUID, on: date, *, sure: bool = True, check: bool = False
) -> Rearranged:
    """Let all who live in a household have moved out on a day. Raises as `turn_over`."""
    desk.actor.require(Duty.EDIT_REGISTER)

    def act(steps: Steps) -> tuple[UUID, ...]:
        return _all_leave(desk, steps, household, on, sure)

    return carry_out(desk, [household], act, check=check)


def turn_over(
    desk: Desk,
    household: UUID,
    on: date,
    tenants: Sequence[Tenant],
    *,
    sure: bool = True,
    check: bool = False,
) -> Rearranged:
    """Let all who live in a household have moved out on a day, and these tenants live behind the
    same door from then on, in a household of their own; without tenants the dwelling is empty. Not
    `sure`, a day before what is known of somebody raises LeavingDoubtful. Raises NotFound,
    AreaOutside, ClockBehind, OnlyPartKnown (tenants, where names do not go), BadValue (a day to
    come, nobody to leave, a tenant's name or number)."""
    desk.actor.require(Duty.EDIT_REGISTER)

    def act(steps: Steps) -> tuple[UUID, ...]:
        session = steps.session
        home: Household = register_lists.get(session, "household", household)
        if tenants and not knows_names(desk):
            raise OnlyPartKnown("household", str(household))
        _all_leave(desk, steps, household, on, sure)
        dwelling = register_lists.get(session, "dwelling", home.dwelling)
        use = DwellingUse.RENTED if tenants else DwellingUse.EMPTY
        steps.edit("dwelling", dwelling, {"use": use.value})
        if not tenants:
            return ()
        names = [normalise_name(tenant.name) for tenant in tenants]
        made = Household(desk.new_id(), home.dwelling, householder=names[0])
        steps.add("household", made)
        return (made.id, *(_move_in(desk, steps, made.id, tenant, on) for tenant in tenants))

    return carry_out(desk, [household], act, check=check)


def _household_of(desk: Desk, resident: UUID) -> UUID:
    with desk.reading() as session:
        household: UUID = register_lists.get(session, "resident", resident).household
    return household


def _all_leave(desk: Desk, steps: Steps, household: UUID, on: date, sure: bool) -> tuple[UUID, ...]:
    leaving = _present(register_lists.residents_of(steps.session, household))
    if not leaving:
        raise BadValue("household", "", "nobody_lives_there")
    for person in leaving:
        _leave(desk, steps, person, ResidentState.MOVED_OUT, on, sure)
    return tuple(person.id for person in leaving)


def _leave(
    desk: Desk, steps: Steps, person: Resident, state: ResidentState, on: date, sure: bool
) -> None:
    refuse_future(steps.session, "on", on, desk.clock())
    new = {"state": state.value, "left_on": on.isoformat()}
    if not sure:
        ask_about_leaving(steps.session, person, new)
    _change(desk, steps, person, new)


def _change(desk: Desk, steps: Steps, person: Resident, new: Mapping[str, Any]) -> None:
    changed = completed("resident", person, new)
    check_change("resident", person, changed, desk.today())
    steps.edit("resident", person, changed)


def _move_in(desk: Desk, steps: Steps, household: UUID, tenant: Tenant, on: date) -> UUID:
    is_first = steps.added[-1][0] == "household"
    person = born(
        Resident(
            desk.new_id(),
            household,
            normalise_name(tenant.name),
            HOLDER if is_first else "",
            id_number=check_id_number(tenant.id_number).number,
            phone=tenant.phone.strip(),
            population=Population.FLOATING,
            arrived_on=on,
        )
    )
    check_person(person, desk.today())
    steps.add("resident", person)
    return person.id


def _present(people: Sequence[Resident]) -> list[Resident]:
    """Those who live here."""
    return [p for p in people if p.state not in _GONE and p.population.lives_here]
