"""A register taken in is noted like a package, and is undone like one, row by row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gridcredit.domain.codes import Role, VisitOutcome
from gridcredit.domain.errors import NoSuchImport, NotAllowed
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.undo_rules import Why
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import situation, undoing
from gridcredit.operations.inbox.print_sheets import print_sheets
from gridcredit.operations.register import people, rostering
from gridcredit.operations.visits import visiting
from gridcredit.operations.visits.visiting import VisitEntry
from gridcredit.rosters import write
from gridcredit.store.exchange import links
from tests.operations.chains import Chain, edit, state
from tests.operations.offices import GRIDS, register_file

Rows = list[rostering.RosterRow]


def take(desk: Desk, folder: Path, rows: Rows) -> rostering.RosterReport:
    """Write the rows as a workbook and take that in."""
    file = folder / "名册.xlsx"
    write.write_register(file, rows)
    return rostering.read_roster(desk, file, keep=True)


@pytest.fixture
def rows(worker: Desk, tmp_path: Path) -> Rows:
    """The rows that stand in the worker's register already."""
    file = register_file(tmp_path, GRIDS[0])
    return rostering.read_roster(worker, file).reading.rows


def newcomers(rows: Rows, count: int = 2) -> Rows:
    """Rows of people who are not on the register."""
    return [
        replace(rows[0], name=name, id_number="", birth_date=None, relation="其他", phone="")
        for name in ("新来甲", "新来乙", "新来丙")[:count]
    ]


def shown(desk: Desk) -> list[object]:
    """Everybody as the register shows them."""
    return [person.line for person in people.list_residents(desk, purpose="测试")]


def test_a_register_is_kept_with_its_first_and_last_arrival(
    worker: Desk, tmp_path: Path, rows: Rows
) -> None:
    before = situation.traffic(worker)
    report = take(worker, tmp_path, [*newcomers(rows), replace(rows[0], phone="19900001234")])
    with worker.reading() as session:
        kept = links.registers(session)[-1]
        last = session.connection().exec_driver_sql("SELECT max(arrival) FROM revision").scalar()
    assert (kept.id, kept.file, kept.sender) == (report.import_id, "名册.xlsx", worker.node.id)
    assert (kept.last, kept.last - kept.first + 1, kept.accepted) == (last, 3, 3)
    seen = situation.traffic(worker)
    assert seen.received == before.received  # packages are another list
    assert seen.registers[0] == kept


def test_a_check_keeps_no_import_and_a_sheet_that_changes_nothing_still_has_one(
    worker: Desk, tmp_path: Path, rows: Rows
) -> None:
    file = register_file(tmp_path, GRIDS[0])
    assert rostering.read_roster(worker, file).import_id is None
    report = rostering.read_roster(worker, file, keep=True)
    assert report.import_id is not None
    done = undoing.undo_import(worker, report.import_id)
    assert (done.reversed, done.kept, done.could_not, done.revisions) == ((), (), (), 0)


def test_undone_the_register_is_as_before_and_redone_as_after(
    worker: Desk, tmp_path: Path, rows: Rows
) -> None:
    before = shown(worker)
    report = take(worker, tmp_path, [*newcomers(rows), replace(rows[0], phone="19900001234")])
    after = shown(worker)
    assert report.import_id is not None
    assert after != before
    seen = undoing.undo_import(worker, report.import_id, preview=True)
    assert shown(worker) == after
    done = undoing.undo_import(worker, report.import_id)
    assert (len(done.reversed), done.kept, done.could_not) == (3, (), ())
    assert [row.row for row in seen.reversed] == [row.row for row in done.reversed]
    assert shown(worker) == before
    undoing.redo_import(worker, report.import_id)
    assert shown(worker) == after


def test_what_was_changed_or_built_upon_since_is_kept_and_told(
    worker: Desk, tmp_path: Path, rows: Rows
) -> None:
    door = [
        replace(
            rows[0],
            room="9999",
            household_number="",
            householder="新来丙",
            name="新来丙",
            id_number="",
            birth_date=None,
            relation="户主",
            phone="",
        )
    ]
    report = take(worker, tmp_path, [*newcomers(rows, 1), *door])
    assert report.import_id is not None
    by_name = {p.line.name: p.line for p in people.list_residents(worker, purpose="测试")}
    edit(worker, "resident", by_name["新来甲"].id, note="问过了")
    at = worker.clock().strftime("%Y-%m-%dT%H:%M")
    knock = Visit(worker.new_id(), by_name["新来丙"].household, at, VisitOutcome.NOBODY)
    visiting.log_visit(worker, VisitEntry(knock))
    done = undoing.undo_import(worker, report.import_id)
    why = {(row.entity, row.row): row.why for row in done.kept}
    assert why[("resident", by_name["新来甲"].id)] is Why.CHANGED_SINCE
    assert why[("household", by_name["新来丙"].household)] is Why.BUILT_UPON
    left = {p.line.name for p in people.list_residents(worker, purpose="测试")}
    assert ("新来甲" in left, "新来丙" in left) == (True, False)


def test_the_offices_above_hear_of_the_undoing_as_of_any_change(
    chain: Chain, tmp_path: Path
) -> None:
    before = chain.states()
    file = register_file(tmp_path, GRIDS[0])
    known = rostering.read_roster(chain.grid, file).reading.rows
    report = take(chain.grid, tmp_path, newcomers(known))
    chain.up(chain.grid, chain.street)
    chain.up(chain.street, chain.district)
    assert not set(before) & set(chain.states())
    assert report.import_id is not None
    undoing.undo_import(chain.grid, report.import_id)
    assert state(chain.grid, GRIDS[0]) == before[0]
    chain.up(chain.grid, chain.street)
    chain.up(chain.street, chain.district)
    assert chain.states() == before


def test_who_may_not_import_a_register_undoes_none(
    worker: Desk, tmp_path: Path, rows: Rows
) -> None:
    report = take(worker, tmp_path, newcomers(rows))
    assert report.import_id is not None
    worker.actor = replace(worker.actor, role=Role.COLLECTOR)
    with pytest.raises(NotAllowed):
        undoing.undo_import(worker, report.import_id)


def test_a_register_has_no_receipt_to_print(worker: Desk, tmp_path: Path, rows: Rows) -> None:
    report = take(worker, tmp_path, newcomers(rows))
    assert report.import_id is not None
    with pytest.raises(NoSuchImport):
        print_sheets(worker, report.import_id, tmp_path / "receipt.pdf")
