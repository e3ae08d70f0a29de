"""Enrolment: a request up, a certificate down, and nobody in between."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import (
    CertificateRefused,
    FileUnreadable,
    GridCreditError,
    PackageTooNew,
    SignatureWrong,
)
from gridcredit.sync import documents
from gridcredit.sync.enrolment import (
    CertificateFile,
    Credential,
    certificate_file_from_bytes,
    certify,
    check_certificate_file,
    make_certificate_file,
    make_request,
    read_certificate_file,
    read_request,
)
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.signed import Signed
from tests.sync import offices
from tests.sync.offices import DISTRICT, GRID, ISSUED, LINES, STREET, TODAY, VALID, OfficeAt

CHAIN = (STREET.credential, DISTRICT.credential)


def opened(
    credential: Credential = GRID.credential,
    chain: Sequence[Credential] = CHAIN,
    keys: NodeKeys = STREET.keys,
) -> CertificateFile:
    """A certificate file made and read back."""
    signed = make_certificate_file(credential, chain, LINES, keys)
    return certificate_file_from_bytes(signed.to_bytes(), "grid.gccert")


def test_a_request_is_read_as_it_was_made(tmp_path: Path) -> None:
    path = tmp_path / "grid.gcreq"
    make_request(GRID.party, "第一网格", GRID.keys, ISSUED).write(path)
    asked = read_request(path)
    assert (asked.node, asked.office, asked.area) == (
        GRID.party.node,
        Office.GRID,
        "370403002001001",
    )
    assert (asked.name, asked.keys, asked.created_at) == ("第一网格", GRID.keys.public, ISSUED)


def test_a_request_for_keys_that_its_maker_does_not_hold_is_refused(tmp_path: Path) -> None:
    body = documents.encode(offices.request(GRID.party, GRID.keys))
    path = tmp_path / "grid.gcreq"
    Signed.make("request", body, STREET.keys.all).write(path)
    with pytest.raises(SignatureWrong):
        read_request(path)


def test_a_certificate_answers_the_request_and_carries_the_start(tmp_path: Path) -> None:
    path = tmp_path / "grid.gccert"
    make_certificate_file(GRID.credential, CHAIN, LINES, STREET.keys).write(path)
    file = read_certificate_file(path)
    check_certificate_file(file, GRID.party.node, GRID.keys.public, TODAY)
    assert file.start == tuple(LINES)
    assert file.credential == GRID.credential
    assert file.parent == STREET.credential.certificate
    assert file.root == DISTRICT.credential.certificate
    assert file.parent.keys.fingerprint() == STREET.keys.public.fingerprint()


def test_a_street_is_certified_by_the_district_alone() -> None:
    file = opened(STREET.credential, [DISTRICT.credential], DISTRICT.keys)
    check_certificate_file(file, STREET.party.node, STREET.keys.public, TODAY)
    assert file.parent == file.root
    assert file.root.issuer == file.root.node


@pytest.mark.parametrize(
    ("node", "keys", "on", "reason"),
    [
        (STREET.party.node, GRID.keys, TODAY, "not_ours"),
        (GRID.party.node, STREET.keys, TODAY, "other_keys"),
        (GRID.party.node, GRID.keys, date(2025, 12, 31), "not_yet_valid"),
        (GRID.party.node, GRID.keys, date(2031, 1, 1), "expired"),
    ],
)
def test_a_certificate_for_another_workspace_or_day_is_refused(
    node: object, keys: NodeKeys, on: date, reason: str
) -> None:
    with pytest.raises(CertificateRefused) as refused:
        check_certificate_file(opened(), node, keys.public, on)  # type: ignore[arg-type]
    assert (refused.value.file, refused.value.reason) == ("grid.gccert", reason)


@pytest.mark.parametrize(
    ("asked", "above"),
    [(Office.STREET, STREET), (Office.DISTRICT, STREET), (Office.DISTRICT, DISTRICT)],
)
def test_nobody_certifies_an_office_beside_or_above(asked: Office, above: OfficeAt) -> None:
    request = offices.request(offices.party(asked, "X", 9), NodeKeys.create())
    with pytest.raises(CertificateRefused):
        offices.certified(request, above)


def test_a_file_signed_by_another_than_the_parent_is_refused() -> None:
    with pytest.raises(SignatureWrong):
        opened(keys=DISTRICT.keys)


def test_a_chain_that_does_not_hold_together_is_refused() -> None:
    other = offices.district()
    stranger = offices.child(other, Office.STREET, "370403003", 2)
    foreign = offices.child(stranger, Office.GRID, "370403003001001", 5)
    broken: list[tuple[Credential, list[Credential], NodeKeys]] = [
        (GRID.credential, [STREET.credential], STREET.keys),
        (GRID.credential, [DISTRICT.credential], DISTRICT.keys),
        (GRID.credential, [STREET.credential, other.credential], STREET.keys),
        (foreign.credential, list(CHAIN), STREET.keys),
        (GRID.credential, [STREET.credential, STREET.credential, DISTRICT.credential], STREET.keys),
    ]
    for credential, chain, keys in broken:
        with pytest.raises((SignatureWrong, CertificateRefused)):
            opened(credential, chain, keys)


def test_a_street_that_signed_itself_is_no_root() -> None:
    keys = NodeKeys.create()
    where = offices.party(Office.STREET, "370403009", 12)
    alone = offices.certify_district(where, "自称", keys, VALID, ISSUED)
    below = offices.child(OfficeAt(where, keys, alone), Office.GRID, "370403009001001", 13)
    with pytest.raises(CertificateRefused) as refused:
        opened(below.credential, [alone], keys)
    assert refused.value.reason == "office"


def test_a_certificate_changed_after_signing_is_refused() -> None:
    body = GRID.credential.body.replace(b"370403002001001", b"370403002001002")
    certificate = msgspec.structs.replace(GRID.credential.certificate, area="370403002001002")
    with pytest.raises(SignatureWrong):
        opened(Credential(certificate, body, GRID.credential.signatures))


def test_a_credential_comes_back_from_its_bytes() -> None:
    assert Credential.from_bytes(GRID.credential.to_bytes()) == GRID.credential
    for kept in (b"", b"{}", b'{"body":"{}","signature":""}', b"[" * 100_000):
        with pytest.raises(FileUnreadable):
            Credential.from_bytes(kept)


def test_a_certificate_of_a_later_version_is_called_newer() -> None:
    body = GRID.credential.body.replace(b'"version":1', b'"version":2')
    with pytest.raises(PackageTooNew):
        opened(Credential(GRID.credential.certificate, body, GRID.credential.signatures))


@pytest.mark.parametrize("chain", ["[]", "[{}]", "null", '[{"body":"","signature":""}]'])
def test_a_document_of_another_shape_is_refused(chain: str) -> None:
    text = f'{{"format":"gridcredit-enrolment","version":1,"chain":{chain}}}'
    with pytest.raises(GridCreditError):
        certificate_file_from_bytes(
            Signed.make("certificate", text.encode(), STREET.keys.all[:1]).to_bytes(), "x"
        )


def test_the_reason_of_a_refused_request_names_no_path() -> None:
    request = offices.request(offices.party(Office.STREET, "X", 9), NodeKeys.create())
    with pytest.raises(CertificateRefused) as refused:
        certify(request, STREET.credential.certificate, STREET.keys, VALID, ISSUED)
    assert refused.value.reason == "office"
