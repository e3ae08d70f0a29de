"""What people do all day, chosen by a number."""

from __future__ import annotations

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.operations.visits import visiting


def knock(desk: Desk, at: int) -> None:
    """Visit one of the households."""
    home = sorted(line.id for line in people.list_households(desk))[at]
    knocked = Visit(desk.new_id(), home, "2026-11-22T08:30", VisitOutcome.MET_DONE)
    visiting.log_visit(desk, visiting.VisitEntry(knocked))


def edit_person(desk: Desk, at: int, **fields: str) -> None:
    """Change one of the residents."""
    row = sorted(p.line.id for p in people.list_residents(desk))[at]
    for name, value in fields.items():
        people.set_resident_field(desk, row, name, value)
