"""Backups are proven before they get their name, and a bad one never touches the workspace."""

import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.errors import (
    BackupUnusable,
    GridCreditError,
    StorageFailed,
    WrongPassphrase,
)
from gridcredit.store.engine import migrate, sqlite_file
from gridcredit.store.engine.database import DATABASE, Database
from gridcredit.store.exchange import quarantine_files
from gridcredit.store.journal import journal, nodes, numbering, preferences
from gridcredit.store.workspace import audit, backup, files, restoring, vault
from tests.store.conftest import behind
from tests.store.invented import PEN, street

PASSPHRASE = "榴花开时 eight"
AT = "2026-11-22T19:30:05"
SCAN = b"scan of a pledge" * 999
PACKAGE = b"of an office that is not known yet" * 999


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a workspace with records, a scan, and a package that waits."""
    folder = tmp_path_factory.mktemp("origin") / "ws"
    key = vault.create_vault(folder, "zhang", PASSPHRASE)
    db = Database.create(folder, key)
    made = street(5)
    own = nodes.Node(PEN.node, "street", made.areas[0].code, "x", "active", "self", None, b"", "")
    with db.writing(PEN) as s:
        nodes.put(s, own)
        journal.add(s, made.records)
        journal.edit(s, "resident", made.residents[0].id, {"name": "欧阳榴花"})
        audit.log(s, "zhang", "backup", {})
        files.put(s, folder, io.BytesIO(SCAN))
    keep(folder, PACKAGE)
    file = backup.backup(db, tmp_path_factory.mktemp("out"), AT)
    db.close()
    return file


def keep(folder: Path, content: bytes) -> Path:
    """A package kept whole in a workspace."""
    made = folder / quarantine_files.FOLDER / "new"
    made.parent.mkdir(exist_ok=True)
    made.write_bytes(content)
    return made.rename(made.with_name(quarantine_files.name_of(made)))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Another workspace, in whose place backups are put."""
    folder = tmp_path / "ws"
    db = Database.create(folder, vault.create_vault(folder, "li", PASSPHRASE))
    with db.writing() as s:
        preferences.put(s, "unit", "before")
    db.close()
    return folder


def unit(folder: Path) -> str:
    db = Database.open(folder, vault.open_vault(folder, None, PASSPHRASE))
    with db.reading() as s:
        value = preferences.get(s, "unit")
    db.close()
    return value


def test_a_backup_is_one_file_named_by_area_and_time(saved: Path) -> None:
    assert saved.name == "GX-20261122-193005.gcbackup"
    assert [p.name for p in saved.parent.iterdir()] == [saved.name]


def test_a_backup_shows_no_name(saved: Path) -> None:
    content = saved.read_bytes()
    assert "欧阳榴花".encode() not in content
    assert b"370499" not in content
    assert SCAN[:16] not in content


def test_a_restored_workspace_holds_everything(saved: Path, workspace: Path) -> None:
    former = restoring.restore(saved, workspace, PASSPHRASE).former
    assert former is not None
    assert unit(former) == "before"
    db = Database.open(workspace, vault.open_vault(workspace, "zhang", PASSPHRASE))
    with db.reading() as s:
        assert numbering.last_arrival(s) == len(street(5).records) + 1
        (digest,) = files.held(s)
        with files.open_stream(s, workspace, digest) as stream:
            assert stream.read() == SCAN
    db.close()
    [kept] = quarantine_files.kept(workspace)
    assert kept.read_bytes() == PACKAGE
    assert quarantine_files.damaged(workspace) == []


def test_restoring_twice_keeps_both_former_states(saved: Path, workspace: Path) -> None:
    first = restoring.restore(saved, workspace, PASSPHRASE).former
    second = restoring.restore(saved, workspace, PASSPHRASE).former
    assert first != second
    assert {p.name for p in workspace.parent.iterdir()} == {
        "ws", "ws-before-restore", "ws-before-restore-2",
    }  # fmt: skip


