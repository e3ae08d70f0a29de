"""推荐表 that are typed and not submitted yet, kept for the account that types them.

`keep_draft(desk, form, body)`, `load_draft(desk, form) -> str`, `drop_draft(desk, form)`: `form` is
NEW, or the id of a returned nomination in hex.
"""

from __future__ import annotations

import json
from typing import Any

from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.store.workspace import drafts
from gridcredit.store.workspace.drafts import STAR_FORMS

NEW = "new"


def keep_draft(desk: Desk, form: str, body: str) -> None:
    """Keep a form as it is typed, in place of what was kept of it before."""
    desk.actor.require(Duty.NOMINATE_STARS)
    with desk.writing() as session:
        _write(desk, session, {**_kept(desk, session), form: body})


def load_draft(desk: Desk, form: str) -> str:
    """What was typed of a form, or nothing."""
    desk.actor.require(Duty.NOMINATE_STARS)
    with desk.reading() as session:
        return _kept(desk, session).get(form, "")


def drop_draft(desk: Desk, form: str) -> None:
    """Throw a typed form away; nothing happens where there is none."""
    desk.actor.require(Duty.NOMINATE_STARS)
    with desk.writing() as session:
        kept = _kept(desk, session)
        if kept.pop(form, ""):
            _write(desk, session, kept)


def _kept(desk: Desk, session: Session) -> dict[str, str]:
    body = drafts.get(session, desk.actor.login, STAR_FORMS)
    told: Any = json.loads(body) if body else {}
    return told if isinstance(told, dict) else {}


def _write(desk: Desk, session: Session, kept: dict[str, str]) -> None:
    if kept:
        body = json.dumps(kept, ensure_ascii=False)
        drafts.keep(session, desk.actor.login, STAR_FORMS, body, desk.now())
    else:
        drafts.drop(session, desk.actor.login, STAR_FORMS)
