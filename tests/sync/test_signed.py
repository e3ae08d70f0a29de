"""The small signed files: read strictly, equal bytes for equal content."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.errors import FileUnreadable, GridCreditError, SignatureWrong
from gridcredit.sync.enrolment import make_request, read_request
from gridcredit.sync.signed import LARGEST, Signed, read_signed, signed_from_bytes
from tests.sync.forging import container
from tests.sync.offices import GRID, STREET

REQUEST = make_request(GRID.party, "第一网格", GRID.keys, "2026-11-22T19:30")


@settings(max_examples=30)
@given(st.binary(max_size=200))
def test_what_was_signed_comes_back(body: bytes) -> None:
    signed = Signed.make("receipt", body, GRID.keys)
    back = signed_from_bytes(signed.to_bytes(), "receipt", "x")
    assert back == signed
    back.require(GRID.keys.public.signing, "x")
    with pytest.raises(SignatureWrong):
        back.require(STREET.keys.public.signing, "x")


def test_a_file_is_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "one.gcreq"
    REQUEST.write(path)
    assert path.read_bytes() == REQUEST.to_bytes()
    assert read_signed(path, "request") == REQUEST
    assert [file.name for file in tmp_path.iterdir()] == ["one.gcreq"]


def test_every_flipped_byte_is_refused(tmp_path: Path) -> None:
    path, whole, believed = tmp_path / "one.gcreq", REQUEST.to_bytes(), []
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << at % 8)]) + whole[at + 1 :])
        try:
            read_request(path)
            believed.append(at)
        except GridCreditError:
            continue
    assert believed == []


def test_every_shorter_file_is_refused(tmp_path: Path) -> None:
    path, whole = tmp_path / "one.gcreq", REQUEST.to_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(FileUnreadable):
            read_request(path)


@pytest.mark.parametrize(
    "names",
    [
        ["request.json"],
        ["request.sig", "request.json"],
        ["request.json", "request.json"],
        ["request.json", "request.sig", "more"],
        ["../request.json", "request.sig"],
        ["receipt.json", "receipt.sig"],
    ],
)
def test_the_entries_are_exactly_two(names: list[str]) -> None:
    content = {"request.json": REQUEST.body, "request.sig": REQUEST.signature}
    whole = container([(name, content.get(name, b"{}")) for name in names])
    with pytest.raises(FileUnreadable):
        signed_from_bytes(whole, "request", "x")


def test_a_signature_of_another_length_is_refused() -> None:
    for signature in (b"", REQUEST.signature[:-1], REQUEST.signature + b"\0"):
        whole = container([("request.json", REQUEST.body), ("request.sig", signature)])
        with pytest.raises(GridCreditError):
            signed_from_bytes(whole, "request", "x").require(GRID.keys.public.signing, "x")


def test_a_body_beyond_its_limit_is_not_read() -> None:
    whole = container([("request.json", bytes(LARGEST + 1)), ("request.sig", REQUEST.signature)])
    with pytest.raises(FileUnreadable) as refused:
        signed_from_bytes(whole, "request", "x")
    assert refused.value.reason == "too_large"
