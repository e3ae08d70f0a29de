"""What was set aside goes in as soon as its cause is gone, whoever's act that was, and is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit import wire
from gridcredit.domain.codes import Office
from gridcredit.domain.journal import SET, Revision
from gridcredit.domain.kinds.area import area_id
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, refusals, sending, situation, undoing
from gridcredit.operations.register import people
from gridcredit.operations.trust import enrolling
from gridcredit.store.exchange import links, merging
from gridcredit.store.journal import journal, nodes, numbering
from tests.operations.offices import GRIDS, VILLAGE, Offices, with_register

NUMBER = "7788"


@pytest.fixture
def next_door(offices: Offices, grid: Desk, street: Desk) -> Desk:
    """The laptop of the neighbouring grid; the street has the registers of both."""
    desk = offices.child(street, Office.GRID, GRIDS[1])
    with_register(desk, offices.folder, seed=2)
    offices.send(grid, street)
    offices.send(desk, street)
    return desk


def say_too_early(offices: Offices, grid: Desk, street: Desk, household: UUID) -> None:
    """What a laptop says of a household that, as far as the street knows, stands next door."""
    with grid.writing() as session:
        seq, counter = numbering.last_seq(session, grid.node.id), numbering.last_counter(session)
        line = Revision(
            grid.node.id, seq + 1, counter + 1, "w", "household", household, grid.node.area, SET,
            {"number": NUMBER},
        )  # fmt: skip
        merging.merge(session, [wire.encode(line)], grid.node.id, lambda _: True)
    [report] = offices.send(grid, street)
    assert report.set_aside == (("area_outside", 1),)
    assert len(refusals.refused_above(grid)) == 1


def hand_over(desk: Desk, household: UUID) -> None:
    """Let a household's dwelling stand in the first grid."""
    home = people.household_page(desk, household)
    with desk.writing() as session:
        journal.edit(session, "dwelling", home.dwelling.id, {"area": area_id(GRIDS[0]).hex})


def settled(offices: Offices, grid: Desk, street: Desk, household: UUID) -> None:
    """That what waited is in, and that the laptop hears so by its next receipt."""
    assert situation.status(street).set_aside == 0
    assert people.household_page(street, household).household.number == NUMBER
    somebody = people.list_residents(grid)[0].line.id
    people.set_resident_field(grid, somebody, "phone", "19900000009")
    offices.send(grid, street)
    assert refusals.refused_above(grid) == []


def test_a_package_of_somebody_else_lets_in_what_waits_for_it_and_counts_it(
    offices: Offices, grid: Desk, street: Desk, next_door: Desk, district: Desk, tmp_path: Path
) -> None:
    household = people.list_households(next_door)[0].id
    say_too_early(offices, grid, street, household)
    offices.send(street, district)
    hand_over(district, household)
    sent = sending.export_package(district, street.node.id, tmp_path)
    [foreseen] = exchanging.import_files(street, [sent.path], preview=True)
    assert situation.status(street).set_aside == 1
    [report] = exchanging.import_files(street, [sent.path], receipts=tmp_path)
    assert (foreseen.retried, report.retried, report.accepted) == (1, 1, 1)  # the move alone
    settled(offices, grid, street, household)


def test_a_handover_at_the_office_itself_lets_in_what_waits_for_it(
    offices: Offices, grid: Desk, street: Desk, next_door: Desk
) -> None:
    household = people.list_households(next_door)[0].id
    say_too_early(offices, grid, street, household)
    hand_over(street, household)
    settled(offices, grid, street, household)


def test_a_certificate_for_a_larger_area_lets_in_what_waits_for_it(
    offices: Offices, grid: Desk, street: Desk, next_door: Desk
) -> None:
    household = people.list_households(next_door)[0].id
    say_too_early(offices, grid, street, household)
    with street.writing() as session:
        nodes.put(session, replace(nodes.get(session, grid.node.id), area=VILLAGE))
    settled(offices, grid, street, household)


def test_what_a_revoked_laptop_has_waiting_waits_for_its_new_certificate(
    offices: Offices, grid: Desk, street: Desk, next_door: Desk
) -> None:
    household = people.list_households(next_door)[0].id
    say_too_early(offices, grid, street, household)
    enrolling.revoke(street, grid.node.id)
    hand_over(street, household)
    assert situation.status(street).set_aside == 1
    with street.writing() as session:
        known = nodes.get(session, grid.node.id)
        nodes.put(session, replace(known, state=nodes.ACTIVE))
    settled(offices, grid, street, household)


def test_what_goes_in_late_still_belongs_to_the_import_that_brought_it(
    offices: Offices, grid: Desk, street: Desk, next_door: Desk
) -> None:
    household = people.list_households(next_door)[0].id
    say_too_early(offices, grid, street, household)
    hand_over(street, household)
    with street.reading() as session:
        brought = links.imports(session, grid.node.id)[-1]
    undoing.undo_import(street, brought.id)
    assert people.household_page(street, household).household.number != NUMBER
