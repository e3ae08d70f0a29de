"""A made-up district with one street and one grid, their keys, certificates and a small package."""

import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit import wire
from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.journal import Revision
from gridcredit.sync.documents import Party, letters
from gridcredit.sync.enrolment import Credential, Request, certify, certify_district
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.package import Contents, PackageFile, open_package
from gridcredit.sync.packing import Attachment
from gridcredit.sync.writing import PackageFacts, Written, write_package

TODAY = date(2026, 11, 22)
VALID = (date(2026, 1, 1), date(2030, 12, 31))
ISSUED = "2026-01-01T09:00"
NODE = UUID(int=7)


@dataclass(frozen=True)
class OfficeAt:
    """An office with its keys and its certificate."""

    party: Party
    keys: NodeKeys
    credential: Credential


def party(office: Office, area: str, node: int) -> Party:
    """An installation by a short number."""
    return Party(node=UUID(int=node), office=office, area=area)


def district() -> OfficeAt:
    """The root of trust, with new keys."""
    keys, where = NodeKeys.create(), party(Office.DISTRICT, "GX", 1)
    return OfficeAt(where, keys, certify_district(where, "区信用办", keys, VALID, ISSUED))


def child(above: OfficeAt, office: Office, area: str, node: int) -> OfficeAt:
    """An office below another one, with new keys."""
    keys, where = NodeKeys.create(), party(office, area, node)
    return OfficeAt(where, keys, certified(request(where, keys), above))


def request(where: Party, keys: NodeKeys) -> Request:
    """What an office asks for."""
    return Request(
        suite=letters(keys.public.suites),
        node=where.node,
        office=where.office,
        area=where.area,
        name="单位",
        keys=keys.public,
        created_at=ISSUED,
    )


def certified(asked: Request, above: OfficeAt) -> Credential:
    """The answer of the office above."""
    return certify(asked, above.credential.certificate, above.keys, VALID, ISSUED)


DISTRICT = district()
STREET = child(DISTRICT, Office.STREET, "370403002", 2)
GRID = child(STREET, Office.GRID, "370403002001001", 3)


def line(seq: int, entity: str = "visit", node: UUID = NODE) -> bytes:
    """A revision line."""
    return wire.encode(
        Revision(
            node=node,
            seq=seq,
            counter=seq,
            author="li",
            entity=entity,
            row=UUID(int=seq),
            area="370403002001001",
            op="add",
            new={"note": f"第{seq}次"},
            entered_at="2026-11-22T19:30",
        )
    )


def scan(content: bytes) -> Attachment:
    """A file to send along."""
    digest = hashlib.sha256(content).hexdigest()
    return Attachment(digest, len(content), lambda: io.BytesIO(content))


LINES = [line(1), line(2, "resident"), line(3)]
SCANS = [b"first scan", b"", bytes(range(256)) * 3]


def facts(sender: OfficeAt = GRID, receiver: OfficeAt = STREET, number: int = 1) -> PackageFacts:
    """What is said of a package from one office to another."""
    return PackageFacts(
        sender=sender.party,
        receiver=receiver.party,
        number=number,
        previous="",
        created_at="2026-11-22T19:30",
        as_of="2026-11-22T19:30",
        app_version="1.0.0",
        schema_version="1",
    )


def pack(
    folder: Path,
    lines: Iterable[bytes] = LINES,
    files: Sequence[Attachment] | None = None,
    sender: OfficeAt = GRID,
    receiver: OfficeAt = STREET,
    suite: Suite = Suite.A,
) -> Written:
    """A package from the grid to the street."""
    attached = [scan(content) for content in SCANS] if files is None else files
    key, to = sender.keys.of(suite), receiver.keys.public
    return write_package(folder, facts(sender, receiver), lines, attached, key, to)


def verify(package: PackageFile, receiver: OfficeAt = STREET, sender: OfficeAt = GRID) -> Contents:
    """The package as its receiver checks it."""
    certificate = sender.credential.certificate
    return package.verify(receiver.party.node, receiver.keys, certificate, TODAY)


def check(path: Path) -> Contents:
    """Everything the street does before it believes a package of the grid."""
    return verify(open_package(path))


def held_files(contents: Contents) -> dict[str, bytes]:
    """Every file of a package by its digest."""
    found: dict[str, bytes] = {}

    def keep(sha256: str, size: int, stream: object) -> None:
        content = b"".join(iter(lambda: stream.read(7), b""))  # type: ignore[attr-defined]
        assert len(content) == size
        found[sha256] = content

    contents.files(keep)
    return found
