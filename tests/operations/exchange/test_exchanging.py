"""Packages up, receipts down: nothing lost, nothing said twice, nothing believed blindly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.coverage import Basis
from gridcredit.domain.errors import (
    AreaUnknown,
    Cancelled,
    CertificateRefused,
    FileUnreadable,
    NoParent,
    NotAddressed,
    NotEnrolled,
    NothingToExport,
    SenderRevoked,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import conflicts, exchanging, sending, situation, verifying
from gridcredit.operations.exchange.filereport import AlreadyKnown
from gridcredit.operations.figures import covering
from gridcredit.operations.register import people
from gridcredit.operations.trust import enrolling
from tests.operations.offices import GRIDS, PASSPHRASE, STREET, Offices, with_register


@pytest.fixture
def on_server(request: pytest.FixtureRequest) -> bool:
    """In a file, but where both engines are asked: what a package brings into tables is held for
    both by tests/store."""
    return bool(getattr(request, "param", False))


on_either = pytest.mark.parametrize(
    "on_server", [False, True], indirect=True, ids=["file", "server"]
)


TODAY = date(2026, 11, 22)


def figures(desk: Desk, area: str) -> covering.Coverage:
    """Today's coverage of an area as this desk counts it."""
    return covering.coverage_tree(desk, TODAY, area, Basis.RESIDENCE).coverage


@on_either
def test_the_district_counts_what_the_laptop_counts_without_knowing_anybody(
    offices: Offices, grid: Desk, street: Desk, district: Desk
) -> None:
    offices.send(grid, street)
    offices.send(street, district)
    assert figures(grid, GRIDS[0]) == figures(street, GRIDS[0]) == figures(district, GRIDS[0])
    assert figures(grid, GRIDS[0]).eligible > 0
    strangers = people.list_residents(district, purpose="测试")
    assert strangers
    assert {(p.line.name, p.line.id_number, p.line.phone) for p in strangers} == {("", "", "")}


