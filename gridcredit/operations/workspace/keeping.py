"""Keeping the workspace safe: backup, restore, daily copies, and the doctor's checks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    DataUnreadable,
    ServerRefused,
    StorageFailed,
    TokenFailed,
)
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Clock, Desk
from gridcredit.operations.exchange import location
from gridcredit.operations.installation.credentials import node_keys
from gridcredit.operations.register.dating import clock_behind
from gridcredit.store.exchange import quarantine_files
from gridcredit.store.exchange.digest import state_digest
from gridcredit.store.journal import clocks, number_ranges, numbering
from gridcredit.store.workspace import audit, restoring
from gridcredit.store.workspace import backup as copies
from gridcredit.store.workspace.newerwork import NewerWork as NewerWork
from gridcredit.store.workspace.restoring import BackupContents

_DIGITS = 16  # of the digest that people are shown


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `name` and `detail` are codes and figures, not sentences."""

    name: str
    ok: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """The checks made, the file written, if one was, and of a backup what it would lay aside."""

    checks: tuple[Check, ...]
    file: Path | None = None
    aside: NewerWork | None = None

    @property
    def ok(self) -> bool:
        """Whether every check passed."""
        return all(check.ok for check in self.checks)


def backup(desk: Desk, out: Path, progress: Progress = no_progress) -> Health:
    """Write an encrypted copy of all and open it again. Raises StorageFailed, BackupUnusable."""
    desk.actor.require(Duty.MAINTAIN)
    file = copies.backup(desk.database, out, desk.now(), progress)
    try:
        with desk.writing() as session:
            audit.log(session, desk.actor.login, "backup", {"file": file.name})
    except StorageFailed:
        with suppress(OSError):  # the person is told that nothing was kept
            file.unlink(missing_ok=True)
        raise
    checks = (Check("written", True, file.name), Check("opened_again", True))
    return Health((*checks, *_waiting(desk.folder)), file)


def look_into(folder: Path, file: Path, passphrase: str, login: str) -> Health:
    """What a backup holds and what putting it in place would lay aside; nothing is changed.

    Raises BackupUnusable, WrongPassphrase, UnknownAccount, StorageFailed.
    """
    found = restoring.look_into(file, folder, passphrase, login or None)
    return Health((Check("checked", True, file.name), *_escrow(found, file)), file, found.aside)


def restore(
    folder: Path,
    file: Path,
    passphrase: str,
    login: str,
    clock: Clock,
    agree: Callable[[NewerWork | None], bool] = lambda _: True,
) -> Health:
    """Put a backup in the place of a workspace, which nobody may hold open; it is checked first,
    `agree` is asked, knowing what would be laid aside, and what stood there is kept beside it.

    Raises BackupUnusable, WrongPassphrase, UnknownAccount, WorkspaceBusy, StorageFailed,
    ServerAway, ServerRefused, Cancelled when it is not agreed to.
    """
    done = restoring.restore(
        file, folder, passphrase, login or None, lambda found: agree(found.aside)
    )
    kept = Check("former_kept", True, done.former.name if done.former else "")
    checks = (Check("checked", True, file.name), kept, *_escrow(done.found, file))
    return Health((*checks, *_waiting(folder)), folder, done.found.aside)


def _escrow(found: BackupContents, file: Path) -> tuple[Check, ...]:
    """That the backup is from when the key was sealed to the office above too: it stays so in the
    file, and a new backup is better kept in its place."""
    return (Check("escrow_in_backup", True, file.name),) if found.had_escrow else ()


def daily_copy(desk: Desk) -> Path | None:
    """Keep today's copy if there is none yet, and thin the older ones."""
    desk.actor.require(Duty.READ)
    return copies.daily(desk.database, desk.today())


