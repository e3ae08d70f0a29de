"""推荐表 typed and not submitted yet: kept here for the account that types them, and nowhere else.

`save_draft(desk, draft, body)`, `load_draft(desk, draft) -> str`, `drop_draft(desk, draft)`,
`drafts_waiting(desk) -> list[UUID]`; a draft is known by any id that the page gives it, and goes
with `nominate(desk, form, draft=…)`.
"""

from __future__ import annotations

from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.store.workspace import drafts


def save_draft(desk: Desk, draft: UUID, body: str) -> None:
    """Keep a form as it is typed."""
    desk.actor.require(Duty.NOMINATE_STARS)
    with desk.writing() as session:
        drafts.keep(session, book_of(desk), draft, body, desk.now())


def load_draft(desk: Desk, draft: UUID) -> str:
    """The form typed earlier; blank where there is none."""
    desk.actor.require(Duty.NOMINATE_STARS)
    with desk.reading() as session:
        return drafts.get(session, book_of(desk), draft) or ""


def drop_draft(desk: Desk, draft: UUID) -> None:
    """Throw a typed form away."""
    desk.actor.require(Duty.NOMINATE_STARS)
    with desk.writing() as session:
        drafts.drop(session, book_of(desk), draft)


def drafts_waiting(desk: Desk) -> list[UUID]:
    """The forms that this account has typed and not submitted, the latest first."""
    desk.actor.require(Duty.NOMINATE_STARS)
    with desk.reading() as session:
        return drafts.waiting(session, book_of(desk))


def book_of(desk: Desk) -> str:
    """Under what an account's forms are kept, apart from its visits: no login holds a colon."""
    return f"{desk.actor.login}:stars"
