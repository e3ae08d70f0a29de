"""Scans: kept once, sealed, given back byte for byte."""

import errno
import hashlib
import io
from pathlib import Path

import pytest
from sqlalchemy import text

from gridcredit.domain.errors import FileUnreadable, NotFound, StorageFailed
from gridcredit.store.engine.database import Database
from gridcredit.store.workspace import files
from tests.store.conftest import Fresh
from tests.store.invented import undone

PLAIN = "承诺书扫描件".encode() * 40_000


def keep(db: Database, content: bytes = PLAIN) -> str:
    with db.writing() as s:
        return files.put(s, db.folder, io.BytesIO(content), "image/jpeg")


def sealed(db: Database) -> list[Path]:
    return sorted((db.folder / files.FOLDER).iterdir())


def test_a_scan_comes_back_as_it_was(fresh: Fresh) -> None:
    db = fresh()
    digest = keep(db)
    assert digest == hashlib.sha256(PLAIN).hexdigest()
    with db.reading() as s:
        with files.open_stream(s, db.folder, digest) as stream:
            assert stream.read() == PLAIN
        assert files.size(s, digest) == len(PLAIN)
        assert files.held(s) == {digest: len(PLAIN)}


def test_the_same_bytes_are_kept_once(fresh: Fresh) -> None:
    db = fresh()
    assert keep(db) == keep(db)
    assert len(sealed(db)) == 1


def test_nothing_plain_is_on_the_disk(fresh: Fresh) -> None:
    db = fresh()
    keep(db)
    for path in (*db.folder.glob("*.*"), *sealed(db)):
        assert PLAIN[:30] not in path.read_bytes()


def test_an_altered_scan_is_never_given_out(fresh: Fresh) -> None:
    db = fresh()
    digest = keep(db)
    (path,) = sealed(db)
    content = bytearray(path.read_bytes())
    content[-5] ^= 1
    path.write_bytes(content)
    with db.reading() as s, pytest.raises(FileUnreadable):
        files.copy_to(s, db.folder, digest, io.BytesIO())


def test_a_scan_passed_off_as_another_is_noticed(fresh: Fresh) -> None:
    db = fresh()
    one, two = keep(db), keep(db, b"other")
    folder = db.folder / files.FOLDER
    (folder / f"{two}.age").replace(folder / f"{one}.age")
    with db.reading() as s, pytest.raises(FileUnreadable):
        files.copy_to(s, db.folder, one, io.BytesIO())


def test_a_scan_that_is_not_here_is_named(fresh: Fresh) -> None:
    db = fresh()
    with db.reading() as s, pytest.raises(NotFound):
        files.copy_to(s, db.folder, "0" * 64, io.BytesIO())


def test_a_source_that_fails_leaves_nothing(fresh: Fresh) -> None:
    class Broken:
        def read(self, size: int = -1) -> bytes:
            raise ConnectionError

    db = fresh()
    with pytest.raises(ConnectionError), db.writing() as s:
        files.put(s, db.folder, Broken())
    assert sealed(db) == []


def test_a_disk_that_refuses_is_named_and_leaves_nothing(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = fresh()

    def refuse(_file: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files, "settle", refuse)
    with pytest.raises(StorageFailed) as failed:
        keep(db)
    assert failed.value.reason == "disk_full"
    assert sealed(db) == []


def test_what_is_erased_is_gone_for_good_and_nothing_else(fresh: Fresh) -> None:
    db = fresh()
    gone, stays = keep(db), keep(db, b"another paper")
    with db.writing() as s:
        assert files.erase(s, db.folder, [gone, "0" * 64]) == 1
        assert len(sealed(db)) == 2  # until it is certain
    with db.reading() as s:
        assert files.held(s).keys() == {stays}
        with pytest.raises(NotFound):
            files.copy_to(s, db.folder, gone, io.BytesIO())
    assert [path.name for path in sealed(db)] == [f"{stays}.age"]


def test_an_erasing_that_is_rolled_back_keeps_the_file(fresh: Fresh) -> None:
    db = fresh()
    digest = keep(db)
    with undone(db) as s:
        assert files.erase(s, db.folder, [digest]) == 1
    with db.reading() as s, files.open_stream(s, db.folder, digest) as stream:
        assert stream.read() == PLAIN


def test_what_a_broken_off_erasing_left_goes_the_next_time(fresh: Fresh) -> None:
    db = fresh()
    digest = keep(db)
    with db.writing() as s:
        s.execute(text("DELETE FROM file"))
    with db.writing() as s:
        assert files.erase(s, db.folder, [digest]) == 1
    assert sealed(db) == []
