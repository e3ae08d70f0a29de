"""Accounts of a workspace: who may sign in, in which post, by which passphrase."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.codes import Role
from gridcredit.domain.duties import ROLES_AT, Actor, Duty
from gridcredit.domain.errors import BadValue, SignInRefused
from gridcredit.domain.officenames import name_fault
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.passphrases import require_strong
from gridcredit.store.workspace import accounts, attempts, audit, vault

LONGEST_LOGIN = 32  # characters


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in here; `is_self`: the person at the keyboard."""

    login: str
    name: str
    role: Role
    is_self: bool


def list_accounts(desk: Desk) -> list[Account]:
    """Everybody who may sign in, by login."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        found = accounts.active(session)
    return [Account(a.login, a.name, a.role, a.login == desk.actor.login) for a in found]


def add_account(desk: Desk, login: str, name: str, role: Role, passphrase: str) -> None:
    """Let one more person sign in. Raises BadValue, WeakPassphrase, StorageFailed."""
    desk.actor.require(Duty.MANAGE_ACCOUNTS)
    login, name = login.strip(), name.strip()
    _check_login(login)
    if fault := name_fault(name):
        raise BadValue("name", "", fault)
    if role not in ROLES_AT[desk.office]:
        raise BadValue("role", role.value, "unknown_code")
    require_strong(passphrase, login, name, desk.node.name, desk.node.area)
    with vault.unless_refused(desk.folder), desk.writing() as session:
        if login in {known.login for known in accounts.active(session)}:
            raise BadValue("login", login, "taken")
        accounts.put(session, Actor(login, name, role))
        audit.log(session, desk.actor.login, "account_add", {"login": login, "role": role.value})
        # Last; should it outlive a broken transaction, a wrap without an account opens nothing.
        vault.add_login(desk.folder, desk.database.key, login, passphrase)


def close_account(desk: Desk, login: str) -> None:
    """Let nobody sign in by a login any more; what it wrote keeps its name.

    Raises UnknownAccount, and BadValue for one's own.
    """
    desk.actor.require(Duty.MANAGE_ACCOUNTS)
    if login == desk.actor.login:
        raise BadValue("login", login, "own_account")
    with vault.unless_refused(desk.folder), desk.writing() as session:
        accounts.close(session, login)
        audit.log(session, desk.actor.login, "account_close", {"login": login})
        vault.remove_login(desk.folder, login)


def change_passphrase(desk: Desk, passphrase: str, new: str) -> None:
    """Take another passphrase for oneself. Raises WrongPassphrase, SignInDelayed,
    WeakPassphrase."""
    desk.actor.require(Duty.READ)
    login = desk.actor.login
    require_strong(new, login, desk.actor.name, desk.node.name, desk.node.area)
    try:
        key = attempts.check_counted(desk.folder, login, passphrase, desk.clock())
    except SignInRefused:
        with desk.writing() as session:
            audit.log(session, login, "passphrase_change_failed", {})
        raise
    with vault.unless_refused(desk.folder), desk.writing() as session:
        audit.log(session, login, "passphrase_change", {})
        vault.add_login(desk.folder, key, login, new)


def reset_passphrase(desk: Desk, login: str, new: str) -> None:
    """Give a new passphrase to somebody who forgot it. Raises UnknownAccount, WeakPassphrase."""
    desk.actor.require(Duty.MANAGE_ACCOUNTS)
    with desk.reading() as session:
        account = accounts.get(session, login)
    require_strong(new, login, account.name, desk.node.name, desk.node.area)
    with vault.unless_refused(desk.folder), desk.writing() as session:
        accounts.get(session, login)
        audit.log(session, desk.actor.login, "passphrase_reset", {"login": login})
        vault.add_login(desk.folder, desk.database.key, login, new)
    attempts.forgive(desk.folder, login)


def _check_login(login: str) -> None:
    if not login:
        raise BadValue("login", login, "empty")
    if len(login) > LONGEST_LOGIN:
        raise BadValue("login", login, "too_long")
    if not all(letter.isalnum() or letter in "._-" for letter in login):
        raise BadValue("login", login, "odd_characters")
