"""Damaged and malicious packages: always refused, always by an error that a person can read."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.errors import (
    ContentAltered,
    FileUnreadable,
    GridCreditError,
    PackageTooNew,
    SignatureWrong,
)
from gridcredit.sync import documents, inner, zipform
from gridcredit.sync.manifest import Blob, Manifest, Revisions
from gridcredit.sync.package import open_package
from tests.sync import forging, offices
from tests.sync.offices import DISTRICT, GRID, LINES, SCANS, pack, scan

Part = Callable[[Manifest, bytes], tuple[dict[str, Any], bytes]]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An honest package, as bytes."""
    folder = tmp_path_factory.mktemp("small")
    return pack(folder, LINES[:1], [scan(SCANS[0])]).path.read_bytes()


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> tuple[Manifest, bytes]:
    """An honest manifest and inner ZIP."""
    return forging.taken_apart(tmp_path_factory.mktemp("honest"))


def check(path: Path) -> None:
    """Everything a receiver does before it believes a package."""
    offices.verify(open_package(path))


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


@settings(max_examples=100)
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


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_any_other_file_is_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.gcpkg"
    path.write_bytes(content)
    with pytest.raises(GridCreditError):
        check(path)


def test_a_manifest_from_another_package_does_not_fit(tmp_path: Path) -> None:
    one, two = pack(tmp_path), pack(tmp_path, [offices.line(9)], receiver=DISTRICT)
    body, payload = _body(one.path), _payload(two.path)
    path = tmp_path / "swapped.gcpkg"
    path.write_bytes(forging.outer(body, payload))
    with pytest.raises(ContentAltered):
        check(path)


def test_a_manifest_signed_by_another_is_refused(small: bytes, tmp_path: Path) -> None:
    path = tmp_path / "small.gcpkg"
    path.write_bytes(small)
    path.write_bytes(forging.outer(_body(path), _payload(path), DISTRICT.keys))
    with pytest.raises(SignatureWrong):
        open_package(path)


def test_a_manifest_changed_after_signing_is_refused(small: bytes, tmp_path: Path) -> None:
    path = tmp_path / "small.gcpkg"
    path.write_bytes(small)
    body = _body(path)
    changed = body.replace(b'"number":1', b'"number":2')
    parts = [("payload", _payload(path)), ("manifest.json", changed)]
    path.write_bytes(forging.container([*parts, ("manifest.sig", GRID.keys.sign(body))]))
    with pytest.raises(SignatureWrong):
        open_package(path)


def test_a_forged_package_that_tells_the_truth_is_believed(
    honest: tuple[Manifest, bytes], tmp_path: Path
) -> None:
    """The forger below changes nothing but what each test changes."""
    check(forging.forged(tmp_path / "x.gcpkg", *honest))


def _lies() -> Iterator[tuple[str, dict[str, Any], str]]:
    sha = hashlib.sha256(b"other").hexdigest()
    yield "revisions", {"count": 4, "counts": {"visit": 3, "resident": 1}}, "revisions"
    yield "revisions", {"size": 10**9}, "revisions"
    yield "revisions", {"size": 3}, "revisions"
    yield "revisions", {"sha256": sha}, "revisions"
    yield "revisions", {"ranges": []}, "ranges"
    yield "revisions", {"ranges": [(offices.NODE, [(1, 4)])]}, "ranges"
    yield "", {"counts": {"visit": 1, "resident": 2}}, "counts"
    yield "", {"files": []}, "contents"
    yield "", {"files": [Blob(sha256=sha, size=10)]}, "contents"


@pytest.mark.parametrize(("where", "lie", "part"), list(_lies()))
def test_a_manifest_that_lies_is_found_out(
    honest: tuple[Manifest, bytes], tmp_path: Path, where: str, lie: dict[str, Any], part: str
) -> None:
    manifest, content = honest
    counts = lie.pop("counts", None) if where else None
    changes = {where: msgspec.structs.replace(manifest.revisions, **lie)} if where else dict(lie)
    if counts:
        changes["counts"] = counts
    path = forging.forged(tmp_path / "lie.gcpkg", manifest, content, **changes)
    with pytest.raises(ContentAltered) as refused:
        check(path)
    assert (refused.value.file, refused.value.part) == ("lie.gcpkg", part)


