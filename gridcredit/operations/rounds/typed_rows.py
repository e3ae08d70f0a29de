"""Rows of a round's paper typed and not written yet: kept here for the account that types them, and
nowhere else, until all of the paper's rows are written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from uuid import UUID

from gridcredit import shapes
from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.store.workspace import drafts


@dataclass(frozen=True, slots=True)
class TypedRows:
    """What stands in the dialog: the time of the round, each row's line without its number, and
    what is still in the line."""

    at: str
    rows: Mapping[str, str] = field(default_factory=dict)
    line: str = ""


def keep_typed(desk: Desk, sheet: UUID, typed: TypedRows) -> None:
    """Keep what was typed for a sheet, in place of what was kept before; nothing typed is nothing
    kept."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        if typed.rows or typed.line:
            body = json.dumps(asdict(typed), ensure_ascii=False)
            drafts.keep(session, _book(desk), sheet, body, desk.now())
        else:
            drafts.drop(session, _book(desk), sheet)


def typed_so_far(desk: Desk, sheet: UUID) -> TypedRows | None:
    """What this account typed for a sheet and did not write; None where there is nothing."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        body = drafts.get(session, _book(desk), sheet)
    return shapes.read(body.encode(), TypedRows) if body else None


def _book(desk: Desk) -> str:
    """Under what an account's rows are kept, apart from its visits: no login holds a colon."""
    return f"{desk.actor.login}:rounds"