def test_a_backup_is_restored_where_nothing_is(saved: Path, tmp_path: Path) -> None:
    assert restoring.restore(saved, tmp_path / "new", PASSPHRASE).former is None
    assert (tmp_path / "new" / DATABASE).is_file()


def test_a_wrong_passphrase_restores_nothing(saved: Path, workspace: Path) -> None:
    with pytest.raises(WrongPassphrase):
        restoring.restore(saved, workspace, "not this one")
    assert unit(workspace) == "before"


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-4000])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def repacked(change: Callable[[str, bytes], bytes | None]) -> Callable[[Path], None]:
    """A backup whose ZIP is sound but holds something else."""

    def damage(file: Path) -> None:
        with zipfile.ZipFile(file) as pack:
            content = {name: pack.read(name) for name in pack.namelist()}
        with zipfile.ZipFile(file, "w") as pack:
            for name, old in content.items():
                if (new := change(name, old)) is not None:
                    pack.writestr(name, new)

    return damage


def one_bit(name: str, old: bytes) -> bytes:
    if name != DATABASE:
        return old
    return old[:70_000] + bytes([old[70_000] ^ 1]) + old[70_001:]


DAMAGES = {
    "cut": cut,
    "empty": empty,
    "a bit": flip,
    "a bit of the database": repacked(one_bit),
    "no database": repacked(lambda name, old: None if name == DATABASE else old),
    "no package": repacked(lambda name, old: None if name.endswith(".gcpkg") else old),
    "no scan": repacked(lambda name, old: None if name.endswith(".age") else old),
    "no vault": repacked(lambda name, old: None if name == vault.VAULT else old),
    "another file": repacked(lambda name, old: b"x" * 9000 if name == DATABASE else old),
    "a broken vault": repacked(lambda name, old: b"{}" if name == vault.VAULT else old),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_backup_changes_nothing(
    saved: Path, workspace: Path, tmp_path: Path, damage: str
) -> None:
    broken = tmp_path / "stick" / saved.name
    broken.parent.mkdir()
    shutil.copyfile(saved, broken)
    DAMAGES[damage](broken)
    with pytest.raises(BackupUnusable):
        restoring.restore(broken, workspace, PASSPHRASE)
    assert unit(workspace) == "before"
    assert {p.name for p in tmp_path.iterdir()} == {"ws", "stick"}


def test_a_backup_of_a_newer_program_is_refused(
    saved: Path, workspace: Path, tmp_path: Path
) -> None:
    newer = tmp_path / "newer"
    restoring.restore(saved, newer, PASSPHRASE)
    db = Database.open(newer, vault.open_vault(newer, None, PASSPHRASE))
    raw = behind(db)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    db.close()
    file = tmp_path / saved.name
    with zipfile.ZipFile(saved) as pack, zipfile.ZipFile(file, "w") as target:
        for name in pack.namelist():
            content = (newer / DATABASE).read_bytes() if name == DATABASE else pack.read(name)
            target.writestr(name, content)
    with pytest.raises(BackupUnusable):
        restoring.restore(file, workspace, PASSPHRASE)
    assert unit(workspace) == "before"


@pytest.mark.parametrize("evil", [
    "files/../../../evil.age", "inbox/../../../evil.gcpkg", "inbox//evil.gcpkg",
    f"inbox/../../{'0' * 32}.gcpkg", f"inbox/{'0' * 32}.gcpkg.gcpkg", "inbox/evil.gcpkg",
    f"inbox/{'０' * 32}.gcpkg", f"inbox/{'0' * 32}", "inbox/",
])  # fmt: skip
def test_names_in_a_backup_cannot_lead_out_of_the_folder(
    saved: Path, workspace: Path, tmp_path: Path, evil: str
) -> None:
    file = tmp_path / saved.name
    kind = ".age" if evil.startswith("files") else ".gcpkg"
    with zipfile.ZipFile(saved) as pack, zipfile.ZipFile(file, "w") as target:
        for name in pack.namelist():
            target.writestr(evil if name.endswith(kind) else name, pack.read(name))
    with pytest.raises(BackupUnusable):
        restoring.restore(file, workspace, PASSPHRASE)
    assert {p.name for p in tmp_path.iterdir()} == {"ws", saved.name}
    assert not quarantine_files.kept(workspace)


def test_a_backup_from_before_packages_were_in_it_is_restored(
    saved: Path, workspace: Path, tmp_path: Path
) -> None:
    file = tmp_path / saved.name
    with zipfile.ZipFile(saved) as pack, zipfile.ZipFile(file, "w") as target:
        for name in pack.namelist():
            content = pack.read(name)
            if name == "backup.json":
                told = json.loads(content)
                del told["waiting"]
                content = json.dumps(told).encode()
            if not name.endswith(".gcpkg"):
                target.writestr(name, content)
    assert restoring.restore(file, workspace, PASSPHRASE).former is not None
    assert quarantine_files.kept(workspace) == []


def test_files_of_others_in_the_inbox_do_not_spoil_a_backup(
    saved: Path, workspace: Path, tmp_path: Path
) -> None:
    restoring.restore(saved, workspace, PASSPHRASE)
    (workspace / quarantine_files.FOLDER / "mine.gcpkg").write_bytes(b"x")
    db = Database.open(workspace, vault.open_vault(workspace, None, PASSPHRASE))
    again = backup.backup(db, tmp_path / "out", AT)
    db.close()
    restoring.restore(again, workspace, PASSPHRASE)
    assert [path.read_bytes() for path in quarantine_files.kept(workspace)] == [PACKAGE]


def test_a_place_that_cannot_be_written_is_named(workspace: Path, tmp_path: Path) -> None:
    db = Database.open(workspace, vault.open_vault(workspace, None, PASSPHRASE))
    with db.writing() as s:
        nodes.put(s, nodes.Node(PEN.node, "grid", "G", "", "", "self", None, b"", ""))
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageFailed):
        backup.backup(db, tmp_path / "file", AT)
    db.close()
    assert {p.name for p in workspace.iterdir()} == {DATABASE, vault.VAULT}


