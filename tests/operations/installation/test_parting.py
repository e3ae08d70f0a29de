"""A workspace copied to a second machine: noticed, made an office of its own, nothing lost."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.errors import NotEnrolled
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, location, sending, situation, undoing
from gridcredit.operations.exchange.filereport import FileReport, Noticed
from gridcredit.operations.exchange.sending import SentPackage
from gridcredit.operations.register import people
from gridcredit.operations.trust import enrolling
from gridcredit.operations.visits import visiting
from gridcredit.operations.visits.visiting import VisitEntry
from gridcredit.store.exchange import record_code
from gridcredit.store.workspace import audit
from tests.operations.offices import PASSPHRASE, Offices, counting_ids
from tests.operations.seen import digest, figures


@dataclass
class Two:
    """A laptop, its copy, and the street above them."""

    offices: Offices
    street: Desk
    first: Desk
    copy: Desk
    post: Path

    def homes(self) -> list[UUID]:
        """The households, in an order."""
        with self.street.reading() as session:
            found = session.connection().exec_driver_sql("SELECT id FROM household ORDER BY id")
            return [UUID(bytes=row) for row in found.scalars()]

    def visit(self, desk: Desk, *at: int) -> None:
        """Knock on some doors."""
        for place in at:
            visit = Visit(
                desk.new_id(), self.homes()[place], "2026-11-22T08:30", VisitOutcome.MET_DONE
            )
            visiting.log_visit(desk, VisitEntry(visit))

    def export(self, desk: Desk) -> SentPackage:
        """A package up, on a stick of its own: both give theirs the same name."""
        return sending.export_package(desk, None, self.post / desk.folder.name)

    def hand_in(self, desk: Desk, sent: SentPackage) -> FileReport:
        """What the street makes of it; its receipt goes back."""
        place = self.post / desk.folder.name
        [report] = exchanging.import_files(self.street, [sent.path], receipts=place)
        assert report.receipt is not None
        [told] = exchanging.import_files(desk, [report.receipt])
        assert told.noticed is report.noticed
        return report

    def certify(self, desk: Desk) -> None:
        """A new certificate for the one that has become an office of its own."""
        request = enrolling.write_request(desk, self.post / "again.gcreq")
        enrolling.approve(self.street, request, self.post / "again.gccert")
        enrolling.accept(desk, self.post / "again.gccert")

    def send_down(self, desk: Desk) -> FileReport:
        """A package down, and its receipt up."""
        place = self.post / "down" / desk.folder.name
        sent = sending.export_package(self.street, desk.node.id, place)
        [report] = exchanging.import_files(desk, [sent.path], receipts=place)
        assert report.receipt is not None
        exchanging.import_files(self.street, [report.receipt])
        return report

    def settle(self) -> None:
        """Everything to everybody."""
        for desk in (self.first, self.copy):
            self.hand_in(desk, self.export(desk))
        for desk in (self.first, self.copy):
            assert self.send_down(desk).set_aside == ()


@pytest.fixture
def two(offices: Offices, street: Desk, grid: Desk, tmp_path: Path) -> Two:
    """A laptop whose register the street has, and its copy."""
    offices.send(grid, street)
    return copied(offices, street, grid, tmp_path)


def copied(offices: Offices, street: Desk, grid: Desk, folder: Path) -> Two:
    """The folder on another machine, opened there."""
    grid.database.close()
    shutil.copytree(grid.folder, folder / "copy")
    first = open_desk(grid.folder, PASSPHRASE, grid.clock, grid.new_id)
    copy = open_desk(folder / "copy", PASSPHRASE, grid.clock, counting_ids(70).__next__)
    offices.desks |= {"first": first, "copy": copy}
    return Two(offices, street, first, copy, folder / "post")


def doors(desk: Desk) -> set[tuple[bytes, bytes]]:
    """Every visit that stands, with its household."""
    with desk.reading() as session:
        found = session.connection().exec_driver_sql("SELECT id, household FROM visit")
        return {(row, household) for row, household in found}


def code_of(desk: Desk, node: UUID) -> str:
    """对账码 of what a node wrote, as it is known here."""
    with desk.reading() as session:
        return record_code.of(session, node)


@pytest.mark.parametrize("first_is_first", [True, False], ids=("laptop", "copy"))
def test_the_work_of_both_is_everywhere_whoever_comes_first(
    two: Two, district: Desk, first_is_first: bool
) -> None:
    two.visit(two.first, 0, 1)
    two.visit(two.copy, 1, 2, 3, 4)
    known = two.first.node.id
    early, late = (two.first, two.copy) if first_is_first else (two.copy, two.first)
    packages = [two.export(early), two.export(late)]
    assert two.hand_in(early, packages[0]).noticed is not Noticed.COPIED
    assert two.hand_in(late, packages[1]).noticed is Noticed.COPIED
    assert early.node.id == known != late.node.id
    two.visit(late, 5)
    two.certify(late)
    two.visit(early, 5)
    two.settle()
    assert len(doors(two.street)) == 8
    assert doors(two.first) == doors(two.copy) == doors(two.street)
    assert digest(two.first) == digest(two.copy)
    for desk in (two.first, two.copy):
        assert code_of(desk, desk.node.id) == code_of(two.street, desk.node.id)
        now = situation.status(desk)
        assert (now.unsent, now.set_aside, now.conflicts) == (0, 0, 0)
    now = situation.status(two.street)
    assert (now.set_aside, [link.gaps for link in now.links]) == (0, [[]] * len(now.links))
    two.offices.send(two.street, district)
    assert {row for row, _ in doors(district)} == {row for row, _ in doors(two.street)}
    counted = [figures(desk) for desk in (two.first, two.copy, two.street, district)]
    assert counted == [counted[0]] * 4


def test_the_longer_of_two_never_mixes_with_the_other(two: Two) -> None:
    two.visit(two.first, 0)
    two.visit(two.copy, 1, 2, 3)
    two.hand_in(two.first, two.export(two.first))
    report = two.hand_in(two.copy, two.export(two.copy))
    assert (report.accepted, report.set_aside) == (0, (("seq_reused", 3),))
    two.visit(two.first, 4, 5)
    report = two.hand_in(two.first, two.export(two.first))
    assert (report.accepted, report.set_aside, report.noticed) == (2, (), Noticed.NOTHING)
    assert situation.status(two.first).set_aside == 0


def test_the_copy_waits_for_a_certificate_and_goes_on_at_the_door(two: Two) -> None:
    two.visit(two.first, 0)
    two.visit(two.copy, 1)
    two.hand_in(two.first, two.export(two.first))
    two.hand_in(two.copy, two.export(two.copy))
    assert (two.copy.node.state, two.first.node.state) == ("copied", "active")
    two.visit(two.copy, 2)
    with pytest.raises(NotEnrolled):
        two.export(two.copy)
    for desk, act in ((two.copy, "parted"), (two.street, "import")):
        with desk.reading() as session:
            [*_, entry] = audit.entries(session, act=act)
        assert entry.facts["forked" if act == "import" else "former"]


def test_both_change_one_field_and_the_clash_is_shown_once(two: Two) -> None:
    row = sorted(p.line.id for p in people.list_residents(two.first))[0]
    people.set_resident_field(two.first, row, "phone", "19900000001")
    people.set_resident_field(two.copy, row, "phone", "19900000002")
    people.set_resident_field(two.copy, row, "phone", "19900000003")
    two.hand_in(two.first, two.export(two.first))
    two.hand_in(two.copy, two.export(two.copy))
    two.certify(two.copy)
    two.visit(two.first, 0)
    two.settle()
    assert [situation.status(d).conflicts for d in (two.first, two.copy, two.street)] == [1, 1, 1]
    assert digest(two.first) == digest(two.copy)


def test_a_package_of_before_the_parting_that_comes_late_leaves_nothing_behind(two: Two) -> None:
    two.visit(two.first, 0)
    two.visit(two.copy, 1, 2)
    stray = two.export(two.copy)
    two.hand_in(two.first, two.export(two.first))
    two.hand_in(two.copy, two.export(two.copy))
    two.certify(two.copy)
    two.hand_in(two.copy, two.export(two.copy))
    assert situation.status(two.street).set_aside == 0
    [report] = exchanging.import_files(two.street, [stray.path], receipts=two.post)
    assert (report.accepted, report.noticed) == (0, Noticed.COPIED)
    assert situation.status(two.street).set_aside == 0


def test_the_receipts_of_both_lie_beside_each_other(two: Two) -> None:
    two.visit(two.first, 0)
    two.visit(two.copy, 1)
    files = []
    for desk in (two.first, two.copy, two.first):
        sent = two.post / desk.folder.name / "one.gcpkg"
        if not sent.exists():
            two.export(desk).path.rename(sent)
        [report] = exchanging.import_files(two.street, [sent], receipts=two.post / "receipts")
        files.append(report.receipt)
    assert len(list((two.post / "receipts").iterdir())) == 2
    assert files[0] == files[2] != files[1]
    assert files[0] is not None
    exchanging.import_files(two.first, [files[0]])
    assert situation.status(two.first).unsent == 0


def test_what_came_before_the_parting_can_still_be_undone(two: Two) -> None:
    row = sorted(p.line.id for p in people.list_residents(two.street))[0]
    imports = []
    for phone in ("19900000001", "19900000002"):
        people.set_resident_field(two.street, row, "phone", phone)
        imports.append(two.send_down(two.copy).import_id)
    assert imports[0] is not None
    assert imports[1] is not None
    undoing.undo_import(two.copy, imports[1])
    two.visit(two.first, 0)
    two.hand_in(two.first, two.export(two.first))
    assert two.hand_in(two.copy, two.export(two.copy)).noticed is Noticed.COPIED
    undoing.undo_import(two.copy, imports[0])
    undoing.redo_import(two.copy, imports[1])
    seen = situation.traffic(two.copy)
    assert {seen.names[one.sender] for one in seen.received} == {two.street.node.name}
    phones = {p.line.id: p.line.phone for p in people.list_residents(two.copy, purpose="测试")}
    assert phones[row] == "19900000002"


def test_a_copy_that_is_said_to_be_one_never_forks(
    offices: Offices, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    location.check_location(grid)
    row = sorted(p.line.id for p in people.list_residents(grid))[0]
    people.set_resident_field(grid, row, "phone", "19900000001")  # not sent yet
    two = copied(offices, street, grid, tmp_path)
    assert location.check_location(two.copy) == "undecided"
    two.visit(two.copy, 0, 1)
    two.visit(two.first, 1, 2)
    people.set_resident_field(two.first, row, "phone", "19900000002")
    location.declare_copy(two.copy)
    two.certify(two.copy)
    for desk in (two.copy, two.first):
        two.hand_in(desk, two.export(desk))
    for desk in (two.first, two.copy):
        assert two.send_down(desk).set_aside == ()
    assert len(doors(two.street)) == 4
    assert doors(two.first) == doors(two.copy) == doors(two.street)
    assert [situation.status(d).conflicts for d in (two.first, two.copy, two.street)] == [0] * 3
    assert digest(two.first) == digest(two.copy)


def test_three_of_one_part_into_three(two: Two, tmp_path: Path) -> None:
    two.copy.close()
    shutil.copytree(two.copy.folder, tmp_path / "third")
    two.copy = open_desk(two.copy.folder, PASSPHRASE, two.first.clock, counting_ids(71).__next__)
    third = open_desk(tmp_path / "third", PASSPHRASE, two.first.clock, counting_ids(72).__next__)
    two.offices.desks |= {"copy": two.copy, "third": third}
    everybody = (two.first, two.copy, third)
    for at, desk in enumerate(everybody):
        two.visit(desk, at)
    packages = [two.export(desk) for desk in everybody]
    noticed = [two.hand_in(d, p).noticed for d, p in zip(everybody, packages, strict=True)]
    assert noticed == [Noticed.NOTHING, Noticed.COPIED, Noticed.COPIED]
    assert situation.status(two.street).set_aside == 2
    for desk in everybody[1:]:
        two.certify(desk)
        two.hand_in(desk, two.export(desk))
    assert situation.status(two.street).set_aside == 0
    for desk in everybody:
        two.send_down(desk)
    assert [len(doors(desk)) for desk in (*everybody, two.street)] == [3, 3, 3, 3]


def test_nothing_new_on_both_sides_is_no_fork(two: Two) -> None:
    two.visit(two.first, 0)
    sent = two.export(two.first)
    two.first.database.close()
    shutil.copytree(two.first.folder, two.post / "again")
    again = open_desk(two.post / "again", PASSPHRASE, two.first.clock, two.first.new_id)
    two.offices.desks["again"] = again
    assert two.hand_in(again, two.export(again)).noticed is not Noticed.COPIED
    [report] = exchanging.import_files(two.street, [sent.path], receipts=two.post)
    assert (report.noticed, report.accepted) == (Noticed.NOTHING, 0)


def test_a_street_that_is_copied_parts_from_its_laptops_too(
    offices: Offices, district: Desk, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    offices.send(street, district)
    street.database.close()
    shutil.copytree(street.folder, tmp_path / "copy")
    street = open_desk(street.folder, PASSPHRASE, street.clock, street.new_id)
    copy = open_desk(tmp_path / "copy", PASSPHRASE, street.clock, counting_ids(70).__next__)
    offices.desks |= {"again": street, "copy": copy}
    rows = sorted(p.line.id for p in people.list_residents(street))
    people.set_resident_field(street, rows[0], "state", "away")
    people.set_resident_field(copy, rows[1], "state", "away")
    people.set_resident_field(copy, rows[1], "limited", "1")
    assert offices.send(street, district)[0].noticed is not Noticed.COPIED
    assert offices.send(copy, district)[0].noticed is Noticed.COPIED
    assert situation.status(copy).links[1:] == ()
    request = enrolling.write_request(copy, tmp_path / "r.gcreq")
    enrolling.approve(district, request, tmp_path / "r.gccert")
    enrolling.accept(copy, tmp_path / "r.gccert")
    assert offices.send(copy, district)[0].set_aside == ()
    assert situation.status(district).set_aside == 0