def test_files_of_other_bytes_or_sizes_are_found_out(
    honest: tuple[Manifest, bytes], tmp_path: Path
) -> None:
    manifest, content = honest
    path = tmp_path / "files.gcpkg"
    with pytest.raises(ContentAltered) as refused:
        check(forging.forged(path, manifest, content.replace(b"first scan", b"first scam")))
    assert refused.value.part == "files"
    empty = Blob(sha256=hashlib.sha256(b"x").hexdigest(), size=0)
    entry = inner.file_entry(manifest.files[1].sha256)
    other = content.replace(entry.name.encode(), f"files/{empty.sha256}".encode())
    files = [manifest.files[0], empty, manifest.files[2]]
    with pytest.raises(ContentAltered) as refused:
        check(forging.forged(path, manifest, other, files=files))
    assert refused.value.part == "files"
    longer = [Blob(sha256=blob.sha256, size=blob.size + 1) for blob in manifest.files]
    with pytest.raises(ContentAltered):
        check(forging.forged(path, manifest, content, files=longer))


def test_a_changed_byte_inside_the_seal_is_refused_or_means_the_same(
    honest: tuple[Manifest, bytes], tmp_path: Path
) -> None:
    """Deflate has spare bits after its end; whoever sealed it could set them as they liked."""
    manifest, content = honest
    harmless = 0
    for at in range(0, len(content), 3):
        changed = content[:at] + bytes([content[at] ^ 0x10]) + content[at + 1 :]
        path = forging.forged(tmp_path / "inside.gcpkg", manifest, changed)
        try:
            contents = offices.verify(open_package(path))
        except ContentAltered:
            continue
        harmless += 1
        assert list(contents.lines()) == LINES
    assert harmless <= 1


def test_an_inner_zip_cut_anywhere_or_with_more_behind_it_is_refused(
    honest: tuple[Manifest, bytes], tmp_path: Path
) -> None:
    manifest, content = honest
    cuts = [content[:length] for length in range(0, len(content), 7)]
    for changed in [*cuts, content + b"\0", content + content]:
        with pytest.raises(ContentAltered):
            check(forging.forged(tmp_path / "cut.gcpkg", manifest, changed))


@pytest.mark.parametrize(
    "name",
    ["../../evil", "/etc/passwd", "files/../x", "C:evil", "revisions.ndjson", "files/" + "0" * 64],
)
def test_no_other_name_is_ever_written_to(
    honest: tuple[Manifest, bytes], tmp_path: Path, name: str
) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, b"evil")
    manifest, content = honest
    for changed in (made.getvalue(), content + made.getvalue(), made.getvalue() + content):
        with pytest.raises(ContentAltered):
            check(forging.forged(tmp_path / "evil.gcpkg", manifest, changed))


def _revisions(plain: bytes, told: int, deflated: bytes) -> tuple[Revisions, bytes]:
    entry = inner.revisions_entry(zlib.crc32(plain), len(deflated), len(plain))
    content = zipform.local_header(entry) + deflated + zipform.descriptor(entry)
    revisions = Revisions(
        count=plain.count(b"\n"), size=told, sha256=hashlib.sha256(plain).hexdigest(), ranges=[]
    )
    return revisions, content + zipform.directory([entry])


