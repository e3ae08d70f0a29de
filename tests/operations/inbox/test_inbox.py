"""Files handed in: each is told by its content, previewed alone, and taken in with its receipt."""

from pathlib import Path

import pytest

from gridcredit.domain.codes import Office, VisitOutcome
from gridcredit.domain.errors import (
    AlreadyEnrolled,
    Cancelled,
    CertificateRefused,
    FileUnreadable,
    NotAddressed,
    NotAllowed,
    SenderRevoked,
)
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import sending, situation
from gridcredit.operations.exchange.filereport import AlreadyKnown
from gridcredit.operations.inbox import inbox
from gridcredit.operations.register.people import list_households
from gridcredit.operations.trust import enrolling
from gridcredit.operations.visits import visiting
from gridcredit.operations.visits.visiting import VisitEntry
from tests.operations.offices import GRIDS, STREET, Offices


def test_an_offer_says_what_importing_would_do_and_changes_nothing(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path)
    offered = inbox.offer(street, sent.path)
    assert offered.report is not None
    assert (offered.kind, offered.report.number) == ("package", 1)
    assert offered.report.accepted == sent.revisions
    assert not situation.traffic(street).received
    assert not list(tmp_path.glob("*.gcack"))


def test_the_receipt_lies_beside_its_package(grid: Desk, street: Desk, tmp_path: Path) -> None:
    sent = sending.export_package(grid, None, tmp_path / "stick")
    report = inbox.take_in(street, sent.path)
    assert report.receipt is not None
    assert report.receipt.parent == tmp_path / "stick"
    back = inbox.offer(grid, report.receipt)
    assert (back.kind, back.report and back.report.number) == ("receipt", 1)
    assert situation.glance(grid).unsent > 0
    inbox.take_in(grid, report.receipt)
    assert situation.glance(grid).unsent == 0


def test_where_a_receipt_cannot_be_written_it_stays_in_the_workspace(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path / "stick")
    blocked = tmp_path / "stick" / sent.path.with_suffix(".gcack").name
    blocked.mkdir()  # nothing can be written by that name
    report = inbox.take_in(street, sent.path)
    assert report.receipt is not None
    assert report.receipt.parent == street.folder / "receipts"
    assert isinstance(report, AlreadyKnown)


def test_every_fault_of_a_file_is_said_of_that_file(
    grid: Desk, street: Desk, offices: Offices, tmp_path: Path
) -> None:
    sent = sending.export_package(grid, None, tmp_path / "out").path
    other = tmp_path / "note.gcpkg"
    other.write_text("nothing of ours")
    cut = tmp_path / "cut.gcpkg"
    cut.write_bytes(sent.read_bytes()[:-200])
    assert isinstance(inbox.offer(street, other).error, FileUnreadable)
    assert isinstance(inbox.offer(street, cut).error, FileUnreadable)
    lost = inbox.offer(grid, sent).error
    assert isinstance(lost, NotAddressed)
    assert not lost.to.isdigit()
    enrolling.revoke(street, grid.node.id)
    assert isinstance(inbox.offer(street, sent).error, SenderRevoked)


def test_a_request_is_offered_with_its_fingerprint_and_area_in_words(
    street: Desk, offices: Offices, tmp_path: Path
) -> None:
    waiting = enrolling.start_child(
        tmp_path / "new", Office.GRID, GRIDS[1], "王网格", "榴花盛开-2026", offices.clock,
        offices.ids_from(70),
    )  # fmt: skip
    file = enrolling.write_request(waiting, tmp_path / "x.gcreq")
    offered = inbox.offer(street, file)
    assert offered.joining is not None
    assert offered.joining.fingerprint == enrolling.fingerprint(waiting)
    assert offered.joining.name == "王网格"
    assert offered.joining.parent.fingerprint == enrolling.fingerprint(street)
    assert offered.joining.area_name.endswith("网格")
    waiting.close()


def test_a_grid_worker_approves_nobody(grid: Desk, offices: Offices, tmp_path: Path) -> None:
    request = offices.folder / f"grid-{GRIDS[0]}.gcreq"
    assert isinstance(inbox.offer(grid, request).error, NotAllowed)
    certificate = offices.folder / f"grid-{GRIDS[0]}.gccert"
    assert isinstance(inbox.offer(grid, certificate).error, AlreadyEnrolled)


def test_nobody_certifies_themselves_or_their_own_level(
    street: Desk, offices: Offices, tmp_path: Path
) -> None:
    own = offices.folder / f"street-{STREET}.gcreq"
    assert isinstance(inbox.offer(street, own).error, CertificateRefused)
    twin = enrolling.start_child(
        tmp_path / "twin", Office.STREET, STREET, "另一台", "榴花盛开-2026", offices.clock,
        offices.ids_from(70),
    )  # fmt: skip
    file = enrolling.write_request(twin, tmp_path / "twin.gcreq")
    twin.close()
    assert isinstance(inbox.offer(street, file).error, CertificateRefused)
    with pytest.raises(CertificateRefused):
        enrolling.approve(street, file, tmp_path / "twin.gccert")


def test_a_folder_stands_for_our_files_in_it(tmp_path: Path) -> None:
    for name in ("b.gcpkg", "a.GCACK", "photo.jpg"):
        (tmp_path / name).touch()
    assert [p.name for p in inbox.files_in([tmp_path])] == ["a.GCACK", "b.gcpkg"]
    assert [p.name for p in inbox.files_in([tmp_path / "photo.jpg"])] == ["photo.jpg"]


def test_packages_that_come_together_are_not_missing(
    grid: Desk, street: Desk, tmp_path: Path
) -> None:
    first = sending.export_package(grid, None, tmp_path).path
    _visit(grid)
    second = sending.export_package(grid, None, tmp_path).path
    offered = [inbox.offer(street, file) for file in (first, second)]
    assert offered[1].report is not None
    assert offered[1].report.gaps == [1]
    together = inbox.without_gaps_between(offered)
    assert [one.report.gaps for one in together if one.report] == [[], []]


def test_a_stopped_look_is_no_fault_of_the_file(grid: Desk, street: Desk, tmp_path: Path) -> None:
    sent = sending.export_package(grid, None, tmp_path).path

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        inbox.offer(street, sent, stop)


def test_a_glance_names_the_way_from_the_street_down(grid: Desk, street: Desk) -> None:
    names = situation.glance(grid).area
    assert len(names) == 3
    assert situation.glance(street).area == names[:1]
    assert situation.glance(street).has_parent


def _visit(desk: Desk) -> None:
    line = list_households(desk)[0]
    visit = Visit(desk.new_id(), line.id, "2026-11-22T09:00", VisitOutcome.NOBODY)
    visiting.log_visit(desk, VisitEntry(visit))
