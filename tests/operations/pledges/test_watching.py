"""A folder of the scanner: what arrives whole is filed once, and nothing there is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from gridcredit.domain.errors import Cancelled
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, listing, unread
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.operations.pledges.watching import Event, Scanned, ScanWatch, Stranger
from gridcredit.operations.watched_folder import Away, Back, Waits


@pytest.fixture
def paper(worker: Desk, tmp_path: Path) -> Path:
    """Two unnamed blanks as they were printed."""
    out = tmp_path / "空白.pdf"
    blanks.print_blanks(worker, out, Wanted(unnamed=2))
    return out


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    """The folder that is watched."""
    folder = tmp_path / "扫描仪"
    folder.mkdir()
    return folder


def looked(watch: ScanWatch, times: int = 2) -> list[Event]:
    return [event for _ in range(times) for event in watch.look()]


def pages(desk: Desk) -> list[tuple[int, ...]]:
    return [one.pages for one in listing.list_papers(desk, PaperFilter())]


def test_what_arrives_is_filed_once_and_stays_there(worker: Desk, paper: Path, drop: Path) -> None:
    watch = ScanWatch(worker, drop)
    shutil.copy(paper, drop)
    before = (drop / paper.name).read_bytes()
    (event,) = looked(watch)
    assert isinstance(event, Scanned)
    assert len(event.filing.filed) == 2
    assert pages(worker) == [(1,), (1,)]
    assert looked(watch, 3) == []
    shutil.copy(paper, drop / "又一份.pdf")
    assert looked(watch, 3) == []
    assert looked(ScanWatch(worker, drop), 3) == []  # the next day
    assert (drop / paper.name).read_bytes() == before
    assert unread.waiting(worker) == []


def test_a_file_that_still_grows_waits_also_where_it_rests_half_written(
    worker: Desk, paper: Path, drop: Path
) -> None:
    content, file = paper.read_bytes(), drop / "扫描.pdf"
    watch = ScanWatch(worker, drop)
    file.write_bytes(content[: len(content) // 4])
    assert looked(watch, 1) == []
    file.write_bytes(content[: len(content) // 2])
    (waits,) = looked(watch, 3)
    assert isinstance(waits, Waits)
    assert unread.waiting(worker) == []
    file.write_bytes(content)
    (event,) = looked(watch, 3)
    assert isinstance(event, Scanned)
    assert pages(worker) == [(1,), (1,)]


def test_strange_files_are_left_and_told_once(worker: Desk, drop: Path) -> None:
    (drop / "通知.docx").write_bytes(b"PK")
    watch = ScanWatch(worker, drop)
    assert looked(watch, 3) == [Stranger(drop / "通知.docx")]
    assert (drop / "通知.docx").read_bytes() == b"PK"


def test_a_page_without_a_number_waits_for_a_person(worker: Desk, drop: Path) -> None:
    Image.new("L", (600, 850), 120).save(drop / "照片.png")
    (event,) = looked(ScanWatch(worker, drop))
    assert isinstance(event, Scanned)
    assert [one.page.id for one in unread.waiting(worker)] == [
        one.id for one in event.filing.unread
    ]


def test_a_folder_that_goes_and_comes_back_is_told_once(
    worker: Desk, paper: Path, drop: Path
) -> None:
    watch = ScanWatch(worker, drop)
    drop.rmdir()
    (away,) = looked(watch, 3)
    assert isinstance(away, Away)
    drop.mkdir()
    shutil.copy(paper, drop)
    back, event = looked(watch, 3)
    assert isinstance(back, Back)
    assert isinstance(event, Scanned)


def test_stopped_in_the_middle_it_goes_on_where_it_was(
    worker: Desk, paper: Path, drop: Path
) -> None:
    def stop(done: int, total: int, stage: str) -> None:
        raise Cancelled

    shutil.copy(paper, drop)
    watch = ScanWatch(worker, drop)
    looked(watch, 1)
    with pytest.raises(Cancelled):
        list(watch.look(stop))
    (event,) = looked(watch, 1)
    assert isinstance(event, Scanned)
    assert pages(worker) == [(1,), (1,)]
