"""What a field of a travelling record can hold: by its type, and by a rule of its own where it has
one. What arrives and does not meet this is set aside; what is written here is refused.

A rule holds from the day its field was introduced and is never made stricter afterwards: offices
run programs of several versions, and all must hold the same records. Whatever is asked of a value
later on may only be pointed out (domain.entering).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any, get_args, get_origin

Rule = Callable[[Any], str]
"""What is wrong with a plain value of the right type, as a reason (texts.reasons); blank: nothing.
None where a field may be empty is always right."""

EARLIER = "earlier"
"""adult_on of a person past twenty where the birth date may not go: "adult long since"."""

LONGEST_CODE, LONGEST_NAME = 64, 100
"""Characters of an area; documents of the exchange carry no longer code (sync.documents)."""
LONGEST_LINE = 1_000
LONGEST_TEXT = 32_767  # as much as a cell of a spreadsheet takes
LONGEST_DOCUMENT = 65_536
LONGEST_ITEMS = 262_144  # of a rule set
LONGEST_LIST = 4_000_000  # what a closed month counted
LONGEST_AUTHOR = 200
MOST_LISTED = 1_000
LARGEST_COUNTER = 2**48

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_CONTROLS_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_HALVES = re.compile("[\ud800-\udfff]")  # of characters: no line of a journal can hold them
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_LAST_DAY = "9899-12-31"  # what is reckoned from it, as a coming of age, must be a day too
_PERIOD = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]))?")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")


def line(most: int = LONGEST_LINE, least: int = 0) -> Rule:
    """A text on one line, without control characters."""

    def fault(value: str) -> str:
        if len(value) > most:
            return "too_long"
        if len(value) < least:
            return "empty"
        if value.isprintable():  # most are, and asking is quick
            return ""
        return _unwritable(value, _CONTROLS)

    return fault


def text(most: int = LONGEST_TEXT) -> Rule:
    """A text of several lines."""

    def fault(value: str) -> str:
        if len(value) > most:
            return "too_long"
        return _unwritable(value, _CONTROLS_IN_TEXT)

    return fault


def _unwritable(value: str, controls: re.Pattern[str]) -> str:
    if controls.search(value):
        return "control_characters"
    return "not_text" if not value.isascii() and _HALVES.search(value) else ""


def whole(least: int, most: int) -> Rule:
    """A whole number from one to another."""
    return lambda value: "" if least <= value <= most else "wrong_form"


def shaped(form: re.Pattern[str], most: int) -> Rule:
    """A blank, or a text of a form."""

    def fault(value: str) -> str:
        if len(value) > most:
            return "too_long"
        return "" if not value or form.fullmatch(value) else "wrong_form"

    return fault


@lru_cache(maxsize=65_536)  # people share their birthdays
def any_day(value: str) -> str:
    """A day that there is, written like 2026-11-22."""
    if not _DAY.fullmatch(value):
        return "2026-11-22"
    try:
        date.fromisoformat(value)
    except ValueError:
        return "not_a_date"
    return ""


def day(value: str) -> str:
    """A day from which others can be reckoned."""
    return any_day(value) or ("not_a_date" if value > _LAST_DAY else "")


def moment(value: str) -> str:
    """A time of a day that there is, written like 2026-11-22T19:30."""
    if not _MOMENT.fullmatch(value):
        return "2026-11-22T19:30"
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return "not_a_date"
    return day(value[:10])


def coming_of_age(value: str) -> str:
    """Blank, a day, or that it was long ago (adulthood.adult_mark)."""
    return "" if value in ("", EARLIER) else any_day(value)


period = shaped(_PERIOD, 7)
"""Blank, or a month, quarter or year: 2026-03, 2026-Q1, 2026."""
time_of_day = shaped(_TIME, 5)
"""Blank, or a time written like 14:30."""
sha256 = shaped(_SHA256, 64)
"""Blank, or the name of a file: the sha-256 of its bytes, hex."""


def base64(most: int) -> Rule:
    """Bytes as base64, of so many characters at most."""
    return shaped(_BASE64, most)


_OF_TYPE: dict[Any, Rule] = {str: line(), int: whole(-(2**31), 2**31 - 1), date: day}
_OF_A_REVISION: dict[str, Rule] = {
    "author": line(LONGEST_AUTHOR),  # it stands in every list
    "area": line(LONGEST_CODE),
    "at": line(64),
}


@lru_cache(maxsize=4_096)  # lines that were written together say the same
def revision_fault(author: str, area: str, at: str) -> str:
    """What is wrong with what a revision says of itself; blank: nothing."""
    told = {"author": author, "area": area, "at": at}
    return next(filter(None, (_OF_A_REVISION[name](value) for name, value in told.items())), "")


def as_author(name: str) -> str:
    """A person's name as revisions can carry it, whatever an account of earlier days is called."""
    if not _OF_A_REVISION["author"](name):
        return name
    return _CONTROLS.sub(" ", name)[:LONGEST_AUTHOR]


def of_type(hint: Any) -> Rule | None:
    """The rule of a field by its type; None where the type says all (a truth, a code, an id). Of a
    list each item is asked, and how many there are."""
    if get_origin(hint) is tuple:
        return _list_of(of_type(get_args(hint)[0]))
    kinds = [kind for kind in get_args(hint) if kind is not type(None)] or [hint]
    return _OF_TYPE.get(kinds[0])


def _list_of(rule: Rule | None) -> Rule:
    def fault(values: list[Any]) -> str:
        if len(values) > MOST_LISTED:
            return "too_many"
        return next(filter(None, map(rule, values)), "") if rule else ""

    return fault
