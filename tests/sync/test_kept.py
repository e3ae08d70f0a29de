"""Files of every version that ever left an office are read for ever; these bytes never change."""

import hashlib
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.sync.enrolment import (
    check_certificate_file,
    read_certificate_file,
    read_request,
)
from gridcredit.sync.identify import kind_of
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.package import open_package
from gridcredit.sync.receipt import read_receipt
from gridcredit.sync.sheets import join, read_piece
from tests.sync.offices import held_files

KEPT = Path(__file__).parent / "kept"
ONE = KEPT / "version-1"
THEN = date(2026, 11, 22)
STREET, GRID = UUID(int=2), UUID(int=3)
PACKAGE = "4e790c22eadc40dd227b1f38603378ac28e1ed68dce215728c5fca1591917826"
FIRST_LINE = (
    '{"node":"00000000000000000000000000000007","seq":1,"counter":1,"author":"li",'
    '"entity":"visit","row":"00000000000000000000000000000001","area":"370403002001001",'
    '"op":"add","new":{"note":"第1次"},"at":"2026-11-22T19:30"}'
)


def street_keys() -> NodeKeys:
    """The keys of the office that the kept package is addressed to."""
    return NodeKeys.from_bytes((ONE / "street-keys.json").read_bytes())


def test_version_1_packages_are_read() -> None:
    sender = read_certificate_file(ONE / "certificate.gccert").credential.certificate
    package = open_package(ONE / "package.gcpkg")
    contents = package.verify(STREET, street_keys(), sender, THEN)
    assert contents.sha256 == PACKAGE
    assert next(line.decode() for line in contents.lines()) == FIRST_LINE
    assert package.manifest.counts == {"visit": 2, "resident": 1}
    assert list(held_files(contents).values()) == [b"first scan", b"", bytes(range(256)) * 3]


def test_version_1_certificates_are_read() -> None:
    file = read_certificate_file(ONE / "certificate.gccert")
    asked = read_request(ONE / "request.gcreq")
    check_certificate_file(file, GRID, asked.keys, THEN)
    assert file.start == (FIRST_LINE.encode(),)
    assert file.parent.keys == street_keys().public
    assert file.root.keys.fingerprint() == "1YK4-S0BV-7CHP-CVH2-B1PE"


def test_version_1_receipts_are_read() -> None:
    file = read_receipt(ONE / "receipt.gcack")
    street = read_certificate_file(ONE / "certificate.gccert").parent
    file.require(GRID, street, THEN)
    assert (file.receipt.package.sha256, file.receipt.accepted) == (PACKAGE, 2)


@pytest.mark.parametrize("name", ["package.gcpkg", "receipt.gcack"])
def test_version_1_sheets_are_read(name: str) -> None:
    texts = (ONE / name).with_suffix(".sheets").read_text("ascii").splitlines()
    pieces = [read_piece(text, name) for text in texts]
    assert join(pieces, name) == (ONE / name).read_bytes()
    lost = [piece for piece in pieces if piece.sheet > 1]
    assert not lost or join(lost, name) == (ONE / name).read_bytes()


@pytest.mark.parametrize("file", sorted(KEPT.glob("*/*.gc*")), ids=lambda file: file.name)
def test_every_kept_file_is_recognised(file: Path) -> None:
    assert kind_of(file).value == file.stem


def test_the_kept_package_is_as_it_was() -> None:
    assert hashlib.sha256((ONE / "package.gcpkg").read_bytes()).hexdigest() == PACKAGE
