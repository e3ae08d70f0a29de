"""Nobody but its signer turns a file of one suite into one of another, and no signature of one
suite stands in for another's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import UNSET

from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.errors import (
    ContentAltered,
    FileUnreadable,
    GridCreditError,
    NotAddressed,
    SignatureWrong,
    SuiteMissing,
)
from gridcredit.sync import documents
from gridcredit.sync.enrolment import (
    Credential,
    certificate_file_from_bytes,
    certify,
    make_certificate_file,
)
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.package import PAYLOAD, SIGNATURE, open_package
from gridcredit.sync.public import PublicKeys
from gridcredit.sync.receipt import receipt_from_bytes
from gridcredit.sync.signed import Signed
from gridcredit.sync.writing import write_package
from tests.sync import forging, offices
from tests.sync.offices import DISTRICT, GRID, ISSUED, LINES, STREET, TODAY, VALID, check, pack
from tests.sync.test_receipt import given

A, B = Suite.A, Suite.B
OTHER = {A: B, B: A}


def relabelled(body: bytes, suite: Suite, **more: Any) -> bytes:
    """A document that says it is of another suite."""
    told = msgspec.json.decode(body) | {"suite": suite} | more
    return msgspec.json.encode(told)


def signatures(body: bytes, suite: Suite) -> Iterator[bytes]:
    """What somebody without the sender's secrets can put in the place of its signature."""
    yield forging.signature(body, suite, STREET.keys)
    yield forging.signature(body, OTHER[suite], STREET.keys)
    yield b""
    yield bytes(64)


def test_a_relabelled_package_is_refused(suite: Suite, tmp_path: Path) -> None:
    path = pack(tmp_path, suite=suite).path
    body, payload = forging.body_of(path), forging.payload_of(path)
    kept = forging.signature(body, suite)
    signing = msgspec.json.decode(body)["from"]
    changed = relabelled(body, OTHER[suite])
    with_key = relabelled(
        body, OTHER[suite], **{"from": signing | {"sm2": STREET.keys.public.signing_of(B)}}
    )
    for forged in (changed, with_key):
        for signature in (kept, *signatures(forged, OTHER[suite])):
            parts = [(PAYLOAD, payload), ("manifest.json", forged), (SIGNATURE, signature)]
            path.write_bytes(forging.container(parts))
            with pytest.raises((SignatureWrong, FileUnreadable)):
                check(path)


def test_a_package_that_its_sender_signed_as_another_suite_does_not_open(
    suite: Suite, tmp_path: Path
) -> None:
    """Even an insider cannot have a payload read in a suite that it was not sealed in."""
    path = pack(tmp_path, suite=suite).path
    other = OTHER[suite]
    told = open_package(path).manifest
    sender = documents.signer(GRID.party, GRID.keys.public, other)
    body = documents.encode(msgspec.structs.replace(told, suite=other, sender=sender))
    path.write_bytes(forging.outer(body, forging.payload_of(path), other))
    with pytest.raises((ContentAltered, NotAddressed)):
        check(path)


def test_a_signature_of_one_suite_is_none_of_the_other(suite: Suite, tmp_path: Path) -> None:
    path = pack(tmp_path, suite=suite).path
    body, payload = forging.body_of(path), forging.payload_of(path)
    for signature in (
        forging.signature(body, OTHER[suite]),
        GRID.keys.of(OTHER[suite]).sign(body),
        GRID.keys.of(suite).sign(body) if suite is B else b"",  # raw, where DER belongs
    ):
        parts = [(PAYLOAD, payload), ("manifest.json", body), (SIGNATURE, signature)]
        path.write_bytes(forging.container(parts))
        with pytest.raises((SignatureWrong, FileUnreadable)):
            open_package(path)


