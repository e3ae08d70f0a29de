"""信用承诺书: numbers never come twice, stages follow each other, scans are copies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import PledgeStage, VisitOutcome
from gridcredit.domain.errors import (
    BadValue,
    BlankRefused,
    FileUnreadable,
    MinorRefused,
    NotFound,
    StorageFailed,
)
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.pledging import serial_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, listing, signing, wordings
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.operations.register import people
from gridcredit.operations.visits import visiting
from gridcredit.store.register import events
from gridcredit.store.workspace import files
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS, STREET

ON = date(2026, 11, 20)
PHOTO = b"\xff\xd8\xff\xe0" + b"a photo of a paper" * 40


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def sign(desk: Desk, home: Home, on: date = ON) -> signing.SignedPledge:
    """The adult signs."""
    return signing.sign_pledge(desk, home.adult, on)


def serial(signed: signing.SignedPledge) -> int:
    """The serial of its number."""
    found = serial_of(signed.number)
    assert found is not None
    return found


def test_a_number_tells_street_village_and_year(worker: Desk, home: Home) -> None:
    assert sign(worker, home).number.startswith(f"{STREET}-001-2026-")
    assert sign(worker, home, date(2025, 12, 31)).number.startswith(f"{STREET}-001-2025-")


def test_a_minor_signs_nothing_and_who_is_of_unknown_age_may(worker: Desk, home: Home) -> None:
    with pytest.raises(MinorRefused) as refused:
        signing.sign_pledge(worker, home.minor, ON)
    assert "2015" not in str(refused.value)
    signing.sign_pledge(worker, home.unknown, ON)


def test_the_version_that_was_signed_is_kept_and_a_blank_tells_its_own(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    starter = wordings.starter().version
    with pytest.raises(NotFound):
        signing.sign_pledge(worker, home.adult, ON, text="没有的版本")
    signed = signing.sign_pledge(worker, home.adult, ON, text=starter)
    (paper,) = listing.list_papers(worker, PaperFilter())
    assert (paper.number, paper.version) == (signed.number, starter)
    printed = blanks.print_blanks(worker, tmp_path / "空白.pdf", Wanted(unnamed=1))
    number = printed.blanks[0].number
    assert signing.sign_pledge(worker, home.unknown, ON, number=number).number == number


def test_a_step_out_of_turn_and_an_unknown_number_are_named_as_such(
    street: Desk, tmp_path: Path
) -> None:
    home = a_home(street)
    signed = signing.sign_pledge(street, home.adult, ON)
    with pytest.raises(BadValue) as early:
        listing.step(street, signed.number, PledgeStage.ARCHIVED, ON, "3-12")
    assert early.value.reason == "stage_order"
    listing.step(street, signed.number, PledgeStage.WITHDRAWN, ON, reason="口头撤回")
    with pytest.raises(BadValue) as late:
        listing.step(street, signed.number, PledgeStage.CHECKED, ON)
    assert late.value.reason == "number_withdrawn_already"
    for stage in (PledgeStage.CHECKED, PledgeStage.VOIDED):
        with pytest.raises(BlankRefused) as unknown:
            listing.step(street, "370403002-001-2026-9998", stage, ON)
        assert unknown.value.reason == "no_such_blank"
    made = blanks.print_blanks(street, tmp_path / "空白.pdf", Wanted(residents=(home.adult,)))
    with pytest.raises(BlankRefused) as unsigned:
        listing.step(street, made.blanks[0].number, PledgeStage.CHECKED, ON)
    assert unsigned.value.reason == "not_signed"


def test_a_blank_of_another_text_is_refused(street: Desk, tmp_path: Path) -> None:
    home = a_home(street)
    said = replace(wordings.starter(), version="街道文本", begins=date(2026, 1, 1))
    wordings.put_in_force(street, said)
    printed = blanks.print_blanks(street, tmp_path / "空白.pdf", Wanted(residents=(home.adult,)))
    number = printed.blanks[0].number
    with pytest.raises(BlankRefused) as refused:
        signing.sign_pledge(street, home.adult, ON, number=number, text=wordings.starter().version)
    assert refused.value.reason == "other_version_printed"
    signing.sign_pledge(street, home.adult, ON, number=number, text=said.version)
    (paper,) = listing.list_papers(street, PaperFilter(stage=PledgeStage.SIGNED))
    assert paper.version == said.version


def test_nothing_is_signed_tomorrow_or_by_nobody(worker: Desk, home: Home) -> None:
    with pytest.raises(BadValue) as refused:
        sign(worker, home, date(2026, 11, 23))
    assert (refused.value.field, refused.value.reason) == ("signed_on", "future")
    with pytest.raises(NotFound):
        signing.sign_pledge(worker, worker.new_id(), ON)


@pytest.mark.parametrize("last", [PledgeStage.VOIDED, PledgeStage.WITHDRAWN])
def test_a_number_once_given_is_never_given_again(
    worker: Desk, home: Home, last: PledgeStage
) -> None:
    first = sign(worker, home)
    signing.advance_pledge(worker, first.pledge, last, ON, reason="本人要求")
    assert serial(sign(worker, home)) == serial(first) + 1


def test_a_signing_taken_back_keeps_its_number_used(worker: Desk, home: Home) -> None:
    knock = Visit(worker.new_id(), home.household, "2026-11-20T09:00", VisitOutcome.MET_DONE)
    page = visiting.VisitEntry(knock, (visiting.AdultEntry(home.adult, pledged=True),))
    saved = visiting.log_visit(worker, page)
    visiting.take_back_visit(worker, saved.visit)
    [person] = [p for p in people.list_residents(worker) if p.line.id == home.adult]
    assert not person.pledged
    assert sign(worker, home).number not in saved.numbers


def test_grid_and_street_give_numbers_of_shares_apart(
    worker: Desk, clerk: Desk, home: Home
) -> None:
    there = people.list_residents(clerk, area=GRIDS[0])
    adult = next(p.line.id for p in there if p.eligible)
    of_grid = {serial(sign(worker, home)) for _ in range(3)}
    of_street = {serial(signing.sign_pledge(clerk, adult, ON)) for _ in range(3)}
    assert of_grid & of_street == set()
    # The village and its two grids have a third each.
    assert {(s - 1) * 3 // 9999 for s in of_street} == {0}
    assert {(s - 1) * 3 // 9999 for s in of_grid} == {1}


def test_stages_follow_each_other_and_never_jump(clerk: Desk) -> None:
    there = people.list_residents(clerk, area=GRIDS[0])
    signed = signing.sign_pledge(clerk, next(p.line.id for p in there if p.eligible), ON)
    with pytest.raises(BadValue) as refused:
        signing.advance_pledge(clerk, signed.pledge, PledgeStage.ARCHIVED, ON, "1-1")
    assert refused.value.field == "stage"
    for stage in (PledgeStage.CHECKED, PledgeStage.ARCHIVED, PledgeStage.WITHDRAWN):
        fact = signing.advance_pledge(clerk, signed.pledge, stage, ON, "1-1", "本人撤回")
        assert (fact.number, fact.location) == (signed.number, "1-1")
    with pytest.raises(BadValue):
        signing.advance_pledge(clerk, signed.pledge, PledgeStage.VOIDED, ON, reason="写错")
    with clerk.reading() as session:
        assert events.pledge_state(session, signed.pledge).stage is PledgeStage.WITHDRAWN


def test_a_stage_is_not_reached_tomorrow_nor_by_no_paper(worker: Desk, home: Home) -> None:
    signed = sign(worker, home)
    with pytest.raises(BadValue):
        signing.advance_pledge(worker, signed.pledge, PledgeStage.CHECKED, date(2026, 11, 23))
    with pytest.raises(NotFound):
        signing.advance_pledge(worker, worker.new_id(), PledgeStage.CHECKED, ON)


def test_a_withdrawn_pledge_counts_no_more(worker: Desk, home: Home) -> None:
    signed = sign(worker, home)
    signing.advance_pledge(
        worker, signed.pledge, PledgeStage.WITHDRAWN, worker.today(), reason="口头撤回"
    )
    [person] = [p for p in people.list_residents(worker) if p.line.id == home.adult]
    assert not person.pledged


def test_a_scan_is_kept_sealed_under_its_own_digest(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    scan = tmp_path / "承诺书 1.jpg"
    scan.write_bytes(PHOTO)
    signed = signing.sign_pledge(worker, home.adult, ON, scan)
    with worker.reading() as session:
        digest = events.pledge_state(session, signed.pledge).scan
        with files.open_stream(session, worker.folder, digest) as stream:
            assert stream.read() == PHOTO
    assert all(PHOTO not in f.read_bytes() for f in worker.folder.rglob("*") if f.is_file())


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", FileUnreadable), (b"MZ\x90\x00 a program", FileUnreadable), (None, StorageFailed)],
)
def test_a_scan_that_is_none_leaves_no_pledge(
    worker: Desk,
    home: Home,
    tmp_path: Path,
    content: bytes | None,
    kind: type[FileUnreadable | StorageFailed],
) -> None:
    scan = tmp_path / "scan.jpg"
    if content is not None:
        scan.write_bytes(content)
    with pytest.raises(kind) as refused:
        signing.sign_pledge(worker, home.adult, ON, scan)
    assert refused.value.file == "scan.jpg"
    with worker.reading() as session:
        assert events.pledge_steps(session, [home.adult]) == []
    assert not list((worker.folder / files.FOLDER).glob("*"))
