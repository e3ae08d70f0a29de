"""Dates and times are judged where they are written; a clock that runs behind is named."""

from __future__ import annotations

from datetime import date, datetime

from gridcredit.domain.dating import CLOCK_BEHIND, LATER_TODAY, newest_ahead, time_doubt
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, ClockBehind, TimeDoubtful
from gridcredit.operations.desk import Desk
from gridcredit.store.clocks import entered_lately
from gridcredit.store.database import Session

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
