"""The small signed files: read strictly, and signed with every key where trust rests on them."""

from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import (
    FileUnreadable,
    GridCreditError,
    PackageTooNew,
    SignatureWrong,
)
from gridcredit.sync import documents
from gridcredit.sync.enrolment import Request, make_request
from gridcredit.sync.signed import LARGEST, Signed, entry_of, read_signed, signed_from_bytes
from tests.sync.forging import container
from tests.sync.offices import GRID, STREET

REQUEST = make_request(GRID.party, "第一网格", GRID.keys, "2026-11-22T19:30")


@settings(max_examples=30)
@given(st.dictionaries(st.text(min_size=8, max_size=20), st.text(max_size=50)))
def test_what_was_signed_comes_back(suite: Suite, more: dict[str, str]) -> None:
    told = {"format": "gridcredit-receipt", "version": 1, "suite": suite, **more}
    signed = Signed.make("receipt", msgspec.json.encode(told), [GRID.keys.of(suite)])
    back = signed_from_bytes(signed.to_bytes(), "receipt", "x")
    assert back == signed
    back.require(GRID.keys.public.signing_of(suite), "x")
    [another] = set(Suite) - {suite}
    for public, asked in ((STREET.keys.public, suite), (GRID.keys.public, another)):
        with pytest.raises(SignatureWrong):
            back.require(public.signing_of(asked), "x")


def test_a_file_is_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "one.gcreq"
    REQUEST.write(path)
    assert path.read_bytes() == REQUEST.to_bytes()
    assert read_signed(path, "request") == REQUEST
    assert [file.name for file in tmp_path.iterdir()] == ["one.gcreq"]


def believed(content: bytes) -> None:
    """Everything that is checked of a request's bytes."""
    signed = signed_from_bytes(content, "request", "x")
    asked = documents.decode(signed.body, documents.REQUEST, Request, "x")
    signed.require_all(asked.keys, "x")


def test_every_flipped_byte_is_refused() -> None:
    whole, accepted = REQUEST.to_bytes(), []
    believed(whole)
    for at in range(len(whole)):
        with suppress(GridCreditError):
            believed(whole[:at] + bytes([whole[at] ^ (1 << at % 8)]) + whole[at + 1 :])
            accepted.append(at)
    assert accepted == []


def test_every_shorter_file_is_refused() -> None:
    whole = REQUEST.to_bytes()
    for length in range(len(whole)):
        with pytest.raises(FileUnreadable):
            believed(whole[:length])


PARTS = dict(
    zip(
        ("request.json", "request.sig", "request.sm2"),
        (REQUEST.body, *map(entry_of, REQUEST.suites, REQUEST.signatures)),
        strict=True,
    )
)


@pytest.mark.parametrize(
    "names",
    [
        ["request.json"],
        ["request.json", "request.sig"],
        ["request.json", "request.sm2"],
        ["request.json", "request.sm2", "request.sig"],
        ["request.sig", "request.json", "request.sm2"],
        ["request.json", "request.json", "request.sm2"],
        ["request.json", "request.sig", "request.sig"],
        ["request.json", "request.sig", "request.sm2", "more"],
        ["../request.json", "request.sig", "request.sm2"],
        ["receipt.json", "receipt.sig"],
    ],
)
def test_the_entries_are_the_document_and_the_signatures_that_it_names(names: list[str]) -> None:
    whole = container([(name, PARTS.get(name, b"{}")) for name in names])
    with pytest.raises(FileUnreadable):
        signed_from_bytes(whole, "request", "x")


@pytest.mark.parametrize("name", ["request.sig", "request.sm2"])
def test_a_signature_of_another_length_or_another_key_is_refused(name: str) -> None:
    good = PARTS[name]
    other = make_request(STREET.party, "街道", STREET.keys, "2026-11-22T19:30")
    foreign = map(entry_of, other.suites, other.signatures)
    flipped = [good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :] for at in range(len(good))]
    wrong = (b"", good[:-1], good + b"\0", bytes(64), b"\x30\x00")
    for signature in (*wrong, *foreign, *flipped):
        whole = container([*(PARTS | {name: signature}).items()])
        with pytest.raises(GridCreditError):
            signed_from_bytes(whole, "request", "x").require_all(GRID.keys.public, "x")


def test_a_document_of_a_suite_to_come_is_called_newer_whatever_its_entries() -> None:
    body = REQUEST.body.replace(b'"suite":"AB"', b'"suite":"C"')
    for names in (["request.json", "request.sig"], ["request.json", "request.c"]):
        whole = container([(names[0], body), (names[1], b"?")])
        with pytest.raises(PackageTooNew) as refused:
            signed_from_bytes(whole, "request", "x")
        assert refused.value.suite == "C"


def test_a_body_beyond_its_limit_is_not_read() -> None:
    whole = container([*(PARTS | {"request.json": bytes(LARGEST + 1)}).items()])
    with pytest.raises(FileUnreadable) as refused:
        signed_from_bytes(whole, "request", "x")
    assert refused.value.reason == "list_too_large"
