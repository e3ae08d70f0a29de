"""Blanks of a stairwell and of a filter; numbers that somebody has to account for."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.errors import BadValue, BlankRefused, NotFound
from gridcredit.domain.filters import Filter
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import (
    blanks,
    filing,
    gaps,
    listing,
    signing,
    stepping,
    wordings,
)
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.listing import PaperFilter
from gridcredit.operations.register import filters, people
from gridcredit.operations.register.stairwells import stairwells
from gridcredit.paper.scan_files import Picture, pictures_in
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS, Offices

ON = date(2026, 11, 20)


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def printed(desk: Desk, out: Path, **wanted: object) -> list[str]:
    return [one.number for one in blanks.print_blanks(desk, out, Wanted(**wanted)).blanks]  # type: ignore[arg-type]


def test_a_stairwell_is_its_adults_who_signed_none(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    places = stairwells(worker)
    there = {row: one for one in places for row in one.households}
    there_live = Counter(
        there[one.line.household].name
        for one in people.list_residents(worker)
        if one.eligible and one.line.household in there
    )
    place = max(places, key=lambda one: there_live[one.name])
    assert 1 <= there_live[place.name] < sum(there_live.values())
    wanted = {
        "estate": place.estate,
        "building": place.building.removesuffix("号楼"),
        "unit": place.unit,
    }
    made = blanks.print_blanks(worker, tmp_path / "a.pdf", Wanted(whole_area=True, **wanted))
    homes = {p.line.id: p.line.household for p in people.list_residents(worker)}
    assert len(made.blanks) == there_live[place.name]
    assert {homes[one.resident] for one in made.blanks if one.resident} <= set(place.households)
    signing.sign_pledge(worker, made.blanks[0].resident or home.adult, ON)
    again = blanks.print_blanks(worker, tmp_path / "b.pdf", Wanted(whole_area=True, **wanted))
    assert len(again.blanks) == len(made.blanks) - 1


def test_a_stairwell_needs_its_building_and_somebody_to_sign(worker: Desk, tmp_path: Path) -> None:
    for wanted, reason in (
        (Wanted(whole_area=True, unit="1"), "unit_without_building"),
        (Wanted(whole_area=True, building="99"), "nobody_to_sign"),
    ):
        with pytest.raises(BadValue) as refused:
            blanks.print_blanks(worker, tmp_path / "a.pdf", wanted)
        assert refused.value.reason == reason
    assert listing.list_papers(worker, PaperFilter()) == []


def test_a_filter_by_its_name_is_printed_for(worker: Desk, home: Home, tmp_path: Path) -> None:
    filters.keep_filter(worker, "老人", Filter(ages=(60, None)))
    signing.sign_pledge(worker, home.adult, ON)
    meant = {
        one.line.id
        for one in people.list_residents(worker)
        if one.eligible and one.line.id in filters.people(worker, "老人")
        if one.line.id != home.adult
    }
    made = blanks.print_blanks(worker, tmp_path / "a.pdf", Wanted(filter="老人"))
    assert {one.resident for one in made.blanks} == meant
    with pytest.raises(NotFound):
        blanks.print_blanks(worker, tmp_path / "b.pdf", Wanted(filter="没有这个"))


def test_open_numbers_stand_in_ranges_with_who_printed_them(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    first = printed(worker, tmp_path / "a.pdf", unnamed=4)
    filing.file_scans(worker, [tmp_path / "a.pdf"], processes=1)
    signing.sign_pledge(worker, home.adult, ON, number=first[1])
    found = gaps.open_ranges(worker)
    assert [(one.first, one.last) for one in found] == [(first[0], first[0]), (first[2], first[3])]
    assert {one.by for one in found} == {worker.actor.name}
    assert {one.printed_on for one in found} == {worker.today()}
    assert [one.scanned for one in found] == [1, 2]
    assert gaps.between(worker, first[0], first[3]) == [first[0], first[2], first[3]]
    with pytest.raises(BlankRefused):
        gaps.between(worker, first[0], first[1])


def test_a_range_is_spoiled_at_once_and_is_open_no_more(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    numbers = printed(worker, tmp_path / "a.pdf", unnamed=3)
    signing.sign_pledge(worker, home.adult, ON, number=numbers[0])
    stepping.step_all(worker, [numbers[0]], PledgeStage.WITHDRAWN, ON, reason="口头撤回")
    done = stepping.step_all(worker, numbers, PledgeStage.VOIDED, ON, reason="受潮")
    assert [number for number, _ in done.done] == numbers[1:]
    assert [number for number, _ in done.refused] == numbers[:1]
    assert gaps.open_ranges(worker) == []
    blanks.bring_back(worker, done.spoiled)
    assert [one.numbers for one in gaps.open_ranges(worker)] == [tuple(numbers[1:])]


def test_a_street_sees_who_printed_below(
    offices: Offices, grid: Desk, street: Desk, tmp_path: Path
) -> None:
    numbers = printed(grid, tmp_path / "a.pdf", unnamed=2)
    offices.send(grid, street)
    (found,) = gaps.open_ranges(street, GRIDS[0])
    assert (list(found.numbers), found.by) == (numbers, grid.actor.name)


def long_text(folder: Path) -> Path:
    """A text that needs two pages of A4."""
    file, clause = folder / "长.csv", "诚实守信，按约履行，邻里互助，爱护环境。" * 9
    rows = [("版本", "长一"), ("起用日", "2026-01-01"), *[("条款", clause)] * 6]
    rows += [("告知", "自愿签署，可随时撤回，不影响办事。" * 30)]
    rows += [("勾选", f"同意第{at}项" + "，由本人另行勾选" * 20) for at in range(6)]
    file.write_text("部分,内容\n" + "".join(f"{a},{b}\n" for a, b in rows), "utf-8")
    return file


@pytest.mark.parametrize("on_a5", [False, True])
def test_the_second_page_of_a_paper_is_named_until_it_is_scanned(
    clerk: Desk, tmp_path: Path, on_a5: bool
) -> None:
    assert wordings.import_text(clerk, long_text(tmp_path)).refused == ()
    out = tmp_path / "a.pdf"
    made = blanks.print_blanks(clerk, out, Wanted(unnamed=2, area=GRIDS[0], on_a5=on_a5)).blanks
    first, second = (one.number for one in made)
    of = made[0].pages
    assert of >= 2
    sheets = tmp_path / "扫描"
    sheets.mkdir()
    for at, page in enumerate(pictures_in(out, out.name)):
        assert isinstance(page, Picture)
        page.grey.save(sheets / f"{9 - at}.png")  # the last sheet first: order says nothing
    left = min(sheets.iterdir())
    done = filing.file_scans(clerk, sorted(sheets.iterdir())[1:], processes=1)
    gone = set(done.missing)
    assert gone
    assert {code.number for code in gone} <= {first, second}
    rest = filing.file_scans(clerk, [left], processes=1)
    assert {one.code for one in rest.filed} == gone
    assert rest.missing == []
    papers = listing.list_papers(clerk, PaperFilter())
    assert {one.pages for one in papers} == {tuple(range(1, of + 1))}
