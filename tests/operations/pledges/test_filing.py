"""Scanned pages find their number, never sign, and never write anything over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.errors import BlankRefused, Cancelled
from gridcredit.domain.pledge_codes import PledgeCode
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.pledges import blanks, filing, listing, signing, unread
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.operations.register import people
from gridcredit.store.workspace import files
from tests.operations.homes import Home, a_home
from tests.operations.offices import Offices

ON = date(2026, 11, 20)


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


@pytest.fixture
def paper(worker: Desk, tmp_path: Path) -> Path:
    """Three unnamed blanks as they were printed."""
    out = tmp_path / "空白.pdf"
    blanks.print_blanks(worker, out, Wanted(unnamed=3))
    return out


def file_all(desk: Desk, *paths: Path, preview: bool = False) -> filing.Filing:
    done = filing.file_scans(desk, paths, preview, processes=1)
    assert done.pages == len([*done.filed, *done.twice, *done.unread, *done.blank])
    return done


def papers(desk: Desk) -> dict[str, tuple[int, ...]]:
    return {one.number: one.pages for one in listing.list_papers(desk, PaperFilter())}


def test_pages_go_to_their_numbers_and_sign_nothing(worker: Desk, home: Home, paper: Path) -> None:
    done = file_all(worker, paper)
    assert [one.code.number for one in done.filed] == sorted(papers(worker))
    assert set(papers(worker).values()) == {(1,)}
    assert {one.stage for one in listing.list_papers(worker, PaperFilter())} == {None}
    assert not any(p.pledged for p in people.list_residents(worker))
    signed = signing.sign_pledge(worker, home.adult, ON, number=done.filed[1].code.number)
    (found,) = listing.list_papers(worker, PaperFilter(stage=PledgeStage.SIGNED))
    assert (found.number, found.pages, found.pledge) == (signed.number, (1,), signed.pledge)
    assert found.scan


def test_the_copy_that_is_kept_can_be_opened(worker: Desk, paper: Path, tmp_path: Path) -> None:
    file_all(worker, paper)
    (digest,) = listing.list_papers(worker, PaperFilter())[0].digests
    kept = tmp_path / "kept"
    with (
        worker.reading() as session,
        files.open_stream(session, worker.folder, digest) as stream,
    ):
        kept.write_bytes(stream.read())
    assert kept.stat().st_size < 120_000
    with Image.open(kept) as image:
        assert image.height > image.width


def test_what_came_before_is_said_and_not_written_over(worker: Desk, paper: Path) -> None:
    first = file_all(worker, paper)
    again = file_all(worker, paper)
    assert (len(again.filed), len(again.twice)) == (0, 3)
    assert [one.code for one in again.twice] == [one.code for one in first.filed]
    assert set(papers(worker).values()) == {(1,)}
    twice = file_all(worker, paper, paper, preview=True)
    assert len(twice.twice) == 6


def test_a_look_writes_nothing(worker: Desk, paper: Path) -> None:
    assert len(file_all(worker, paper, preview=True).filed) == 3
    assert set(papers(worker).values()) == {()}


def test_pages_of_no_pledge_wait_with_their_reason(
    worker: Desk, paper: Path, tmp_path: Path
) -> None:
    number = min(papers(worker))
    listing.step(worker, number, PledgeStage.VOIDED, ON, reason="印坏了")
    folder = tmp_path / "扫描"
    folder.mkdir()
    Image.new("L", (1240, 1754), 255).save(folder / "背面.png")
    picture = Image.new("L", (1240, 1754), 250)
    picture.paste(0, (200, 200, 1000, 400))
    picture.save(folder / "无码.png")
    (folder / "坏.jpg").write_bytes(b"\xff\xd8\xff cut off")
    done = file_all(worker, folder, paper)
    assert done.blank == []
    told = {(one.origin.file, one.reason, one.number) for one in done.unread}
    assert ("无码.png", "no_code_read", "") in told
    assert ("空白.pdf", "number_spoiled", number) in told
    assert len(done.filed) == 2


def test_another_districts_number_is_filed_nowhere(worker: Desk, street: Desk, paper: Path) -> None:
    done = file_all(street, paper)
    assert {one.reason for one in done.unread} == {"no_such_blank"}
    assert done.filed == []


def test_a_withdrawn_pledge_gets_no_scan(worker: Desk, home: Home, paper: Path) -> None:
    number = min(papers(worker))
    signing.sign_pledge(worker, home.adult, ON, number=number)
    listing.step(worker, number, PledgeStage.WITHDRAWN, ON, reason="口头撤回")
    done = file_all(worker, paper)
    assert [(one.number, one.reason) for one in done.unread] == [(number, "number_withdrawn")]


def test_a_page_without_a_code_is_filed_by_hand(worker: Desk, home: Home, tmp_path: Path) -> None:
    signed = signing.sign_pledge(worker, home.adult, ON)
    picture = tmp_path / "页.png"
    Image.new("L", (400, 600), 240).save(picture)
    filing.file_by_hand(worker, signed.number, 1, picture.read_bytes())
    (found,) = listing.list_papers(worker, PaperFilter())
    assert (found.pages, found.resident) == ((1,), home.adult)
    with pytest.raises(BlankRefused) as refused:
        filing.file_by_hand(worker, signed.number, 1, picture.read_bytes())
    assert refused.value.reason == "page_filed"
    assert file_all(worker, picture).filed == []


def test_cancelled_what_was_filed_stays(worker: Desk, paper: Path) -> None:
    def stop(done: int, total: int, stage: str) -> None:
        if done >= 2:
            raise Cancelled

    done = filing.Filing()
    with pytest.raises(Cancelled):
        filing.file_scans(worker, [paper], progress=stop, processes=1, done=done)
    assert (done.pages, len(done.filed)) == (2, 2)
    assert sorted(papers(worker).values()) == [(), (1,), (1,)]
    assert len(file_all(worker, paper).filed) == 1


def test_a_folder_means_the_folders_inside_too(worker: Desk, paper: Path, tmp_path: Path) -> None:
    inner = tmp_path / "扫描" / "二〇二六年" / "12月" / "第一盒" / "张三 李四"
    inner.mkdir(parents=True)
    paper.rename(inner / paper.name)
    for name in ("Thumbs.db", ".DS_Store", "~$清单.xlsx", "desktop.ini"):
        (inner / name).write_bytes(b"of the system")
    (tmp_path / "扫描" / ".cache").mkdir()
    (tmp_path / "扫描" / ".cache" / "a.jpg").write_bytes(b"of the system")
    done = file_all(worker, tmp_path / "扫描")
    assert [one.origin.file for one in done.filed] == [paper.name] * 3
    assert done.unread == []


def test_what_is_no_scan_in_a_folder_is_said_and_waits_for_nobody(
    worker: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "扫描"
    folder.mkdir()
    (folder / "清单.xlsx").write_bytes(b"PK\x03\x04 a workbook")
    (folder / "页.jpg").write_bytes(b"")
    done = file_all(worker, folder)
    assert {one.origin.file: one.id is None for one in done.unread} == {
        "清单.xlsx": True,
        "页.jpg": False,
    }
    assert [one.page.source for one in unread.waiting(worker)] == ["页.jpg"]


def test_what_a_street_files_comes_down_and_what_a_grid_printed_goes_up(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "空白.pdf"
    (blank,) = blanks.print_blanks(grid, out, Wanted(unnamed=1)).blanks
    offices.send(grid, street)
    (filed,) = file_all(street, out).filed
    assert filed.code == PledgeCode(blank.number, 1)
    sent = sending.export_package(street, grid.node.id, tmp_path / "down")
    exchanging.import_files(grid, [sent.path])
    assert papers(grid) == {blank.number: (1,)}
