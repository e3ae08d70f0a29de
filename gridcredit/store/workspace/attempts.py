"""Who tried to open a workspace and failed, in a file beside its vault: before anybody is in, there
is no database to write to. What stands there is taken into the audit log at the next opening.

How long somebody still waits is measured by the time since this machine was started, which nobody
can set: a changed clock neither frees nor locks. After a restart it counts from the start on, so
that no wait is ever longer than it was meant to be. What the file says is never trusted beyond
that; one that cannot be read makes all accounts wait a little, once.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from gridcredit import machine
from gridcredit.atomic_file import placed
from gridcredit.domain.attempts import CAUTIOUS, MOST, left_of
from gridcredit.domain.errors import (
    SignInDelayed,
    StorageFailed,
    UnknownAccount,
    WrongPassphrase,
)
from gridcredit.store.workspace import vault

ATTEMPTS = "sign-in.json"
_LARGEST = 1 << 18  # bytes
_MOST_FAILURES = 100  # kept one by one; of more, how many there were
_UNKNOWN = "?"  # the login of nobody: what was typed may be a passphrase in the wrong line
_BEYOND_THE_END = 1 << 30  # where Windows locks a byte, so that the file itself can be read


@dataclass(frozen=True, slots=True)
class Failure:
    """One that failed: local time, login (`?`: none of this workspace), and whether it was refused
    unheard, because it came too soon."""

    at: str
    login: str
    too_soon: bool = False


@dataclass
class _Tries:
    """Failures in a row of one account, and when the last one was, by the machine's own time."""

    failed: int
    uptime: float
    boot: str

    def left(self) -> float:
        """The seconds still to wait."""
        uptime, boot = machine.uptime(), machine.boot()
        is_same = boot == self.boot and uptime >= self.uptime
        return left_of(self.failed, uptime - self.uptime if is_same else uptime)


@dataclass
class _Book:
    """What the file says."""

    tries: dict[str, _Tries] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    dropped: int = 0

    def note(self, failure: Failure) -> None:
        """Remember it; of many the first and the last."""
        if len(self.failures) >= _MOST_FAILURES:
            del self.failures[_MOST_FAILURES // 2]
            self.dropped += 1
        self.failures.append(failure)


def open_counted(folder: Path, login: str, passphrase: str, at: datetime) -> bytes:
    """The workspace's key, as `vault.open_vault`; failures are counted and remembered. Raises
    SignInDelayed while the account has to wait, and what `vault.open_vault` raises."""
    return _counted(folder, login, passphrase, at, is_noted=True)


def check_counted(folder: Path, login: str, passphrase: str, at: datetime) -> bytes:
    """The same for who is in already: failures are counted, but remembered by the caller, who has
    the audit log at hand."""
    return _counted(folder, login, passphrase, at, is_noted=False)


def failures(folder: Path) -> tuple[list[Failure], int]:
    """Those not yet in the audit log, the oldest first, and how many more there were."""
    book = _read(folder)
    return book.failures, book.dropped


def clear_failures(folder: Path, taken: Sequence[Failure], dropped: int) -> None:
    """These are in the audit log now; others may have come meanwhile, and how long one has to wait
    is another matter."""
    if not taken and not dropped:
        return
    with _alone(folder):
        book = _read(folder)
        for failure in taken:
            if failure in book.failures:
                book.failures.remove(failure)
        book.dropped = max(book.dropped - dropped, 0)
        _write(folder, book)


def forgive(folder: Path, login: str) -> None:
    """Let an account that got another passphrase in at once."""
    with _alone(folder):
        book = _read(folder)
        if book.tries.pop(login, None) is not None:
            _write(folder, book)


def _counted(folder: Path, login: str, passphrase: str, at: datetime, *, is_noted: bool) -> bytes:
    known = vault.logins(folder)
    with _alone(folder):
        book = _read(folder)

        def fail(who: str, *, too_soon: bool = False) -> None:
            if is_noted:
                moment = at.replace(microsecond=0, tzinfo=None).isoformat()
                book.note(Failure(moment, who, too_soon))
            _write(folder, book)

        tries = book.tries.get(login)
        left = math.ceil(tries.left()) if tries else 0
        if left:
            fail(login, too_soon=True)
            until = (at + timedelta(seconds=left)).strftime("%H:%M:%S")
            raise SignInDelayed(login, left, until)
        try:
            key = vault.open_vault(folder, login, passphrase)
        except UnknownAccount:
            fail(_UNKNOWN)
            raise
        except WrongPassphrase:
            failed = min(tries.failed + 1, MOST) if tries else 1
            # Only what still has a wrap is remembered: no file grows by names that were typed.
            book.tries = {who: held for who, held in book.tries.items() if who in known}
            book.tries[login] = _Tries(failed, machine.uptime(), machine.boot())
            fail(login)
            raise
        if book.tries.pop(login, None) is not None:
            _write(folder, book)
        return key


def _read(folder: Path) -> _Book:
    file = folder / ATTEMPTS
    try:
        if file.stat().st_size > _LARGEST:
            raise ValueError("too large")
        return _book(json.loads(file.read_text("utf-8")))
    except FileNotFoundError:
        return _Book()
    except (OSError, ValueError, LookupError, TypeError, OverflowError, RecursionError):
        return _suspicious(folder)


def _suspicious(folder: Path) -> _Book:
    """Nobody knows any more who failed how often: as if everybody just had, some times."""
    uptime, boot = machine.uptime(), machine.boot()
    book = _Book({who: _Tries(CAUTIOUS, uptime, boot) for who in vault.logins(folder)})
    _write(folder, book)
    return book


def _book(told: Any) -> _Book:
    """What was written, held to its shape. Raises ValueError, LookupError, TypeError,
    OverflowError."""
    tries = {
        str(who): _Tries(_number(held["failed"]), float(held["uptime"]), str(held["boot"]))
        for who, held in dict(told["accounts"]).items()
    }
    failed = [Failure(str(at), str(who), bool(soon)) for at, who, soon in told["failures"]]
    return _Book(tries, failed[:_MOST_FAILURES], _number(told["dropped"]))


def _number(told: Any) -> int:
    if type(told) is not int or told < 0:
        raise ValueError("no count")
    return min(told, 1 << 53)


def _write(folder: Path, book: _Book) -> None:
    """Write it, where the disk takes it: a full one keeps nobody from working."""
    told = {
        "accounts": {
            who: {"failed": held.failed, "uptime": held.uptime, "boot": held.boot}
            for who, held in book.tries.items()
        },
        "failures": [[one.at, one.login, one.too_soon] for one in book.failures],
        "dropped": book.dropped,
    }
    with suppress(StorageFailed), placed(folder / ATTEMPTS) as part:
        part.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One attempt after another, of all programs: a hundred at once are no way to guess faster.
    The vault itself is what they hold, as nothing else need lie there."""
    with ExitStack() as holding:
        with suppress(OSError):  # what reads the vault next says why it cannot be read
            held = holding.enter_context((folder / vault.VAULT).open("rb"))
            _lock(held.fileno())
        yield


def _lock(descriptor: int) -> None:
    """Wait until nobody else holds it; closing lets go. Disks that know no locks have none."""
    with suppress(OSError):
        if os.name == "posix":
            fcntl = import_module("fcntl")
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        else:
            msvcrt = import_module("msvcrt")
            os.lseek(descriptor, _BEYOND_THE_END, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
