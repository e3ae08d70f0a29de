"""Coming of age."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.adulthood import (
    adult_mark,
    adult_on,
    age,
    is_adult,
    latest_adult_birth,
    require_adult,
)
from gridcredit.domain.errors import MinorRefused
from gridcredit.domain.fieldrules import EARLIER

days = st.dates(date(1930, 1, 1), date(2060, 12, 31))


def test_adulthood_begins_on_the_eighteenth_birthday() -> None:
    assert adult_on(date(2008, 5, 24)) == date(2026, 5, 24)
    assert adult_on(date(2008, 2, 29)) == date(2026, 3, 1)


@given(days, days)
def test_once_adult_always_adult(birth: date, on: date) -> None:
    adult = is_adult(birth, "", on)
    assert adult == (on >= adult_on(birth)) == (age(birth, on) >= 18)
    if adult:
        assert is_adult(birth, "", on + timedelta(days=1))


@given(days)
def test_the_latest_adult_birth_is_the_edge(on: date) -> None:
    edge = latest_adult_birth(on)
    assert adult_on(edge) <= on < adult_on(edge + timedelta(days=1))


@given(days, days, st.integers(0, 3650))
def test_the_mark_says_the_same_as_the_birth_date(birth: date, on: date, later: int) -> None:
    mark = adult_mark(birth, on)
    after = on + timedelta(days=later)
    assert is_adult(None, mark, after) == is_adult(birth, "", after)


def test_of_people_past_twenty_the_mark_tells_no_date() -> None:
    assert adult_mark(date(2006, 11, 22), date(2026, 11, 22)) == EARLIER
    assert adult_mark(date(2006, 11, 23), date(2026, 11, 22)) == "2024-11-23"
    assert adult_mark(None, date(2026, 11, 22)) == ""


def test_minors_are_refused_and_unknown_ages_are_not() -> None:
    with pytest.raises(MinorRefused):
        require_adult(date(2010, 1, 1), "", date(2026, 11, 22))
    with pytest.raises(MinorRefused):
        require_adult(None, "2028-01-01", date(2026, 11, 22))
    require_adult(None, "", date(2026, 11, 22))
    require_adult(None, EARLIER, date(2026, 11, 22))
    require_adult(date(2008, 11, 22), "", date(2026, 11, 22))
