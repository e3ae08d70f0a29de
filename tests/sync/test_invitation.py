"""Invitations: read as they were made, refused when anything about them is not so."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import (
    CertificateRefused,
    FileUnreadable,
    GridCreditError,
    NameRefused,
    SignatureWrong,
)
from gridcredit.sync.enrolment import certify, make_certificate_file, make_request, read_request
from gridcredit.sync.enrolment import read_certificate_file as read_certificate
from gridcredit.sync.invitation import InvitationFile, make_invitation, read_invitation
from gridcredit.sync.revocation import make_revocation, read_revocation
from gridcredit.sync.signed import Signed
from tests.sync.offices import DISTRICT, GRID, ISSUED, STREET, VALID, request

CHAIN = (STREET.credential, DISTRICT.credential)
CODE = GRID.party.area
BAD = ("王芳<b>已核对</b>", "王\n芳", "王\u202e芳", "<img src='x'>")


def invited(office: Office = Office.GRID, name: str = "第1网格", chain: tuple = CHAIN) -> Signed:
    return make_invitation(office, CODE, name, chain, STREET.keys, ISSUED)


def read(signed: Signed, folder: Path) -> InvitationFile:
    signed.write(folder / "x.gcinv")
    return read_invitation(folder / "x.gcinv")


def test_an_invitation_is_read_as_it_was_made(tmp_path: Path) -> None:
    found = read(invited(), tmp_path)
    assert (found.office, found.area, found.area_name) == (Office.GRID, CODE, "第1网格")
    assert found.parent == STREET.credential.certificate
    assert found.root == DISTRICT.credential.certificate


def test_a_district_invites_a_street(tmp_path: Path) -> None:
    chain = (DISTRICT.credential,)
    signed = make_invitation(Office.STREET, "370403002", "街道", chain, DISTRICT.keys, ISSUED)
    found = read(signed, tmp_path)
    assert found.parent == found.root == DISTRICT.credential.certificate


@pytest.mark.parametrize("office", [Office.STREET, Office.DISTRICT])
def test_nobody_invites_beside_or_above(tmp_path: Path, office: Office) -> None:
    with pytest.raises(CertificateRefused):
        read(invited(office), tmp_path)


def test_another_s_signature_and_a_chain_that_breaks_are_refused(tmp_path: Path) -> None:
    forged = Signed.make("invitation", invited().body, GRID.keys.all)
    with pytest.raises(SignatureWrong):
        read(forged, tmp_path)
    with pytest.raises(GridCreditError):
        read(invited(chain=(STREET.credential,)), tmp_path)
    body = msgspec.json.encode(msgspec.json.decode(invited().body) | {"chain": []})
    with pytest.raises(FileUnreadable):
        read(Signed.make("invitation", body, STREET.keys.all), tmp_path)


def test_every_cut_and_every_altered_invitation_is_refused(tmp_path: Path) -> None:
    content, file = invited().to_bytes(), tmp_path / "bad.gcinv"
    for at in range(0, len(content), max(1, len(content) // 60)):
        for bad in (content[:at], content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]):
            file.write_bytes(bad)
            with pytest.raises(GridCreditError):
                read_invitation(file)


@pytest.mark.parametrize("name", BAD)
def test_a_name_that_is_more_than_a_line_of_text_comes_in_by_no_file(
    tmp_path: Path, name: str
) -> None:
    asked = tmp_path / "x.gcreq"
    make_request(GRID.party, name, GRID.keys, ISSUED).write(asked)
    with pytest.raises(NameRefused):
        read_request(asked)
    told = msgspec.structs.replace(request(GRID.party, GRID.keys), name=name)
    credential = certify(told, STREET.credential.certificate, STREET.keys, VALID, ISSUED)
    make_certificate_file(credential, CHAIN, [], STREET.keys).write(tmp_path / "x.gccert")
    with pytest.raises(NameRefused):
        read_certificate(tmp_path / "x.gccert")
    make_revocation(credential.certificate, STREET.keys, ISSUED).signed.write(tmp_path / "x.gcrev")
    with pytest.raises(NameRefused):
        read_revocation(tmp_path / "x.gcrev")
    with pytest.raises(NameRefused):
        read(invited(name=name), tmp_path)
