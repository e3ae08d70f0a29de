"""Dates and times that cannot be, those that want a second look, and a clock that runs behind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from gridcredit.domain.codes import ResidentState
from gridcredit.domain.errors import GoneBefore

PROGRAM_YEAR = 2026
"""The year in which this program was first used: nothing was entered at a door before it."""

LATER_TODAY = "later_today"
BEFORE_PROGRAM = "before_program"
CLOCK_BEHIND = "clock_behind"

_SLACK = timedelta(minutes=10)  # clocks are set by hand, and rounded
_GONE = (ResidentState.DIED, ResidentState.MOVED_OUT)


def time_doubt(at: datetime, now: datetime) -> str:
    """Why the time of a visit wants a second look: it is yet to come today, or lies in a year
    before the program's own; blank where nothing is odd. Local times; a later day is no doubt but
    a fault."""
    if at.date() == now.date() and at > now:
        return LATER_TODAY
    return BEFORE_PROGRAM if at.year < PROGRAM_YEAR else ""


def newest_ahead(now: datetime, entered: Iterable[str]) -> str:
    """The newest of these times of entering (local ISO) if it lies ahead of the clock, which then
    runs behind or did run ahead; blank where the clock is past all of them, or nearly."""
    newest = max(entered, default="")
    return newest if newest > (now + _SLACK).replace(tzinfo=None).isoformat() else ""


def has_gone(state: ResidentState, left_on: date | None, on: date) -> bool:
    """Whether a resident had died or moved out before a day; without a date, always. On the day
    itself something may still have happened."""
    return state in _GONE and (left_on is None or left_on < on)


def require_here(state: ResidentState, left_on: date | None, on: date) -> None:
    """Raise GoneBefore for what is dated after a death or a move."""
    if has_gone(state, left_on, on):
        raise GoneBefore(state.value, left_on.isoformat() if left_on else "", on.isoformat())
