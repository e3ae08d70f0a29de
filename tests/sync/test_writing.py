"""A package appears whole or not at all."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import (
    Cancelled,
    ContentAltered,
    FileDamaged,
    GridCreditError,
    StorageFailed,
)
from gridcredit.sync.packing import Attachment
from gridcredit.sync.verified_file import placed
from gridcredit.sync.writing import write_package
from tests.sync import offices
from tests.sync.offices import GRID, LINES, SCANS, STREET, pack, scan


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """A disk that takes no more than so many bytes of one file."""
    resource = pytest.importorskip("resource", reason="this system has no file size limit")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def write(folder: Path, stop_after: int) -> int:
    """Write a package, cancelled at the given call of progress; how often it was called."""
    calls = 0

    def progress(done: int, total: int, what: str) -> None:
        nonlocal calls
        calls += 1
        if calls > stop_after:
            raise Cancelled

    files = [scan(content) for content in SCANS]
    key = GRID.keys.of(Suite.A)
    write_package(folder, offices.facts(), LINES, files, key, STREET.keys.public, progress)
    return calls


def test_cancelling_at_any_moment_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    calls = write(tmp_path / "whole", 1000)
    assert calls >= 4
    (tmp_path / "cancelled").mkdir()
    for stop_after in range(calls):
        with pytest.raises(Cancelled):
            write(tmp_path / "cancelled", stop_after)
        assert list((tmp_path / "cancelled").iterdir()) == []


@pytest.mark.parametrize("size", [0, 50, 1000, 2000])
def test_a_full_disk_leaves_nothing_and_says_so(tmp_path: Path, size: int) -> None:
    with largest_file(size), pytest.raises(StorageFailed):
        pack(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_said_without_its_path(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed) as refused:
        pack(tmp_path / "unplugged")
    assert refused.value.reason == "not_found"
    assert "unplugged" not in refused.value.file


@pytest.mark.parametrize("content", [b"first scam", b"first sca", b"first scan and more", b""])
def test_a_damaged_scan_stops_the_package_by_its_digest(tmp_path: Path, content: bytes) -> None:
    kept = scan(b"first scan")
    damaged = Attachment(kept.sha256, kept.size, lambda: io.BytesIO(content))
    with pytest.raises(FileDamaged) as refused:
        pack(tmp_path, LINES, [damaged])
    assert refused.value.sha256 == kept.sha256
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("bad", [b"", b"a\nb", b"\n"])
def test_a_line_that_is_none_is_a_bug_and_writes_nothing(tmp_path: Path, bad: bytes) -> None:
    with pytest.raises(ValueError, match="revision line"):
        pack(tmp_path, [*LINES, bad])
    assert list(tmp_path.iterdir()) == []


def test_what_the_lines_raise_comes_out_and_leaves_nothing(tmp_path: Path) -> None:
    def lines() -> Iterator[bytes]:
        yield LINES[0]
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        pack(tmp_path, lines())
    assert list(tmp_path.iterdir()) == []


def test_writing_again_replaces_the_file_of_that_number(tmp_path: Path) -> None:
    first, second = pack(tmp_path), pack(tmp_path)
    assert first.path == second.path
    assert first.sha256 != second.sha256
    assert [file.name for file in tmp_path.iterdir()] == [second.path.name]


def test_a_medium_that_gives_back_other_bytes_is_noticed(tmp_path: Path) -> None:
    target = tmp_path / "old.gcpkg"
    target.write_bytes(b"as it was")

    def refuse(part: Path) -> None:
        assert part.read_bytes() == b"new"
        raise ContentAltered(part.name, "payload")

    with pytest.raises(StorageFailed) as refused, placed(target, refuse) as file:
        file.write(b"new")
    assert (refused.value.file, refused.value.reason) == ("old.gcpkg", "reads_back")
    assert target.read_bytes() == b"as it was"
    assert os.listdir(tmp_path) == ["old.gcpkg"]  # noqa: PTH208 - names only


def test_every_refusal_is_one_a_person_can_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(GridCreditError):
        pack(tmp_path / "file")
