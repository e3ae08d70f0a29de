"""What only a hostile insider could seal, in either suite: bombs, strange names, false framing."""

import hashlib
import io
import zipfile
import zlib
from pathlib import Path

import pytest

from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import ContentAltered, GridCreditError
from gridcredit.sync import inner, zipform
from gridcredit.sync.manifest import Blob, Manifest, Revisions
from tests.sync import forging
from tests.sync.offices import LINES, check

STEP = {Suite.A: 1, Suite.B: 12}
"""Every so many-th of the changes is tried: a signature of SM2 costs milliseconds, and what lies
inside the seal is read by the same lines of code in both suites."""


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
    honest: tuple[Manifest, bytes], suite: Suite, tmp_path: Path
) -> None:
    """Deflate has spare bits after its end; whoever sealed it could set them as they liked."""
    manifest, content = honest
    harmless = 0
    for at in range(0, len(content), 3 * STEP[suite]):
        changed = content[:at] + bytes([content[at] ^ 0x10]) + content[at + 1 :]
        path = forging.forged(tmp_path / "inside.gcpkg", manifest, changed)
        try:
            contents = check(path)
        except ContentAltered:
            continue
        harmless += 1
        assert list(contents.lines()) == LINES
    assert harmless <= 1


def test_an_inner_zip_cut_anywhere_or_with_more_behind_it_is_refused(
    honest: tuple[Manifest, bytes], suite: Suite, tmp_path: Path
) -> None:
    manifest, content = honest
    cuts = [content[:length] for length in range(0, len(content), 7 * STEP[suite])]
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
