"""Daily copies thin out by the calendar, and a wrong clock costs none of the newest."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gridcredit.store.workspace.thinning import kept_days

DAY = timedelta(days=1)
LAST = date(2026, 11, 22)


def held_after(days: list[date], held: set[date] | None = None) -> set[date]:
    """The copies that are there after the program was opened on these days, in this order."""
    held = set(held or ())
    for today in days:
        if today not in held:
            held = kept_days(held | {today}, today)
    return held


def a_year() -> set[date]:
    """The copies of somebody who worked every day of a year."""
    return held_after([LAST - n * DAY for n in range(400, -1, -1)])


def test_old_copies_thin_out_to_days_weeks_and_months() -> None:
    held = held_after([LAST - n * DAY for n in range(599, -1, -1)])
    assert {LAST - timedelta(days=n) for n in range(7)} <= held
    assert len(held) <= 7 + 4 + 12
    assert len({(d.year, d.month) for d in held}) == 12
    assert min(held) <= LAST - timedelta(days=330)


@pytest.mark.parametrize("days", [1, 3, 7, 40])
@pytest.mark.parametrize("ahead", [30, 365, 5_479])
def test_a_clock_that_was_ahead_costs_none_of_the_newest_copies(ahead: int, days: int) -> None:
    before = a_year()
    wrong = [LAST + timedelta(days=ahead + n) for n in range(days)]
    held = held_after(wrong, before)
    newest = {LAST - n * DAY for n in range(7)}
    assert newest <= held
    assert len(before - held) <= (0 if days <= 7 else 5)  # by then it counts
    held = held_after([LAST + DAY], held)
    assert {LAST + DAY - n * DAY for n in range(7)} <= held


def test_copies_of_days_that_never_were_take_no_place_of_others() -> None:
    wrong = [date(2041, 1, 1) + n * DAY for n in range(40)]
    held = held_after(wrong, a_year())
    held = held_after([LAST + n * DAY for n in range(1, 120)], held)
    right = {day for day in held if day.year < 2041}
    assert {LAST + timedelta(days=119 - n) for n in range(7)} <= right
    assert len({(d.year, d.month) for d in right}) == 12
    assert len(held - right) <= 10


def test_who_comes_every_other_week_keeps_no_more_than_others() -> None:
    held = held_after([LAST - timedelta(days=14 * n) for n in range(60, -1, -1)])
    assert len(held) <= 4 + 4 + 12
    assert LAST in held
