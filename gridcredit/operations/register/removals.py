"""Households and people off the register: the list of them, and putting one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.masks import mask_name
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.amending import Edited
from gridcredit.operations.register.households import RegisterPart, shows_names
from gridcredit.operations.register.people import grids_of
from gridcredit.store.journal import journal
from gridcredit.store.register import register_lists, removals
from gridcredit.store.register.removals import RemovedHousehold as RemovedHousehold


def removed_ids(desk: Desk, scope: RegisterPart, text: str = "") -> list[UUID]:
    """The households taken off in a part of the register, the last one first; with a text, those
    whose address, householder or number contains it. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        grids = grids_of(session, scope.area)
        return removals.removed_households(
            session, grids, scope.estate, scope.building, text.strip()
        )


def removed_lines(desk: Desk, ids: Sequence[UUID]) -> list[RemovedHousehold | None]:
    """The lines of these households in their order; None for one that was put back."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        lines = {line.id: line for line in removals.removed_lines(session, ids)}
    if not shows_names(desk):
        lines = {i: replace(x, householder=mask_name(x.householder)) for i, x in lines.items()}
    return [lines.get(row) for row in ids]


def put_back(desk: Desk, entity: str, row: UUID) -> Edited | None:
    """Put a household or a resident back on the register, with all that was known; None when it
    is there. Raises NotFound."""
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.writing() as session:
        old = register_lists.get(session, entity, row).removed
        if not old:
            return None
        journal.edit(session, entity, row, {"removed": ""})
    return Edited(entity, row, {"removed": old}, {"removed": ""})
