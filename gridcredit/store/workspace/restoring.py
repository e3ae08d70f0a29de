"""The way back from a backup: looked into, checked, and only then put in place."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from gridcredit.atomic_file import create_private, make_folder, require_readable, storage
from gridcredit.domain.errors import (
    BackupUnusable,
    Cancelled,
    DatabaseDamaged,
    DatabaseTooNew,
    FileUnreadable,
    GridCreditError,
    NoWorkspace,
    WorkspaceBusy,
)
from gridcredit.paths import is_workspace
from gridcredit.store.engine import cipher, folder_swap
from gridcredit.store.engine.database import DATABASE, Database
from gridcredit.store.engine.server import serverfile
from gridcredit.store.exchange import links, quarantine_files
from gridcredit.store.journal import nodes, numbering
from gridcredit.store.workspace import audit, backup, files, newerwork, vault
from gridcredit.store.workspace.newerwork import NewerWork

# What zipfile says of bytes that are no ZIP of ours: also locked, or packed in a way unknown here.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError)
_FORMER = "gridcredit-before-restore.db"
_PATIENCE_MS = 1_000
_LARGEST_LIST = 1 << 20  # bytes of the entries that are read before anything is known


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a backup holds. `had_escrow`: an earlier program made it, and the workspace's key lies
    in it sealed to the office above too. `aside` is what would be laid aside; None where there is
    no workspace."""

    had_escrow: bool
    aside: NewerWork | None


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the former state is kept, if there was one, and what the backup held."""

    former: Path | None
    found: BackupContents


def look_into(
    file: Path, folder: Path, passphrase: str, login: str | None = None
) -> BackupContents:
    """What a backup holds and what it would lay aside; nothing is changed.

    Raises BackupUnusable, WrongPassphrase, UnknownAccount, StorageFailed.
    """
    with _opened(file, _beside(folder, "looking")) as (pack, scratch):
        key, had_escrow = _key(pack, scratch, passphrase, login)
        _extract(pack, (DATABASE,), scratch)
        backup.check_database(scratch / DATABASE, key)
        return _found(scratch, folder, key, had_escrow)


def restore(
    file: Path,
    folder: Path,
    passphrase: str,
    login: str | None = None,
    agree: Callable[[BackupContents], bool] = lambda _: True,
) -> Restored:
    """Put a backup in the place of the workspace in `folder`, which nobody may hold open.

    The passphrase is tried before anything else. Then it is unpacked beside the workspace and
    checked: key, damage, schema, foreign keys, audit chain, scans; and `agree` is asked, knowing
    what would be laid aside. What is written in it from now on bears numbers that were never
    given. Tables that lie on a server are replaced there.

    Raises BackupUnusable, WrongPassphrase, UnknownAccount, WorkspaceBusy, ServerAway,
    ServerRefused, StorageFailed, Cancelled when `agree` says no; then nothing was changed.
    """
    folder_swap.put_right(folder)
    with _opened(file, _beside(folder, "restoring")) as (pack, scratch):
        key, had_escrow = _key(pack, scratch, passphrase, login)
        _unpack(pack, scratch, file.name)
        _make_ready(scratch, key)
        _require_idle(folder / DATABASE, key)
        found = _found(scratch, folder, key, had_escrow)
        if not agree(found):
            raise Cancelled
        if serverfile.stands_in(folder):
            _bring_back(scratch, folder, key)
        former = folder_swap.swap(scratch, folder)
    if former is not None:
        with suppress(GridCreditError):  # somebody's own folder, or a damaged one
            vault.drop_escrow(former)
    return Restored(former, found)


def _beside(folder: Path, why: str) -> Path:
    return folder.with_name(f".{folder.name}.{why}")


@contextmanager
def _opened(file: Path, scratch: Path) -> Iterator[tuple[zipfile.ZipFile, Path]]:
    """The backup, and an empty folder to unpack it into, which goes again."""
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        require_readable(file)
        with storage(file.name), zipfile.ZipFile(file) as pack:
            _require_plain(pack, file.name)
            make_folder(scratch)
            yield pack, scratch
    except (*_UNREADABLE, LookupError, EOFError, TypeError, ValueError) as error:
        raise BackupUnusable(file.name, "damaged") from error
    except (DatabaseDamaged, DatabaseTooNew, FileUnreadable, NoWorkspace) as error:
        raise BackupUnusable(file.name, type(error).__name__) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _require_plain(pack: zipfile.ZipFile, file: str) -> None:
    """A backup is never packed tight: nothing in it can grow while it is read."""
    for entry in pack.infolist():
        if entry.compress_type != zipfile.ZIP_STORED:
            raise BackupUnusable(file, "damaged")
        is_list = entry.filename in (backup.HEAD, vault.VAULT)
        if is_list and entry.file_size > _LARGEST_LIST:
            raise BackupUnusable(file, "damaged")


def _key(
    pack: zipfile.ZipFile, scratch: Path, passphrase: str, login: str | None
) -> tuple[bytes, bool]:
    """The workspace's key, before anything large is unpacked; and whether it lay there for the
    office above too, which is taken away."""
    head = json.loads(pack.read(backup.HEAD))
    if head["format"] > backup.FORMAT:
        raise BackupUnusable(Path(pack.filename or "").name, "newer format")
    _extract(pack, (vault.VAULT,), scratch)
    had_escrow = vault.has_escrow(scratch)
    return vault.open_vault(scratch, login, passphrase), had_escrow


def _found(scratch: Path, folder: Path, key: bytes, had_escrow: bool) -> BackupContents:
    aside = None
    if is_workspace(folder):
        aside = newerwork.newer_work(folder, scratch / DATABASE, key)
    return BackupContents(had_escrow, aside)


def _unpack(pack: zipfile.ZipFile, scratch: Path, file: str) -> None:
    """Everything but the key, which is there."""
    names, head = pack.namelist(), json.loads(pack.read(backup.HEAD))
    scans = [name for name in names if name.startswith(f"{files.FOLDER}/")]
    if len(scans) != head["files"] or any(not _is_scan(name) for name in scans):
        raise BackupUnusable(file, "damaged")
    packages = [name for name in names if name.startswith(f"{quarantine_files.FOLDER}/")]
    # Backups of programs before this one have none and do not count them.
    if len(packages) != head.get("waiting", 0) or any(not _is_kept(n) for n in packages):
        raise BackupUnusable(file, "damaged")
    for place in (files.FOLDER, quarantine_files.FOLDER) if packages else (files.FOLDER,):
        make_folder(scratch / place)
    _extract(pack, (DATABASE, *scans, *packages), scratch)


def _extract(pack: zipfile.ZipFile, names: Iterable[str], scratch: Path) -> None:
    for name in names:
        create_private(scratch / name)
        with pack.open(name) as packed, (scratch / name).open("wb") as target:
            shutil.copyfileobj(packed, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())


def _is_scan(name: str) -> bool:
    stem = name.removeprefix(f"{files.FOLDER}/").removesuffix(".age")
    return quarantine_files.is_digest(stem, 64)


def _is_kept(name: str) -> bool:
    return quarantine_files.is_name(name.removeprefix(f"{quarantine_files.FOLDER}/"))


def _make_ready(scratch: Path, key: bytes) -> None:
    backup.check_database(scratch / DATABASE, key)
    database = Database.open(scratch, key)
    try:
        with database.reading() as session:
            if audit.first_broken(session) is not None:
                raise BackupUnusable(DATABASE, "audit chain")
            for sha256 in files.held(session):
                if not (scratch / files.FOLDER / f"{sha256}.age").is_file():
                    raise BackupUnusable(DATABASE, "scan missing")
        with database.writing() as session:
            numbering.leap(session, nodes.own(session).id)
            links.come_back(session)
    finally:
        database.close()


def _bring_back(scratch: Path, folder: Path, key: bytes) -> None:
    """The tables of the backup to the server; what it had goes to the folder that is put aside,
    which from then on needs no server. Another workspace's server is left alone."""
    from gridcredit.store.workspace import relocating

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