def test_a_key_that_the_certificate_does_not_name_signs_nothing(tmp_path: Path) -> None:
    """The sender of a B package puts in a key of its own making beside a key that is certified."""
    path = pack(tmp_path, suite=B).path
    impostor = NodeKeys.create()
    sender = documents.signer(GRID.party, impostor.public, B)
    sender = msgspec.structs.replace(sender, signing=GRID.keys.public.signing)
    told = msgspec.structs.replace(open_package(path).manifest, sender=sender)
    path.write_bytes(forging.outer(documents.encode(told), forging.payload_of(path), B, impostor))
    with pytest.raises(SignatureWrong):
        check(path)


def certified_for(public: PublicKeys) -> Credential:
    """The grid's certificate, with other keys."""
    asked = msgspec.structs.replace(offices.request(GRID.party, GRID.keys), keys=public)
    return certify(asked, STREET.credential.certificate, STREET.keys, VALID, ISSUED)


@pytest.mark.parametrize(
    ("public", "refused"),
    [
        (msgspec.structs.replace(GRID.keys.public, only=B), A),
        (msgspec.structs.replace(GRID.keys.public, sm2=UNSET), B),
    ],
)
def test_a_suite_whose_keys_do_not_count_is_refused_from_its_office_and_towards_it(
    tmp_path: Path, public: PublicKeys, refused: Suite
) -> None:
    certificate = certified_for(public).certificate
    for suite in Suite:
        package = open_package(pack(tmp_path, suite=suite).path)
        if suite is not refused:
            package.verify(STREET.party.node, STREET.keys, certificate, TODAY)
            continue
        with pytest.raises(SignatureWrong):
            package.verify(STREET.party.node, STREET.keys, certificate, TODAY)
        with pytest.raises(SuiteMissing):
            write_package(
                tmp_path, offices.facts(STREET, GRID), LINES, [], STREET.keys.of(suite), public
            )


def test_a_relabelled_receipt_is_refused(suite: Suite) -> None:
    signed = given(suite=suite).signed
    other = OTHER[suite]
    body = relabelled(signed.body, other)
    for key in (GRID.keys.of(suite), GRID.keys.of(other)):
        for forged in (
            Signed("receipt", body, (other,), (key.sign(body),)),
            Signed("receipt", body, (other,), signed.signatures),
            Signed("receipt", signed.body, (suite,), (key.sign(signed.body),)),
        ):
            with pytest.raises(GridCreditError):
                receipt_from_bytes(forged.to_bytes(), "x")


@pytest.mark.parametrize("left", ["A", "B"])
def test_what_trust_rests_on_does_not_stand_on_one_signature_where_its_signer_has_two(
    left: str,
) -> None:
    """Whoever has broken one algorithm strips the other's signature, and gets nowhere."""
    suite = Suite(left)
    key = DISTRICT.keys.of(suite)
    body = relabelled(STREET.credential.body, suite)
    certificate = msgspec.structs.replace(STREET.credential.certificate, suite=left)
    stripped = Credential(certificate, body, (key.sign(body),))
    chain = [stripped, DISTRICT.credential]
    with pytest.raises(SignatureWrong):
        _opened(make_certificate_file(GRID.credential, chain, LINES, STREET.keys))
    whole = make_certificate_file(
        GRID.credential, [STREET.credential, DISTRICT.credential], LINES, STREET.keys
    )
    once = relabelled(whole.body, suite)
    with pytest.raises(SignatureWrong):
        _opened(Signed("certificate", once, (suite,), (STREET.keys.of(suite).sign(once),)))


def _opened(signed: Signed) -> None:
    certificate_file_from_bytes(signed.to_bytes(), "x")


def test_a_request_is_signed_with_every_key_it_names(tmp_path: Path) -> None:
    asked = offices.request(offices.party(Office.GRID, "X", 9), GRID.keys)
    for suite in Suite:
        body = documents.encode(msgspec.structs.replace(asked, suite=suite.value))
        signed = Signed.make("request", body, [GRID.keys.of(suite)])
        with pytest.raises(SignatureWrong):
            signed.require_all(asked.keys, "x")
