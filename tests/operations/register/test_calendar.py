"""The working-day calendar: read whole or not at all, edited by the day, sent down."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import BadValue, CalendarRefused, FileUnreadable, NotAllowed
from gridcredit.domain.workdays import DayKind, NamedDay
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.register import calendar
from gridcredit.operations.register.calendar import CalendarImported
from tests.operations.offices import GRIDS, STREET, Offices

YEAR = "date,kind,name\n2027-01-01,rest,元旦\n2027-01-02,rest,元旦\n2027-01-10,work,元旦\n"


def listed(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "calendar.csv"
    file.write_text(text, encoding)
    return file


def rows(desk: Desk, year: int) -> list[tuple[str, str, str]]:
    days = calendar.list_calendar(desk, year)
    return [(day.on.isoformat(), day.kind.value, day.name) for day in days]


on_either = pytest.mark.parametrize(
    "on_server", [False, True], indirect=True, ids=["file", "server"]
)


@pytest.fixture
def on_server(request: pytest.FixtureRequest) -> bool:
    """Wherever the district's tables lie, all of this holds."""
    return bool(getattr(request, "param", False))


def test_the_program_starts_with_the_years_announced(district: Desk) -> None:
    known = calendar.calendar(district)
    assert known.years == set(range(2004, 2027))
    assert rows(district, 2026)[:4] == [
        ("2026-01-01", "rest", "元旦"),
        ("2026-01-02", "rest", "元旦"),
        ("2026-01-03", "rest", "元旦"),
        ("2026-01-04", "work", "元旦"),
    ]
    assert rows(district, 2027) == []
    due = calendar.due(district, date(2026, 12, 30), 3)
    assert (due.day, due.known) == (date(2027, 1, 4), False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize(
    "text",
    [
        YEAR,
        "日期,性质,名称\n2027-01-01,放假,元旦\n2027/1/2,休,元旦\n\n2027年1月10日,班,元旦\n",
        "名称, 类型 ,日期,注\n元旦,REST,2027.1.1,\n元旦,节假日,２０２７-01-02,x\n元旦,班,2027-1-10",
    ],
)
def test_a_list_in_either_language(
    district: Desk, tmp_path: Path, text: str, encoding: str
) -> None:
    file = listed(tmp_path, text, encoding)
    assert calendar.import_calendar(district, file) == CalendarImported(3, 0, 0)
    assert rows(district, 2027) == [
        ("2027-01-01", "rest", "元旦"),
        ("2027-01-02", "rest", "元旦"),
        ("2027-01-10", "work", "元旦"),
    ]
    due = calendar.due(district, date(2026, 12, 31), 1)
    assert (due.day, due.known) == (date(2027, 1, 4), True)
    assert due.skipped == (date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3))


@on_either
def test_the_same_day_is_the_same_record(district: Desk, tmp_path: Path) -> None:
    calendar.import_calendar(district, listed(tmp_path, YEAR))
    again = calendar.import_calendar(district, listed(tmp_path, YEAR))
    assert again == CalendarImported(0, 0, 3)
    other = YEAR.replace("2027-01-02,rest", "2027-01-02,work") + "2027-05-01,rest,劳动节\n"
    assert calendar.import_calendar(district, listed(tmp_path, other)) == CalendarImported(1, 1, 2)
    assert rows(district, 2027)[1] == ("2027-01-02", "work", "元旦")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2027-02-30,rest,春节", "not_a_date"),
        ("春节,rest,春节", "not_a_date"),
        ("0927-02-01,rest,春节", "not_a_date"),
        (",rest,春节", "not_a_date"),
        ("2027-02-10,maybe,春节", "bad_day_kind"),
        ("2027-02-10,,春节", "bad_day_kind"),
        ("2027-02-10", "bad_day_kind"),
        ("2027-01-01,work,元旦", "day_twice"),
        (f"2027-02-10,rest,{'春' * 101}", "too_long"),
    ],
)
def test_a_bad_row_refuses_the_whole_list(
    district: Desk, tmp_path: Path, row: str, reason: str
) -> None:
    file = listed(tmp_path, YEAR + "\n" + row + "\n2027-10-01,rest,国庆节\n")
    with pytest.raises(CalendarRefused) as refused:
        calendar.import_calendar(district, file)
    assert (refused.value.row, refused.value.reason) == (6, reason)
    assert rows(district, 2027) == []


