"""What an entry of the 信用+ ledger must be when it is written (practice, section 1)."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, time

from gridcredit.domain.amounts import quantity_text
from gridcredit.domain.credit.codes import Unit
from gridcredit.domain.errors import BadValue, EnteredTooLate

WHOLE = 10
"""Quantities are tenths."""

_MOST_QUANTITY = 10_000_000  # tenths; what the record takes
_SHORTEST_NAME = 2  # characters; one alone is found in any text


def last_day_to_enter(on: date) -> date:
    """The last day on which something that happened on a day may be entered first: the same day of
    the next month, or that month's last day where it is shorter."""
    year, month = (on.year + 1, 1) if on.month == 12 else (on.year, on.month + 1)
    return date(year, month, min(on.day, calendar.monthrange(year, month)[1]))


def require_in_time(on: date, first_saved: date) -> None:
    """Raise EnteredTooLate where an entry was first saved after the month to enter it."""
    last = last_day_to_enter(on)
    if first_saved > last:
        raise EnteredTooLate(on.isoformat(), last.isoformat())


def checked_quantity(unit: Unit, is_group: bool, quantity: int | None) -> int:
    """The quantity of an entry, tenths: hours must be said and may have one decimal; an item of a
    group and one that counts members have none; all others a whole number, one where none is
    said. Raises BadValue."""
    if unit is Unit.HOURS:
        if quantity is None:
            raise BadValue("quantity", "", "hours_wanted")
    elif quantity is None:
        return WHOLE
    elif unit is Unit.MEMBER or is_group:
        if quantity != WHOLE:
            raise BadValue("quantity", quantity_text(quantity), "no_quantity")
    elif quantity % WHOLE:
        raise BadValue("quantity", quantity_text(quantity), "not_whole")
    if not 0 < quantity <= _MOST_QUANTITY:
        raise BadValue("quantity", quantity_text(quantity), "quantity_range")
    return quantity


def hours_between(starts: str, ends: str) -> int:
    """The hours from one time of a day to a later one (14:30), tenths, rounded down."""
    return (_minutes(ends) - _minutes(starts)) * WHOLE // 60


def do_overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two spans of one day (times written like 14:30) have more than a moment in
    common."""
    return one[0] < other[1] and other[0] < one[1]


def missing_evidence(wanted: Iterable[str], given: Iterable[str]) -> list[str]:
    """The kinds of evidence that an item wants and an entry does not have: it may be saved so, but
    not passed."""
    known = set(given)
    return [kind for kind in wanted if kind not in known]


def named_in(words: Iterable[str], names: Iterable[str]) -> list[str]:
    """The names that stand in any of some texts, each once, in the order of the names: nobody but
    who acted is named in an entry."""
    told = [text for text in words if text]
    listed = dict.fromkeys(name for name in names if len(name) >= _SHORTEST_NAME)
    return [name for name in listed if any(name in text for text in told)]


def _minutes(clock: str) -> int:
    moment = time.fromisoformat(clock)
    return moment.hour * 60 + moment.minute