def _raw_deflate(plain: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflate.compress(plain) + deflate.flush()


@pytest.mark.parametrize("told", [1, 1000, 200 << 20])
def test_a_deflate_bomb_goes_off_in_a_bounded_room(
    honest: tuple[Manifest, bytes], tmp_path: Path, told: int
) -> None:
    """64 MB without a line feed, said to be smaller, and said to be larger than they are."""
    plain = bytes(64 << 20)
    revisions, content = _revisions(plain, told, _raw_deflate(plain))
    path = forging.forged(
        tmp_path / "bomb.gcpkg", honest[0], content, revisions=revisions, files=[], counts={}
    )
    with pytest.raises(GridCreditError):
        check(path)


def test_endless_empty_blocks_are_not_followed(
    honest: tuple[Manifest, bytes], tmp_path: Path
) -> None:
    """Deflate may hold any number of stored blocks of no bytes."""
    empty = b"\x00\x00\x00\xff\xff" * (1 << 20) + _raw_deflate(b"x\n")
    revisions, content = _revisions(b"x\n", 2, empty)
    path = forging.forged(
        tmp_path / "x.gcpkg", honest[0], content, revisions=revisions, files=[], counts={"": 1}
    )
    with pytest.raises(ContentAltered):
        check(path)


@pytest.mark.parametrize("plain", [b"\n", b"a\n\nb\n", b"a", b"a\nb"])
def test_lines_are_whole_and_never_empty(
    honest: tuple[Manifest, bytes], tmp_path: Path, plain: bytes
) -> None:
    revisions, content = _revisions(plain, len(plain), _raw_deflate(plain))
    counts = {"": revisions.count}
    path = forging.forged(
        tmp_path / "x.gcpkg", honest[0], content, revisions=revisions, files=[], counts=counts
    )
    with pytest.raises(ContentAltered):
        check(path)


def _bodies() -> Iterator[tuple[bytes, type[GridCreditError]]]:
    package = b'{"format":"gridcredit-package",'
    yield b"", FileUnreadable
    yield b"[]", FileUnreadable
    yield b"\xff", FileUnreadable
    yield b'{"format":"gridcredit-receipt","version":1}', FileUnreadable
    yield package + b'"version":0}', FileUnreadable
    yield package + b'"version":1}', FileUnreadable
    yield package + b'"version":1,"x":' + b"[" * 100_000, FileUnreadable
    yield package + b'"version":2}', PackageTooNew
    yield package + b'"version":2,"payload":"in another shape"}', PackageTooNew


@pytest.mark.parametrize(("body", "error"), list(_bodies()))
def test_a_manifest_of_another_shape_is_refused_and_a_newer_one_is_called_newer(
    tmp_path: Path, body: bytes, error: type[GridCreditError]
) -> None:
    path = tmp_path / "shape.gcpkg"
    path.write_bytes(forging.outer(body, b""))
    with pytest.raises(error):
        open_package(path)


def test_an_unknown_suite_is_called_newer(honest: tuple[Manifest, bytes], tmp_path: Path) -> None:
    with pytest.raises(PackageTooNew) as refused:
        open_package(forging.forged(tmp_path / "b.gcpkg", *honest, suite="B"))
    assert refused.value.suite == "B"


def test_fields_that_a_later_program_adds_are_passed_over(
    honest: tuple[Manifest, bytes], tmp_path: Path
) -> None:
    path = forging.forged(tmp_path / "more.gcpkg", *honest)
    body = _body(path).replace(b'{"format"', b'{"mood":{"a":[1,null]},"format"')
    path.write_bytes(forging.outer(body, _payload(path)))
    check(path)


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=8),
    st.just("0" * 64 + "\n"),
    st.lists(st.integers(), max_size=3),
    st.just([["0" * 32, [[3, 1], [-1, 2]]]]),
    st.just({"count": -1, "size": 2**70, "sha256": "", "ranges": 3}),
)


@settings(max_examples=100)
@given(st.sampled_from(Manifest.__struct_encode_fields__), VALUES)
def test_no_value_of_a_signed_manifest_brings_the_reader_down(
    honest: tuple[Manifest, bytes],
    tmp_path_factory: pytest.TempPathFactory,
    field: str,
    value: Any,
) -> None:
    path = tmp_path_factory.getbasetemp() / "value.gcpkg"
    forging.forged(path, *honest)
    told = msgspec.json.decode(_body(path))
    if told[field] == value or field in ("created_at", "as_of", "app_version", "schema_version"):
        return
    told[field] = value
    path.write_bytes(forging.outer(msgspec.json.encode(told), _payload(path)))
    try:
        check(path)
    except GridCreditError:
        return
    assert field in ("number", "previous", "confirmed")  # facts that only the chain can judge


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
    small: bytes, tmp_path: Path, names: list[str]
) -> None:
    path = tmp_path / "small.gcpkg"
    path.write_bytes(small)
    body = _body(path)
    known = {
        "payload": _payload(path),
        "manifest.json": body,
        "manifest.sig": GRID.keys.sign(body),
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
    small: bytes, honest: tuple[Manifest, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "small.gcpkg"
    path.write_bytes(small)
    contents = offices.verify(open_package(path))
    content = honest[1].replace(SCANS[0], SCANS[0].upper())
    path.write_bytes(small.replace(_payload(path), forging.sealed(content)))
    given: list[bytes] = []
    with pytest.raises(ContentAltered):
        contents.files(lambda sha256, size, stream: given.append(stream.read(size)))
    assert given == []


def _body(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read("manifest.json")


def _payload(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read("payload")


def test_documents_are_written_without_a_loss(honest: tuple[Manifest, bytes]) -> None:
    body = documents.encode(honest[0])
    assert documents.decode(body, "gridcredit-package", Manifest, "x") == honest[0]
