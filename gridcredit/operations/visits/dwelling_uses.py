"""What dwellings are used for: the vacant ones, and changing the use of one or of a stairwell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import DwellingUse
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.households import RegisterPart
from gridcredit.operations.register.people import grids_of, require_own
from gridcredit.operations.register.rearranging import Rearranged, Steps, carry_out
from gridcredit.operations.visits.visiting import due_of
from gridcredit.store.register import area_rows, register_lists
from gridcredit.store.register import dwelling_lines as stored
from gridcredit.store.register.dwelling_lines import DwellingLine as DwellingLine


@dataclass(frozen=True, slots=True)
class UseChanged(Rearranged):
    """A change of use with all that its undoing needs. `changed`: how many dwellings had another
    use before; `to_visit`: how many of their households were to be visited, and are now."""

    changed: int = 0
    to_visit: tuple[int, int] = (0, 0)


_EVERYWHERE = RegisterPart()


def dwelling_lines(desk: Desk, part: RegisterPart = _EVERYWHERE) -> list[DwellingLine]:
    """The dwellings of a part of the register by address. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        grids = grids_of(session, part.area or desk.node.area)
        return stored.dwelling_lines(session, grids, part.estate, part.building)


def vacancies(desk: Desk, area: str = "") -> list[DwellingLine]:
    """The dwellings of an area that are called empty, or in which nobody is known to live. Raises
    AreaUnknown."""
    return [one for one in dwelling_lines(desk, RegisterPart(area)) if one.is_vacant]


def change_use(
    desk: Desk, dwellings: Sequence[UUID], use: DwellingUse, *, check: bool = False
) -> UseChanged:
    """Let dwellings be used for something; with `check` say what that would do and change nothing.
    Where nobody lives, nobody is to be visited; who belongs to the base stays as it is. Undone by
    `rearranging.undo_rearranged`. Raises NotFound, AreaOutside, BadValue (none named)."""
    desk.actor.require(Duty.EDIT_REGISTER)
    rows = list(dict.fromkeys(dwellings))
    if not rows:
        raise BadValue("dwelling", "", "empty")
    with desk.reading() as session:
        homes = stored.households_at(session, rows)
    told: dict[str, Any] = {}

    def act(steps: Steps) -> tuple[UUID, ...]:
        before = len(due_of(desk, steps.session, homes))
        for row in rows:
            dwelling = register_lists.get(steps.session, "dwelling", row)
            require_own(desk, steps.session, area_rows.area(steps.session, dwelling.area))
            if dwelling.removed:
                raise BadValue("dwelling", "", "off_register")
            steps.edit("dwelling", dwelling, {"use": use.value})
        told["changed"] = len(steps.edits)
        told["to_visit"] = (before, len(due_of(desk, steps.session, homes)))
        return tuple(rows)

    done = carry_out(desk, homes, act, check=check)
    parts = {field.name: getattr(done, field.name) for field in fields(Rearranged)}
    return UseChanged(**parts, **told)