def test_one_copy_a_day_which_opens_with_the_key(workspace: Path) -> None:
    key = vault.open_vault(workspace, None, PASSPHRASE)
    db = Database.open(workspace, key)
    made = backup.daily(db, date(2026, 11, 22))
    assert made is not None
    assert backup.daily(db, date(2026, 11, 22)) is None
    db.close()
    other = workspace.parent / "other"
    other.mkdir()
    shutil.copyfile(made, other / DATABASE)
    again = Database.open(other, key)
    with again.reading() as s:
        assert preferences.get(s, "unit") == "before"
    again.close()


def test_problems_are_found_by_looking_at_every_page(workspace: Path) -> None:
    key = vault.open_vault(workspace, None, PASSPHRASE)
    db = Database.open(workspace, key)
    raw = behind(db)
    assert sqlite_file.problems(raw) == []
    assert migrate.version(raw, "") == migrate.HEAD
    raw.close()
    db.close()
    content = bytearray((workspace / DATABASE).read_bytes())
    content[100_000] ^= 1
    (workspace / DATABASE).write_bytes(content)
    again = Database.open(workspace, key)
    raw = behind(again)
    with pytest.raises(GridCreditError):
        assert_sound(again)
    raw.close()
    again.close()


def assert_sound(db: Database) -> None:
    """What backup does before it trusts its own copy."""
    backup.backup(db, db.folder.parent / "out", AT)


def test_what_a_pulled_plug_left_goes_after_a_day(workspace: Path) -> None:
    db = Database.open(workspace, vault.open_vault(workspace, None, PASSPHRASE))
    first = backup.daily(db, date(2026, 11, 22))
    assert first is not None
    names = (".backup.00.db", ".backup.00.db-journal", "backups/.2026-11-22.db.00.part")
    for name in names:
        (db.folder / name).touch()
    backup.daily(db, date(2026, 11, 23))
    assert all((db.folder / name).exists() for name in names)
    for name in names:
        os.utime(db.folder / name, (0, 0))
    backup.daily(db, date(2026, 11, 24))
    assert not any((db.folder / name).exists() for name in names)
    db.close()
