"""A restore says what newer work it would lay aside, before it does."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from gridcredit.domain.errors import BackupUnusable, Cancelled, WrongPassphrase
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.register import people
from gridcredit.operations.workspace import keeping
from gridcredit.operations.workspace.keeping import Health, NewerWork
from gridcredit.store.workspace import drafts, newerwork, vault
from gridcredit.texts.restoring import put_aside_words
from tests.operations.offices import PASSPHRASE, Offices
from tests.operations.working import edit_person, knock

DRAFT = "2026-11-22T09:00:00"


@pytest.fixture
def backup(worker: Desk, tmp_path: Path) -> Path:
    """A backup of the worker's workspace as it is now."""
    file = keeping.backup(worker, tmp_path / "stick").file
    assert file is not None
    return file


def looked(desk: Desk, backup: Path) -> NewerWork | None:
    """What a restore would lay aside."""
    return keeping.look_into(desk.folder, backup, PASSPHRASE, "").aside


def test_nothing_newer_is_nothing_laid_aside(worker: Desk, backup: Path) -> None:
    assert looked(worker, backup) == NewerWork()
    assert put_aside_words(NewerWork()) == ""


def test_what_was_entered_since_is_counted_by_kind_and_by_whether_it_went_out(
    worker: Desk, backup: Path, tmp_path: Path
) -> None:
    knock(worker, 0)
    edit_person(worker, 0, phone="19900000001")
    edit_person(worker, 0, phone="19900000002")
    sending.export_package(worker, None, tmp_path / "out")
    knock(worker, 1)
    knock(worker, 2)
    aside = looked(worker, backup)
    assert aside is not None
    assert aside.entered == {"visit": 3, "resident": 1}
    assert aside.never_exported == {"visit": 2}
    assert aside.is_at_risk
    words = put_aside_words(aside)
    assert "从没导出过的：走访 2。" in words
    assert "已导出过的：走访 1、居民 1。" in words
    assert "never exported: visit: 2." in put_aside_words(aside, "en")


