"""Backups: one file of a whole workspace, a database copy for every day, and the way back."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import zipfile
import zlib
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any

from gridcredit.domain.errors import (
    BackupUnusable,
    DatabaseDamaged,
    DatabaseTooNew,
    FileUnreadable,
    NoWorkspace,
    WorkspaceBusy,
)
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.placing import make_folder, placed, storage
from gridcredit.store import (
    audit,
    cipher,
    files,
    journal,
    links,
    migrate,
    nodes,
    serverfile,
    sqlitefile,
    swapping,
    vault,
    waiting,
)
from gridcredit.store.database import DATABASE, Database
from gridcredit.store.thinning import kept_days

SUFFIX = ".gcbackup"
DAILY = "backups"
_FORMAT = 1
_HEAD = "backup.json"
# What zipfile says of bytes that are no ZIP of ours: also locked, or packed in a way unknown here.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError)
_FORMER = "gridcredit-before-restore.db"
_PATIENCE_MS = 1_000
_DAY = 86_400  # seconds


def backup(database: Database, out: Path, at: str, progress: Progress = no_progress) -> Path:
    """Write <area>-<time>.gcbackup into a folder: a stored ZIP of the encrypted database, the
    wraps of its key, the sealed scans and the packages kept whole. It is opened and checked
    before it gets its name.

    `at` is local ISO time. Raises StorageFailed, BackupUnusable.
    """
    with database.reading() as session:
        area = nodes.own(session).area
    name = f"{area}-{at.replace(':', '').replace('-', '').replace('T', '-')}{SUFFIX}"
    # A name of its own, also for `_verify_pack`: somebody else may be writing a backup too.
    copy = database.folder / f".backup.{secrets.token_hex(4)}.db"
    head = {"format": _FORMAT, "area": area, "at": at}
    try:
        with placed(make_folder(out) / name) as unfinished:
            _copy_database(database, copy, progress)
            _pack(database.folder, copy, unfinished, head, progress)
            _verify_pack(unfinished, database)
    finally:
        _forget(copy)
    return out / name


def daily(database: Database, today: date) -> Path | None:
    """Keep today's copy of the database in backups/ if there is none yet, and thin the older
    ones: 7 days, 4 weeks, 12 months. Returns the copy when one was made; of tables that many
    share none is, that is left to whoever runs their server. Raises StorageFailed, BackupUnusable,
    DatabaseDamaged."""
    if database.backing.is_shared:
        return None
    place = make_folder(database.folder / DAILY)
    copy = place / f"{today.isoformat()}.db"
    if copy.exists():
        return None
    with placed(copy) as unfinished:
        _copy_database(database, unfinished, no_progress)
    _thin(place, today)
    _sweep(database.folder, copy)
    return copy


def newest_day(database: Database, today: date) -> date | None:
    """The day of the newest daily copy, if there is one; not one that a wrong clock dated later
    than today."""
    days = _days(database.folder / DAILY)
    return max((day for day in days if day <= today), default=None)


def _days(place: Path) -> dict[date, Path]:
    days: dict[date, Path] = {}
    for path in place.glob("????-??-??.db"):
        with suppress(ValueError):  # somebody's own file
            days[date.fromisoformat(path.stem)] = path
    return days


def _thin(place: Path, today: date) -> None:
    days = _days(place)
    for day in sorted(set(days) - kept_days(set(days), today)):
        with storage(days[day].name):
            days[day].unlink(missing_ok=True)


def _sweep(folder: Path, copy: Path) -> None:
    """Take away what a pulled plug left of copies a day before this one, or earlier; a younger one
    may still be under way."""
    with suppress(OSError):
        for path in (*folder.glob(".*.db*"), *copy.parent.glob(".*.db*")):
            if path.stat().st_mtime < copy.stat().st_mtime - _DAY:
                path.unlink()


def restore(file: Path, folder: Path, passphrase: str, login: str | None = None) -> Path | None:
    """Put a backup in the place of the workspace in `folder`, which nobody may hold open.

    It is unpacked beside it and checked first: key, damage, schema, foreign keys, audit chain,
    scans. What is written in it from now on bears numbers that were never given. Tables that lie on
    a server are replaced there. Returns where the former state is kept, its tables in a file.
    Raises BackupUnusable, WrongPassphrase, UnknownAccount, WorkspaceBusy, ServerAway,
    ServerRefused; then nothing was changed.
    """
    swapping.put_right(folder)
    scratch = folder.with_name(f".{folder.name}.restoring")
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        with storage(file.name):
            _unpack(file, scratch)
        key = vault.open_vault(scratch, login, passphrase)
        _make_ready(scratch, key)
        _require_idle(folder / DATABASE, key)
        if serverfile.stands_in(folder):
            _bring_back(scratch, folder, key)
        return swapping.swap(scratch, folder)
    except (*_UNREADABLE, LookupError, EOFError, TypeError, ValueError) as error:
        raise BackupUnusable(file.name, "damaged") from error
    except (DatabaseDamaged, DatabaseTooNew, FileUnreadable, NoWorkspace) as error:
        raise BackupUnusable(file.name, type(error).__name__) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _copy_database(database: Database, copy: Path, progress: Progress) -> None:
    database.backing.copy_to(copy, progress)
    _check_database(copy, database.key)
    with copy.open("rb+") as written:
        os.fsync(written.fileno())


def _forget(copy: Path) -> None:
    """Take away a copy, and what SQLite left beside it when it was broken off."""
    with suppress(OSError):  # the disk may be gone; its own error is already on its way
        for path in copy.parent.glob(f"{copy.name}*"):
            path.unlink(missing_ok=True)


def _check_database(path: Path, key: bytes) -> None:
    with cipher.failures_named(path):
        connection = cipher.connect(path, key)
        try:
            cipher.check_key(connection)
            migrate.is_older(connection, path.name)
            if wrong := sqlitefile.problems(connection):
                raise BackupUnusable(path.name, wrong[0])
        finally:
            connection.close()


def _pack(folder: Path, copy: Path, out: Path, head: dict[str, Any], progress: Progress) -> None:
    scans = sorted((folder / files.FOLDER).glob("*.age"))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as pack:
        packages = [_pack_kept(pack, package) for package in waiting.kept(folder)]
        counts = {"files": len(scans), "waiting": sum(packages)}
        pack.writestr(_HEAD, json.dumps(head | counts))
        pack.write(copy, DATABASE)
        pack.write(folder / vault.VAULT, vault.VAULT)
        for done, scan in enumerate(scans):
            progress(done, len(scans), "backing_up")
            pack.write(scan, f"{files.FOLDER}/{scan.name}")
    with out.open("rb+") as written:
        os.fsync(written.fileno())


def _pack_kept(pack: zipfile.ZipFile, package: Path) -> bool:
    """Pack a package that waits; whether it still does: another program may have taken it in."""
    with suppress(FileNotFoundError):
        pack.write(package, f"{waiting.FOLDER}/{package.name}")
        return True
    return False


def _verify_pack(file: Path, database: Database) -> None:
    """Read back every byte, and open the database that was packed."""
    with zipfile.ZipFile(file) as pack:
        if pack.testzip() is not None:
            raise BackupUnusable(file.name, "damaged")
        again = database.folder / f".verify.{secrets.token_hex(4)}.db"
        try:
            with pack.open(DATABASE) as packed, again.open("wb") as target:
                shutil.copyfileobj(packed, target, 1 << 20)
            _check_database(again, database.key)
        finally:
            _forget(again)


def _unpack(file: Path, scratch: Path) -> None:
    with zipfile.ZipFile(file) as pack:
        names = pack.namelist()
        head = json.loads(pack.read(_HEAD))
        if head["format"] > _FORMAT:
            raise BackupUnusable(file.name, "newer format")
        scans = [name for name in names if name.startswith(f"{files.FOLDER}/")]
        if len(scans) != head["files"] or any(not _is_scan(name) for name in scans):
            raise BackupUnusable(file.name, "damaged")
        packages = [name for name in names if name.startswith(f"{waiting.FOLDER}/")]
        # Backups of programs before this one have none and do not count them.
        if len(packages) != head.get("waiting", 0) or any(not _is_kept(n) for n in packages):
            raise BackupUnusable(file.name, "damaged")
        for place in (files.FOLDER, waiting.FOLDER) if packages else (files.FOLDER,):
            (scratch / place).mkdir(parents=True)
        for name in (DATABASE, vault.VAULT, *scans, *packages):
            with pack.open(name) as packed, (scratch / name).open("wb") as target:
                shutil.copyfileobj(packed, target, 1 << 20)
                target.flush()
                os.fsync(target.fileno())


def _is_scan(name: str) -> bool:
    stem = name.removeprefix(f"{files.FOLDER}/").removesuffix(".age")
    return waiting.is_digest(stem, 64)


def _is_kept(name: str) -> bool:
    return waiting.is_name(name.removeprefix(f"{waiting.FOLDER}/"))


def _make_ready(scratch: Path, key: bytes) -> None:
    _check_database(scratch / DATABASE, key)
    database = Database.open(scratch, key)
    try:
        with database.reading() as session:
            if audit.first_broken(session) is not None:
                raise BackupUnusable(DATABASE, "audit chain")
            for sha256 in files.held(session):
                if not (scratch / files.FOLDER / f"{sha256}.age").is_file():
                    raise BackupUnusable(DATABASE, "scan missing")
        with database.writing() as session:
            journal.leap(session, nodes.own(session).id)
            links.come_back(session)
    finally:
        database.close()


def _bring_back(scratch: Path, folder: Path, key: bytes) -> None:
    """The tables of the backup to the server; what it had goes to the folder that is put aside,
    which from then on needs no server. Another workspace's server is left alone."""
    from gridcredit.store import relocating  # the driver is slow to load

    server = relocating.server_of(folder, key)
    if server is None:
        return
    former = folder / _FORMER
    with closing(server):
        relocating.bring_back(server, scratch, folder, key, former)
    with storage(former.name):
        if former.is_file():
            former.replace(folder / DATABASE)
    serverfile.remove(folder)


def _require_idle(path: Path, key: bytes) -> None:
    """Raise WorkspaceBusy while another program holds the file: it would go on writing into what
    was put aside. A damaged file, or one under another key, cannot be asked."""
    if not path.is_file():
        return
    try:
        with closing(cipher.connect(path, key)) as connection:
            connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except cipher.DRIVER_ERROR as error:
        if "locked" in str(error):
            raise WorkspaceBusy(path.parent.name) from error
