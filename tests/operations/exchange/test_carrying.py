"""A file on a stick is whole, or it is not there; nothing that lies there is lost."""

from pathlib import Path

import pytest

from gridcredit.domain.errors import Cancelled, StorageFailed
from gridcredit.operations.exchange.carrying import copy_to


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "薛庄→兴仁_第3包.gcpkg"
    made.write_bytes(bytes(range(256)) * 9_000)
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "U 盘").mkdir()
    return tmp_path / "U 盘"


def test_the_copy_is_the_file_and_copying_again_does_nothing(file: Path, stick: Path) -> None:
    copied = copy_to(file, stick)
    assert copied == stick / file.name
    assert copied.read_bytes() == file.read_bytes()
    assert copy_to(file, stick) == copied
    assert list(stick.iterdir()) == [copied]


def test_another_file_of_that_name_stays(file: Path, stick: Path) -> None:
    for number, content in enumerate((b"other", b"third"), 1):
        name = file.name if number == 1 else f"{file.stem} ({number}){file.suffix}"
        (stick / name).write_bytes(content)
    copied = copy_to(file, stick)
    assert copied.name == f"{file.stem} (3){file.suffix}"
    assert (stick / file.name).read_bytes() == b"other"


def test_a_copy_that_is_stopped_leaves_nothing(file: Path, stick: Path) -> None:
    def stop(done: int, _total: int, _what: str) -> None:
        if stick.exists() and list(stick.iterdir()):
            raise Cancelled

    with pytest.raises(Cancelled):
        copy_to(file, stick, stop)
    assert list(stick.iterdir()) == []


def test_what_the_stick_refuses_is_said_in_words(file: Path, stick: Path) -> None:
    (stick / file.name).mkdir()
    (stick / "file").write_bytes(b"")
    assert copy_to(file, stick).name == f"{file.stem} (2){file.suffix}"
    for place in (stick / "away", stick / "file"):
        with pytest.raises(StorageFailed):
            copy_to(file, place)
    with pytest.raises(StorageFailed):
        copy_to(file.with_name("gone.gcpkg"), stick)


def test_a_name_that_leaves_no_room_for_a_number_is_said_in_words(file: Path, stick: Path) -> None:
    longest = file.rename(file.with_name("a" * 248 + file.suffix))
    (stick / longest.name).write_bytes(b"other")
    with pytest.raises(StorageFailed) as refused:
        copy_to(longest, stick)
    assert refused.value.reason == "name_too_long"
    assert (stick / longest.name).read_bytes() == b"other"