def test_what_went_out_and_came_in_is_no_risk_but_is_said(
    offices: Offices, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    offices.send(grid, street)
    file = keeping.backup(street, tmp_path / "stick").file
    assert file is not None
    knock(grid, 0)
    offices.send(grid, street)
    aside = looked(street, file)
    assert aside is not None
    assert (aside.taken_in, aside.entered, aside.is_at_risk) == (1, {}, False)
    assert "1 条" in put_aside_words(aside)


def test_a_draft_that_only_stands_here_counts(worker: Desk, backup: Path) -> None:
    home = people.list_households(worker)[0].id
    with worker.writing() as session:
        drafts.keep(session, worker.actor.login, home, "{}", DRAFT)
    aside = looked(worker, backup)
    assert aside is not None
    assert (aside.drafts, aside.is_at_risk) == (1, True)
    assert "草稿 1 份" in put_aside_words(aside)


def test_looking_changes_nothing_and_leaves_nothing(worker: Desk, backup: Path) -> None:
    knock(worker, 0)
    worker.close()
    before = {p: p.read_bytes() for p in worker.folder.rglob("*") if p.is_file()}
    beside = sorted(worker.folder.parent.iterdir())
    looked(worker, backup)
    assert {p: p.read_bytes() for p in worker.folder.rglob("*") if p.is_file()} == before
    assert sorted(worker.folder.parent.iterdir()) == beside


def test_who_does_not_agree_keeps_everything(worker: Desk, backup: Path) -> None:
    knock(worker, 0)
    worker.close()
    told: list[NewerWork | None] = []

    def refuse(aside: NewerWork | None) -> bool:
        told.append(aside)
        return False

    with pytest.raises(Cancelled):
        keeping.restore(worker.folder, backup, PASSPHRASE, "", worker.clock, refuse)
    assert told[0] is not None
    assert told[0].never_exported == {"visit": 1}
    done = keeping.restore(worker.folder, backup, PASSPHRASE, "", worker.clock)
    assert done.aside == told[0]


def test_another_workspace_or_a_damaged_one_cannot_be_told_of(
    worker: Desk, clerk: Desk, backup: Path
) -> None:
    clerk.close()
    other = keeping.look_into(clerk.folder, backup, PASSPHRASE, "").aside
    assert other == NewerWork(readable=False)
    assert other.is_at_risk
    worker.close()
    (worker.folder / "gridcredit.db").write_bytes(b"no database" * 999)
    assert looked(worker, backup) == NewerWork(readable=False)
    assert "打不开" in put_aside_words(NewerWork(readable=False))


def test_where_nothing_stands_nothing_is_laid_aside(backup: Path, tmp_path: Path) -> None:
    assert keeping.look_into(tmp_path / "new", backup, PASSPHRASE, "").aside is None


@pytest.mark.parametrize(
    ("now", "then", "missing"),
    [
        ([(1, 9)], [(1, 9)], []),
        ([(1, 9)], [], [(1, 9)]),
        ([(1, 9)], [(1, 4)], [(5, 9)]),
        ([(1, 9)], [(3, 4), (7, 20)], [(1, 2), (5, 6)]),
        ([(1, 2), (8, 9)], [(2, 8)], [(1, 1), (9, 9)]),
    ],
)
def test_numbers_that_only_one_holds_are_found(
    now: list[tuple[int, int]], then: list[tuple[int, int]], missing: list[tuple[int, int]]
) -> None:
    found = newerwork._missing({b"n": now}, {b"n": then})
    assert [span[1:] for span in found] == missing


def broken_database(backup: Path, folder: Path) -> Path:
    """The backup with a database of which not one byte is right."""
    file = folder / "broken.gcbackup"
    with zipfile.ZipFile(backup) as pack, zipfile.ZipFile(file, "w") as target:
        for name in pack.namelist():
            content = b"x" * 9_000 if name == "gridcredit.db" else pack.read(name)
            target.writestr(name, content)
    return file


def test_a_passphrase_is_tried_before_anything_large_is_unpacked(
    worker: Desk, backup: Path, tmp_path: Path
) -> None:
    worker.close()
    file = broken_database(backup, tmp_path)
    with pytest.raises(WrongPassphrase):
        keeping.restore(worker.folder, file, "not this one", "", worker.clock)


def old_backup(backup: Path, folder: Path) -> Path:
    """The backup as an earlier program made it: its key also sealed to the office above."""
    file = folder / "old.gcbackup"
    with zipfile.ZipFile(backup) as pack, zipfile.ZipFile(file, "w") as target:
        for name in pack.namelist():
            content = pack.read(name)
            if name == vault.VAULT:
                content = json.dumps(json.loads(content) | {"recovery": "c2VhbGVk"}).encode()
            target.writestr(name, content)
    return file


def says_escrow(health: Health) -> bool:
    """Whether it is said that the backup holds the key for the office above."""
    return any(check.name == "escrow_in_backup" for check in health.checks)


def test_a_backup_that_the_office_above_could_open_says_so_and_brings_nothing_of_it(
    worker: Desk, backup: Path, tmp_path: Path
) -> None:
    worker.close()
    vaulted = worker.folder / vault.VAULT
    vaulted.write_text(json.dumps(json.loads(vaulted.read_text()) | {"recovery": "c2VhbGVk"}))
    old = old_backup(backup, tmp_path)
    assert says_escrow(keeping.look_into(worker.folder, old, PASSPHRASE, ""))
    done = keeping.restore(worker.folder, old, PASSPHRASE, "", worker.clock)
    assert done.ok
    assert says_escrow(done)
    for place in (worker.folder, worker.folder.with_name("worker-before-restore")):
        assert b"recovery" not in (place / vault.VAULT).read_bytes()
    assert not says_escrow(keeping.look_into(worker.folder, backup, PASSPHRASE, ""))


def test_a_backup_packed_tight_is_refused_before_it_grows(
    worker: Desk, backup: Path, tmp_path: Path
) -> None:
    worker.close()
    file = tmp_path / "tight.gcbackup"
    with (
        zipfile.ZipFile(backup) as pack,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in pack.namelist():
            target.writestr(name, pack.read(name))
    with pytest.raises(BackupUnusable):
        keeping.look_into(worker.folder, file, PASSPHRASE, "")


def test_a_package_that_was_taken_in_counts_no_work_of_ones_own(
    offices: Offices, street: Desk, grid: Desk, tmp_path: Path
) -> None:
    file = keeping.backup(grid, tmp_path / "stick").file
    assert file is not None
    sent = sending.export_package(grid, None, tmp_path / "up")
    [report] = exchanging.import_files(street, [sent.path])
    assert report.accepted
    aside = looked(grid, file)
    assert aside is not None
    assert not aside.is_at_risk
