"""A drop folder: what arrives is taken in once it has arrived whole, and nothing is deleted."""

import shutil
from pathlib import Path

import pytest

from gridcredit.domain.errors import Cancelled
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.exchange.filereport import AlreadyKnown, Confirmed, TakenIn
from gridcredit.operations.inbox.watching import RECEIPTS, Arrived, Event, Watch
from gridcredit.operations.register import people
from gridcredit.operations.watched_folder import Away, Back, Waits
from gridcredit.store.journal import journal


@pytest.fixture
def package(grid: Desk, tmp_path: Path) -> Path:
    """A package of the grid, written elsewhere."""
    person = people.list_residents(grid)[0].line.id
    with grid.writing() as session:
        journal.edit(session, "resident", person, {"note": "来自网格"})
    return sending.export_package(grid, None, tmp_path / "elsewhere").path


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    """The folder that is watched."""
    folder = tmp_path / "drop"
    folder.mkdir()
    return folder


def looked(watch: Watch, times: int = 2) -> list[Event]:
    return [event for _ in range(times) for event in watch.look()]


def test_a_package_is_taken_in_and_its_receipt_confirms_it(
    street: Desk, grid: Desk, package: Path, drop: Path
) -> None:
    shutil.copy(package, drop)
    [event] = looked(Watch(street, drop))
    assert isinstance(event, Arrived)
    [report] = event.reports
    assert report.accepted > 0
    assert report.receipt is not None
    assert report.receipt.parent == drop / RECEIPTS
    [confirmed] = exchanging.import_files(grid, [report.receipt])
    assert isinstance(confirmed, Confirmed)


def test_a_file_that_still_grows_is_left_alone_until_it_rests(
    street: Desk, package: Path, drop: Path
) -> None:
    content, file = package.read_bytes(), drop / package.name
    watch = Watch(street, drop)
    for share in (4, 2):
        file.write_bytes(content[: len(content) // share])
        assert looked(watch, 1) == []
    file.write_bytes(content)
    assert looked(watch, 1) == []
    [event] = looked(watch, 1)
    assert isinstance(event, Arrived)
    assert event.reports[0].accepted > 0


def test_each_file_is_dealt_with_once_and_stays_where_it_is(
    street: Desk, package: Path, drop: Path
) -> None:
    shutil.copy(package, drop)
    watch = Watch(street, drop)
    assert len(looked(watch, 5)) == 1
    assert (drop / package.name).read_bytes() == package.read_bytes()
    [event] = looked(Watch(street, drop))  # as after a restart: the old receipt once more
    assert isinstance(event, Arrived)
    assert isinstance(event.reports[0], AlreadyKnown)


def test_a_refused_file_is_told_once_and_others_go_on(
    street: Desk, package: Path, drop: Path
) -> None:
    shutil.copy(package, drop)
    altered = bytearray(package.read_bytes())
    altered[altered.rindex(b'"number"')] ^= 1
    (drop / "0.gcpkg").write_bytes(altered)
    (drop / "notes.txt").write_text("nothing of ours", "utf-8")
    first, second = looked(Watch(street, drop), 4)
    assert isinstance(first, Arrived)
    assert first.error is not None
    assert isinstance(second, Arrived)
    assert isinstance(second.reports[0], TakenIn)


def test_a_folder_that_goes_away_is_told_once_and_nothing_is_deleted(
    street: Desk, package: Path, drop: Path
) -> None:
    shutil.copy(package, drop)
    watch = Watch(street, drop)
    before = len(looked(watch))
    people_before = len(people.list_residents(street))
    away = drop.with_name("pulled")
    drop.rename(away)
    events = looked(watch, 3)
    assert [type(event) for event in events] == [Away]
    away.rename(drop)
    assert [type(event) for event in looked(watch, 3)] == [Back]
    assert before == 1
    assert len(people.list_residents(street)) == people_before


def test_a_receipt_that_cannot_be_written_leaves_the_package_waiting(
    street: Desk, package: Path, drop: Path
) -> None:
    shutil.copy(package, drop)
    blocked = drop / RECEIPTS
    blocked.write_text("a file where the folder should be", "utf-8")
    watch = Watch(street, drop)
    assert [type(event) for event in looked(watch, 4)] == [Waits]
    blocked.unlink()
    [event] = looked(watch, 1)
    assert isinstance(event, Arrived)
    assert event.reports[0].accepted > 0


def test_stopping_midway_takes_nothing_in(street: Desk, package: Path, drop: Path) -> None:
    shutil.copy(package, drop)

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    watch = Watch(street, drop)
    assert list(watch.look()) == []
    with pytest.raises(Cancelled):
        list(watch.look(stop))
    [event] = looked(watch, 1)
    assert isinstance(event, Arrived)
    assert not isinstance(event.reports[0], AlreadyKnown)
