"""A certificate that ends: told by a signed notice, felt at once, and nothing that came is lost."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import (
    AlreadyEnrolled,
    CertificateRefused,
    GridCreditError,
    NotAddressed,
    NotFound,
    PlaceRevoked,
    SenderRevoked,
    SenderUnknown,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import (
    exchanging,
    quarantine,
    quarantine_release,
    sending,
    situation,
)
from gridcredit.operations.exchange.filereport import CertificateEnded
from gridcredit.operations.exchange.sending import party_of
from gridcredit.operations.register import people
from gridcredit.operations.trust import enrolling, revoking
from gridcredit.store.journal import nodes
from gridcredit.sync.enrolment import make_request
from gridcredit.sync.revocation import make_revocation
from tests.operations.offices import GRIDS, STREET, Offices, with_register


def refused(street: Desk, package: Path, answers: Path) -> list[Path]:
    """The notices that a package from a revoked office is answered with."""
    with pytest.raises(SenderRevoked):
        exchanging.import_files(street, [package], receipts=answers)
    return sorted(answers.glob("*.gcrev"))


def join_again(child: Desk, parent: Desk, folder: Path) -> None:
    """A new request up and a new certificate down."""
    enrolling.approve(parent, enrolling.write_request(child, folder / "again.gcreq"),
                      folder / "again.gccert")  # fmt: skip
    enrolling.accept(child, folder / "again.gccert")


def test_the_revoked_learn_it_from_the_answer_to_their_package_and_keep_their_data(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    enrolling.revoke(street, grid.node.id)
    [notice] = refused(street, sent.path, tmp_path / "answers")
    [foreseen] = exchanging.import_files(grid, [notice], preview=True)
    assert grid.node.state == nodes.ACTIVE
    [report] = exchanging.import_files(grid, [notice])
    assert report == CertificateEnded(notice, grid.node.id, grid.node.name)
    assert foreseen == report
    assert grid.node.state == nodes.REVOKED
    assert len(people.list_residents(grid)) > 0
    somebody = people.list_residents(grid)[0].line.id
    people.set_resident_field(grid, somebody, "phone", "19900000009")
    for act in (
        lambda: sending.export_package(grid, None, tmp_path),
        lambda: exchanging.import_files(grid, [notice]),
    ):
        with pytest.raises(PlaceRevoked):
            act()


def test_what_came_from_a_revoked_office_waits_whole_and_goes_in_with_its_new_certificate(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    enrolling.revoke(street, grid.node.id)
    for _ in range(2):
        [notice] = refused(street, sent.path, tmp_path / "answers")
    [waiting] = quarantine.held(street)
    assert (waiting.reason, waiting.number, waiting.sender) == ("revoked", 1, grid.node.id)
    assert waiting.file.read_bytes() == sent.path.read_bytes()
    assert quarantine_release.retry(street) == []
    exchanging.import_files(grid, [notice])
    join_again(grid, street, tmp_path)
    assert grid.node.state == nodes.ACTIVE
    [report] = quarantine_release.retry(street)
    assert report.accepted == sent.revisions
    assert quarantine.held(street) == []
    assert report.receipt is not None
    exchanging.import_files(grid, [report.receipt])
    assert situation.status(grid).unsent == 0


def test_an_old_notice_does_not_end_a_new_certificate(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    enrolling.revoke(street, grid.node.id)
    notice = revoking.write_notice(street, grid.node.id, tmp_path)
    exchanging.import_files(grid, [notice])
    join_again(grid, street, tmp_path)
    with pytest.raises(CertificateRefused) as refusal:
        exchanging.import_files(grid, [notice])
    assert refusal.value.reason == "renewed"
    enrolling.revoke(street, grid.node.id)
    exchanging.import_files(grid, [revoking.write_notice(street, grid.node.id, tmp_path)])
    assert grid.node.state == nodes.REVOKED


def test_whoever_was_approved_twice_is_ended_whichever_certificate_they_hold(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    request = tmp_path / "first.gcreq"
    with grid.reading() as session:
        keys = enrolling.node_keys(session)
    make_request(party_of(grid.node), grid.node.name, keys, "t").write(request)
    enrolling.approve(street, request, tmp_path / "lost.gccert")
    enrolling.revoke(street, grid.node.id)
    exchanging.import_files(grid, [revoking.write_notice(street, grid.node.id, tmp_path)])
    assert grid.node.state == nodes.REVOKED


def test_the_packages_of_others_are_taken_in_as_before(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    other = offices.child(street, Office.GRID, GRIDS[1])
    with_register(other, tmp_path, seed=2)
    revoked = sending.export_package(grid, None, tmp_path)
    fine = sending.export_package(other, None, tmp_path)
    enrolling.revoke(street, grid.node.id)
    notice = revoking.write_notice(street, grid.node.id, tmp_path)
    reports = exchanging.import_files(street, [revoked.path, fine.path], receipts=tmp_path)
    by_file = {report.file: report for report in reports}
    assert isinstance(by_file[revoked.path].error, SenderRevoked)
    assert by_file[fine.path].accepted == fine.revisions
    with pytest.raises(NotAddressed):
        exchanging.import_files(other, [notice])
    assert other.node.state == nodes.ACTIVE


def test_the_laptops_of_a_revoked_street_learn_it_from_the_same_notice_and_find_a_new_office(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    exchanging.import_files(street, [sent.path], receipts=tmp_path)
    down = sending.export_package(district, street.node.id, tmp_path)
    enrolling.revoke(district, street.node.id)
    notice = revoking.write_notice(district, street.node.id, tmp_path)
    for desk in (street, grid):
        assert exchanging.import_files(desk, [notice])[0].sender == street.node.id
    assert (street.node.state, grid.node.state) == (nodes.REVOKED, nodes.ACTIVE)
    with pytest.raises(PlaceRevoked):
        sending.export_package(grid, None, tmp_path)
    with pytest.raises(PlaceRevoked):
        exchanging.import_files(street, [down.path])
    new = Offices(tmp_path / "new", first_id=40)
    new.folder.mkdir()
    with closing(new):
        successor = new.child(district, Office.STREET, STREET)
        join_again(grid, successor, tmp_path)
        [report] = offices.send(grid, successor)
        assert report.set_aside == ()
        assert len(people.list_residents(successor)) == len(people.list_residents(grid)) > 0


def test_a_notice_that_somebody_else_signed_ends_nothing(
    grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    with street.reading() as session:
        certificate = enrolling.certificate_of(nodes.get(session, grid.node.id))
    assert certificate is not None
    with grid.reading() as session:
        keys = enrolling.node_keys(session)
    forged = make_revocation(certificate, keys, "t")
    forged.signed.write(tmp_path / "forged.gcrev")
    with pytest.raises(GridCreditError):
        exchanging.import_files(grid, [tmp_path / "forged.gcrev"])
    assert grid.node.state == nodes.ACTIVE


def test_only_the_revoked_get_a_notice_and_only_they_may_join_again(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    with pytest.raises(NotFound):
        revoking.write_notice(street, grid.node.id, tmp_path)
    with pytest.raises(AlreadyEnrolled):
        enrolling.write_request(grid, tmp_path / "x.gcreq")


def test_a_package_of_an_office_that_is_not_known_yet_waits_too(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    with street.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM node WHERE id = ?", (grid.node.id.bytes,))
    with pytest.raises(SenderUnknown):
        exchanging.import_files(street, [sent.path])
    [waiting] = quarantine.held(street)
    assert (waiting.reason, waiting.area) == ("sender_unknown", GRIDS[0])
    enrolling.approve(street, offices.folder / f"grid-{GRIDS[0]}.gcreq", tmp_path / "b.gccert")
    [report] = quarantine_release.retry(street)
    assert report.accepted == sent.revisions
