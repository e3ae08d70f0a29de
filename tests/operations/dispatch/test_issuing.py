"""Weeks issued by a street and its district: frozen, added up, given out again, opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import RegistrationKind, VisitOutcome
from gridcredit.domain.coverage import Basis
from gridcredit.domain.dispatch.spans import span_named
from gridcredit.domain.dispatch.table import FIGURES, FrozenTable, UnitRow
from gridcredit.domain.errors import (
    BadValue,
    IssuedAlready,
    IssuesInOrder,
    IssueUnreadable,
    NotAllowed,
    PeriodRunning,
)
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.article import Article
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.ledgers.codes import Report
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import frozen, opened, weekly
from gridcredit.operations.dispatch.seen import so_far
from gridcredit.operations.figures.covering import coverage_tree
from gridcredit.operations.register import amending, people
from gridcredit.operations.visits import visiting
from gridcredit.store.dispatch import issues as stored
from tests.operations.adding import add_records
from tests.operations.carrying import carry
from tests.operations.offices import STREET, Offices

MONDAY = date(2026, 11, 23)


@pytest.fixture
def on_server(request: pytest.FixtureRequest) -> bool:
    return getattr(request, "param", False)


def adults(desk: Desk) -> list[UUID]:
    lines = people.list_residents(desk)
    return sorted(one.line.id for one in lines if one.line.standing.birth_date < date(2000, 1, 1))


def register(desk: Desk, resident: UUID, on: date) -> None:
    event = RegistrationEvent(desk.new_id(), resident, RegistrationKind.REGISTERED, on)
    add_records(desk, [event])


def knock(desk: Desk, household: UUID, at: str, outcome: VisitOutcome) -> None:
    visiting.log_visit(desk, visiting.VisitEntry(Visit(desk.new_id(), household, at, outcome)))


def issue(desk: Desk, week: str, tmp_path: Path) -> FrozenTable:
    made = weekly.issue_week(desk, week, tmp_path / f"{desk.node.area}-{week}")
    return frozen.read_issue(made.issue)


def only(table: FrozenTable) -> UnitRow:
    """The row of the one unit where people live."""
    (row,) = [row for row in table.rows if row.eligible]
    return row


def adds_up(row: UnitRow) -> bool:
    return row.last + row.new - row.removed + row.corrected == row.total


@pytest.mark.parametrize("on_server", [False, True], indirect=True, ids=["file", "server"])
def test_a_week_is_counted_as_of_its_sunday(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    grown = adults(grid)
    register(grid, grown[0], date(2026, 11, 15))
    register(grid, grown[1], date(2026, 11, 18))
    home = people.list_households(grid)[0].id
    knock(grid, home, "2026-11-17T09:00", VisitOutcome.NOBODY)
    knock(grid, home, "2026-11-20T19:00", VisitOutcome.MET_DONE)
    knock(grid, home, "2026-11-21T10:00", VisitOutcome.BY_PHONE)
    offices.send(grid, street)
    offices.send(street, district)
    offices.clock.go(2)
    for desk in (street, district):
        table = issue(desk, "2026-W47", tmp_path)
        row = only(table)
        assert (row.last, row.new, row.removed, row.corrected, row.total) == (1, 1, 0, 0, 2)
        assert (row.visits, row.met, row.visited) == (2, 1, 1)
        assert (row.homes, row.total) == (6, 2)
        counted = coverage_tree(desk, date(2026, 11, 22), "", Basis.RESIDENCE).coverage
        assert (counted.eligible, counted.registered) == (table.total.eligible, 2)
        assert (row.as_of, row.late) == ("2026-11-22", False)
        assert (table.total.total, table.total.rank) == (2, None)
        assert [one.rank for one in table.rows if one.eligible] == [1]


def test_an_issue_is_the_same_for_ever_and_the_next_one_corrects(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    grown = adults(grid)
    register(grid, grown[0], date(2026, 11, 18))
    offices.send(grid, street)
    offices.clock.go(2)
    first = weekly.issue_week(street, "2026-W47", tmp_path / "first")
    before = {file.name: file.read_bytes() for file in first.files}
    register(grid, grown[1], date(2026, 11, 19))  # late news
    register(grid, grown[2], date(2026, 11, 24))
    offices.clock.go(7)
    offices.send(grid, street)
    second = issue(street, "2026-W48", tmp_path)
    row = only(second)
    assert (row.last, row.new, row.corrected, row.total) == (1, 1, 1, 3)
    again = frozen.reissue(street, first.issue.id, tmp_path / "again")
    assert {file.name: file.read_bytes() for file in again} == before
    assert only(frozen.issue_table(street, first.issue.id)).total == 1


def test_every_figure_is_as_long_as_its_list_here_above_and_below(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    for at, resident in enumerate(adults(grid)[:4]):
        register(grid, resident, date(2026, 11, 14 + at))
    offices.send(grid, street)
    offices.send(street, district)
    offices.clock.go(2)
    made = weekly.issue_week(district, "2026-W47", tmp_path)
    table = frozen.read_issue(made.issue)
    carry(district, street, tmp_path / "post")
    carry(street, grid, tmp_path / "post")
    for desk in (district, street, grid):
        assert [one.span for one in frozen.all_issues(desk)] == ["2026-W47"]
        for figure in FIGURES:
            rows = frozen.rows_of(desk, made.issue.id, STREET, figure)
            assert sum(one.sign for one in rows) == getattr(only(table), figure)
        files = frozen.reissue(desk, made.issue.id, tmp_path / desk.node.area)
        assert [file.read_bytes() for file in files] == [file.read_bytes() for file in made.files]


def test_a_street_that_was_silent_is_late_and_its_news_are_corrections_later(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    grown = adults(grid)
    offices.send(grid, street)
    offices.send(street, district)
    offices.clock.go(9)  # Tuesday, 1 December
    row = only(issue(district, "2026-W48", tmp_path))
    assert (row.as_of, row.late) == ("2026-11-22", True)
    assert (row.last, row.new, row.total) == (0, 0, 0)
    register(grid, grown[0], date(2026, 11, 25))
    register(grid, grown[1], date(2026, 12, 2))
    offices.clock.go(7)
    offices.send(grid, street)
    offices.send(street, district)
    row = only(issue(district, "2026-W49", tmp_path))
    assert not row.late
    assert (row.last, row.new, row.corrected, row.total) == (0, 1, 1, 2)
    assert adds_up(row)


def test_articles_count_in_the_week_of_their_publication(
    offices: Offices, street: Desk, tmp_path: Path
) -> None:
    days = (date(2026, 11, 15), date(2026, 11, 16), date(2026, 11, 22))
    area = area_id(STREET)
    made = [Article(street.new_id(), area, on, "信用进社区", also=("枣庄新闻",)) for on in days]
    add_records(street, [*made, replace(made[2], id=street.new_id(), removed="重复")])
    offices.clock.go(2)
    assert issue(street, "2026-W47", tmp_path).total.articles == 2


def test_what_cannot_be_issued_is_refused(offices: Offices, street: Desk, tmp_path: Path) -> None:
    offices.clock.go(2)
    with pytest.raises(PeriodRunning):
        weekly.issue_week(street, "2026-W48", tmp_path)
    assert so_far(street, Report.WEEKLY, span_named(Report.WEEKLY, "2026-W48")).span == "2026-W48"
    issue(street, "2026-W47", tmp_path)
    with pytest.raises(IssuedAlready) as twice:
        weekly.issue_week(street, "2026-W47", tmp_path)
    assert twice.value.issued.startswith("2026-11-24")
    with pytest.raises(IssuesInOrder):
        weekly.issue_week(street, "2026-W46", tmp_path)
    with pytest.raises(BadValue):
        weekly.issue_week(street, "week 47", tmp_path)
    assert len(frozen.all_issues(street)) == 1


def test_a_grid_issues_nothing(grid: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        weekly.issue_week(grid, "2026-W46", tmp_path)


def test_an_altered_issue_is_said_to_be_altered(
    offices: Offices, street: Desk, tmp_path: Path
) -> None:
    offices.clock.go(2)
    made = weekly.issue_week(street, "2026-W47", tmp_path).issue
    with pytest.raises(IssueUnreadable):
        frozen.read_issue(replace(made, figures=made.figures.replace("W47", "W46")))
    with street.reading() as session:
        one = next(iter(stored.lists_of(session, made.id)), None)
    assert one is None  # nobody lives here yet


def test_what_stands_behind_a_figure_is_named_below_and_not_at_the_district(
    offices: Offices, grid: Desk, street: Desk, district: Desk, tmp_path: Path
) -> None:
    who = adults(grid)[0]
    register(grid, who, date(2026, 11, 18))
    knock(grid, people.list_households(grid)[0].id, "2026-11-17T09:00", VisitOutcome.NOBODY)
    offices.send(grid, street)
    offices.send(street, district)
    offices.clock.go(2)
    made = weekly.issue_week(district, "2026-W47", tmp_path).issue
    carry(district, street, tmp_path / "post")
    carry(street, grid, tmp_path / "post")
    for desk in (district, street, grid):
        (line,) = opened.open_lines(desk, frozen.rows_of(desk, made.id, "", "new"))
        assert line.line.id == who
        assert bool(line.name) == bool(line.door) == (desk is not district)
        assert ("*" in line.name) == (desk is street)
        (visit,) = opened.open_lines(desk, frozen.rows_of(desk, made.id, "", "visits"))
        assert (visit.name, visit.when) == ("无人", "2026-11-17 09:00")
    unknown = frozen.IssueLine(UUID(int=1), "resident", "2026-11-22", 1)
    assert opened.open_lines(street, [unknown]) == [opened.OpenedLine(unknown)]


@pytest.mark.parametrize("on_server", [False, True], indirect=True, ids=["file", "server"])
def test_what_came_behind_the_cut_off_is_left_out(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    grown = adults(grid)
    register(grid, grown[0], date(2026, 11, 17))
    offices.send(grid, street)
    offices.clock.go(2)
    cut = offices.clock.now.isoformat(timespec="minutes")
    early = so_far(street, Report.WEEKLY, span_named(Report.WEEKLY, "2026-W47"))
    offices.clock.go(1)
    register(grid, grown[1], date(2026, 11, 18))
    register(street, grown[2], date(2026, 11, 19))
    amending.change(grid, "resident", grown[0], {"note": "迟到的备注"})
    knock(grid, people.list_households(grid)[0].id, "2026-11-18T09:00", VisitOutcome.MET_DONE)
    offices.send(grid, street)
    with pytest.raises(BadValue, match="cut_off_within"):
        weekly.issue_week(street, "2026-W47", tmp_path, cut_off="2026-11-20T09:00")
    with pytest.raises(BadValue, match="in_future"):
        weekly.issue_week(street, "2026-W47", tmp_path, cut_off="2027-11-20T09:00")
    made = weekly.issue_week(street, "2026-W47", tmp_path, cut_off=cut)
    table = frozen.read_issue(made.issue)
    assert (table.rows, table.total) == (early.rows, early.total)
    assert table.cut_off == cut
    row = only(table)
    assert (row.new, row.visits) == (1, 0)
    assert len(frozen.rows_of(street, made.issue.id, row.unit, "total")) == 1
    after = only(so_far(street, Report.WEEKLY, span_named(Report.WEEKLY, "2026-W48")))
    assert (after.last, after.new, after.corrected, after.total) == (1, 0, 2, 3)
