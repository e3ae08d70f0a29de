"""What a change of somebody's fields would do to coverage, said while it is still typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import check_change, completed
from gridcredit.operations.register.rearranging import Rearranged, Steps, carry_out
from gridcredit.store.register import register_lists


def foretell_change(desk: Desk, resident: UUID, new: Mapping[str, Any]) -> Rearranged:
    """What new plain values of a resident would do; nothing is written. Raises NotFound,
    AreaOutside, BadValue."""
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.reading() as session:
        household: UUID = register_lists.get(session, "resident", resident).household

    def act(steps: Steps) -> tuple[UUID, ...]:
        person: Resident = register_lists.get(steps.session, "resident", resident)
        changed = completed("resident", person, new)
        check_change("resident", person, changed, desk.today())
        steps.edit("resident", person, changed)
        return (resident,)

    return carry_out(desk, [household], act, check=True)
