"""Dates and times are judged where they are written; a clock that runs behind is named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from gridcredit.domain.codes import ResidentState
from gridcredit.domain.dating import (
    CLOCK_BEHIND,
    LATER_TODAY,
    has_gone,
    newest_ahead,
    time_doubt,
)
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, ClockBehind, LeavingDoubtful, TimeDoubtful
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.records import to_plain
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.lately import entered_lately
from gridcredit.store.register import events

_MINUTE = "%Y-%m-%dT%H:%M"


def clock_behind(desk: Desk) -> str:
    """The time (local ISO) of the newest entry of this computer, if its clock is behind that;
    blank where it is not."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return newest_ahead(desk.clock(), entered_lately(session))


def refuse_future(session: Session, field: str, on: date, now: datetime) -> None:
    """Raise BadValue for a date that has not come yet, ClockBehind where the clock is the likely
    cause."""
    if on <= now.date():
        return
    if newest := newest_ahead(now, entered_lately(session)):
        raise ClockBehind(on.isoformat(), now.strftime(_MINUTE), newest)
    raise BadValue(field, on.isoformat(), "future")


def ask_about(session: Session, at: datetime, now: datetime) -> None:
    """Raise TimeDoubtful where the time of a visit wants a second look."""
    doubt, newest = time_doubt(at, now), ""
    if doubt == LATER_TODAY:
        newest = newest_ahead(now, entered_lately(session))
        doubt = CLOCK_BEHIND if newest else doubt
    if doubt:
        raise TimeDoubtful(at.strftime(_MINUTE), now.strftime(_MINUTE), doubt, newest)


def ask_about_leaving(session: Session, person: Resident, new: Mapping[str, Any]) -> None:
    """Raise LeavingDoubtful where plain new values let a resident have died or moved out before
    the last that stands of him: one of the two dates is likely wrong."""
    if not new.keys() & {"state", "left_on"}:
        return
    values = {name: to_plain(getattr(person, name)) for name in ("state", "left_on")} | dict(new)
    left_on = date.fromisoformat(values["left_on"]) if values["left_on"] else None
    last = events.last_day(session, person.id)
    if last and left_on and has_gone(ResidentState(values["state"]), left_on, last):
        raise LeavingDoubtful(left_on.isoformat(), last.isoformat())
