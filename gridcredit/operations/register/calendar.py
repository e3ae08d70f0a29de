"""The working-day calendar: the table that the program starts with, and above it what the district
sends down, day by day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, CalendarRefused
from gridcredit.domain.fieldrules import LONGEST_NAME, line
from gridcredit.domain.kinds.calendar_day import CalendarDay, calendar_day_id
from gridcredit.domain.records import plain_fields
from gridcredit.domain.workdays import LONGEST_CLOCK, DayKind, Due, NamedDay, Workdays
from gridcredit.domain.writing import normalise_digits, normalise_text
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.tables import read_table
from gridcredit.paths import resources
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import calendar as stored

_HEADINGS = {
    "date": ("日期", "公历日期"),
    "kind": ("性质", "类型", "类别"),
    "name": ("名称", "节日", "假日", "说明"),
}
_KINDS = {
    **dict.fromkeys(("rest", "休", "休息", "放假", "节假日", "休息日"), DayKind.REST),
    **dict.fromkeys(("work", "班", "上班", "调休上班", "补班", "工作日"), DayKind.WORK),
}
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_YEARS = range(1949, 2101)
_IS_NAME = line(LONGEST_NAME)


@dataclass(frozen=True, slots=True)
class CalendarImported:
    """How many days a list named for the first time, otherwise than before, and as before."""

    added: int
    updated: int
    same: int


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year: the days that are not what their weekday says, those of them that the district has
    named itself, and the years that have a calendar at all."""

    year: int
    days: tuple[NamedDay, ...]
    sent: frozenset[date]
    years: tuple[int, ...]

    @property
    def is_known(self) -> bool:
        """Whether it has a calendar."""
        return self.year in self.years


def workdays(session: Session) -> Workdays:
    """The calendar in force here: the starter table, day by day replaced by the district's word."""
    sent = (NamedDay(d.on, d.kind, d.name) for d in stored.calendar_days(session))
    return Workdays([*_starter(resources() / "calendar.csv"), *sent])


def calendar(desk: Desk) -> Workdays:
    """The calendar in force here, for whoever asks it several questions."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return workdays(session)


def list_calendar(desk: Desk, year: int) -> list[NamedDay]:
    """The days of a year that are not what their weekday says, in order; none where the year has
    no calendar."""
    return calendar(desk).in_year(year)


def calendar_year(desk: Desk, year: int) -> CalendarYear:
    """A year of the calendar, whether it is known or not."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        known = workdays(session)
        sent = frozenset(d.on for d in stored.calendar_days(session) if d.on.year == year)
    return CalendarYear(year, tuple(known.in_year(year)), sent, tuple(sorted(known.years)))


def due(desk: Desk, start: date, days: int) -> Due:
    """The day on which a clock of so many working days from `start` ends. Raises BadValue."""
    try:
        return calendar(desk).due(start, days)
    except ValueError as error:
        is_days = error.args == ("days",)
        field, value = ("days", str(days)) if is_days else ("from", start.isoformat())
        raise BadValue(field, value, f"1-{LONGEST_CLOCK}" if is_days else "not_a_date") from error


def import_calendar(desk: Desk, file: Path) -> CalendarImported:
    """Take in a list date,kind,name (or 日期,性质,名称) whole, or refuse it naming line and reason;
    it goes down with the next packages.

    Raises FileUnreadable, CalendarRefused, StorageFailed.
    """
    desk.actor.require(Duty.SET_CALENDAR)
    days = _days_of(file)
    with desk.writing() as session:
        return _keep(session, days)


def set_day(desk: Desk, on: date, kind: DayKind, name: str) -> NamedDay | None:
    """Say what one day is, for everybody below; what the district had said before. Raises
    BadValue."""
    desk.actor.require(Duty.SET_CALENDAR)
    if on.year not in _YEARS:
        raise BadValue("on", on.isoformat(), "not_a_date")
    row = calendar_day_id(on)
    with desk.writing() as session:
        before = stored.days_known(session, [row]).get(row)
        _keep(session, [_record(on, kind, normalise_text(name))])
    is_said = before is not None and not before.removed
    return NamedDay(on, before.kind, before.name) if before and is_said else None


def clear_day(desk: Desk, on: date, reason: str) -> bool:
    """Take the district's word on a day back, so that the starter table or its weekday counts
    again; whether there was any. Raises BadValue without a reason."""
    desk.actor.require(Duty.SET_CALENDAR)
    if not reason.strip():
        raise BadValue("removed", "", "empty")
    row = calendar_day_id(on)
    with desk.writing() as session:
        known = stored.days_known(session, [row]).get(row)
        if known is None or known.removed:
            return False
        journal.edit(session, "calendar_day", row, {"removed": reason.strip()})
        return True


def _keep(session: Session, days: list[CalendarDay]) -> CalendarImported:
    known = stored.days_known(session, (day.id for day in days))
    new = [day for day in days if day.id not in known]
    changed = [day for day in days if day.id in known and known[day.id] != day]
    journal.add(session, new)
    for day in changed:
        journal.edit(session, "calendar_day", day.id, plain_fields(day))
    return CalendarImported(len(new), len(changed), len(days) - len(new) - len(changed))


def _record(on: date, kind: DayKind, name: str) -> CalendarDay:
    return CalendarDay(calendar_day_id(on), on, kind, name)


def _days_of(file: Path) -> list[CalendarDay]:
    found: dict[date, CalendarDay] = {}
    for at, cells in read_table(file, _HEADINGS, "calendar_columns"):
        if not any(cells.values()):
            continue
        on, kind = _date(cells["date"]), _KINDS.get(cells["kind"].lower())
        name = normalise_text(cells["name"])
        reason = _fault(on, kind, name) or ("day_twice" if on in found else "")
        if reason or on is None or kind is None:
            raise CalendarRefused(file.name, at, reason)
        found[on] = _record(on, kind, name)
    return list(found.values())


def _fault(on: date | None, kind: DayKind | None, name: str) -> str:
    if on is None:
        return "not_a_date"
    return "bad_day_kind" if kind is None else _IS_NAME(name)


def _date(text: str) -> date | None:
    """A day written as 2027-10-01, 2027/10/1 or 2027年10月1日."""
    parts = _DATE.fullmatch(normalise_digits(text))
    try:
        day = date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None
    return day if day and day.year in _YEARS else None


@cache
def _starter(file: Path) -> tuple[NamedDay, ...]:
    rows = read_table(file, _HEADINGS, "calendar_columns")
    return tuple(
        NamedDay(date.fromisoformat(c["date"]), DayKind(c["kind"]), c["name"]) for _, c in rows
    )
