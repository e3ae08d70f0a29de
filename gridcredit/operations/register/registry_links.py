"""人户分离: the record of where somebody lives and the one of where the person is registered belong
together and are not merged. Each is counted once, the one by 现住, the other by 户籍; what was
entered for either (a registration, a pledge) counts for the person by either basis, at every office
that has both records. A grid that has one of them hears of the link and counts what it knows:
nothing of a person goes to a grid where the person does not stand.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from gridcredit.domain.codes import Population
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, OnlyPartKnown
from gridcredit.domain.kinds.registry_link import RegistryLink
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.reasons import checked_reason
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.merging import require_one_number
from gridcredit.operations.register.rearranging import Rearranged, Steps, carry_out, knows_names
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases
from gridcredit.store.register import doors, merges, register_lists
from gridcredit.texts.register import UNLINKED


def link(desk: Desk, resident: UUID, registered: UUID, *, check: bool = False) -> Rearranged:
    """Let one record be where a person lives, and another one where the person is registered. The
    first counts as 人户分离 from then on where it did not, the second as 空挂户: each once, by its
    basis.

    Raises NotFound, AreaOutside, OnlyPartKnown, DifferentPeople, BadValue (one record, one of them
    is linked or merged with the other, off the register).
    """
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.reading() as session:
        here, there = _people(desk, session, resident, registered)

    def act(steps: Steps) -> tuple[UUID, ...]:
        lives, stands = _people(desk, steps.session, here.id, there.id)
        sides = [aliases.sides_of(steps.session, one.id) for one in (lives, stands)]
        require_one_number(steps.session, *sides)
        if lives.population is not Population.SEPARATED:
            steps.edit("resident", lives, {"population": Population.SEPARATED.value})
        if stands.population is not Population.REGISTRY_ONLY:
            steps.edit("resident", stands, {"population": Population.REGISTRY_ONLY.value})
        for at, other in ((lives, stands), (stands, lives)):
            address = _address(steps.session, other.household)
            made = RegistryLink(desk.new_id(), at.id, lives.id, stands.id, address)
            steps.add("registry_link", made)
        aliases.refresh(steps.session)
        return (lives.id, stands.id)

    return carry_out(desk, {here.household, there.household}, act, check=check)


def unlink(desk: Desk, resident: UUID, reason: str = "", *, check: bool = False) -> Rearranged:
    """End the link that a record has, for both. What either counts as stays, and is corrected like
    any other field. Raises NotFound, AreaOutside, BadValue (it has none)."""
    desk.actor.require(Duty.EDIT_REGISTER)
    why = checked_reason(reason) if reason.strip() else UNLINKED
    with desk.reading() as session:
        row = aliases.survivor_of(session, resident)
        found = merges.links_of(session, aliases.sides_of(session, row))
        person: Resident = register_lists.get(session, "resident", row)
    if not found:
        raise BadValue("resident", "", "not_linked")

    def act(steps: Steps) -> tuple[UUID, ...]:
        for one in found:
            steps.edit("registry_link", one, {"removed": why})
        aliases.refresh(steps.session)
        return (found[0].resident, found[0].registered)

    return carry_out(desk, {person.household}, act, check=check)


def _people(
    desk: Desk, session: Session, resident: UUID, registered: UUID
) -> tuple[Resident, Resident]:
    found: list[Resident] = []
    for row in (resident, registered):
        stays = aliases.survivor_of(session, row)
        person: Any = register_lists.get(session, "resident", stays)
        if not knows_names(desk) or not merges.is_whole(session, stays):
            raise OnlyPartKnown("resident", str(stays))
        if person.removed:
            raise BadValue("resident", "", "off_register")
        if merges.links_of(session, aliases.sides_of(session, stays)):
            raise BadValue("resident", "", "linked_already")
        found.append(person)
    here, there = found
    if here.id == there.id:
        raise BadValue("resident", "", "one_already")
    return here, there


def _address(session: Session, household: UUID) -> str:
    found = doors.doors_of(session, [household])
    return found[household].address if household in found else ""
