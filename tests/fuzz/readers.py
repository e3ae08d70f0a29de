"""The readers under attack, each with an honest file to begin from.

A reader answers, or refuses with an error that a person can be told; anything else is a bug. Those
named `…_inside` are what only an insider could write: the changed bytes are sealed and signed.
"""

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gridcredit import wire
from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.errors import ContentAltered, GridCreditError
from gridcredit.domain.roster_rows import RosterRow
from gridcredit.operations.demo.invention import Inventor
from gridcredit.rosters import write
from gridcredit.rosters.read import read_register
from gridcredit.sync import documents, enrolment, receipt
from gridcredit.sync.documents import PACKAGE
from gridcredit.sync.identify import kind_of
from gridcredit.sync.invitation import make_invitation, read_invitation
from gridcredit.sync.manifest import Manifest
from gridcredit.sync.package import open_package
from gridcredit.sync.receipt import PackageRef, make_receipt
from gridcredit.sync.seal import NoKey, SealBroken
from gridcredit.sync.sheets import SheetKind, cut, join, read_piece, standing
from gridcredit.sync.signed import Signed
from tests.sync import forging
from tests.sync.offices import DISTRICT, GRID, LINES, STREET, TODAY, held_files, pack
from tests.sync.offices import verify as verified

Read = Callable[[bytes], object]


@dataclass(frozen=True)
class Reader:
    """One reader, and honest bytes that it takes."""

    read: Read
    honest: bytes


def survives(reader: Reader, content: bytes) -> str:
    """Feed a reader; the kind of its refusal, or nothing when it took the bytes. Whatever else
    flies is a bug."""
    try:
        reader.read(content)
    except GridCreditError as error:
        return type(error).__name__
    return ""


@contextmanager
def readers() -> Iterator[dict[str, Reader]]:
    """All of them by name; their files lie in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory() as name:
        yield _readers(Path(name))


def _readers(folder: Path) -> dict[str, Reader]:
    manifest, inner = forging.taken_apart(folder, Suite.A)
    honest = next(folder.glob("*.gcpkg")).read_bytes()
    given = make_receipt(
        STREET.party, GRID.party, PackageRef(number=1, sha256="0" * 64), accepted=3, same=0,
        set_aside=[], head={}, received_at="2026-11-22T19:31", key=STREET.keys.of(Suite.A),
    )  # fmt: skip
    asked = enrolment.make_request(GRID.party, "网格", GRID.keys, "2026-11-22T08:00")
    granted = enrolment.make_certificate_file(
        GRID.credential, [STREET.credential, DISTRICT.credential], LINES, STREET.keys
    )
    chain = [STREET.credential, DISTRICT.credential]
    invited = make_invitation(Office.GRID, GRID.party.area, "第1网格", chain, STREET.keys, "t")
    at = folder / "attacked"
    return {
        "package": Reader(_from_file(at, _take_package), honest),
        "package_inside": Reader(lambda inside: _take_inside(at, manifest, inside), inner),
        "package_suite_b": Reader(_from_file(at, _take_package), _suite_b(folder)),
        "sealed_suite_b": Reader(_take_sealed, forging.sealed(inner, Suite.B)),
        "manifest": Reader(_take_manifest, documents.encode(manifest)),
        "line": Reader(_take_line, LINES[0]),
        "receipt": Reader(_from_file(at, receipt.read_receipt), given.signed.to_bytes()),
        "receipt_inside": _signed(at, receipt.read_receipt, given.signed),
        "codes": Reader(_take_codes, _codes(given.signed.to_bytes())),
        "request": Reader(_from_file(at, enrolment.read_request), asked.to_bytes()),
        "request_inside": _signed(at, enrolment.read_request, asked),
        "certificate": Reader(_from_file(at, _take_certificate), granted.to_bytes()),
        "certificate_inside": _signed(at, _take_certificate, granted),
        "invitation": Reader(_from_file(at, read_invitation), invited.to_bytes()),
        "invitation_inside": _signed(at, read_invitation, invited),
        "workbook": Reader(_take_register("户册.xlsx"), _workbook(folder)),
        "table": Reader(_take_register("户册.csv"), _table()),
        "kind": Reader(_from_file(at, kind_of), honest),
    }  # fmt: skip


def _from_file(at: Path, take: Callable[[Path], object]) -> Read:
    def read(content: bytes) -> object:
        at.write_bytes(content)
        return take(at)

    return read


def _signed(at: Path, take: Callable[[Path], object], honest: Signed) -> Reader:
    every = GRID.keys if honest.stem == "request" else STREET.keys
    keys = [every.of(suite) for suite in honest.suites]

    def read(body: bytes) -> object:
        at.write_bytes(Signed.make(honest.stem, body, keys).to_bytes())
        return take(at)

    return Reader(read, honest.body)


def _take_package(path: Path) -> None:
    contents = verified(open_package(path))
    for line in contents.lines():
        _take_line(line)
    held_files(contents)


def _suite_b(folder: Path) -> bytes:
    return pack(folder, suite=Suite.B).path.read_bytes()


def _take_sealed(sealed: bytes) -> None:
    """What stands behind a signature in suite B: a wrapped key and blocks."""
    try:
        with STREET.keys.of(Suite.B).unsealed(io.BytesIO(sealed)) as plain:
            while plain.read(1 << 10):
                pass
    except (NoKey, SealBroken) as error:
        raise ContentAltered("sealed", "payload") from error


def _take_inside(at: Path, manifest: Manifest, inner: bytes) -> None:
    _take_package(forging.forged(at, manifest, inner))


def _take_manifest(body: bytes) -> None:
    documents.decode(body, PACKAGE, Manifest, "manifest").require_sense("manifest")


def _take_line(line: bytes) -> None:
    try:
        wire.decode(line)
    except ValueError:
        return  # set aside as unreadable


def _codes(content: bytes) -> bytes:
    return "\n".join(
        text for sheet in cut(content, SheetKind.RECEIPT, "receipt") for text in sheet
    ).encode()


def _take_codes(content: bytes) -> None:
    pieces = [read_piece(text, "photo") for text in content.decode("utf-8", "replace").split("\n")]
    for state in standing(pieces):
        if not state.needed:
            join([piece for piece in pieces if piece.of == state.of], "photo")


def _take_certificate(path: Path) -> None:
    file = enrolment.read_certificate_file(path)
    enrolment.check_certificate_file(file, GRID.party.node, GRID.keys.public, TODAY)


def _take_register(name: str) -> Read:
    return lambda content: read_register(io.BytesIO(content), name)


def _rows() -> list[RosterRow]:
    return list(Inventor(1, date(2026, 11, 22)).grid("370403002001001", "薛庄社区", 2).rows)


def _workbook(folder: Path) -> bytes:
    out = folder / "户册.xlsx"
    write.write_register(out, _rows())
    return out.read_bytes()


def _table() -> bytes:
    head = "网格编号,小区名称,楼栋,户号,户主姓名,姓名,身份证号"
    lines = [
        f"{r.grid_code},{r.estate},{r.building},{r.household_number},{r.householder},{r.name},"
        f"{r.id_number}"
        for r in _rows()
    ]
    return "\n".join([head, *lines]).encode("gb18030")
