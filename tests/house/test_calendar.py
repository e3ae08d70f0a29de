"""The starter calendar is what chinesecalendar knows, and where other libraries differ is known."""

import ast
import csv
from datetime import date, timedelta

import chinese_calendar
import holidays
from chinese_calendar.constants import holidays as rest_days
from chinese_calendar.constants import workdays as make_up_days

from tests.house.sources import ROOT, sources

DIFFERING = {2005: ["2005-12-31"]}  # a Saturday that the notice for 2006 made a working day
Rows = dict[date, tuple[str, str]]


def starter() -> Rows:
    """Day -> kind and name of resources/calendar.csv."""
    with (ROOT / "resources" / "calendar.csv").open(encoding="utf-8", newline="") as file:
        return {date.fromisoformat(r["date"]): (r["kind"], r["name"]) for r in csv.DictReader(file)}


def is_working(known: Rows, day: date) -> bool:
    kind = known[day][0] if day in known else ""
    return kind == "work" if kind else day.weekday() < 5


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [day for n in range(366) if (day := first + timedelta(days=n)).year == year]


def test_the_table_is_what_chinesecalendar_knows() -> None:
    known = starter()
    assert {day for day, (kind, _) in known.items() if kind == "rest"} == set(rest_days)
    assert {day for day, (kind, _) in known.items() if kind == "work"} == set(make_up_days)
    assert {day.year for day in known} == set(range(2004, 2027))
    assert [day for day, (_, name) in known.items() if not name] == []
    for year in range(2004, 2027):
        odd = [d for d in days_of(year) if is_working(known, d) != chinese_calendar.is_workday(d)]
        assert odd == []


def test_the_table_is_in_order() -> None:
    assert list(starter()) == sorted(starter())


def test_where_the_holidays_library_differs() -> None:
    """In the years of the table the two agree but for the days listed here; for a year that nobody
    has announced yet it answers all the same, without its make-up days."""
    known = starter()
    differing = {}
    for year in range(2004, 2027):
        other = holidays.country_holidays("CN", years=year)
        odd = [d for d in days_of(year) if is_working(known, d) != other.is_working_day(d)]
        if odd:
            differing[year] = [d.isoformat() for d in odd]
    assert differing == DIFFERING
    unannounced = max(day.year for day in known) + 1
    assert holidays.country_holidays("CN", years=unannounced)


def test_the_program_itself_asks_no_library() -> None:
    """The table is all that travels with it."""
    asked = {
        alias.name.partition(".")[0]
        for source in sources("gridcredit")
        for node in ast.walk(source.tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in (
            node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")]
        )
    }
    assert "sqlalchemy" in asked
    assert not asked & {"chinese_calendar", "holidays"}
