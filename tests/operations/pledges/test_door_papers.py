"""Pages given at the door go to the person's own pledge, at once or when the visit is saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from gridcredit.domain.codes import PledgeStage, VisitOutcome
from gridcredit.domain.errors import BlankRefused, FileUnreadable
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, door_papers, gaps, listing, signing
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.operations.visits import visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry, VisitSaved
from tests.operations.homes import Home, a_home

ON = date(2026, 11, 20)


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo without a code."""
    Image.new("L", (600, 850), 120).save(tmp_path / "照片.png")
    return tmp_path / "照片.png"


def printed(desk: Desk, folder: Path, count: int = 1) -> tuple[Path, list[str]]:
    out = folder / "空白.pdf"
    made = blanks.print_blanks(desk, out, Wanted(unnamed=count)).blanks
    return out, [one.number for one in made]


def papers(desk: Desk) -> dict[str, tuple[int, ...]]:
    return {one.number: one.pages for one in listing.list_papers(desk, PaperFilter())}


def knock(desk: Desk, home: Home, adult: AdultEntry) -> VisitSaved:
    visit = Visit(desk.new_id(), home.household, "2026-11-20T09:00", VisitOutcome.MET_DONE)
    return visiting.log_visit(desk, VisitEntry(visit, (adult,)))


def test_a_page_with_the_own_code_is_attached_at_once_and_taken_off(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    out, (number,) = printed(worker, tmp_path)
    signing.sign_pledge(worker, home.adult, ON, number=number)
    (page,) = door_papers.read_papers(worker, [out])
    assert (page.number, page.page) == (number, 1)
    told = door_papers.attach(worker, home.adult, [page])
    assert (told.number, told.refused) == (number, [])
    assert papers(worker) == {number: (1,)}
    door_papers.take_off(worker, told.scans)
    assert papers(worker) == {number: ()}


def test_a_page_with_another_code_is_said_and_goes_nowhere(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    out, (mine, other) = printed(worker, tmp_path, 2)
    signing.sign_pledge(worker, home.adult, ON, number=mine)
    told = door_papers.attach(worker, home.adult, door_papers.read_papers(worker, [out]))
    assert [(page.number, reason) for page, reason in told.refused] == [(other, "code_of_another")]
    assert papers(worker) == {mine: (1,), other: ()}


def test_a_page_without_a_code_goes_to_the_persons_own_number(
    worker: Desk, home: Home, photo: Path
) -> None:
    number = signing.sign_pledge(worker, home.adult, ON).number
    pages = door_papers.read_papers(worker, [photo])
    assert door_papers.current_number(worker, home.adult) == number
    assert door_papers.picture_of(worker, pages[0])[0].image
    assert door_papers.attach(worker, home.adult, pages).refused == []
    again = door_papers.attach(worker, home.adult, pages)
    assert [reason for _, reason in again.refused] == ["page_filed"]
    assert papers(worker) == {number: (1,)}


def test_who_signed_nothing_gets_no_page_and_is_not_signed_by_one(
    worker: Desk, home: Home, photo: Path
) -> None:
    pages = door_papers.read_papers(worker, [photo])
    with pytest.raises(BlankRefused) as refused:
        door_papers.attach(worker, home.adult, pages)
    assert refused.value.reason == "not_signed"
    assert papers(worker) == {}
    (photo.parent / "坏.jpg").write_bytes(b"\xff\xd8\xff cut")
    with pytest.raises(FileUnreadable):
        door_papers.read_papers(worker, [photo.parent / "坏.jpg"])


def test_what_waited_with_the_visit_is_attached_when_it_is_saved(
    worker: Desk, home: Home, photo: Path
) -> None:
    pages = tuple(door_papers.read_papers(worker, [photo]))
    saved = knock(worker, home, AdultEntry(home.adult, pledged=True, papers=pages))
    assert papers(worker) == {saved.numbers[0]: (1,)}
    visiting.take_back_visit(worker, saved.visit, "撤销录入", saved.scans)
    assert papers(worker) == {}
    assert gaps.open_ranges(worker) == []  # nobody printed that number
    again = knock(worker, home, AdultEntry(home.adult, pledged=True, papers=pages))
    assert papers(worker) == {again.numbers[0]: (1,)}
    assert again.numbers != saved.numbers


def test_a_visit_whose_page_names_another_number_is_not_saved(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    out, (mine, other) = printed(worker, tmp_path, 2)
    pages = tuple(door_papers.read_papers(worker, [out]))
    with pytest.raises(BlankRefused) as refused:
        knock(worker, home, AdultEntry(home.adult, pledged=True, number=mine, papers=pages))
    assert (refused.value.number, refused.value.reason) == (other, "code_of_another")
    assert {one.stage for one in listing.list_papers(worker, PaperFilter())} == {None}
    saved = knock(
        worker, home, AdultEntry(home.adult, pledged=True, number=mine[-4:], papers=pages[:1])
    )
    assert saved.numbers == (mine,)
    assert papers(worker)[mine] == (1,)


def test_a_withdrawn_pledge_gets_no_page(worker: Desk, home: Home, photo: Path) -> None:
    number = signing.sign_pledge(worker, home.adult, ON).number
    listing.step(worker, number, PledgeStage.WITHDRAWN, ON, reason="口头撤回")
    with pytest.raises(BlankRefused):
        door_papers.attach(worker, home.adult, door_papers.read_papers(worker, [photo]))
