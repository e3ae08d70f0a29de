"""The container: one shape, which stock readers understand and nothing else passes for."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.errors import FileUnreadable
from gridcredit.sync import zipform
from gridcredit.sync.archive import open_archive
from gridcredit.sync.zipform import ZipEntry
from tests.sync.forging import container

NAMES = st.text("abcdef/.", min_size=1, max_size=12)
PARTS = st.lists(st.tuples(NAMES, st.binary(max_size=50)), max_size=6, unique_by=lambda p: p[0])


@settings(max_examples=50)
@given(PARTS)
def test_pythons_zipfile_reads_what_we_write(parts: list[tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(io.BytesIO(container(parts))) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == parts


@settings(max_examples=50)
@given(PARTS)
def test_we_read_what_we_write(parts: list[tuple[str, bytes]]) -> None:
    file = io.BytesIO(container(parts))
    archive = open_archive(file, "x")
    assert [(name, archive.read(file, name, 100)) for name in archive.names] == parts


def test_equal_content_gives_equal_bytes() -> None:
    parts = [("a", b"1"), ("b", b"2")]
    assert container(parts) == container(parts)


def test_an_entry_beyond_four_gigabytes_is_told_in_full() -> None:
    huge = ZipEntry("payload", 1, 5 << 32, 5 << 32)
    central = zipform.directory([huge, ZipEntry("x", 2, 3, 3)])
    trailer = central[-zipform.TRAILER_SIZE :]
    count, length, at = zipform.read_trailer(trailer)
    assert (count, at) == (2, huge.length + ZipEntry("x", 2, 3, 3).length)
    assert zipform.read_directory(central[:length], count)[0] == huge


def test_a_content_larger_than_its_limit_is_not_read() -> None:
    file = io.BytesIO(container([("a", b"12345")]))
    with pytest.raises(FileUnreadable) as refused:
        open_archive(file, "x").read(file, "a", 4)
    assert refused.value.reason == "list_too_large"


def test_a_container_of_many_entries_is_refused() -> None:
    file = io.BytesIO(container([(str(number), b"") for number in range(9)]))
    with pytest.raises(FileUnreadable):
        open_archive(file, "x")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_any_other_zip_is_refused(method: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr("manifest.json", b"{}" * 100)
    with pytest.raises(FileUnreadable):
        open_archive(made, "x")
