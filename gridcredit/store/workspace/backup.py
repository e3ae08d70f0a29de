"""Backups: one file of a whole workspace, and a database copy for every day."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from gridcredit.atomic_file import create_private, make_folder, own_folder, placed, storage
from gridcredit.domain.errors import (
    BackupUnusable,
)
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.store.engine import cipher, migrate, sqlite_file
from gridcredit.store.engine.database import DATABASE, Database
from gridcredit.store.exchange import quarantine_files
from gridcredit.store.journal import nodes
from gridcredit.store.workspace import files, vault
from gridcredit.store.workspace.thinning import kept_days

SUFFIX = ".gcbackup"
DAILY = "backups"
FORMAT = 1
HEAD = "backup.json"
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
    head = {"format": FORMAT, "area": area, "at": at}
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
    place = own_folder(database.folder, DAILY)
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


def _copy_database(database: Database, copy: Path, progress: Progress) -> None:
    database.backing.copy_to(copy, progress)
    check_database(copy, database.key)
    with copy.open("rb+") as written:
        os.fsync(written.fileno())


def _forget(copy: Path) -> None:
    """Take away a copy, and what SQLite left beside it when it was broken off."""
    with suppress(OSError):  # the disk may be gone; its own error is already on its way
        for path in copy.parent.glob(f"{copy.name}*"):
            path.unlink(missing_ok=True)


def check_database(path: Path, key: bytes) -> None:
    """Look at every page and reference of a database file. Raises BackupUnusable,
    DatabaseDamaged, DatabaseTooNew."""
    with cipher.failures_named(path):
        connection = cipher.connect(path, key)
        try:
            cipher.check_key(connection)
            migrate.is_older(connection, path.name)
            if wrong := sqlite_file.problems(connection):
                raise BackupUnusable(path.name, wrong[0])
        finally:
            connection.close()


def _pack(folder: Path, copy: Path, out: Path, head: dict[str, Any], progress: Progress) -> None:
    scans = sorted((folder / files.FOLDER).glob("*.age"))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as pack:
        packages = [_pack_kept(pack, package) for package in quarantine_files.kept(folder)]
        counts = {"files": len(scans), "waiting": sum(packages)}
        pack.writestr(HEAD, json.dumps(head | counts))
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
        pack.write(package, f"{quarantine_files.FOLDER}/{package.name}")
        return True
    return False


def _verify_pack(file: Path, database: Database) -> None:
    """Read back every byte, and open the database that was packed."""
    with zipfile.ZipFile(file) as pack:
        if pack.testzip() is not None:
            raise BackupUnusable(file.name, "damaged")
        again = database.folder / f".verify.{secrets.token_hex(4)}.db"
        try:
            create_private(again)
            with pack.open(DATABASE) as packed, again.open("wb") as target:
                shutil.copyfileobj(packed, target, 1 << 20)
            check_database(again, database.key)
        finally:
            _forget(again)
