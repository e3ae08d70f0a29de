"""Packages of senders that nobody knows wait too, but must not fill the disk."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import GridCreditError, PackageTooNew, SenderRevoked, SenderUnknown
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, quarantine, sending, strangers
from gridcredit.operations.installation.credentials import node_keys
from gridcredit.operations.register import people
from gridcredit.operations.trust import enrolling
from gridcredit.store.exchange import quarantine_files
from gridcredit.store.workspace import audit
from gridcredit.sync.keys import NodeKeys
from tests.operations.copies import open_copy
from tests.operations.offices import GRIDS, Offices, with_register
from tests.sync.forging import body_of, outer, payload_of


@pytest.fixture
def stranger(clerk: Desk, offices: Offices, tmp_path: Path) -> Desk:
    """A grid that a copy of the street has certified; the street has never heard of it."""
    offices.folder = tmp_path / "strange"
    offices.folder.mkdir()
    offices.first_id = 60
    with closing(open_copy(clerk.folder, tmp_path / "other street")) as other:
        desk = offices.child(other, Office.GRID, GRIDS[1])
    with_register(desk, tmp_path, households=1)
    return desk


def packages(desk: Desk, folder: Path, count: int) -> list[Path]:
    """So many packages of one sender."""
    made = []
    somebody = people.list_residents(desk)[0].line.id
    for number in range(count):
        people.set_resident_field(desk, somebody, "phone", f"1990000{number:04d}")
        made.append(sending.export_package(desk, None, folder).path)
    return made


def hand_in(desk: Desk, file: Path, error: type[GridCreditError] = SenderUnknown) -> None:
    """A file comes for which nobody can vouch."""
    with pytest.raises(error):
        exchanging.import_files(desk, [file])


def in_order(desk: Desk, file: Path, at: int) -> None:
    """Have a package come at a time of its own."""
    kept = desk.folder / quarantine_files.FOLDER / quarantine_files.name_of(file)
    os.utime(kept, (at, at))


def test_of_strangers_only_twenty_wait_and_the_oldest_go_and_are_told(
    clerk: Desk, stranger: Desk, tmp_path: Path
) -> None:
    files = packages(stranger, tmp_path / "post", 23)
    for at, file in enumerate(files):
        hand_in(clerk, file)
        in_order(clerk, file, at)
    left = {path.name for path in quarantine_files.kept(clerk.folder)}
    assert left == {quarantine_files.name_of(file) for file in files[3:]}
    assert strangers.let_go_so_far(clerk) == 3
    with clerk.reading() as session:
        assert len(audit.entries(session, act="inbox_let_go")) == 3


def test_their_size_counts_too(
    clerk: Desk, stranger: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = packages(stranger, tmp_path / "post", 3)
    monkeypatch.setattr(strangers, "MOST_BYTES", second.stat().st_size + third.stat().st_size)
    for at, file in enumerate((first, second, third)):
        hand_in(clerk, file)
        if file is not third:
            in_order(clerk, file, at)
    assert {p.name for p in quarantine_files.kept(clerk.folder)} == {
        quarantine_files.name_of(second), quarantine_files.name_of(third),
    }  # fmt: skip
    monkeypatch.setattr(strangers, "MOST_BYTES", 10)
    kept = quarantine.keep(clerk, first, SenderUnknown(first.name, "x"), tmp_path)
    assert kept is not None
    assert kept.let_go == (kept.file.name,)
    assert not kept.file.exists()


def newer(package: Path, folder: Path, keys: NodeKeys | None, version: int = 9) -> Path:
    """The package as a newer program would have written it, signed anew with some keys."""
    body = json.loads(body_of(package)) | {"version": version, "colour": "red"}
    file = folder / f"{version}-{package.name}"
    content = json.dumps(body).encode()
    file.write_bytes(outer(content, payload_of(package), "A", keys or NodeKeys.create()))  # type: ignore[arg-type]
    return file


def keys_of(desk: Desk) -> NodeKeys:
    """The private keys of an office."""
    with desk.reading() as session:
        return node_keys(session)


def test_what_a_known_office_signed_waits_however_much_it_is(
    clerk: Desk, worker: Desk, stranger: Desk, tmp_path: Path
) -> None:
    [sent] = packages(worker, tmp_path / "known", 1)
    keys = keys_of(worker)
    for version in range(2, 27):
        hand_in(clerk, newer(sent, tmp_path, keys, version), PackageTooNew)
    assert len(quarantine_files.kept(clerk.folder)) == 25
    enrolling.revoke(clerk, worker.node.id)
    hand_in(clerk, sent, SenderRevoked)
    for file in packages(stranger, tmp_path / "post", 3):
        hand_in(clerk, file)
    assert len(quarantine_files.kept(clerk.folder)) == 29
    assert strangers.let_go_so_far(clerk) == 0


def test_who_only_says_to_be_a_known_office_is_a_stranger(
    clerk: Desk, worker: Desk, tmp_path: Path
) -> None:
    [sent] = packages(worker, tmp_path / "known", 1)
    for at, version in enumerate(range(2, 25)):
        file = newer(sent, tmp_path, None, version)
        hand_in(clerk, file, PackageTooNew)
        in_order(clerk, file, at)
    assert len(quarantine_files.kept(clerk.folder)) == 20


def test_a_file_in_the_way_of_the_inbox_is_said_and_what_was_refused_stays_refused(
    clerk: Desk, stranger: Desk, tmp_path: Path
) -> None:
    shutil.rmtree(clerk.folder / quarantine_files.FOLDER, ignore_errors=True)
    (tmp_path / "aim").mkdir()
    (clerk.folder / quarantine_files.FOLDER).symlink_to(tmp_path / "aim")
    [file] = packages(stranger, tmp_path / "post", 1)
    hand_in(clerk, file)
    assert not list((tmp_path / "aim").iterdir())
