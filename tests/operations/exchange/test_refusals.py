"""What the office above does not take in is named at the laptop with the reason until it does."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import refusals
from gridcredit.operations.register import people
from gridcredit.store.journal import area_of, journal, nodes
from tests.operations.offices import GRIDS, VILLAGE, Offices


def visit_next_door(desk: Desk, patch: pytest.MonkeyPatch) -> UUID:
    """A knock on a door of the neighbouring grid, by a program that does not ask whose it is."""
    patch.setattr(area_of, "is_own", lambda *_: True)
    dwelling = Dwelling(desk.new_id(), area_id(GRIDS[1]), "榴园", "9号楼", "1单元", "101")
    home = Household(desk.new_id(), dwelling.id)
    knock = Visit(desk.new_id(), home.id, "2026-11-22T10:00", VisitOutcome.NOBODY)
    with desk.writing() as session:
        journal.add(session, [dwelling, home, knock])
    return home.id


def note(desk: Desk, phone: str) -> None:
    """Something that goes in."""
    somebody = people.list_residents(desk)[0].line.id
    people.set_resident_field(desk, somebody, "phone", phone)


def test_a_refused_visit_is_named_with_its_door_and_reason_until_it_goes_in(
    offices: Offices, grid: Desk, street: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.send(grid, street)
    assert refusals.refused_above(grid) == []
    home = visit_next_door(grid, monkeypatch)
    [report] = offices.send(grid, street)
    assert report.set_aside == (("area_outside", 3),)
    found = refusals.refused_above(grid)
    assert {(one.reason, one.office) for one in found} == {("area_outside", street.node.name)}
    [visit] = [one for one in found if one.entity == "visit"]
    assert (visit.household, visit.subject) == (home, "榴园9号楼1单元101室 2026-11-22")
    monkeypatch.setattr(refusals, "MOST_NAMED", 1)
    assert [(one.count, bool(one.entity)) for one in refusals.refused_above(grid)] == [
        (1, True), (2, False),
    ]  # fmt: skip
    monkeypatch.undo()
    note(grid, "19900000009")
    offices.send(grid, street)
    assert len(refusals.refused_above(grid)) == 3
    with street.writing() as session:
        nodes.put(session, replace(nodes.get(session, grid.node.id), area=VILLAGE))
    note(grid, "19900000008")
    offices.send(grid, street)
    assert refusals.refused_above(grid) == []


def test_the_district_has_nobody_above_that_could_refuse(district: Desk) -> None:
    assert refusals.refused_above(district) == []
