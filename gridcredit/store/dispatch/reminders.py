"""工作提示 that were given, their replies, and the numbers that were used."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.domain.kinds.reminder_reply import ReminderReply
from gridcredit.domain.kinds.work_reminder import WorkReminder
from gridcredit.store.journal.loading import load, load_by, load_standing
from gridcredit.store.schema.travelling import TABLES

_REMINDER = TABLES["work_reminder"]


def reminders(s: Session) -> list[tuple[WorkReminder, WorkReminder | None]]:
    """Every reminder that is here, the latest first, with what took it back; None where it
    stands."""
    facts = load(s, WorkReminder)
    voids = {one.corrects: one for one in facts if one.void and one.corrects}
    given = [one for one in facts if one.corrects is None]
    given.sort(key=lambda one: (one.on, one.number, one.id), reverse=True)
    return [(one, voids.get(one.id)) for one in given]


def standing(s: Session) -> list[WorkReminder]:
    """The reminders that stand."""
    return load_standing(s, WorkReminder)


def replies(s: Session, ids: Iterable[UUID]) -> dict[UUID, ReminderReply]:
    """By reminder its latest reply."""
    wanted = set(ids)
    found = [one for one in load_by(s, ReminderReply, "reminder", wanted) if not one.void]
    taken = {one.corrects for one in load(s, ReminderReply) if one.corrects is not None}
    found.sort(key=lambda one: (one.on, one.id))
    return {one.reminder: one for one in found if one.id not in taken}


def next_serial(s: Session, stem: str) -> int:
    """The number behind the highest one that was ever given with a stem."""
    held = s.scalars(select(_REMINDER.number).where(_REMINDER.number.startswith(stem)))
    tails = (one.removeprefix(stem) for one in held)
    return max((int(tail) for tail in tails if tail.isdecimal()), default=0) + 1
