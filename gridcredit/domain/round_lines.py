"""What is typed from the rows of a round's paper: `12 11` is nobody home at row 12.

A line is the row (several: `12-18`, `3,5,9`), the outcome's code, and then in any order: an adult's
letter with what was ticked (`AZC`: A registered and signed), a day to come back (`+7`, `12-08`,
`2026-12-08`), a time (`@19:40`), and behind `#` a note to the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from gridcredit.domain.codes import RegistrationKind, VisitOutcome
from gridcredit.domain.errors import BadValue
from gridcredit.domain.writing import normalise_digits

MOST_ROWS = 999

REGISTRATION_MARKS: Mapping[str, RegistrationKind] = {
    "G": RegistrationKind.INFORMED,
    "X": RegistrationKind.HELPED,
    "Z": RegistrationKind.REGISTERED,
    "W": RegistrationKind.DECLINED,
}
"""As the keys of the form at a door."""
PLEDGE_MARK = "C"

_ROWS = re.compile(r"[0-9]{1,3}(?:-[0-9]{1,3})?(?:,[0-9]{1,3}(?:-[0-9]{1,3})?)*")
_ADULT = re.compile(r"([A-Z])([A-Z]*)")
_LATER = re.compile(r"\+([0-9]{1,3})")
_DAY = re.compile(r"(?:([0-9]{4})-)?([0-9]{1,2})-([0-9]{1,2})")
_TIME = re.compile(r"@([0-9]{1,2}):([0-9]{2})")
_WIDE = str.maketrans("，、－—＋＠：", ",,--+@:")


@dataclass(frozen=True, slots=True)
class Marks:
    """What was ticked for one adult, who was met."""

    registration: RegistrationKind | None = None
    pledged: bool = False


@dataclass(frozen=True, slots=True)
class RowEntry:
    """What one line says of its rows. `time` is HH:MM, blank: that of the round."""

    rows: tuple[int, ...]
    outcome: VisitOutcome
    adults: Mapping[str, Marks] = field(default_factory=dict)
    follow_up: date | None = None
    time: str = ""
    note: str = ""


def read_line(line: str, on: date) -> RowEntry:
    """What a line says, typed for a round of that day. Raises BadValue naming the part."""
    said, _, note = line.replace("＃", "#", 1).partition("#")
    parts = [normalise_digits(part).translate(_WIDE) for part in said.split()]
    if len(parts) < 2:
        raise BadValue("line", line.strip(), "row_and_outcome")
    entry = RowEntry(read_rows(parts[0]), read_outcome(parts[1]), note=note.strip())
    for part in parts[2:]:
        entry = _with(entry, part.upper(), on)
    return checked(entry)


def checked(entry: RowEntry) -> RowEntry:
    """The entry, if it can be meant. Raises BadValue."""
    if entry.adults and not entry.outcome.means.is_spoken:
        raise BadValue("outcome", entry.outcome.value, "ticks_without_meeting")
    if entry.adults and len(entry.rows) > 1:
        raise BadValue("row", ",".join(map(str, entry.rows)), "ticks_of_one_row")
    return entry


def read_rows(text: str) -> tuple[int, ...]:
    """The rows that a text names: 12, 12-18, 3,5,9. Raises BadValue."""
    if not _ROWS.fullmatch(text):
        raise BadValue("row", text, "row_wanted")
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        span = range(int(first), int(last or first) + 1)
        if not span or span.start < 1:
            raise BadValue("row", part, "row_wanted")
        found += span
    return tuple(dict.fromkeys(found))


def read_outcome(text: str) -> VisitOutcome:
    """The outcome of a code. Raises BadValue."""
    try:
        return VisitOutcome(text.zfill(2))
    except ValueError as error:
        raise BadValue("outcome", text, " ".join(VisitOutcome)) from error


def read_adult(part: str) -> tuple[str, Marks]:
    """An adult's letter and what was ticked behind it. Raises BadValue."""
    found = _ADULT.fullmatch(part)
    if found is None:
        raise BadValue("adult", part, "adult_ticks")
    marks = Marks()
    for sign in found[2]:
        kind = REGISTRATION_MARKS.get(sign)
        if sign == PLEDGE_MARK:
            marks = replace(marks, pledged=True)
        elif kind is None or marks.registration not in (None, kind):
            raise BadValue("adult", part, "adult_ticks")
        else:
            marks = replace(marks, registration=kind)
    return found[1], marks


def read_day(text: str, on: date) -> date:
    """The day of a text, told on another day: +7, 12-08 (the next one), 2026-12-08. Raises
    BadValue."""
    if later := _LATER.fullmatch(text):
        return on + timedelta(days=int(later[1]))
    found = _DAY.fullmatch(text)
    if found is None:
        raise BadValue("follow_up", text, "not_a_date")
    try:
        day = date(int(found[1] or on.year), int(found[2]), int(found[3]))
        if not found[1] and day < on:
            day = day.replace(year=on.year + 1)
    except ValueError as error:
        raise BadValue("follow_up", text, "not_a_date") from error
    return day


def read_time(text: str) -> str:
    """HH:MM of @19:40. Raises BadValue."""
    found = _TIME.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise BadValue("at", text, "@19:40", "visit")
    return f"{int(found[1]):02d}:{found[2]}"


def _with(entry: RowEntry, part: str, on: date) -> RowEntry:
    if part.startswith("@"):
        return replace(entry, time=read_time(part))
    if part[0].isalpha():
        letter, marks = read_adult(part)
        if letter in entry.adults:
            raise BadValue("adult", part, "adult_twice")
        return replace(entry, adults={**entry.adults, letter: marks})
    return replace(entry, follow_up=read_day(part, on))