def doctor(desk: Desk) -> Health:
    """Look at every page of the file, its references, the audit chain and the newest copy; and tell
    the state by its digest, which two offices that should show the same can compare. Where tables
    or keys are missing, as on a server after half a restore, only that is told."""
    desk.actor.require(Duty.MAINTAIN)
    whole = _check("database", desk.database.backing.missing)
    if not whole.ok:
        return Health((whole,))
    return Health(
        (
            *(_check(name, look) for name, look in desk.database.backing.looks().items()),
            _check("audit_log", lambda: _broken_entry(desk)),
            _copy(desk),
            Check("enrolled", desk.node.state == "active", desk.node.state),
            _place(desk),
            *_clock(desk),
            *_numbers(desk),
            _keys(desk),
            _state(desk),
            *_device_clock(desk),
            *_waiting(desk.folder),
        )
    )


def _copy(desk: Desk) -> Check:
    """The newest daily copy; of what many share, the newest backup."""
    if desk.database.backing.is_shared:
        with desk.reading() as session:
            written = [entry.at for entry in audit.entries(session, act="backup")]
        return Check("backup", bool(written), max(written, default="")[:10])
    newest = copies.newest_day(desk.database, desk.today())
    return Check("daily_copy", newest is not None, newest.isoformat() if newest else "")


def _place(desk: Desk) -> Check:
    """Whether it is clear that this workspace is no copy of another (location.py)."""
    try:
        found = location.state(desk)
    except DataUnreadable as error:
        return Check("place", False, error.reason)
    return Check("place", found == location.SETTLED, found)


def _clock(desk: Desk) -> tuple[Check, ...]:
    """How far changes have been counted, where that is so far that room may run out: somebody sent
    lines that count far ahead. Nothing on all other days."""
    try:
        with desk.reading() as session:
            counted, left = numbering.last_counter(session), clocks.left(session)
    except DataUnreadable as error:
        return (Check("clock", False, error.reason),)
    return () if left > 0 else (Check("clock", False, str(counted)),)


def _numbers(desk: Desk) -> tuple[Check, ...]:
    """Of how many offices other numbers were kept than are there, by which lines are compared with
    other offices; they are right again then. Nothing on all other days."""
    try:
        with desk.reading() as session:
            strays = number_ranges.strays(session)
        if strays:
            with desk.writing() as session:
                number_ranges.count_again(session, strays)
    except DataUnreadable as error:
        return (Check("numbers", False, error.reason),)
    return (Check("numbers", False, str(len(strays))),) if strays else ()


def _device_clock(desk: Desk) -> tuple[Check, ...]:
    """When the newest entry was written, where this computer's clock is behind it."""
    try:
        newest = clock_behind(desk)
    except DataUnreadable:  # other checks say so
        return ()
    return (Check("device_clock", False, newest),) if newest else ()


def _waiting(folder: Path) -> tuple[Check, ...]:
    """Whether the packages kept whole are whole: how many are not, or how many there are; nothing
    where none is kept."""
    try:
        count, broken = len(quarantine_files.kept(folder)), len(quarantine_files.damaged(folder))
    except StorageFailed as error:
        return (Check("waiting", False, error.reason),)
    return (Check("waiting", not broken, str(broken or count)),) if count else ()


def _state(desk: Desk) -> Check:
    try:
        with desk.reading() as session:
            return Check("state", True, state_digest(session)[:_DIGITS])
    except DataUnreadable as error:
        return Check("state", False, error.reason)


def _keys(desk: Desk) -> Check:
    """Whether the keys to sign and open with can be used, and of which suites they are."""
    try:
        with desk.reading() as session:
            return Check("keys", True, "".join(node_keys(session).public.suites))
    except (DataUnreadable, TokenFailed) as error:
        return Check("keys", False, error.reason)


def _check(name: str, look: Callable[[], str]) -> Check:
    """What a look finds wrong; that it cannot look is a finding too."""
    try:
        found = look()
    except (DataUnreadable, ServerRefused) as error:
        found = error.reason
    return Check(name, not found, found)


def _broken_entry(desk: Desk) -> str:
    with desk.reading() as session:
        return str(audit.first_broken(session) or "")
