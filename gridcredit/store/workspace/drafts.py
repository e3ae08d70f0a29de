"""Forms typed but not saved yet: one for each account and household, gone once it is saved."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from gridcredit.store.engine.transaction import current
from gridcredit.store.schema.tables import DraftRow


def keep(session: Session, login: str, subject: UUID, body: str, at: str) -> None:
    """Keep what was typed so far, in place of what was kept before."""
    session.merge(DraftRow(login=login, subject=subject.bytes, body=body, saved_at=at))
    session.flush()
    current(session).topics.add("drafts")


def get(session: Session, login: str, subject: UUID) -> str | None:
    """What was typed, if anything waits."""
    row = session.get(DraftRow, (login, subject.bytes))
    return row.body if row else None


def drop(session: Session, login: str, subject: UUID) -> None:
    """Forget the draft; nothing happens where there is none."""
    gone = delete(DraftRow).where(DraftRow.login == login, DraftRow.subject == subject.bytes)
    session.execute(gone)
    current(session).topics.add("drafts")


def waiting(session: Session, login: str) -> list[UUID]:
    """The subjects that have a draft of this account, latest first."""
    asked = select(DraftRow).where(DraftRow.login == login).order_by(DraftRow.saved_at.desc())
    return [UUID(bytes=row.subject) for row in session.scalars(asked)]
