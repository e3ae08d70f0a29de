"""Manifests that do not fit, lie, or are of another shape, in either suite."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import (
    ContentAltered,
    FileUnreadable,
    GridCreditError,
    PackageTooNew,
    SignatureWrong,
)
from gridcredit.sync import documents
from gridcredit.sync.manifest import Blob, Manifest
from gridcredit.sync.package import open_package
from tests.sync import forging, offices
from tests.sync.offices import DISTRICT, check, pack


def test_a_manifest_from_another_package_does_not_fit(suite: Suite, tmp_path: Path) -> None:
    one = pack(tmp_path, suite=suite)
    two = pack(tmp_path, [offices.line(9)], receiver=DISTRICT, suite=suite)
    body, payload = forging.body_of(one.path), forging.payload_of(two.path)
    path = tmp_path / "swapped.gcpkg"
    path.write_bytes(forging.outer(body, payload, suite))
    with pytest.raises(ContentAltered):
        check(path)


def test_a_manifest_signed_by_another_is_refused(
    small: bytes, suite: Suite, tmp_path: Path
) -> None:
    path = tmp_path / "small.gcpkg"
    path.write_bytes(small)
    path.write_bytes(
        forging.outer(forging.body_of(path), forging.payload_of(path), suite, DISTRICT.keys)
    )
    with pytest.raises(SignatureWrong):
        open_package(path)


def test_a_manifest_changed_after_signing_is_refused(
    small: bytes, suite: Suite, tmp_path: Path
) -> None:
    path = tmp_path / "small.gcpkg"
    path.write_bytes(small)
    body = forging.body_of(path)
    changed = body.replace(b'"number":1', b'"number":2')
    parts = [("payload", forging.payload_of(path)), ("manifest.json", changed)]
    path.write_bytes(forging.container([*parts, ("manifest.sig", forging.signature(body, suite))]))
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
    changes = dict(lie)
    if where:
        counts = changes.pop("counts", manifest.counts)
        told = msgspec.structs.replace(manifest.revisions, **changes)
        changes = {where: told, "counts": counts}
    path = forging.forged(tmp_path / "lie.gcpkg", manifest, content, **changes)
    with pytest.raises(ContentAltered) as refused:
        check(path)
    assert (refused.value.file, refused.value.part) == ("lie.gcpkg", part)


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
    suite: Suite, tmp_path: Path, body: bytes, error: type[GridCreditError]
) -> None:
    path = tmp_path / "shape.gcpkg"
    path.write_bytes(forging.outer(body, b"", suite))
    with pytest.raises(error):
        open_package(path)


def test_an_unknown_suite_is_called_newer(honest: tuple[Manifest, bytes], tmp_path: Path) -> None:
    with pytest.raises(PackageTooNew) as refused:
        open_package(forging.forged(tmp_path / "c.gcpkg", *honest, suite="C"))
    assert refused.value.suite == "C"


def test_fields_that_a_later_program_adds_are_passed_over(
    honest: tuple[Manifest, bytes], suite: Suite, tmp_path: Path
) -> None:
    path = forging.forged(tmp_path / "more.gcpkg", *honest)
    body = forging.body_of(path).replace(b'{"format"', b'{"mood":{"a":[1,null]},"format"')
    path.write_bytes(forging.outer(body, forging.payload_of(path), suite))
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


@settings(max_examples=60)
@given(st.sampled_from(Manifest.__struct_encode_fields__), VALUES)
def test_no_value_of_a_signed_manifest_brings_the_reader_down(
    honest: tuple[Manifest, bytes],
    suite: Suite,
    tmp_path_factory: pytest.TempPathFactory,
    field: str,
    value: Any,
) -> None:
    path = tmp_path_factory.getbasetemp() / "value.gcpkg"
    forging.forged(path, *honest)
    told = msgspec.json.decode(forging.body_of(path))
    if told[field] == value or field in ("created_at", "as_of", "app_version", "schema_version"):
        return
    told[field] = value
    path.write_bytes(forging.outer(msgspec.json.encode(told), forging.payload_of(path), suite))
    try:
        check(path)
    except GridCreditError:
        return
    assert field in ("number", "previous", "confirmed")  # facts that only the chain can judge


def test_documents_are_written_without_a_loss(honest: tuple[Manifest, bytes]) -> None:
    body = documents.encode(honest[0])
    assert documents.decode(body, "gridcredit-package", Manifest, "x") == honest[0]
