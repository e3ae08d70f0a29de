"""A text of the pledge typed and not put in force yet: kept here for the account that types it, and
nowhere else, until it is put in force or thrown away."""

from __future__ import annotations

import json
from dataclasses import asdict
from uuid import UUID

from gridcredit import shapes
from gridcredit.domain.duties import Duty
from gridcredit.domain.pledge_texts import Wording
from gridcredit.operations.desk import Desk
from gridcredit.store.workspace import drafts

_ONE = UUID(int=0)


def save_text_draft(desk: Desk, said: Wording) -> None:
    """Keep a text as it is typed, in place of the one kept before."""
    desk.actor.require(Duty.SET_PLEDGE_TEXTS)
    body = json.dumps(asdict(said) | {"begins": said.begins.isoformat()}, ensure_ascii=False)
    with desk.writing() as session:
        drafts.keep(session, _book(desk), _ONE, body, desk.now())


def load_text_draft(desk: Desk) -> Wording | None:
    """The text that this account typed and did not put in force; None where there is none."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        body = drafts.get(session, _book(desk), _ONE)
    return shapes.read(body.encode(), Wording) if body else None


def drop_text_draft(desk: Desk) -> None:
    """Throw a typed text away."""
    desk.actor.require(Duty.SET_PLEDGE_TEXTS)
    with desk.writing() as session:
        drafts.drop(session, _book(desk), _ONE)


def _book(desk: Desk) -> str:
    """Under what an account's text is kept, apart from its visits: no login holds a colon."""
    return f"{desk.actor.login}:pledge_text"
