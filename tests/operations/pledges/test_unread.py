"""Pages that did not find their number wait for a person; nothing is ever written over."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.errors import BadValue, BlankRefused, NotFound
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, filing, listing, signing, unread
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.likely import Why
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.paper.scan_files import Picture, pictures_in
from tests.operations.homes import Home, a_home
from tests.operations.offices import Offices

ON = date(2026, 11, 20)


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


@pytest.fixture
def scans(worker: Desk, tmp_path: Path) -> Path:
    """Three unnamed blanks, scanned; the code of the second is covered."""
    printed, folder = tmp_path / "空白.pdf", tmp_path / "扫描"
    blanks.print_blanks(worker, printed, Wanted(unnamed=3))
    folder.mkdir()
    for at, page in enumerate(pictures_in(printed, printed.name)):
        assert isinstance(page, Picture)
        if at == 1:
            cover(page.grey)
        page.grey.save(folder / f"{at}.png")
    return folder


def cover(page: Image.Image) -> None:
    """Something lies on the code."""
    width, height = page.size
    ImageDraw.Draw(page).rectangle((width * 2 // 3, 0, width, height // 4), fill=90)


def file_all(desk: Desk, *paths: Path) -> filing.Filing:
    done = filing.file_scans(desk, paths, processes=1)
    assert done.pages == len([*done.filed, *done.twice, *done.unread, *done.blank])
    return done


def papers(desk: Desk) -> dict[str, tuple[int, ...]]:
    return {one.number: one.pages for one in listing.list_papers(desk, PaperFilter())}


def test_a_page_waits_with_its_picture_beside_what_it_may_be(worker: Desk, scans: Path) -> None:
    done = file_all(worker, scans)
    first, second, third = sorted(papers(worker))
    (waits,) = unread.waiting(worker)
    assert [one.id for one in done.unread] == [waits.page.id]
    assert (waits.page.source, waits.page.why) == ("1.png", "no_code_read")
    assert waits.page.near.split() == [first, third]
    assert [(one.listed.paper.number, one.why) for one in waits.likely] == [(second, Why.NEAR)]
    (seen,) = unread.picture(worker, waits.page.id)
    with Image.open(io.BytesIO(seen.image)) as page:
        assert page.height > page.width


def test_it_is_filed_by_its_last_digits_turned_and_brought_back(worker: Desk, scans: Path) -> None:
    file_all(worker, scans)
    _, second, _ = sorted(papers(worker))
    (waits,) = unread.waiting(worker)
    done = unread.file_page(worker, waits.page.id, second[-4:], turns=1)
    assert (done.number, done.page) == (second, 1)
    assert papers(worker)[second] == (1,)
    assert unread.waiting(worker) == []
    with pytest.raises(NotFound):
        unread.file_page(worker, waits.page.id, second)
    unread.put_back(worker, done)
    assert papers(worker)[second] == ()
    assert [one.page.id for one in unread.waiting(worker)] == [waits.page.id]


def test_filing_by_hand_signs_nothing_and_writes_nothing_over(worker: Desk, scans: Path) -> None:
    file_all(worker, scans)
    first, second, _ = sorted(papers(worker))
    (waits,) = unread.waiting(worker)
    with pytest.raises(BlankRefused) as refused:
        unread.file_page(worker, waits.page.id, first)
    assert refused.value.reason == "page_filed"
    unread.file_page(worker, waits.page.id, second)
    assert {one.stage for one in listing.list_papers(worker, PaperFilter())} == {None}


def test_a_page_whose_code_names_another_number_goes_to_no_other(worker: Desk, scans: Path) -> None:
    first, second, _ = sorted(papers(worker))
    listing.step(worker, first, PledgeStage.VOIDED, ON, reason="印坏了")
    file_all(worker, scans)
    (spoiled,) = [one for one in unread.waiting(worker) if one.page.number == first]
    assert spoiled.page.why == "number_spoiled"
    with pytest.raises(BlankRefused) as refused:
        unread.file_page(worker, spoiled.page.id, second)
    assert refused.value.reason == "code_of_another"
    assert papers(worker)[second] == ()


def test_what_is_put_away_stays_away_when_it_comes_again(worker: Desk, scans: Path) -> None:
    file_all(worker, scans)
    (waits,) = unread.waiting(worker)
    again = file_all(worker, scans)
    assert [one.id for one in again.unread] == [waits.page.id]
    assert len(unread.waiting(worker)) == 1
    with pytest.raises(BadValue):
        unread.dismiss(worker, waits.page.id, " ")
    gone = unread.dismiss(worker, waits.page.id, "海报，不是承诺书")
    assert unread.waiting(worker) == []
    assert [one.id for one in file_all(worker, scans).unread] == [None]
    assert unread.waiting(worker) == []
    unread.put_back(worker, gone)
    assert len(unread.waiting(worker)) == 1


def test_a_page_that_came_twice_waits_only_where_its_picture_is_another(
    worker: Desk, scans: Path
) -> None:
    file_all(worker, scans)
    assert len(file_all(worker, scans).twice) == 2
    assert len(unread.waiting(worker)) == 1
    with Image.open(scans / "0.png") as page:
        page.rotate(2, fillcolor=255).save(scans / "又一次.png")
    (scans / "0.png").unlink()
    file_all(worker, scans)
    (again,) = [one.page for one in unread.waiting(worker) if one.page.why == "page_filed"]
    assert again.source == "又一次.png"
    assert again.number == min(papers(worker))


def test_a_back_is_set_aside_only_behind_a_page_that_was_read(worker: Desk, scans: Path) -> None:
    for name in ("0背面", "1背面"):
        Image.new("L", (1240, 1754), 255).save(scans / f"{name}.png")
    done = file_all(worker, scans)
    assert [one.origin.file for one in done.blank] == ["0背面.png"]
    assert {one.page.source for one in unread.waiting(worker)} == {"1.png", "1背面.png"}


def test_what_cannot_be_opened_is_named_once_and_has_no_picture(
    worker: Desk, tmp_path: Path
) -> None:
    broken = tmp_path / "坏.jpg"
    broken.write_bytes(b"\xff\xd8\xff cut off")
    file_all(worker, broken)
    file_all(worker, broken, tmp_path / "不在.pdf")  # a slip of the pen waits nowhere
    (waits,) = unread.waiting(worker)
    assert waits.page.why == "not_a_picture"
    assert unread.picture(worker, waits.page.id) == []
    with pytest.raises(BlankRefused) as refused:
        unread.file_page(worker, waits.page.id, "0001")
    assert refused.value.reason == "not_a_picture"


def test_who_signed_lately_stands_before_what_was_only_printed(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    printed = blanks.print_blanks(worker, tmp_path / "空白.pdf", Wanted(unnamed=1)).blanks[0].number
    earlier = signing.sign_pledge(worker, home.adult, date(2026, 11, 1)).number
    later = signing.sign_pledge(worker, home.other, ON).number
    picture = Image.new("L", (1240, 1754), 250)
    picture.paste(0, (200, 200, 1000, 400))
    picture.save(tmp_path / "无码.png")
    file_all(worker, tmp_path / "无码.png")
    (waits,) = unread.waiting(worker)
    assert [(one.listed.paper.number, one.why) for one in waits.likely] == [
        (later, Why.SIGNED),
        (earlier, Why.SIGNED),
        (printed, Why.PRINTED),
    ]


def test_a_street_sees_what_waits_below_with_its_picture(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    Image.new("L", (1240, 1754), 128).save(tmp_path / "无码.png")
    file_all(grid, tmp_path / "无码.png")
    offices.send(grid, street)
    (waits,) = unread.waiting(street)
    (seen,) = unread.picture(street, waits.page.id)
    assert seen == unread.picture(grid, waits.page.id)[0]
    assert seen.image
