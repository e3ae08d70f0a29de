"""Coming in: what a workspace says at its door, signing in, the keyring, and unlocking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gridcredit import paths
from gridcredit.domain.errors import SignInDelayed, SignInRefused
from gridcredit.operations.desk import Clock, Desk, NewId, desk_with_key, open_desk
from gridcredit.operations.exchange.location import check_location
from gridcredit.operations.exchange.upgrading import catch_up
from gridcredit.store.workspace import attempts, audit, vault

_DEMO_PASSPHRASE = "passphrase.txt"


@dataclass(frozen=True, slots=True)
class LockedWorkspace:
    """What may be known of a workspace before anybody signed in.

    `neighbours` are the workspaces beside it, itself among them, when there are several: those of
    a demonstration. `demo_passphrase` is blank for every workspace of real work.
    """

    folder: Path
    logins: tuple[str, ...]
    default: str
    neighbours: tuple[Path, ...] = ()
    demo_passphrase: str = ""


def look(folder: Path) -> LockedWorkspace:
    """What stands on the door of a workspace. Raises NoWorkspace, FileUnreadable."""
    logins = tuple(vault.logins(folder))
    beside = sorted(place for place in folder.parent.iterdir() if paths.is_workspace(place))
    neighbours = tuple(beside) if len(beside) > 1 else ()
    return LockedWorkspace(folder, logins, vault.default_login(folder), neighbours, _demo(folder))


def free_folder(wanted: Path) -> Path:
    """The folder wanted for a new workspace, or one beside it where it is taken already."""
    vault.require_room(wanted)
    number, folder = 1, wanted
    while folder.exists() and any(folder.iterdir()):
        number += 1
        folder = wanted.with_name(f"{wanted.name}-{number}")
    return folder


def sign_in(
    folder: Path, login: str, passphrase: str, clock: Clock, new_id: NewId, failed: int = 0
) -> Desk:
    """Open a workspace and log who came, `failed` attempts before it too; then see to it that all
    stands as it should.

    Raises what `open_desk` raises.
    """
    facts: dict[str, object] = {"failed_before": failed} if failed else {}
    desk = come_in(folder, login, passphrase, clock, new_id, facts)
    with _closed_on_failure(desk):
        check_location(desk)
        catch_up(desk)
    return desk


def come_in(
    folder: Path,
    login: str,
    passphrase: str,
    clock: Clock,
    new_id: NewId,
    facts: Mapping[str, object],
) -> Desk:
    """Open a workspace and log who came, with such facts, behind all who failed since the last
    opening. Raises what `open_desk` raises."""
    desk = open_desk(folder, passphrase, clock, new_id, login)
    with _closed_on_failure(desk):
        _log_opening(desk, facts)
    return desk


def sign_in_remembered(folder: Path, login: str, clock: Clock, new_id: NewId) -> Desk | None:
    """Open a workspace with the key that the system's keyring remembers; None when it has none.

    Raises NoWorkspace, UnknownAccount, DatabaseTooNew, DatabaseDamaged, StorageFailed.
    """
    key = vault.key_from_keyring(folder)
    if key is None:
        return None
    desk = desk_with_key(folder, key, login or vault.default_login(folder), clock, new_id)
    with _closed_on_failure(desk):
        _log_opening(desk, {"by": "keyring"})
        check_location(desk)
        catch_up(desk)
    return desk


def remember(desk: Desk) -> bool:
    """Leave the key in the system's keyring; False where there is none that keeps it."""
    return vault.remember_in_keyring(desk.folder, desk.database.key)


def forget(desk: Desk) -> None:
    """Take the key out of the system's keyring."""
    vault.forget_keyring(desk.folder)


def unlock(desk: Desk, passphrase: str) -> None:
    """Let the person who locked the window go on. Raises WrongPassphrase, SignInDelayed,
    UnknownAccount."""
    try:
        attempts.check_counted(desk.folder, desk.actor.login, passphrase, desk.clock())
    except SignInRefused as error:
        _log(desk, "unlock_failed", {"too_soon": True} if isinstance(error, SignInDelayed) else {})
        raise
    _log(desk, "unlock", {})


@contextmanager
def _closed_on_failure(desk: Desk) -> Iterator[None]:
    """Let go of the workspace when who came is not let in after all."""
    try:
        yield
    except BaseException:
        desk.close()
        raise


def _log_opening(desk: Desk, facts: Mapping[str, object]) -> None:
    """Log who failed since the last opening, and who came now."""
    failed, dropped = attempts.failures(desk.folder)
    with desk.writing() as session:
        for one in failed:
            told = {"at": one.at} | ({"too_soon": True} if one.too_soon else {})
            audit.log(session, one.login, "sign_in_failed", told)
        if dropped:
            audit.log(session, "?", "sign_in_failed", {"more": dropped})
        audit.log(session, desk.actor.login, "sign_in", facts)
    # A cut in between tells them twice, never not at all.
    attempts.clear_failures(desk.folder, failed, dropped)


def _log(desk: Desk, act: str, facts: Mapping[str, object]) -> None:
    with desk.writing() as session:
        audit.log(session, desk.actor.login, act, facts)


def _demo(folder: Path) -> str:
    """The passphrase that a demonstration wrote beside its workspaces."""
    file = folder.parent.parent / _DEMO_PASSPHRASE
    if folder.parent.name != "workspaces" or not file.is_file():
        return ""
    return file.read_text("utf-8").strip()
