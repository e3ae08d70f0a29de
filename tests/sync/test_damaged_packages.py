"""Packages damaged on their way, byte by byte, in either suite: always refused, always by an error
that a person can read."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import ContentAltered, FileUnreadable, GridCreditError
from gridcredit.sync.manifest import Manifest
from gridcredit.sync.package import open_package
from tests.sync import forging, offices
from tests.sync.offices import SCANS, check


def test_every_flipped_byte_is_refused(small: bytes, tmp_path: Path) -> None:
    path, believed, told = tmp_path / "flipped.gcpkg", [], []
    for at in range(len(small)):
        path.write_bytes(small[:at] + bytes([small[at] ^ (1 << at % 8)]) + small[at + 1 :])
        try:
            check(path)
            believed.append(at)
        except GridCreditError as refused:
            told.append(repr(refused))
    assert believed == []
    assert [words for words in told if str(tmp_path) in words] == []


def test_every_shorter_file_is_refused(small: bytes, tmp_path: Path) -> None:
    path = tmp_path / "cut.gcpkg"
    for length in range(len(small)):
        path.write_bytes(small[:length])
        with pytest.raises(FileUnreadable):
            check(path)


def test_a_cut_package_says_so_and_a_spreadsheet_is_none(small: bytes, tmp_path: Path) -> None:
    cut, sheet = tmp_path / "cut.gcpkg", tmp_path / "register.xlsx"
    cut.write_bytes(small[: len(small) // 2])
    with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as other:
        other.writestr("xl/workbook.xml", "<x/>" * 200)
    reasons = []
    for path in (cut, sheet):
        with pytest.raises(FileUnreadable) as refused:
            check(path)
        reasons.append(refused.value.reason)
    assert reasons == ["cut", "not_zip"]


@pytest.mark.parametrize("extra", [b"\0", b"PK\x05\x06" + bytes(18), b"rubbish" * 1000])
def test_nothing_may_stand_before_or_after(small: bytes, tmp_path: Path, extra: bytes) -> None:
    path = tmp_path / "longer.gcpkg"
    for content in (small + extra, extra + small):
        path.write_bytes(content)
        with pytest.raises(FileUnreadable):
            check(path)


@settings(max_examples=60)
@given(st.binary(max_size=400), st.integers(0, 5000), st.integers(0, 300))
def test_a_file_with_a_piece_exchanged_is_refused(
    small: bytes,
    tmp_path_factory: pytest.TempPathFactory,
    piece: bytes,
    place: int,
    gone: int,
) -> None:
    at = place % len(small)
    changed = small[:at] + piece + small[at + gone :]
    path = tmp_path_factory.getbasetemp() / "exchanged.gcpkg"
    path.write_bytes(changed)
    if changed != small:
        with pytest.raises(GridCreditError):
            check(path)


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_other_file_is_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.gcpkg"
    path.write_bytes(content)
    with pytest.raises(GridCreditError):
        check(path)


@pytest.mark.parametrize(
    "names",
    [
        ["payload", "manifest.json"],
        ["manifest.json", "manifest.sig", "payload"],
        ["payload", "manifest.json", "manifest.sig", "extra"],
        ["payload", "manifest.json", "manifest.json", "manifest.sig"],
        ["payload", "../manifest.json", "manifest.sig"],
        [],
    ],
)
def test_the_outer_entries_are_exactly_three(
    small: bytes, suite: Suite, tmp_path: Path, names: list[str]
) -> None:
    path = tmp_path / "small.gcpkg"
    path.write_bytes(small)
    body = forging.body_of(path)
    known = {
        "payload": forging.payload_of(path),
        "manifest.json": body,
        "manifest.sig": forging.signature(body, suite),
    }
    path.write_bytes(forging.container([(name, known.get(name, b"")) for name in names]))
    with pytest.raises(FileUnreadable):
        open_package(path)


def test_a_repacked_package_is_refused(small: bytes, tmp_path: Path) -> None:
    """Equal content in another ZIP is not the file whose digest the receipt will name."""
    path = tmp_path / "small.gcpkg"
    path.write_bytes(small)
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    with pytest.raises(FileUnreadable):
        open_package(path)


def test_a_package_that_changes_between_two_readings_is_noticed(
    small: bytes, honest: tuple[Manifest, bytes], suite: Suite, tmp_path: Path
) -> None:
    path = tmp_path / "small.gcpkg"
    path.write_bytes(small)
    contents = offices.verify(open_package(path))
    content = honest[1].replace(SCANS[0], SCANS[0].upper())
    path.write_bytes(small.replace(forging.payload_of(path), forging.sealed(content, suite)))
    given: list[bytes] = []
    with pytest.raises(ContentAltered):
        contents.files(lambda sha256, size, stream: given.append(stream.read(size)))
    assert given == []
