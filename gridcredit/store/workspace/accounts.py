"""People who may sign in here; their passphrases are in the vault, never in the database."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.domain.codes import Role
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import UnknownAccount
from gridcredit.store.engine.transaction import current
from gridcredit.store.schema.tables import AccountRow

ACTIVE, CLOSED = "active", "closed"


def get(session: Session, login: str) -> Actor:
    """The person of that login. Raises UnknownAccount, also for a closed account."""
    row = session.get(AccountRow, login)
    if row is None or row.state != ACTIVE:
        raise UnknownAccount(login)
    return _actor(row)


def put(session: Session, actor: Actor) -> None:
    """Write an account, new or known; it is active."""
    session.merge(
        AccountRow(
            login=actor.login,
            name=actor.name,
            role=actor.role.value,
            state=ACTIVE,
            resident=actor.resident.bytes if actor.resident else None,
        )
    )
    session.flush()
    current(session).topics.add("accounts")


def close(session: Session, login: str) -> None:
    """Let nobody sign in by that login any more; its name stays for the audit log."""
    row = session.get(AccountRow, login)
    if row is None:
        raise UnknownAccount(login)
    row.state = CLOSED
    session.flush()
    current(session).topics.add("accounts")


def active(session: Session) -> list[Actor]:
    """Everybody who may sign in, by login."""
    found = select(AccountRow).where(AccountRow.state == ACTIVE).order_by(AccountRow.login)
    return [_actor(row) for row in session.scalars(found)]


def everybody(session: Session) -> list[Actor]:
    """Everybody who ever could sign in, by login."""
    return [_actor(row) for row in session.scalars(select(AccountRow).order_by(AccountRow.login))]


def _actor(row: AccountRow) -> Actor:
    resident = UUID(bytes=row.resident) if row.resident else None
    return Actor(row.login, row.name, Role(row.role), resident)