@on_either
def test_unsent_falls_only_when_the_receipt_comes(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    unsent = situation.status(grid).unsent
    sent = sending.export_package(grid, None, tmp_path)
    assert sent.revisions == unsent == situation.status(grid).unsent
    [report] = exchanging.import_files(street, [sent.path], receipts=tmp_path)
    assert situation.status(grid).unsent == unsent
    assert report.receipt is not None
    exchanging.import_files(grid, [report.receipt])
    assert situation.status(grid).unsent == 0
    with pytest.raises(NothingToExport):
        sending.export_package(grid, None, tmp_path)


@on_either
def test_a_preview_reports_what_the_import_does_and_changes_nothing(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    [before] = exchanging.import_files(street, [sent.path], preview=True)
    assert people.list_residents(street) == []
    [done] = exchanging.import_files(street, [sent.path], receipts=tmp_path)
    assert (before.accepted, before.same, before.set_aside) == (
        done.accepted,
        done.same,
        done.set_aside,
    )


def test_importing_again_changes_nothing_and_gives_the_same_receipt(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    [first] = exchanging.import_files(street, [sent.path], receipts=tmp_path / "a")
    code = situation.status(street).links[1].code
    [again] = exchanging.import_files(street, [sent.path], receipts=tmp_path / "b")
    assert (again.accepted, isinstance(again, AlreadyKnown)) == (0, True)
    assert first.receipt is not None
    assert again.receipt is not None
    assert again.receipt.read_bytes() == first.receipt.read_bytes()
    assert situation.status(street).links[1].code == code


def test_a_lost_package_is_named_and_healed_by_the_next(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    lost = sending.export_package(grid, None, tmp_path)
    lost.path.unlink()
    second = sending.export_package(grid, None, tmp_path)
    [report] = exchanging.import_files(street, [second.path], receipts=tmp_path)
    assert report.gaps == [1]
    assert figures(street, GRIDS[0]) == figures(grid, GRIDS[0])


def test_the_reconciliation_code_is_equal_only_when_the_records_are(
    offices: Offices, grid: Desk, street: Desk
) -> None:
    offices.send(grid, street)

    def codes() -> tuple[str, str]:
        theirs = next(li for li in situation.status(street).links if li.node.id == grid.node.id)
        return situation.status(grid).code, theirs.code

    own, held = codes()
    assert own == held
    resident = people.list_residents(grid)[0].line.id
    people.set_resident_field(grid, resident, "phone", "19900000001")
    own, held = codes()
    assert own != held
    offices.send(grid, street)
    own, held = codes()
    assert own == held


def test_two_who_change_one_field_are_shown_and_the_choice_reaches_both(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    resident = people.list_residents(grid)[0].line.id
    people.set_resident_field(grid, resident, "phone", "19900000001")
    people.set_resident_field(street, resident, "phone", "19900000002")
    offices.send(grid, street)
    [conflict] = conflicts.listed(street, "测试")
    assert {held.value for held in conflict.values} == {"19900000001", "19900000002"}
    situation.choose(street, conflict, "19900000003")
    assert conflicts.listed(street, "测试") == []
    down = sending.export_package(street, grid.node.id, tmp_path / "down")
    exchanging.import_files(grid, [down.path])
    [person] = [p for p in people.list_residents(grid, purpose="测试") if p.line.id == resident]
    assert person.line.phone == "19900000003"
    assert conflicts.listed(grid, "测试") == []


def test_a_cleared_field_arrives_as_cleared(offices: Offices, grid: Desk, street: Desk) -> None:
    offices.send(grid, street)
    somebody = next(p.line for p in people.list_residents(grid, purpose="测试") if p.line.phone)
    people.set_resident_field(grid, somebody.id, "phone", "")
    offices.send(grid, street)
    [there] = [
        p.line for p in people.list_residents(street, purpose="测试") if p.line.id == somebody.id
    ]
    assert there.phone == ""


def test_a_street_approves_nobody_of_another_street(
    offices: Offices, street: Desk, tmp_path: Path
) -> None:
    foreign = enrolling.start_child(
        tmp_path / "foreign",
        Office.GRID,
        GRIDS[2],
        "别街网格",
        PASSPHRASE,
        offices.clock,
        offices.ids_from(9),
    )
    request = enrolling.write_request(foreign, tmp_path / "foreign.gcreq")
    with pytest.raises(AreaUnknown):
        enrolling.approve(street, request, tmp_path / "foreign.gccert")
    foreign.close()


def test_packages_for_others_from_strangers_and_revoked_are_refused_by_name(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    with pytest.raises(NotAddressed):
        exchanging.import_files(district, [sent.path])
    enrolling.revoke(street, grid.node.id)
    with pytest.raises(SenderRevoked):
        exchanging.import_files(street, [sent.path])
    checked = verifying.verify_file(street, sent.path)
    assert (checked.valid, checked.reasons) == (False, ["SenderRevoked"])
    other = Offices(tmp_path / "elsewhere", first_id=50)
    other.folder.mkdir()
    try:
        elsewhere = other.child(other.district(), Office.STREET, STREET)
        stranger = other.child(elsewhere, Office.GRID, GRIDS[0])
        with_register(stranger, other.folder)
        package = sending.export_package(stranger, None, tmp_path)
        with pytest.raises(NotAddressed):
            exchanging.import_files(street, [package.path])
    finally:
        other.close()


def test_one_bad_file_among_several_stops_only_itself(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    cut = tmp_path / "cut.gcpkg"
    cut.write_bytes(sent.path.read_bytes()[:-40])
    nonsense = tmp_path / "note.txt"
    nonsense.write_text("not a package", "utf-8")
    reports = exchanging.import_files(street, [cut, sent.path, nonsense], receipts=tmp_path)
    by_file = {report.file.name: report for report in reports}
    assert isinstance(by_file["cut.gcpkg"].error, FileUnreadable)
    assert isinstance(by_file["note.txt"].error, FileUnreadable)
    assert by_file[sent.path.name].accepted == sent.revisions


@pytest.mark.parametrize("preview", [True, False])
def test_who_stops_stops_the_files_behind_it_too(
    grid: Desk, street: Desk, tmp_path: Path, preview: bool
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    nonsense = tmp_path / "note.txt"
    nonsense.write_text("not a package", "utf-8")

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        exchanging.import_files(street, [sent.path, nonsense], preview, tmp_path, stop)
    assert situation.traffic(street).received == ()


def test_a_district_has_nobody_above_and_a_waiting_child_sends_nothing(
    offices: Offices, district: Desk, tmp_path: Path
) -> None:
    with pytest.raises(NoParent):
        sending.export_package(district, None, tmp_path)
    waiting = enrolling.start_child(
        tmp_path / "w", Office.STREET, STREET, "等", PASSPHRASE, offices.clock, offices.ids_from(8)
    )
    with pytest.raises(NotEnrolled):
        sending.export_package(waiting, None, tmp_path)
    waiting.close()


def test_a_certificate_for_another_workspace_is_refused(
    offices: Offices, district: Desk, tmp_path: Path
) -> None:
    desks = [
        enrolling.start_child(
            tmp_path / name,
            Office.STREET,
            STREET,
            name,
            PASSPHRASE,
            offices.clock,
            offices.ids_from(start),
        )
        for name, start in (("one", 11), ("two", 12))
    ]
    request = enrolling.write_request(desks[0], tmp_path / "one.gcreq")
    enrolling.approve(district, request, tmp_path / "one.gccert")
    with pytest.raises(CertificateRefused):
        enrolling.accept(desks[1], tmp_path / "one.gccert")
    assert desks[1].node.state == "waiting"
    enrolling.accept(desks[0], tmp_path / "one.gccert")
    assert desks[0].node.state == "active"
    for desk in desks:
        desk.close()
