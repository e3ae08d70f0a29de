"""Packages and receipts in any order, from any side, at the same time: nothing twice, no echo."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import (
    ChainBroken,
    GridCreditError,
    NotAddressed,
    NothingToExport,
    StorageFailed,
    WorkspaceBusy,
)
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending, situation
from gridcredit.operations.exchange.filereport import AlreadyKnown, FileReport
from gridcredit.operations.figures import covering
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import people
from gridcredit.store.engine import cipher
from gridcredit.store.exchange import links
from gridcredit.store.workspace import files
from tests.operations.offices import GRIDS, PASSPHRASE, Offices, Ticking, with_register


@pytest.fixture
def on_server(request: pytest.FixtureRequest) -> bool:
    """In a file, but where both engines are asked: what a package brings into tables is held for
    both by tests/store."""
    return bool(getattr(request, "param", False))


on_either = pytest.mark.parametrize(
    "on_server", [False, True], indirect=True, ids=["file", "server"]
)


def note(desk: Desk, text: str, at: int = 0) -> None:
    """Write something small."""
    row = sorted(p.line.id for p in people.list_residents(desk))[at]
    people.set_resident_field(desk, row, "note", text)


def receipt_of(office: Desk, package: Path, place: Path) -> Path:
    """The receipt that an office gives."""
    [report] = exchanging.import_files(office, [package], receipts=place)
    assert report.receipt is not None
    return report.receipt


def down(above: Desk, below: Desk, place: Path) -> FileReport:
    """A package down and its receipt up."""
    sent = sending.export_package(above, below.node.id, place)
    [report] = exchanging.import_files(below, [sent.path], receipts=place)
    assert report.receipt is not None
    exchanging.import_files(above, [report.receipt])
    return report


@on_either
def test_receipts_in_any_order_confirm_the_furthest(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    packages = []
    for text in ("one", "two", "three"):
        note(grid, text)
        packages.append(sending.export_package(grid, None, tmp_path).path)
    receipts = [receipt_of(street, package, tmp_path) for package in packages]
    note(grid, "four")
    exchanging.import_files(grid, [receipts[1]])
    assert situation.status(grid).unsent == 2
    for late in (receipts[0], receipts[1], receipts[0]):
        exchanging.import_files(grid, [late])
        assert situation.status(grid).unsent == 2
    exchanging.import_files(grid, [receipts[2]])
    assert situation.status(grid).unsent == 1
    last = sending.export_package(grid, None, tmp_path)
    assert last.revisions == 1


@on_either
def test_packages_in_any_order_end_in_the_same(grid: Desk, street: Desk, tmp_path: Path) -> None:
    packages = []
    for text in ("one", "two", "three"):
        note(grid, text)
        packages.append(sending.export_package(grid, None, tmp_path).path)
    for package in (packages[2], packages[0], packages[1]):
        [report] = exchanging.import_files(street, [package], receipts=tmp_path)
        assert (report.conflicts, report.set_aside) == (0, ())
    assert (report.accepted, report.gaps) == (0, [])
    assert situation.status(street).links[1].code == situation.status(grid).code


@on_either
def test_a_receipt_of_somebody_else_or_of_other_content_confirms_nothing(
    grid: Desk, street: Desk, district: Desk, offices: Offices, tmp_path: Path
) -> None:
    receipt = receipt_of(street, sending.export_package(grid, None, tmp_path).path, tmp_path)
    with pytest.raises(NotAddressed):
        exchanging.import_files(district, [receipt])
    raw = receipt.read_bytes()
    altered = tmp_path / "altered.gcack"
    altered.write_bytes(raw.replace(b'"accepted":', b'"accepted":1', 1))
    with pytest.raises(GridCreditError):
        exchanging.import_files(grid, [altered])
    with grid.writing() as session:
        [sent] = links.sent(session, street.node.id)
        session.connection().exec_driver_sql("UPDATE sent SET sha256 = ?", ("0" * 64,))
    with pytest.raises(ChainBroken):
        exchanging.import_files(grid, [receipt])
    assert sent.receipt_at is None
    assert situation.status(grid).unsent > 0


@on_either
def test_what_was_sent_last_stands_first_whatever_the_clock_said(
    offices: Offices, grid: Desk, tmp_path: Path
) -> None:
    for text in ("a", "b", "c"):
        note(grid, text)
        sending.export_package(grid, None, tmp_path)
        offices.clock.go(-30)
    assert [package.number for package in situation.traffic(grid).sent] == [3, 2, 1]


def test_where_no_receipt_can_be_written_nothing_is_taken_in(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(StorageFailed):
        exchanging.import_files(street, [sent.path], receipts=tmp_path / "file")
    assert people.list_residents(street) == []
    assert situation.traffic(street).received == ()
    [report] = exchanging.import_files(street, [sent.path], receipts=tmp_path / "post")
    assert (isinstance(report, AlreadyKnown), report.accepted) == (False, sent.revisions)
    assert [p.suffix for p in (tmp_path / "post").iterdir()] == [".gcack"]


def test_a_preview_leaves_no_scan_behind(grid: Desk, street: Desk, tmp_path: Path) -> None:
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(b"\xff\xd8\xff\xe0" + b"paper" * 100)
    adult = next(p.line.id for p in people.list_residents(grid) if p.eligible)
    signing.sign_pledge(grid, adult, date(2026, 11, 20), scan)
    sent = sending.export_package(grid, None, tmp_path)
    assert sent.files == 1
    [before] = exchanging.import_files(street, [sent.path], preview=True)
    assert not (street.folder / files.FOLDER).exists()
    assert not (street.folder / exchanging.RECEIPTS).exists()
    [done] = exchanging.import_files(street, [sent.path], receipts=tmp_path)
    assert before.accepted == done.accepted
    assert len(list((street.folder / files.FOLDER).iterdir())) == 1


def test_two_programs_take_one_package_in_once(grid: Desk, street: Desk, tmp_path: Path) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    second = open_desk(street.folder, PASSPHRASE, Ticking(), street.new_id)
    reports: list[FileReport] = []

    def take(desk: Desk, place: Path) -> None:
        reports.extend(exchanging.import_files(desk, [sent.path], receipts=place))

    both = [
        Thread(target=take, args=(desk, tmp_path / name))
        for desk, name in ((street, "a"), (second, "b"))
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    second.close()
    assert sorted(isinstance(r, AlreadyKnown) for r in reports) == [False, True]
    assert len({r.receipt.read_bytes() for r in reports if r.receipt}) == 1
    assert len(situation.traffic(street).received) == 1


def test_who_waits_too_long_for_another_program_is_told_so(
    grid: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The real patience is 20 seconds.
    monkeypatch.setattr(cipher, "BUSY_MS", 50)
    second = open_desk(grid.folder, PASSPHRASE, Ticking(), grid.new_id)
    with grid.writing(), pytest.raises(WorkspaceBusy) as refused:
        note(second, "x")
    assert refused.value.folder == grid.folder.name
    note(second, "y")
    second.close()


def test_nothing_goes_back_to_where_it_came_from(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    # Areas and targets stand in the certificate already; nothing else goes down.
    assert down(street, grid, tmp_path).accepted == 0
    offices.send(street, district)
    assert down(district, street, tmp_path).accepted == 0
    for child in (street, grid):
        assert situation.status(child).unsent == 0
    for above, below in ((district, street), (street, grid)):
        with pytest.raises(NothingToExport):
            sending.export_package(above, below.node.id, tmp_path)
        with pytest.raises(NothingToExport):
            sending.export_package(below, None, tmp_path)


def test_what_comes_from_above_goes_on_down_and_never_up_again(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    offices.send(street, district)
    covering.set_target(district, "GX", date(2030, 12, 31), 9900)
    for above, below in ((district, street), (street, grid)):
        assert down(above, below, tmp_path / "down").accepted == 1
        assert situation.status(below).unsent == 0
    with grid.reading() as session:
        known = {target.on for target in covering.targets_for(session, GRIDS[0])}
    assert date(2030, 12, 31) in known


def test_an_edit_above_reaches_the_grid_and_its_answer_the_street(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    note(street, "from the street")
    assert down(street, grid, tmp_path / "down").accepted == 1
    assert situation.status(grid).unsent == 0
    note(grid, "from the grid")
    [report] = offices.send(grid, street)
    assert (report.accepted, report.same, report.conflicts) == (1, 0, 0)
    [report] = offices.send(street, district)
    assert report.set_aside == ()
    codes = [link.code for link in situation.status(street).links if link.node.id == grid.node.id]
    assert codes == [situation.status(grid).code]


def test_a_sister_hears_nothing_of_a_grids_people(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sister = offices.child(street, Office.GRID, GRIDS[1])
    offices.send(grid, street)
    assert down(street, sister, tmp_path).accepted == 0
    assert people.list_residents(sister) == []
    with_register(sister, tmp_path, seed=4)
    offices.send(sister, street)
    assert {p.line.grid_code for p in people.list_residents(sister)} == {GRIDS[1]}
    assert {p.line.grid_code for p in people.list_residents(street)} == {GRIDS[0], GRIDS[1]}
