"""A revocation ends what its issuer gave, up to one certificate, and nobody else can write one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from gridcredit.domain.errors import (
    CertificateRefused,
    FileUnreadable,
    GridCreditError,
    NotAddressed,
    SignatureWrong,
)
from gridcredit.sync.enrolment import Certificate
from gridcredit.sync.revocation import make_revocation, read_revocation
from tests.sync.offices import DISTRICT, GRID, STREET

CHAIN = [office.credential.certificate for office in (GRID, STREET, DISTRICT)]


def numbered(certificate: Certificate, serial: int) -> Certificate:
    return msgspec.structs.replace(certificate, serial=serial)


@pytest.mark.parametrize(("at", "issuer"), [(0, STREET), (1, DISTRICT)])
def test_it_ends_ones_own_certificate_or_that_of_the_office_above(
    tmp_path: Path, at: int, issuer: object
) -> None:
    made = make_revocation(CHAIN[at], issuer.keys, "t")  # type: ignore[attr-defined]
    made.signed.write(tmp_path / made.name)
    assert read_revocation(tmp_path / made.name).ended(CHAIN) == CHAIN[at]


def test_it_ends_what_was_given_before_and_nothing_that_was_given_since() -> None:
    made = make_revocation(numbered(CHAIN[0], 3), STREET.keys, "t")
    for serial in (0, 2, 3):
        earlier = numbered(CHAIN[0], serial)
        assert made.ended([earlier, *CHAIN[1:]]) == earlier
    with pytest.raises(CertificateRefused) as refused:
        made.ended([numbered(CHAIN[0], 4), *CHAIN[1:]])
    assert refused.value.reason == "renewed"


def test_only_the_issuer_ends_a_certificate() -> None:
    for other in (GRID, DISTRICT):
        with pytest.raises(SignatureWrong):
            make_revocation(CHAIN[0], other.keys, "t").ended(CHAIN)
    foreign = make_revocation(CHAIN[0], STREET.keys, "t")
    stranger = msgspec.structs.replace(foreign.revocation, issuer=GRID.party.node)
    resigned = replace(foreign, revocation=stranger)
    with pytest.raises(CertificateRefused):
        resigned.ended(CHAIN)
    with pytest.raises(NotAddressed):
        foreign.ended(CHAIN[1:])


def test_altered_and_cut_files_are_refused(tmp_path: Path) -> None:
    whole = make_revocation(CHAIN[0], STREET.keys, "t").signed.to_bytes()
    file = tmp_path / "x.gcrev"
    for at in range(0, len(whole), 5):
        for bad in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]):
            file.write_bytes(bad)
            with pytest.raises(GridCreditError):
                read_revocation(file).ended(CHAIN)
    file.write_bytes(b"PK")
    with pytest.raises(FileUnreadable):
        read_revocation(file)


def test_its_name_tells_nothing_personal() -> None:
    made = make_revocation(numbered(CHAIN[0], 2), STREET.keys, "t")
    assert made.name == f"{GRID.party.area}-2-{GRID.party.node.hex[-6:]}.gcrev"
