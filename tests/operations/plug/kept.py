"""Workspaces and files made once, of which every attempt gets copies."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from uuid import UUID

from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import exchanging, sending, undoing
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import people, rostering
from gridcredit.operations.workspace import keeping
from gridcredit.store.exchange import digest
from tests.operations.offices import GRIDS, PASSPHRASE, Ticking, counting_ids, register_file

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 300
NOTE = "to be sent"
NOTES = 5
DAY = date(2026, 11, 20)
_IDS = count(0x200)


@dataclass(frozen=True)
class Exchanged:
    """A package with `accepted` records and a scan, its receipt, and the import; the digests of
    the street without it and with it."""

    package: Path
    receipt: Path
    street: UUID
    number: int
    import_id: UUID
    accepted: int
    before: str
    after: str


@dataclass(frozen=True)
class Kept:
    """Closed workspaces: of a grid as it was, with something to send, and having sent it; of a
    street before and after it took that in. `register` adds people, `backup` is of the first."""

    grid: Path
    changed: Path
    sent: Path
    street: Path
    fed: Path
    exchanged: Exchanged
    scan: Path
    backup: Path
    register: Path
    residents: int
    added: int


def made(offices: dict[str, Path], folder: Path) -> Kept:
    """Make them from a street and its grid that know each other (copies.make_offices)."""
    scan = folder / "scan.jpg"
    scan.write_bytes(PHOTO)
    register = register_file(folder, GRIDS[0], households=8, seed=7)
    with closing(_copy(offices["grid"], folder / "changed")) as grid:
        backup = keeping.backup(grid, folder).file
        _change(grid, scan)
    with closing(_copy(offices["grid"], folder / "read")) as grid:
        residents = len(people.list_residents(grid))
        added = rostering.read_roster(grid, register).residents_added
    assert backup is not None
    return Kept(
        grid=offices["grid"],
        changed=folder / "changed",
        sent=folder / "sent",
        street=offices["street"],
        fed=folder / "fed",
        exchanged=_exchange(offices, folder),
        scan=scan,
        backup=backup,
        register=register,
        residents=residents,
        added=added,
    )


def _exchange(offices: dict[str, Path], folder: Path) -> Exchanged:
    with closing(_copy(folder / "changed", folder / "sent")) as grid:
        sent = sending.export_package(grid, None, folder)
    with closing(_copy(offices["street"], folder / "fed")) as street:
        before = _digest(street)
        [report] = exchanging.import_files(street, [sent.path], receipts=folder)
        after = _digest(street)
    assert report.receipt is not None
    assert report.import_id is not None
    with closing(_copy(folder / "fed", folder / "undone")) as street:
        undoing.undo_import(street, report.import_id)
        assert _digest(street) == before
    return Exchanged(
        sent.path,
        report.receipt,
        sent.to,
        sent.number,
        report.import_id,
        report.accepted,
        before,
        after,
    )


def _copy(kept: Path, folder: Path) -> Desk:
    shutil.copytree(kept, folder)
    return open_desk(folder, PASSPHRASE, Ticking(), counting_ids(next(_IDS)).__next__)


def _change(grid: Desk, scan: Path) -> None:
    residents = people.list_residents(grid)
    for person in residents[:NOTES]:
        people.set_resident_field(grid, person.line.id, "note", NOTE)
    adult = next(person for person in residents if person.eligible)
    signing.sign_pledge(grid, adult.line.id, DAY, scan)


def _digest(desk: Desk) -> str:
    with desk.reading() as session:
        return digest.state_digest(session)
