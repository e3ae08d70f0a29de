"""Papers that are kept no more: sealed when withdrawn, handed back, destroyed by two signatures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office, PledgeStage, Role
from gridcredit.domain.coverage import Basis
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import AreaOutside, BadValue, BlankRefused, NotFound, StorageFailed
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.figures import covering
from gridcredit.operations.pledges import disposal_papers, disposing, listing, signing, verifying
from gridcredit.operations.pledges.disposing import Why
from gridcredit.operations.tasks import list_tasks
from gridcredit.operations.visits import takingback
from gridcredit.store.exchange import outgoing
from gridcredit.store.journal import nodes
from gridcredit.store.register import disposals, events
from gridcredit.store.workspace import accounts, files
from tests.operations.homes import Home, a_home
from tests.operations.offices import Offices, Ticking
from tests.operations.pdfs import pdf_text

ON = date(2026, 11, 20)
LONG_AGO = date(2015, 6, 1)
PHOTO = b"\xff\xd8\xff\xe0" + b"a photo of a paper" * 40


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def signed(
    desk: Desk, who: UUID, folder: Path, on: date = ON, content: bytes = PHOTO
) -> signing.SignedPledge:
    """A pledge with a photo of it."""
    scan = folder / "承诺.jpg"
    scan.write_bytes(content)
    return signing.sign_pledge(desk, who, on, scan)


def withdraw(desk: Desk, number: str, on: date = ON) -> None:
    """Take the promise back."""
    listing.step(desk, number, PledgeStage.WITHDRAWN, on, reason="本人书面撤回")


def somebody_else(desk: Desk, name: str = "钱副主任", resident: UUID | None = None) -> Desk:
    """Another account of the same office."""
    actor = Actor("second", name, Role.GRID_WORKER, resident)
    with desk.writing() as session:
        accounts.put(session, actor)
    return replace(desk, actor=actor)


def kept(desk: Desk) -> list[bytes]:
    """The sealed files on the disk."""
    return [file.read_bytes() for file in (desk.folder / "files").glob("*.age")]


def paper(desk: Desk, number: str) -> listing.Paper:
    """The paper of a number."""
    with desk.reading() as session:
        return next(one for one in listing.papers_here(desk, session) if one.number == number)


# Withdrawn


def test_a_withdrawn_paper_is_sealed_at_once(worker: Desk, home: Home, tmp_path: Path) -> None:
    pledge = signed(worker, home.adult, tmp_path)
    assert paper(worker, pledge.number).scan
    withdraw(worker, pledge.number)
    told = paper(worker, pledge.number)
    assert (told.is_sealed, told.scan) == (True, "")
    with worker.reading() as session:
        parent = nodes.parent(session)
        assert parent is not None
        assert outgoing.pending(session, parent, 0).files == ()
        assert len(disposals.sealed_files(session)) == 1
    assert len(kept(worker)) == 1  # until it is handed back
    # A mistake: with the step taken back the paper is seen again.
    with worker.reading() as session:
        step = events.pledge_state(session, pledge.pledge)
    takingback.take_back(worker, "pledge_event", step.id, "登错人了")
    assert paper(worker, pledge.number).scan


def test_a_photo_that_another_paper_shares_is_not_sealed(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    mine, other = (signed(worker, who, tmp_path) for who in (home.adult, home.other))
    withdraw(worker, mine.number)
    with worker.reading() as session:
        assert disposals.sealed_files(session) == set()
    disposing.hand_back(worker, mine.number)
    assert len(kept(worker)) == 1
    assert paper(worker, other.number).scan


def test_it_is_to_be_handed_back_within_fifteen_working_days(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    pledge = signed(worker, home.adult, tmp_path)
    withdraw(worker, pledge.number)
    [task] = list_tasks(worker)
    assert (task.kind, task.due, task.about) == (
        *("pledge_hand_back", date(2026, 12, 11)),
        pledge.number,
    )
    [due] = disposing.due_for_disposal(worker)
    assert (due.why, due.due, due.overdue) == (Why.WITHDRAWN, date(2026, 12, 11), False)
    done = disposing.hand_back(worker, pledge.number)
    assert (done.files, done.disposal.second) == (1, "本人签收")
    assert kept(worker) == []
    assert list_tasks(worker) == []
    assert disposing.due_for_disposal(worker) == []
    told = paper(worker, pledge.number)
    assert (told.stage, told.signed_on, told.scan) == (PledgeStage.WITHDRAWN, ON, "")
    assert verifying.verify(worker).altered == ()


def test_only_what_was_withdrawn_is_handed_back_and_once(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    pledge = signed(worker, home.adult, tmp_path)
    with pytest.raises(BlankRefused) as refused:
        disposing.hand_back(worker, pledge.number)
    assert refused.value.reason == "not_withdrawn"
    withdraw(worker, pledge.number)
    for on, reason in ((date(2026, 11, 19), "before_withdrawal"), (date(2026, 11, 30), "future")):
        with pytest.raises(BadValue) as early:
            disposing.hand_back(worker, pledge.number, on)
        assert early.value.reason == reason
    disposing.hand_back(worker, pledge.number)
    with pytest.raises(BlankRefused) as again:
        disposing.hand_back(worker, pledge.number)
    assert again.value.reason == "handed_back"
    with pytest.raises(BlankRefused):
        disposing.hand_back(worker, "370403002-001-2026-9999")


# 销毁清册


def a_list(desk: Desk, home: Home, folder: Path) -> disposing.DisposalList:
    """A list with a pledge of long ago."""
    signed(desk, home.adult, folder, LONG_AGO)
    return disposing.make_list(desk)


def test_what_is_past_its_term_may_go_and_the_figures_stay(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    pledge = signed(worker, home.adult, tmp_path, LONG_AGO)
    young = signed(worker, home.other, tmp_path, ON, PHOTO + b"2")
    before = covering.coverage_tree(worker, worker.today(), "", Basis.RESIDENCE).coverage
    assert before.pledged == 2
    made = disposing.make_list(worker)
    assert made.numbers == (pledge.number,)
    second = somebody_else(worker)
    disposing.sign(worker, made.id)
    disposing.sign(second, made.id)
    assert disposing.carry_out(second, made.id).files == 1
    assert len(kept(worker)) == 1
    told = paper(worker, pledge.number)
    assert (told.stage, told.scan, told.disposed_on) == (
        *(PledgeStage.SIGNED, ""),
        worker.today(),
    )
    assert paper(worker, young.number).scan
    after = covering.coverage_tree(worker, worker.today(), "", Basis.RESIDENCE).coverage
    assert before == after
    assert verifying.verify(worker).altered == ()


def test_two_different_persons_sign_and_nothing_goes_before(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    made = a_list(worker, home, tmp_path)
    with pytest.raises(BadValue) as early:
        disposing.carry_out(worker, made.id)
    assert early.value.reason == "two_signatures_wanted"
    disposing.sign(worker, made.id)
    with pytest.raises(BadValue) as twice:
        disposing.sign(worker, made.id)
    assert twice.value.reason == "same_signer"
    with pytest.raises(BadValue):
        disposing.carry_out(worker, made.id)
    assert disposing.sign(somebody_else(worker), made.id).second == "钱副主任"
    with pytest.raises(BadValue) as third:
        disposing.sign(somebody_else(worker, "第三人"), made.id)
    assert third.value.reason == "signed_by_two"
    disposing.carry_out(worker, made.id)
    with pytest.raises(BadValue) as done:
        disposing.carry_out(worker, made.id)
    assert done.value.reason == "disposal_done"


def test_a_second_account_of_the_same_person_does_not_sign(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    made = a_list(worker, home, tmp_path)
    first = somebody_else(worker, "甲", home.unknown)
    disposing.sign(first, made.id)
    same = replace(worker, actor=replace(worker.actor, resident=home.unknown))
    with pytest.raises(BadValue) as refused:
        disposing.sign(same, made.id)
    assert refused.value.reason == "same_signer"


def test_a_paper_stands_on_one_list_and_only_while_it_may_go(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    with pytest.raises(BadValue) as nothing:
        disposing.make_list(worker)
    assert nothing.value.reason == "nothing_due"
    made = a_list(worker, home, tmp_path)
    young = signed(worker, home.other, tmp_path)
    for number, reason in (
        (young.number, "not_due_for_disposal"),
        (made.numbers[0], "on_another_list"),
    ):
        with pytest.raises(BadValue) as refused:
            disposing.make_list(worker, [number])
        assert (refused.value.value, refused.value.reason) == (number, reason)
    disposing.drop(worker, made.id, "有误")
    with pytest.raises(NotFound):
        disposing.sign(worker, made.id)
    again = disposing.make_list(worker)
    assert again.numbers == made.numbers
    assert again.number.endswith("-002")


def test_a_withdrawal_taken_back_stops_the_list(worker: Desk, home: Home, tmp_path: Path) -> None:
    pledge = signed(worker, home.adult, tmp_path)
    withdraw(worker, pledge.number)
    made = disposing.make_list(worker)
    disposing.sign(worker, made.id)
    disposing.sign(somebody_else(worker), made.id)
    with worker.reading() as session:
        step = events.pledge_state(session, pledge.pledge)
    takingback.take_back(worker, "pledge_event", step.id, "登错人了")
    with pytest.raises(BadValue) as refused:
        disposing.carry_out(worker, made.id)
    assert refused.value.reason == "not_due_for_disposal"
    assert len(kept(worker)) == 1


def test_the_print_has_every_paper_and_lines_for_two(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    withdrawn = signed(worker, home.other, tmp_path)
    withdraw(worker, withdrawn.number)
    old = signed(worker, home.adult, tmp_path, LONG_AGO)
    out = tmp_path / "清册.pdf"
    made, pages = disposal_papers.make_printed(worker, (), out)
    text = pdf_text(out)
    assert (pages, len(made.numbers)) == (1, 2)
    for told in (made.number, withdrawn.number, old.number, "退还本人", "监销人二（签字）"):
        assert told in text, told
    assert "王建国" not in text
    with pytest.raises(BadValue):
        disposal_papers.print_list(worker, made.id, tmp_path / "清册.docx")


# Everywhere it is held


def test_scans_go_at_every_office_that_holds_them(
    offices: Offices, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    home = a_home(grid)
    pledge = signed(grid, home.adult, tmp_path, LONG_AGO)
    offices.send(grid, street)
    assert [len(kept(one)) for one in (grid, street)] == [1, 1]
    made = disposing.make_list(street)
    disposing.sign(street, made.id)
    disposing.sign(somebody_else(street), made.id)
    disposing.carry_out(street, made.id)
    assert [len(kept(one)) for one in (grid, street)] == [1, 0]
    sent = sending.export_package(street, grid.node.id, tmp_path / "post")
    exchanging.import_files(grid, [sent.path])
    assert kept(grid) == []
    assert paper(grid, pledge.number).disposed_on == street.today()
    with grid.reading() as session:
        assert files.held(session) == {}


def test_a_late_package_brings_no_scan_back(street: Desk, grid: Desk, tmp_path: Path) -> None:
    home = a_home(grid)
    signed(grid, home.adult, tmp_path, LONG_AGO)
    first = sending.export_package(grid, None, tmp_path / "first")
    exchanging.import_files(street, [first.path])  # the receipt is lost: all is sent once more
    made = disposing.make_list(street)
    disposing.sign(street, made.id)
    disposing.sign(somebody_else(street), made.id)
    disposing.carry_out(street, made.id)
    again = sending.export_package(grid, None, tmp_path / "again")
    assert again.files == 1
    exchanging.import_files(street, [again.path])
    assert kept(street) == []


def test_two_offices_may_sign_one_list(
    offices: Offices, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    home = a_home(grid)
    signed(grid, home.adult, tmp_path, LONG_AGO)
    made = disposing.make_list(grid)
    disposing.sign(grid, made.id)
    offices.send(grid, street)
    assert disposing.sign(street, made.id).second == street.actor.name
    disposing.carry_out(street, made.id)
    sent = sending.export_package(street, grid.node.id, tmp_path / "post")
    exchanging.import_files(grid, [sent.path])
    assert [len(kept(one)) for one in (grid, street)] == [0, 0]


def test_what_is_sealed_and_was_never_sent_is_not_missed(
    offices: Offices, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    home = a_home(grid)
    pledge = signed(grid, home.adult, tmp_path)
    withdraw(grid, pledge.number)
    offices.send(grid, street)
    assert kept(street) == []
    assert verifying.verify(street).altered == ()
    disposing.hand_back(grid, pledge.number)
    offices.send(grid, street)
    assert list_tasks(street) == []


def test_a_list_that_cannot_be_printed_is_none(worker: Desk, home: Home, tmp_path: Path) -> None:
    signed(worker, home.adult, tmp_path, LONG_AGO)
    with pytest.raises(StorageFailed):
        disposal_papers.make_printed(worker, (), tmp_path / "没有的" / "清册.pdf")
    assert disposing.list_disposals(worker) == []


def test_originals_are_not_kept_at_the_district(district: Desk) -> None:
    assert district.office is Office.DISTRICT
    with pytest.raises(AreaOutside):
        disposing.hand_back(district, "370403002-001-2026-0001")


def test_a_clock_that_ended_is_said(worker: Desk, home: Home, tmp_path: Path) -> None:
    pledge = signed(worker, home.adult, tmp_path)
    withdraw(worker, pledge.number)
    clock = worker.clock
    assert isinstance(clock, Ticking)
    clock.go(40)
    [due] = disposing.due_for_disposal(worker)
    assert due.overdue
