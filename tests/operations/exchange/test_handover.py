"""What moves takes its past along and counts as unsent; a part of a record yields to the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit.domain.codes import Office, VisitOutcome
from gridcredit.domain.errors import MovedAway
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.register import amending, people
from gridcredit.operations.visits import visiting
from gridcredit.operations.workspace import keeping
from tests.operations.adding import move_person
from tests.operations.carrying import carry, waiting
from tests.operations.offices import GRIDS, PASSPHRASE, Offices


def test_a_household_that_moved_counts_as_unsent_where_it_goes(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    other = offices.child(street, Office.GRID, GRIDS[1])
    carry(street, other, tmp_path)
    assert waiting(street, other) == 0
    home = people.household_page(street, people.list_households(street)[0].id)
    amending.change(street, "dwelling", home.dwelling.id, {"area": area_id(GRIDS[1]).hex})
    told = waiting(street, other)
    sent = sending.export_package(street, other.node.id, tmp_path)
    assert told == sent.revisions > 1
    exchanging.import_files(other, [sent.path])
    [there] = people.list_households(other, purpose="测试")
    [here] = people.list_households(street, area=GRIDS[1], purpose="测试")
    assert (there.id, there.address) == (here.id, here.address)


def test_a_visit_by_who_had_not_heard_of_the_move_counts_as_unsent(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    other = offices.child(street, Office.GRID, GRIDS[1])
    home = people.household_page(street, people.list_households(street)[0].id)
    amending.change(street, "dwelling", home.dwelling.id, {"area": area_id(GRIDS[1]).hex})
    carry(street, other, tmp_path)
    assert waiting(street, other) == 0
    amending.change(grid, "household", home.household.id, {"note": "还在老地方"})
    offices.send(grid, street)
    assert waiting(street, other) == 1
    carry(street, other, tmp_path)
    [there] = people.list_households(other)
    assert people.household_page(other, there.id).household.note == "还在老地方"


def test_who_is_moved_out_by_one_who_had_not_heard_leaves_where_he_stood(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    other = offices.child(street, Office.GRID, GRIDS[1])
    first, second = (
        people.household_page(street, h.id) for h in people.list_households(street)[:2]
    )
    amending.change(street, "dwelling", first.dwelling.id, {"area": area_id(GRIDS[1]).hex})
    carry(street, other, tmp_path)
    leaves = first.residents[0].id
    move_person(grid, leaves, second.household.id)
    offices.send(grid, street)
    assert waiting(street, other) == 1
    carry(street, other, tmp_path)
    stay = {p.line.id for p in people.list_residents(street, area=GRIDS[1])}
    assert leaves not in stay
    assert {p.line.id for p in people.list_residents(other)} == stay


def test_what_moved_away_is_not_written_on_where_nobody_would_hear_of_it(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    home = people.household_page(street, people.list_households(street)[0].id)
    offices.child(street, Office.GRID, GRIDS[1])
    amending.change(street, "dwelling", home.dwelling.id, {"area": area_id(GRIDS[1]).hex})
    carry(street, grid, tmp_path)
    before = situation.status(grid)
    for entity, row in (("household", home.household.id), ("resident", home.residents[0].id)):
        with pytest.raises(MovedAway):
            amending.change(grid, entity, row, {"note": "x"})
    knock = Visit(grid.new_id(), home.household.id, "2026-11-20T10:00", VisitOutcome.NOBODY)
    with pytest.raises(MovedAway):
        visiting.log_visit(grid, visiting.VisitEntry(knock))
    assert situation.status(grid) == before
    assert before.unsent == 0


def test_what_a_district_gave_back_in_part_yields_to_the_whole_from_below(
    offices: Offices, district: Desk, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    file = keeping.backup(street, tmp_path / "backup").file
    assert file is not None
    offices.send(grid, street)
    offices.send(street, district)
    name = next(name for name, known in offices.desks.items() if known is street)
    street.close()
    keeping.restore(street.folder, file, PASSPHRASE, "", offices.clock)
    street = open_desk(street.folder, PASSPHRASE, street.clock, street.new_id)
    offices.desks[name] = street
    offices.send(street, district)
    carry(district, street, tmp_path)
    assert {p.line.name for p in people.list_residents(street, purpose="测试")} == {""}
    carry(street, grid, tmp_path)
    offices.send(grid, street)
    whole = [(p.line.id, p.line.name, p.line.phone) for p in full(grid)]
    assert [(p.line.id, p.line.name, p.line.phone) for p in full(street)] == whole
    assert [p.eligible for p in full(street)] == [p.eligible for p in full(grid)]
    codes = {li.node.id: li.code for li in situation.status(street).links}
    assert codes[grid.node.id] == situation.status(grid).code


def full(desk: Desk) -> list[people.Person]:
    """Everybody, nothing masked."""
    return people.list_residents(desk, purpose="测试")
