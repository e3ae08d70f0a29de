"""What is refused, what wants a second look, and when the clock itself is suspect."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.codes import ResidentState
from gridcredit.domain.dating import (
    BEFORE_PROGRAM,
    LATER_TODAY,
    PROGRAM_YEAR,
    has_gone,
    newest_ahead,
    require_here,
    time_doubt,
)
from gridcredit.domain.errors import GoneBefore

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2060, 12, 31))  # noqa: DTZ001 - local
GONE = (ResidentState.DIED, ResidentState.MOVED_OUT)


@given(st.sampled_from(ResidentState), DAYS, DAYS)
def test_only_what_is_dated_after_a_death_or_a_move_is_refused(
    state: ResidentState, left: date, on: date
) -> None:
    gone = has_gone(state, left, on)
    assert gone is (state in GONE and on > left)
    assert not (gone and has_gone(state, left, left))
    if gone:
        with pytest.raises(GoneBefore) as refused:
            require_here(state, left, on)
        assert (refused.value.left_on, refused.value.on) == (left.isoformat(), on.isoformat())
    else:
        require_here(state, left, on)


@given(st.sampled_from(ResidentState), DAYS)
def test_without_a_date_who_is_gone_is_gone(state: ResidentState, on: date) -> None:
    assert has_gone(state, None, on) is (state in GONE)


@given(TIMES, TIMES)
def test_a_time_is_doubted_when_it_is_later_today_or_before_the_programs_year(
    at: datetime, now: datetime
) -> None:
    doubt = time_doubt(at, now)
    assert (doubt == LATER_TODAY) is (now < at and at.date() == now.date())
    if doubt != LATER_TODAY:
        assert (doubt == BEFORE_PROGRAM) is (at.year < PROGRAM_YEAR)


@given(TIMES, st.lists(TIMES, max_size=8))
def test_a_clock_is_behind_only_when_something_was_entered_ahead_of_it(
    now: datetime, entered: list[datetime]
) -> None:
    told = newest_ahead(now, [moment.isoformat() for moment in entered])
    ahead = [m for m in entered if m > now + timedelta(minutes=10)]
    assert told == (max(ahead).isoformat() if ahead else "")
