"""Accounts of a workspace: who may sign in, in which post, by which passphrase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from gridcredit.domain.adulthood import is_adult
from gridcredit.domain.codes import Role
from gridcredit.domain.duties import ROLES_AT, Actor, Duty
from gridcredit.domain.errors import BadValue, NotFound, SignInRefused
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.officenames import name_fault
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.passphrases import require_strong
from gridcredit.operations.visits.doorstep import shown_name
from gridcredit.store.engine.database import Session
from gridcredit.store.register import register_lists
from gridcredit.store.register.register_lists import ResidentLine
from gridcredit.store.workspace import accounts, attempts, audit, vault

LONGEST_LOGIN = 32  # characters


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in here, or could (`state`: active, closed); `is_self`: the person at
    the keyboard. `resident` is who of the register that is, where it was said, `person` what
    people call them and `home` where they live, as this office shows it; blank where the register
    has them no more."""

    login: str
    name: str
    role: Role
    is_self: bool
    state: str = accounts.ACTIVE
    resident: UUID | None = None
    person: str = ""
    home: str = ""


def list_accounts(desk: Desk, with_closed: bool = False) -> list[Account]:
    """Everybody who may sign in, by login; with those who could, once."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        found = accounts.everybody(session) if with_closed else accounts.active(session)
        may = {account.login for account in accounts.active(session)}
        people = _people(session, [a.resident for a in found if a.resident])
    return [_listed(desk, a, a.login in may, people) for a in found]


def _people(session: Session, ids: Sequence[UUID]) -> dict[UUID, ResidentLine]:
    return {line.id: line for line in register_lists.resident_page(session, ids)}


def _listed(
    desk: Desk, actor: Actor, is_active: bool, people: Mapping[UUID, ResidentLine]
) -> Account:
    line = people.get(actor.resident) if actor.resident else None
    return Account(
        actor.login,
        actor.name,
        actor.role,
        actor.login == desk.actor.login,
        accounts.ACTIVE if is_active else accounts.CLOSED,
        actor.resident,
        shown_name(desk, line.name) if line else "",
        line.address if line else "",
    )


def add_account(
    desk: Desk,
    login: str,
    name: str,
    role: Role,
    passphrase: str,
    resident: UUID | None = None,
) -> None:
    """Let one more person sign in; `resident` as with `link_account`. Raises BadValue,
    WeakPassphrase, NotFound, StorageFailed."""
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
        _require_resident(desk, session, resident)
        accounts.put(session, Actor(login, name, role, resident))
        facts = {"login": login, "role": role.value, "resident": resident.hex if resident else ""}
        audit.log(session, desk.actor.login, "account_add", facts)
        # Last; should it outlive a broken transaction, a wrap without an account opens nothing.
        vault.add_login(desk.folder, desk.database.key, login, passphrase)


def link_account(desk: Desk, login: str, resident: UUID | None) -> None:
    """Say who of the register an account is, so that nobody decides what the same person or the
    own household brought in; None: nobody that is known. It is kept here and in the log, and holds
    from the next thing that is done.

    Raises UnknownAccount, NotFound, BadValue.
    """
    desk.actor.require(Duty.MANAGE_ACCOUNTS)
    with desk.writing() as session:
        account = accounts.get(session, login)
        _require_resident(desk, session, resident)
        accounts.put(session, replace(account, resident=resident))
        facts = {"login": login, "resident": resident.hex if resident else ""}
        audit.log(session, desk.actor.login, "account_link", facts)
    if login == desk.actor.login:
        desk.actor = replace(desk.actor, resident=resident)


def _require_resident(desk: Desk, session: Session, resident: UUID | None) -> None:
    """Raise NotFound for nobody on the register, BadValue for a child."""
    if resident is None:
        return
    person: Resident = register_lists.get(session, "resident", resident)
    if person.removed:
        raise NotFound("resident", str(resident))
    if is_adult(person.birth_date, person.adult_on, desk.today()) is False:
        raise BadValue("resident", "", "minor")


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