@pytest.mark.parametrize("text", ["", "2027-01-01,rest,元旦\n", "date,kind\n2027-01-01,rest\n"])
def test_a_list_without_its_columns_says_which_they_are(
    district: Desk, tmp_path: Path, text: str
) -> None:
    with pytest.raises(FileUnreadable) as refused:
        calendar.import_calendar(district, listed(tmp_path, text))
    assert refused.value.reason == "calendar_columns"


@on_either
def test_one_day_is_set_and_taken_back(district: Desk) -> None:
    calendar.set_day(district, date(2026, 10, 8), DayKind.REST, " 顺延 ")
    assert ("2026-10-08", "rest", "顺延") in rows(district, 2026)
    calendar.set_day(district, date(2026, 10, 7), DayKind.WORK, "")
    assert calendar.due(district, date(2026, 9, 30), 2).day == date(2026, 10, 9)
    assert calendar.clear_day(district, date(2026, 10, 7), "写错了")
    assert ("2026-10-07", "rest", "国庆节") in rows(district, 2026)
    assert not calendar.clear_day(district, date(2026, 10, 7), "写错了")
    calendar.set_day(district, date(2026, 10, 7), DayKind.WORK, "")
    assert ("2026-10-07", "work", "") in rows(district, 2026)


def test_a_year_shows_what_the_district_said_itself(district: Desk) -> None:
    assert calendar.set_day(district, date(2026, 10, 8), DayKind.REST, "顺延") is None
    before = calendar.set_day(district, date(2026, 10, 8), DayKind.WORK, "")
    assert before == NamedDay(date(2026, 10, 8), DayKind.REST, "顺延")
    year = calendar.calendar_year(district, 2026)
    assert (year.is_known, year.sent) == (True, {date(2026, 10, 8)})
    assert len(year.days) == len(rows(district, 2026)) == 40
    calendar.clear_day(district, date(2026, 10, 8), "写错了")
    assert calendar.set_day(district, date(2026, 10, 8), DayKind.REST, "") is None
    unknown = calendar.calendar_year(district, 2027)
    assert (unknown.is_known, unknown.days) == (False, ())


def test_a_day_is_taken_back_with_a_reason(district: Desk) -> None:
    calendar.set_day(district, date(2026, 10, 8), DayKind.REST, "顺延")
    with pytest.raises(BadValue):
        calendar.clear_day(district, date(2026, 10, 8), "  ")
    assert ("2026-10-08", "rest", "顺延") in rows(district, 2026)


@pytest.mark.parametrize("days", [0, -3, 1001])
def test_a_clock_of_no_days_is_refused(district: Desk, days: int) -> None:
    with pytest.raises(BadValue) as refused:
        calendar.due(district, date(2026, 1, 1), days)
    assert refused.value.field == "days"


def test_only_the_district_keeps_it(
    street: Desk, district: Desk, offices: Offices, tmp_path: Path
) -> None:
    with pytest.raises(NotAllowed):
        calendar.import_calendar(street, listed(tmp_path, YEAR))
    district.actor = Actor("a", "甲", Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        calendar.set_day(district, date(2026, 10, 8), DayKind.REST, "")


@on_either
def test_it_goes_down_to_every_office(
    offices: Offices, district: Desk, street: Desk, tmp_path: Path
) -> None:
    grid = offices.child(street, Office.GRID, GRIDS[0])
    calendar.import_calendar(district, listed(tmp_path, YEAR))
    for parent, child in ((district, street), (street, grid)):
        sent = sending.export_package(parent, child.node.id, tmp_path / "post")
        exchanging.import_files(child, [sent.path])
    assert street.node.area == STREET
    for desk in (street, grid):
        assert rows(desk, 2027) == rows(district, 2027) != []
        assert calendar.due(desk, date(2026, 12, 31), 1).known
