"""Every figure is the length of its list, at every level, on every base; targets and pace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office, Population, RegistrationKind
from gridcredit.domain.coverage import FIGURES, Basis
from gridcredit.domain.errors import AreaUnknown, BadValue, NotAllowed
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures import covering, members
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import amending, areas, people, rostering
from tests.operations.adding import add_registration
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS, STREET, VILLAGE, Offices, register_file, with_register

TODAY = date(2026, 11, 22)
EARLIER = date(2026, 11, 19)


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A street that counts the people of two grids, entered there."""
    folder = tmp_path_factory.mktemp("covering") / "offices"
    offices = Offices(folder)
    desk = offices.child(offices.district(), Office.STREET, STREET)
    with closing(offices):
        for seed, grid in enumerate(GRIDS[:2], start=1):
            rostering.read_roster(desk, register_file(folder, grid, 8, seed), keep=True)
            settle(desk, a_home(desk, grid), grid)
        yield desk


def settle(desk: Desk, home: Home, grid: str) -> None:
    """Let something have happened to everybody."""
    adults = [p.line.id for p in people.list_residents(desk, area=grid) if p.eligible]
    for at, resident in enumerate(adults):
        for kind in list(RegistrationKind)[: at % 5]:
            add_registration(desk, resident, kind, date(2026, 11, 15 + at % 7))
        if at % 3 == 0:
            signing.sign_pledge(desk, resident, date(2026, 11, 16))
    amending.change(desk, "resident", home.other, {"population": Population.REGISTRY_ONLY.value})
    away = {"population": Population.SEPARATED.value}
    amending.change(desk, "resident", adults[-1], away)


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("on", [TODAY, EARLIER, date(2000, 1, 1), date.min, date.max])
def test_every_figure_is_the_length_of_its_list_at_every_level(
    street: Desk, on: date, basis: Basis
) -> None:
    waiting = [covering.coverage_tree(street, on, "", basis)]
    seen = 0
    while waiting:
        node = waiting.pop()
        for figure in FIGURES:
            found = members.figure_ids(street, figure, on, node.area.code, basis)
            assert len(found) == getattr(node.coverage, figure), (node.area.code, figure)
            assert len(set(found)) == len(found)
            seen += len(found)
        waiting += [child for child in node.children if child.coverage.eligible]
    assert seen > 0 or on in (date.min, date(2000, 1, 1))


def test_a_level_is_the_sum_of_those_below_and_the_four_make_the_whole(street: Desk) -> None:
    tree = covering.coverage_tree(street, TODAY, "", Basis.RESIDENCE)
    [village] = [c for c in tree.children if c.area.code == VILLAGE]
    for figure in FIGURES:
        parts = [getattr(child.coverage, figure) for child in village.children]
        assert sum(parts) == getattr(village.coverage, figure) == getattr(tree.coverage, figure)
    c = tree.coverage
    assert c.registered_and_pledged + c.registered_only == c.registered
    assert c.registered_and_pledged + c.pledged_only == c.pledged
    four = (c.registered_and_pledged, c.registered_only, c.pledged_only, c.neither)
    assert sum(four) == c.eligible
    assert all(four)


def test_the_registry_basis_counts_who_is_registered_here_and_lives_elsewhere(
    street: Desk,
) -> None:
    def eligible(basis: Basis) -> set[object]:
        found = members.figure_ids(street, "eligible", TODAY, GRIDS[0], basis)
        return {(line.id, line.population) for line in members.members(street, found, TODAY)}

    here, registered = eligible(Basis.RESIDENCE), eligible(Basis.REGISTRY)
    assert {kind for _, kind in here - registered} <= {Population.SEPARATED, Population.FLOATING}
    assert {kind for _, kind in registered - here} == {Population.REGISTRY_ONLY}


def test_an_unknown_area_is_named(street: Desk) -> None:
    for ask in (
        lambda: covering.coverage_tree(street, TODAY, "nowhere", Basis.RESIDENCE),
        lambda: members.figure_ids(street, "eligible", TODAY, "nowhere", Basis.RESIDENCE),
    ):
        with pytest.raises(AreaUnknown):
            ask()


