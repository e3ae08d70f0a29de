"""Keeping a workspace safe: what the doctor finds, what a restore refuses, one copy a day."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.errors import (
    BackupUnusable,
    GridCreditError,
    PackageTooNew,
    StorageFailed,
    UnknownAccount,
    WorkspaceBusy,
    WrongPassphrase,
)
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.exchange import quarantine, sending
from gridcredit.operations.register import people
from gridcredit.operations.workspace import keeping, signing_in
from gridcredit.store.engine import cipher
from gridcredit.store.journal import number_ranges
from gridcredit.store.workspace.backup import DAILY
from tests.operations.offices import PASSPHRASE
from tests.store.conftest import behind


def findings(desk: Desk) -> dict[str, bool]:
    """What the doctor says of each thing."""
    return {check.name: check.ok for check in keeping.doctor(desk).checks}


def reopened(desk: Desk) -> Desk:
    """The workspace opened again, as after a change from outside."""
    desk.close()
    return open_desk(desk.folder, PASSPHRASE, desk.clock, desk.new_id)


def test_a_sound_workspace_is_called_sound(worker: Desk) -> None:
    keeping.daily_copy(worker)
    assert keeping.doctor(worker).ok
    found = {"database", "audit_log", "daily_copy", "enrolled", "place", "keys", "state"}
    assert set(findings(worker)) == found


def test_numbers_that_strayed_are_said_once_and_counted_again(worker: Desk) -> None:
    with worker.writing() as session:
        kept = number_ranges.of(session, worker.node.id.bytes)
        number_ranges.note(session, [(worker.node.id.bytes, kept[-1][1] + 5, "visit")])
    assert findings(worker)["numbers"] is False
    assert "numbers" not in findings(worker)
    with worker.reading() as session:
        assert number_ranges.of(session, worker.node.id.bytes) == kept


def test_a_tampered_log_is_found_at_its_entry(worker: Desk) -> None:
    signing_in.unlock(worker, PASSPHRASE)
    people.list_residents(worker, purpose="核对")
    connection = behind(worker.database)
    with closing(connection):
        guards = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        ).fetchall()
        for (guard,) in guards:
            connection.execute(f"DROP TRIGGER {guard}")
        last = connection.execute("SELECT max(id) FROM audit").fetchone()[0]
        connection.execute("UPDATE audit SET login = 'somebody else' WHERE id = ?", (last,))
    health = keeping.doctor(worker)
    [audit_log] = [c for c in health.checks if c.name == "audit_log"]
    assert (health.ok, audit_log.ok, audit_log.detail) == (False, False, str(last))


def test_a_damaged_page_is_found_and_does_not_end_the_examination(worker: Desk) -> None:
    worker.close()
    file = worker.folder / "gridcredit.db"
    content = bytearray(file.read_bytes())
    content[-9000:-8900] = bytes(100)
    file.write_bytes(content)
    desk = reopened(worker)
    with closing(desk):
        health = keeping.doctor(desk)
    [pages] = [c for c in health.checks if c.name == "database"]
    assert not pages.ok
    assert pages.detail
    assert len(health.checks) >= 7  # what else is found depends on whose page it is


def test_one_copy_a_day_opens_with_the_same_key(worker: Desk) -> None:
    first = keeping.daily_copy(worker)
    assert first is not None
    assert keeping.daily_copy(worker) is None
    worker.clock.go(days=1)  # type: ignore[attr-defined]
    assert keeping.daily_copy(worker) is not None
    assert sorted(p.name for p in first.parent.iterdir()) == ["2026-11-22.db", "2026-11-23.db"]
    with closing(cipher.connect(first, worker.database.key)) as copy:
        cipher.check_key(copy)
    with closing(sqlite3.connect(first)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM resident")


def test_foreign_files_among_the_copies_are_left_alone(worker: Desk) -> None:
    place = worker.folder / DAILY
    place.mkdir(exist_ok=True)
    for name in ("2026-13-77.db", "notes.txt", "2020-01-01-old.db"):
        (place / name).write_text("mine", "utf-8")
    assert keeping.daily_copy(worker) is not None
    assert {p.name for p in place.iterdir()} == {
        "2026-11-22.db",
        "2026-13-77.db",
        "notes.txt",
        "2020-01-01-old.db",
    }
    [copy] = [c for c in keeping.doctor(worker).checks if c.name == "daily_copy"]
    assert copy.detail == "2026-11-22"


def test_a_clock_that_was_wrong_for_a_day_costs_no_copies_of_the_right_days(worker: Desk) -> None:
    for day in (date(2026, 11, 20), date(2041, 1, 1), date(2026, 11, 21), date(2026, 11, 22)):
        keeping.copies.daily(worker.database, day)
    kept = {p.stem for p in (worker.folder / DAILY).glob("*.db")}
    assert {"2026-11-20", "2026-11-21", "2026-11-22"} <= kept


def test_a_place_for_copies_that_is_a_file_is_named(worker: Desk) -> None:
    shutil.rmtree(worker.folder / DAILY, ignore_errors=True)
    (worker.folder / DAILY).write_text("in the way", "utf-8")
    with pytest.raises(StorageFailed) as refused:
        keeping.daily_copy(worker)
    assert refused.value.file


def test_a_restore_brings_back_what_was_and_keeps_what_is(worker: Desk, tmp_path: Path) -> None:
    kept = keeping.backup(worker, tmp_path / "kept")
    assert kept.ok
    assert kept.file is not None
    [somebody, *_] = people.list_residents(worker)
    people.set_resident_field(worker, somebody.line.id, "note", "after the backup")
    worker.close()
    done = keeping.restore(worker.folder, kept.file, PASSPHRASE, "", worker.clock)
    assert done.ok
    former = worker.folder.with_name(f"{worker.folder.name}-before-restore")
    for folder, notes in ((worker.folder, set()), (former, {"after the backup"})):
        with closing(open_desk(folder, PASSPHRASE, worker.clock, worker.new_id)) as desk:
            found = people.list_residents(desk, purpose="测试")
            assert {note for p in found if (note := note_of(desk, p))} == notes
            assert findings(desk)["database"]


def test_packages_that_wait_are_in_a_backup_and_their_damage_is_told_and_healed(
    worker: Desk, tmp_path: Path
) -> None:
    [somebody, *_] = people.list_residents(worker)
    people.set_resident_field(worker, somebody.line.id, "note", "news")
    sent = sending.export_package(worker, None, tmp_path).path
    error = PackageTooNew(sent.name, 2, 1)
    kept = quarantine.keep(worker, sent, error, tmp_path)
    assert kept is not None
    assert findings(worker)["waiting"]
    sound = keeping.backup(worker, tmp_path / "sound")
    assert sound.ok
    with kept.file.open("r+b") as file:
        file.seek(900)
        file.write(b"#")
    broken = keeping.backup(worker, tmp_path / "broken")
    for health in (broken, keeping.doctor(worker)):
        [check] = [check for check in health.checks if check.name == "waiting"]
        assert (check.ok, check.detail) == (False, "1")
    quarantine.keep(worker, sent, error, tmp_path)  # it is handed in once more
    assert kept.file.read_bytes() == sent.read_bytes()
    worker.close()
    for health, is_whole in ((broken, False), (sound, True)):
        assert health.file is not None
        done = keeping.restore(worker.folder, health.file, PASSPHRASE, "", worker.clock)
        assert done.ok is is_whole
        with closing(open_desk(worker.folder, PASSPHRASE, worker.clock, worker.new_id)) as desk:
            [waiting] = quarantine.held(desk)
            assert (waiting.file.read_bytes() == sent.read_bytes()) is is_whole


def note_of(desk: Desk, person: people.Person) -> str:
    """The note kept of a resident."""
    page = people.household_page(desk, person.line.household)
    return next(r.note for r in page.residents if r.id == person.line.id)


@pytest.mark.parametrize(
    ("passphrase", "login", "error"),
    [("wrong, wrong", "", WrongPassphrase), (PASSPHRASE, "nobody", UnknownAccount)],
)
def test_a_restore_asks_who_one_is(
    worker: Desk, tmp_path: Path, passphrase: str, login: str, error: type[GridCreditError]
) -> None:
    kept = keeping.backup(worker, tmp_path / "kept")
    assert kept.file is not None
    before = {p: p.read_bytes() for p in worker.folder.glob("*.json")}
    with pytest.raises(error):
        keeping.restore(worker.folder, kept.file, passphrase, login, worker.clock)
    assert {p: p.read_bytes() for p in worker.folder.glob("*.json")} == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kept", "worker"]


def test_a_workspace_that_somebody_has_open_is_not_replaced(worker: Desk, tmp_path: Path) -> None:
    kept = keeping.backup(worker, tmp_path / "kept")
    assert kept.file is not None
    with pytest.raises(WorkspaceBusy):
        keeping.restore(worker.folder, kept.file, PASSPHRASE, "", worker.clock)
    [somebody, *_] = people.list_residents(worker)
    people.set_resident_field(worker, somebody.line.id, "note", "still here")
    worker.close()
    assert keeping.restore(worker.folder, kept.file, PASSPHRASE, "", worker.clock).ok


def spoiled(kind: str, good: Path, folder: Path) -> Path:
    """A file that is no backup, or no longer a whole one."""
    bad = folder / "bad.gcbackup"
    content = good.read_bytes()
    if kind == "directory":
        bad.mkdir()
    elif kind == "locked":
        with zipfile.ZipFile(bad, "w") as pack:
            pack.writestr("backup.json", "{}")
        raw = bytearray(bad.read_bytes())
        raw[6] |= 1
        raw[raw.index(b"PK\x01\x02") + 8] |= 1
        bad.write_bytes(raw)
    elif kind in ("list", "text", "number"):
        head = {"list": "[]", "text": '{"format": "1", "files": 0}', "number": "7"}[kind]
        with zipfile.ZipFile(bad, "w") as pack:
            pack.writestr("backup.json", head)
    elif kind != "missing":
        whole = {"empty": b"", "cut": content[: len(content) // 2], "junk": b"PK\3\4" + bytes(99)}
        bad.write_bytes(whole[kind])
    return bad


@pytest.mark.parametrize(
    "kind",
    ["empty", "cut", "junk", "directory", "missing", "locked", "list", "text", "number"],
)
def test_a_file_that_is_no_backup_changes_nothing(worker: Desk, tmp_path: Path, kind: str) -> None:
    good = keeping.backup(worker, tmp_path / "kept").file
    assert good is not None
    bad = spoiled(kind, good, tmp_path)
    with pytest.raises((BackupUnusable, StorageFailed)) as refused:
        keeping.restore(worker.folder, bad, PASSPHRASE, "", worker.clock)
    assert refused.value.file == "bad.gcbackup"
    assert not list(tmp_path.glob("*restor*"))
    assert people.list_residents(worker)


def test_a_backup_to_nowhere_is_refused_by_name(worker: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StorageFailed):
            keeping.backup(worker, out)
    assert not list(worker.folder.glob(".backup*"))
    assert not list(worker.folder.glob(".verify*"))
