"""The figures of a period add up in every unit, and each is the length of its list."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.codes import PledgeStage, RegistrationKind, ResidentState
from gridcredit.domain.coverage import CoverageFacts, coverage
from gridcredit.domain.dispatch.counting import (
    Alike,
    Before,
    Behind,
    Knock,
    Period,
    counts,
    list_articles,
    list_people,
    list_visited,
    list_visits,
)
from gridcredit.domain.dispatch.packing import Mark
from gridcredit.domain.dispatch.table import FIGURES, Numbers, numbers, rows_behind
from tests.domain.standings import days, standing, standings

WEEK = Period(date(2026, 3, 2), date(2026, 3, 8))


def key(number: int) -> bytes:
    return UUID(int=number).bytes


EAST, WEST = key(900), key(901)
UNITS = {key(0): EAST, key(1): WEST}
REGISTERED = RegistrationKind.REGISTERED


def residents(people: list[CoverageFacts], period: Period = WEEK) -> list[Alike]:
    return [
        Alike(p.area.bytes, counts(p, period), (p.resident.bytes,), (p.household.bytes,))
        for p in people
    ]


def listed(
    people: list[CoverageFacts],
    before: Before | None = None,
    survivors: Mapping[bytes, bytes] | None = None,
    period: Period = WEEK,
) -> Behind:
    behind = Behind()
    list_people(behind, residents(people, period), UNITS, before, survivors)
    return behind


def of(behind: Behind, unit: bytes) -> Numbers:
    return numbers(behind.of_unit(unit))


def adds_up(row: Numbers) -> bool:
    return row.last + row.new - row.removed + row.corrected == row.total


def kept(behind: Behind) -> Before:
    total, pledged = {}, set()
    for place, lists in behind.lists.items():
        total[place] = [row for row, marks in lists.people.items() if marks & Mark.TOTAL]
        pledged |= {row for row, marks in lists.people.items() if marks & Mark.PLEDGED}
    return Before(total, pledged)


@given(standings, standings, days, st.dictionaries(st.integers(0, 11), st.integers(0, 11)))
def test_every_row_adds_up_whatever_came_late_moved_or_was_merged(
    then: list[CoverageFacts], now: list[CoverageFacts], day: date, merged: dict[int, int]
) -> None:
    first = listed(then, period=Period(day, day))
    before = kept(first)
    away = {key(one): key(two) for one, two in merged.items() if two not in merged}
    behind = listed(now, before, away)
    for unit in (EAST, WEST):
        row = of(behind, unit)
        assert adds_up(row)
        assert adds_up(of(first, unit))
        assert row.last == of(first, unit).total
        own = coverage((p for p in now if UNITS[p.area.bytes] == unit), WEEK.last)
        assert (row.eligible, row.total, row.pledged) == (own.eligible, own.registered, own.pledged)


@given(standings)
def test_every_figure_is_the_length_of_its_list(people: list[CoverageFacts]) -> None:
    behind = listed(people)
    for unit in (EAST, WEST):
        lists = behind.of_unit(unit)
        for figure in FIGURES:
            found = list(rows_behind(lists, figure))
            assert sum(row.sign for row in found) == getattr(numbers(lists), figure)
            assert len({row.id for row in found}) == len(found)


@given(standings)
def test_who_stays_as_is_counts_as_last_in_the_next_period(people: list[CoverageFacts]) -> None:
    first = listed(people, period=Period(date(2026, 2, 23), date(2026, 3, 1)))
    again = listed(people, kept(first))
    alone = listed(people)
    for unit in (EAST, WEST):
        assert of(again, unit).total == of(alone, unit).total
        assert of(again, unit).last == of(alone, unit).last


def registered(on: date, number: int = 0, **facts: object) -> CoverageFacts:
    return standing(number, events=((on, REGISTERED),), **facts)


@pytest.mark.parametrize(
    ("on", "new", "corrected"),
    [(date(2026, 3, 2), 1, 0), (date(2026, 3, 8), 1, 0), (date(2026, 3, 1), 0, 1)],
)
def test_only_what_is_dated_in_the_week_is_new(on: date, new: int, corrected: int) -> None:
    row = of(listed([registered(on)], before=Before()), EAST)
    assert (row.new, row.corrected, row.total) == (new, corrected, 1)


@pytest.mark.parametrize("state", [ResidentState.DIED, ResidentState.MOVED_OUT])
@pytest.mark.parametrize(
    ("left", "removed", "corrected"),
    [(date(2026, 3, 4), 1, 0), (date(2026, 2, 4), 0, -1), (None, 0, -1)],
)
def test_who_went_is_removed_where_that_is_dated_in_the_week(
    state: ResidentState, left: date | None, removed: int, corrected: int
) -> None:
    person = registered(date(2026, 1, 5), state=state, left_on=left)
    before = Before({(EAST, person.area.bytes): [person.resident.bytes]})
    row = of(listed([person], before), EAST)
    assert (row.last, row.removed, row.corrected, row.total) == (1, removed, corrected, 0)


def test_who_withdrew_in_the_week_is_removed_and_who_was_struck_out_is_corrected() -> None:
    events = ((date(2026, 1, 5), REGISTERED), (date(2026, 3, 3), RegistrationKind.WITHDREW))
    withdrew = standing(0, events=events)
    struck = registered(date(2026, 1, 5), 6, removed=True)
    place = (EAST, withdrew.area.bytes)
    before = Before({place: [p.resident.bytes for p in (withdrew, struck)]})
    row = of(listed([withdrew, struck], before), EAST)
    assert (row.last, row.removed, row.corrected, row.total) == (2, 1, -1, 0)


def test_a_move_between_units_is_a_correction_on_both_sides() -> None:
    person = registered(date(2026, 1, 5), 1)  # lives in the west now
    before = Before({(EAST, key(0)): [person.resident.bytes]})
    behind = listed([person], before)
    assert (of(behind, EAST).corrected, of(behind, EAST).total) == (-1, 0)
    assert (of(behind, WEST).corrected, of(behind, WEST).total) == (1, 1)


def test_of_two_merged_records_one_is_corrected_away_and_the_other_stays() -> None:
    stays = registered(date(2026, 1, 5), 0)
    gone = registered(date(2026, 1, 5), 2, removed=True)
    place = (EAST, stays.area.bytes)
    both = [p.resident.bytes for p in (gone, stays)]
    before = Before({place: both}, set(both))
    row = of(listed([stays, gone], before, {gone.resident.bytes: stays.resident.bytes}), EAST)
    assert (row.last, row.corrected, row.total) == (2, -1, 1)
    only = Before({place: [gone.resident.bytes]}, {gone.resident.bytes})
    row = of(listed([stays, gone], only, {gone.resident.bytes: stays.resident.bytes}), EAST)
    assert (row.last, row.new, row.corrected, row.total) == (1, 0, 0, 1)


def test_a_pledge_is_new_where_it_was_signed_in_the_week_and_not_reported_before() -> None:
    paper = UUID(int=7)
    signed = standing(0, pledges=((date(2026, 3, 3), PledgeStage.SIGNED, paper),))
    assert of(listed([signed], before=Before()), EAST).pledged_new == 1
    before = Before({}, {signed.resident.bytes})
    assert of(listed([signed], before), EAST).pledged_new == 0


def test_a_household_that_was_met_twice_counts_once_a_unit() -> None:
    home, person = key(0), standing(0)
    behind = listed([person])
    knocks = [Knock(key(n), home, key(n % 2), n < 3) for n in range(4)]
    list_visits(behind, knocks, UNITS)
    list_visited(behind, [home, key(77)])
    east, west = of(behind, EAST), of(behind, WEST)
    assert (east.visits, east.met, west.visits, west.met) == (2, 1, 2, 1)
    assert (east.homes, east.visited, west.homes, west.visited) == (1, 1, 0, 0)


def test_articles_count_where_they_belong() -> None:
    behind = listed([])
    list_articles(behind, {key(5): (EAST, EAST), key(6): (EAST, key(0))})
    assert of(behind, EAST).articles == 2