def test_targets_in_force_lead_and_pace_is_the_line_between(offices: Offices) -> None:
    district = offices.district()
    counted = covering.coverage_tree(district, TODAY, "", Basis.RESIDENCE).coverage

    def pace(on: date, area: str = "GX") -> tuple[int | None, int | None]:
        found = covering.pace_of(district, on, counted, area)
        return found.target, found.line

    assert pace(date(2023, 12, 31)) == (3000, 3000)
    assert pace(date(2025, 12, 31)) == (10000, 10000)
    target, line = pace(date(2024, 12, 31))
    assert target == 10000
    assert line is not None
    assert 3000 < line < 10000
    covering.set_target(district, STREET, date(2025, 12, 31), 8000)
    assert pace(date(2025, 12, 31), VILLAGE) == (8000, 8000)
    covering.set_target(district, STREET, date(2025, 12, 31), 9000)
    assert pace(date(2025, 12, 31), STREET) == (9000, 9000)
    assert pace(date(2025, 12, 31)) == (10000, 10000)


def test_what_was_done_to_a_target_is_taken_back(offices: Offices) -> None:
    district = offices.district()
    on = date(2025, 6, 30)

    def rates() -> dict[date, int]:
        return {target.on: target.rate for target in covering.own_targets(district)}

    before = rates()
    added = covering.set_target(district, "GX", on, 5000)
    assert added is not None
    assert rates() == {**before, on: 5000}
    changed = covering.set_target(district, "GX", on, 6000)
    assert changed is not None
    assert covering.set_target(district, "GX", on, 6000) is None
    covering.take_back_target(district, changed, "撤销")
    assert rates() == {**before, on: 5000}
    covering.take_back_target(district, added, "撤销")
    assert rates() == before


def test_a_target_taken_away_leads_no_more_and_comes_back(offices: Offices) -> None:
    district = offices.district()
    counted = covering.coverage_tree(district, TODAY, "", Basis.RESIDENCE).coverage
    covering.set_target(district, STREET, TODAY, 8000)
    (own,) = covering.pace_of(district, TODAY, counted, STREET).targets
    done = covering.remove_target(district, own.id, "录错")
    found = covering.pace_of(district, TODAY, counted, STREET)
    assert own.id not in {t.id for t in found.targets}
    assert found.targets == covering.pace_of(district, TODAY, counted).targets
    covering.take_back_target(district, done, "撤销")
    assert covering.pace_of(district, TODAY, counted, STREET).target == 8000


def test_only_the_district_sets_targets_and_only_rates_that_are_rates(
    offices: Offices, worker: Desk
) -> None:
    district = offices.district()
    for rate in (-1, 10_001):
        with pytest.raises(BadValue):
            covering.set_target(district, "GX", TODAY, rate)
    with pytest.raises(AreaUnknown):
        covering.set_target(district, "nowhere", TODAY, 5000)
    with pytest.raises(NotAllowed):
        covering.set_target(worker, GRIDS[0], TODAY, 5000)
    (own, *_) = covering.own_targets(district)
    with pytest.raises(NotAllowed):
        covering.remove_target(worker, own.id, "录错")
    with pytest.raises(BadValue):
        covering.remove_target(district, own.id, " ")


def test_a_grid_counts_what_its_register_says(worker: Desk, tmp_path: Path) -> None:
    counted = covering.coverage_tree(worker, TODAY, "", Basis.RESIDENCE)
    assert counted.area.code == worker.node.area
    listed = [p for p in people.list_residents(worker) if p.eligible]
    assert counted.coverage.eligible == len(listed)
    with_register(worker, tmp_path)
    again = covering.coverage_tree(worker, TODAY, "", Basis.RESIDENCE)
    assert again.coverage == counted.coverage
    assert len(areas.list_areas(worker)) > 1
