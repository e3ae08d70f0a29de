"""The verbs of the working-day calendar, wherever the clock of the machine stands."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import At


@pytest.fixture(params=["UTC", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Shanghai"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A zone in which the machine stands."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_a_due_day_is_the_same_in_every_zone(at: At, zone: str) -> None:
    grid = at("grid")
    due = grid.run("calendar", "due", "--from", "2026-11-27", "--days", 7)
    assert due == {
        "due": "2026-12-08",
        "known": True,
        "skipped": ["2026-11-28", "2026-11-29", "2026-12-05", "2026-12-06"],
    }
    late = grid.run("calendar", "due", "--from", "2026-12-30", "--days", 2)
    assert (late["due"], late["known"]) == ("2027-01-01", False)


def test_a_calendar_is_read_and_listed(at: At, tmp_path: Path) -> None:
    file = tmp_path / "2027.csv"
    file.write_text("日期,性质,名称\n2027-01-01,放假,元旦\n2027-01-10,调休上班,元旦\n", "utf-8-sig")
    district = at("district")
    assert district.run("calendar", "list", "--year", 2027) == []
    assert district.run("calendar", "import", file) == {"added": 2, "updated": 0, "same": 0}
    assert district.run("calendar", "import", file) == {"added": 0, "updated": 0, "same": 2}
    assert district.run("calendar", "list", "--year", 2027) == [
        {"date": "2027-01-01", "kind": "rest", "name": "元旦"},
        {"date": "2027-01-10", "kind": "work", "name": "元旦"},
    ]
    due = district.run("calendar", "due", "--from", "2026-12-31", "--days", 6)
    assert (due["due"], due["known"]) == ("2027-01-10", True)


def test_a_bad_row_names_its_line(at: At, tmp_path: Path) -> None:
    file = tmp_path / "2027.csv"
    file.write_text("date,kind,name\n2027-01-01,rest,元旦\n2027-13-01,rest,元旦\n", "utf-8")
    refused = at("district").ask("calendar", "import", file)
    assert refused.code == 1
    assert refused.document["error"]["kind"] == "CalendarRefused"
    assert refused.document["error"]["facts"]["row"] == 3
    assert at("district").run("calendar", "list", "--year", 2027) == []


def test_below_the_district_it_is_only_read(at: At, tmp_path: Path) -> None:
    file = tmp_path / "2027.csv"
    file.write_text("date,kind,name\n2027-01-01,rest,元旦\n", "utf-8")
    refused = at("street").ask("calendar", "import", file)
    assert (refused.code, refused.document["error"]["kind"]) == (1, "NotAllowed")


@pytest.mark.parametrize("days", ["0", "-1", "5000"])
def test_a_clock_needs_a_number_of_days(at: At, days: str) -> None:
    refused = at("grid").ask("calendar", "due", "--from", "2026-11-27", f"--days={days}")
    assert (refused.code, refused.document["error"]["kind"]) == (1, "BadValue")
