"""The first files of suite B, and of an office with a token, are read for ever too."""

import hashlib
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.codes import Suite
from gridcredit.sync.enrolment import (
    check_certificate_file,
    read_certificate_file,
    read_request,
)
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.package import open_package
from gridcredit.sync.receipt import read_receipt
from tests.sync.offices import held_files

KEPT = Path(__file__).parent / "kept"
B, TOKEN = KEPT / "version-1-suite-b", KEPT / "version-1-token"
THEN = date(2026, 11, 22)
STREET, GRID = UUID(int=2), UUID(int=3)
PACKAGE = "6f5c53f38a88dbc78433cfb8734c99cd75cc9a28fd65c679906dc49963536be7"
FIRST_LINE = (
    b'{"node":"00000000000000000000000000000007","seq":1,"counter":1,"author":"li",'
    b'"entity":"visit","row":"00000000000000000000000000000001","area":"370403002001001",'
    b'"op":"add","new":{"note":"\xe7\xac\xac1\xe6\xac\xa1"},"at":"2026-11-22T19:30"}'
)


def street_keys() -> NodeKeys:
    """The keys of the office that the kept package is addressed to."""
    return NodeKeys.from_bytes((B / "street-keys.json").read_bytes())


def test_packages_of_suite_b_are_read() -> None:
    sender = read_certificate_file(B / "certificate.gccert").credential.certificate
    package = open_package(B / "package.gcpkg")
    assert package.manifest.suite is Suite.B
    contents = package.verify(STREET, street_keys(), sender, THEN)
    assert contents.sha256 == PACKAGE
    assert next(contents.lines()) == FIRST_LINE
    assert list(held_files(contents).values()) == [b"first scan", b"", bytes(range(256)) * 3]


def test_receipts_of_suite_b_are_read() -> None:
    file = read_receipt(B / "receipt.gcack")
    file.require(GRID, read_certificate_file(B / "certificate.gccert").parent, THEN)
    assert (file.receipt.suite, file.receipt.package.sha256) == (Suite.B, PACKAGE)


def test_certificates_signed_in_both_suites_are_read() -> None:
    file = read_certificate_file(B / "certificate.gccert")
    asked = read_request(B / "request.gcreq")
    check_certificate_file(file, GRID, asked.keys, THEN)
    assert file.start == (FIRST_LINE,)
    assert file.parent.keys == street_keys().public
    assert file.root.keys.fingerprint() == "8F3N-SCRA-R2QP-SB8D-CRWD"


def test_certificates_of_an_office_with_a_token_are_read() -> None:
    asked = read_request(TOKEN / "request.gcreq")
    file = read_certificate_file(TOKEN / "certificate.gccert")
    check_certificate_file(file, GRID, asked.keys, THEN)
    assert asked.keys.suites == (Suite.B,)
    assert asked.keys.fingerprint() == "J3WY-126Y-J5CX-KAEF-3M3J"


def test_the_kept_package_is_as_it_was() -> None:
    assert hashlib.sha256((B / "package.gcpkg").read_bytes()).hexdigest() == PACKAGE
