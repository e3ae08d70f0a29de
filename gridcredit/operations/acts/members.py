"""Entries of 参与确认: joining and leaving 信用+."""

from __future__ import annotations

from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.operations.acts.fields import Act, Entry, day, identity, path, text, texts
from gridcredit.operations.credit.members import JoinForm, keep_joined, keep_left
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session


def _join(desk: Desk, session: Session, entry: Entry) -> UUID:
    form = JoinForm(
        identity(entry, "household"),
        day(entry, "on"),
        text(entry, "notice"),
        tuple(identity({"resident": one}, "resident") for one in texts(entry, "resident")),
        path(entry, "scan"),
    )
    return keep_joined(desk, session, form).ids[0]


def _leave(desk: Desk, session: Session, entry: Entry) -> UUID:
    resident = identity(entry, "resident") if entry.get("resident") else None
    household, on = identity(entry, "household"), day(entry, "on")
    return keep_left(desk, session, household, on, resident).ids[0]


ACTS = {
    "credit.join": Act(Duty.RECORD_CREDIT, _join, in_steps=True),
    "credit.leave": Act(Duty.RECORD_CREDIT, _leave),
}
