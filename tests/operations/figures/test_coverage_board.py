"""The board's numbers: they reconcile, they share ranks, and each is the length of its list."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gridcredit.domain.codes import AreaLevel, Office, RegistrationKind
from gridcredit.domain.coverage import FIGURES, Basis, Coverage
from gridcredit.domain.errors import AreaUnknown, BadValue
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures.coverage_board import rate_course, score_board
from gridcredit.operations.figures.covering import coverage_tree, ranked, set_target
from gridcredit.operations.figures.members import (
    WEEK_FIGURES,
    export_members,
    figure_ids,
    members,
    reveal_members,
)
from gridcredit.operations.register import amending, people
from gridcredit.store.workspace import audit
from tests.operations.adding import add_registration
from tests.operations.offices import GRIDS, STREET, Offices, with_register

ON = date(2026, 11, 22)  # a Sunday
LAST_SUNDAY = date(2026, 11, 15)


def adults(desk: Desk) -> list[people.Person]:
    return [p for p in people.list_residents(desk) if p.eligible]


EVENTS = (
    (0, "registered", date(2026, 11, 10)),
    (1, "registered", LAST_SUNDAY),
    (2, "registered", date(2026, 11, 16)),
    (3, "registered", ON),
    (4, "informed", ON),
    (0, "withdrew", date(2026, 11, 18)),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    """A grid and its street, which has what the grid wrote: two registered before this week, two
    in it, and one of the first withdrawn."""
    offices = Offices(tmp_path_factory.mktemp("board"))
    street = offices.child(offices.district(), Office.STREET, STREET)
    grid = offices.child(street, Office.GRID, GRIDS[0])
    with_register(grid, offices.folder)
    listed = [p.line.id for p in adults(grid)]
    for at, event, on in EVENTS:
        add_registration(grid, listed[at], RegistrationKind(event), on)
    offices.send(grid, street)
    yield grid, street
    offices.close()


@pytest.fixture
def busy(both: tuple[Desk, Desk]) -> Desk:
    """The grid of the two; tests only read there."""
    return both[0]


def test_last_and_new_and_removed_make_now(busy: Desk) -> None:
    week = score_board(busy, ON).week
    change = week.change
    assert (week.since, change.last, change.new, change.withdrawn) == (
        LAST_SUNDAY, 2, 2, 1,
    )  # fmt: skip
    assert change.last + change.new - change.removed == change.now == 3
    assert change.base_last + change.base_in - change.base_out == change.base_now


def test_a_week_begins_on_monday(busy: Desk) -> None:
    assert score_board(busy, date(2026, 11, 16)).week.since == LAST_SUNDAY
    assert score_board(busy, LAST_SUNDAY).week.since == date(2026, 11, 8)


def test_the_board_says_what_coverage_and_change_say(busy: Desk) -> None:
    board = score_board(busy, ON)
    assert board.coverage == coverage_tree(busy, ON, "", Basis.RESIDENCE).coverage
    assert board.week.change.now == board.coverage.registered
    course = rate_course(busy, ON)
    assert course[-1] == (ON, board.coverage.rate_hundredths)
    assert course[0] == (date(2026, 11, 9), 0)
    assert [day for day, _ in course] == sorted({day for day, _ in course})
    assert [area.code for area in board.path] == [busy.node.area]


def test_a_board_of_an_unknown_area_is_refused(busy: Desk) -> None:
    with pytest.raises(AreaUnknown):
        score_board(busy, ON, "nowhere")
    with pytest.raises(AreaUnknown):
        rate_course(busy, ON, "nowhere")


def test_a_district_without_people_is_empty(offices: Offices) -> None:
    board = score_board(offices.district(), ON)
    assert board.is_empty
    assert {row.rank for row in board.children} == {None}


def test_a_path_begins_at_the_office(both: tuple[Desk, Desk]) -> None:
    path = score_board(both[1], ON, GRIDS[0]).path
    assert [area.code for area in path] == [STREET, GRIDS[0][:12], GRIDS[0]]


def test_targets_of_the_area_lead_the_pace(offices: Offices) -> None:
    district = offices.district()
    set_target(district, STREET, date(2027, 12, 31), 5_000)
    assert score_board(district, ON, STREET).pace.target == 5_000
    assert score_board(district, ON).pace.target == 10_000


def test_equal_rates_share_a_rank_and_the_empty_have_none() -> None:
    def area(code: str) -> Area:
        return Area(area_id(code), code, code, AreaLevel.GRID, None)

    rows = ranked(
        [
            (area("a"), Coverage(eligible=4, registered=1)),
            (area("b"), Coverage()),
            (area("c"), Coverage(eligible=10, registered=9)),
            (area("d"), Coverage(eligible=8, registered=2)),
            (area("e"), Coverage(eligible=8)),
        ]
    )
    assert [(row.area.code, row.rank) for row in rows] == [
        ("c", 1), ("a", 2), ("d", 2), ("e", 4), ("b", None),
    ]  # fmt: skip


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_is_the_length_of_its_list(busy: Desk, figure: str) -> None:
    ids = figure_ids(busy, figure, ON)
    assert len(ids) == getattr(score_board(busy, ON).coverage, figure)
    assert [m.id for m in members(busy, ids, ON)] == ids


@pytest.mark.parametrize("figure", WEEK_FIGURES)
def test_a_change_is_the_length_of_its_list(busy: Desk, figure: str) -> None:
    change = score_board(busy, ON).week.change
    assert len(figure_ids(busy, figure, ON)) == getattr(change, figure)


def test_who_was_taken_off_the_register_is_still_behind_the_figure(desk: Desk) -> None:
    # Here the last issue counted somebody whom a correction has removed since.
    gone = adults(desk)[0].line
    amending.change(desk, "resident", gone.id, {"removed": "repeated"})
    (line,) = members(desk, [gone.id], ON)
    assert line.removed
    assert (line.address, line.id) == (gone.address, gone.id)


def test_the_grid_sees_names_and_the_street_masks_them(both: tuple[Desk, Desk]) -> None:
    grid, street = both
    ids = figure_ids(grid, "eligible", ON)
    at_the_door, above = members(grid, ids, ON), members(street, ids, ON)
    assert not any("*" in m.name for m in at_the_door)
    assert all("*" in m.name for m in above)
    assert all("*" in m.phone for m in at_the_door + above if m.phone)


def test_numbers_are_shown_for_a_logged_purpose(busy: Desk) -> None:
    ids = figure_ids(busy, "eligible", ON)
    shown = reveal_members(busy, "eligible", busy.node.area, len(ids), " 电话回访 ")
    assert not any("*" in m.phone for m in members(busy, ids, ON, shown))
    with busy.reading() as session:
        entry = audit.entries(session, act="reveal")[-1]
    assert entry.facts["purpose"] == "电话回访"
    assert entry.facts["rows"] == len(ids)


def test_nothing_is_shown_or_written_without_a_purpose(busy: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadValue):
        reveal_members(busy, "eligible", "", 1, "  ")
    out = tmp_path / "list.xlsx"
    with pytest.raises(BadValue):
        export_members(busy, "eligible", figure_ids(busy, "eligible", ON), ON, out, "")
    assert not out.exists()


def test_an_export_has_a_row_for_each_and_no_id_number(busy: Desk, tmp_path: Path) -> None:
    ids = figure_ids(busy, "eligible", ON)
    out = tmp_path / "list.xlsx"
    assert export_members(busy, "eligible", ids, ON, out, "核对") == len(ids)
    with closing(load_workbook(out, read_only=True)) as book:
        rows = list(book.active.values)
    assert len(rows) == len(ids) + 1
    assert not any("370499" in str(cell) for row in rows for cell in row)
    with busy.reading() as session:
        (entry,) = audit.entries(session, act="figure_export")
    assert (entry.facts["rows"], entry.facts["purpose"]) == (len(ids), "核对")
