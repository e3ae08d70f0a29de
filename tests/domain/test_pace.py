"""序时进度."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.pace import PROGRAMME_START, pace, pace_gap, target_in_force

SEED = [(date(2023, 12, 31), 3000), (date(2025, 12, 31), 10_000)]

rows = st.lists(
    st.tuples(st.dates(date(2022, 1, 1), date(2030, 12, 31)), st.integers(0, 10_000)),
    min_size=1,
    max_size=5,
)
days = st.dates(date(2021, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize(
    ("on", "line"),
    [
        (date(2023, 5, 23), 0),
        (PROGRAMME_START, 0),
        (date(2023, 12, 31), 3000),
        (date(2024, 12, 30), 6495),  # 365 of 731 days
        (date(2025, 12, 31), 10_000),
        (date(2026, 11, 22), 10_000),
    ],
)
def test_the_line_runs_through_the_targets_of_the_document(on: date, line: int) -> None:
    assert pace(SEED, on) == line


def test_an_earlier_target_is_the_beginning() -> None:
    targets = [(date(2023, 1, 1), 1000), *SEED]
    assert pace(targets, date(2023, 1, 1)) == 1000
    assert pace(targets, date(2022, 12, 31)) == 0


@given(rows, days)
def test_the_line_stays_between_neighbouring_targets(
    targets: list[tuple[date, int]], on: date
) -> None:
    line = pace(targets, on)
    assert line is not None
    dated: dict[date, int] = {}
    for day, rate in targets:
        dated[day] = max(rate, dated.get(day, 0))
    before = [d for d in dated if d <= on]
    after = [d for d in dated if d > on]
    left = dated[max(before)] if before else 0
    right = dated[min(after)] if after else left
    assert min(left, right) <= line <= max(left, right)
    if on in dated:
        assert line == dated[on]


@given(rows, days, st.randoms(use_true_random=False))
def test_the_order_of_targets_has_no_say(
    targets: list[tuple[date, int]], on: date, random: Random
) -> None:
    mixed = random.sample(targets, len(targets))
    assert pace(mixed, on) == pace(targets, on)
    assert target_in_force(mixed, on) == target_in_force(targets, on)


@given(days)
def test_rising_targets_make_a_rising_line(on: date) -> None:
    assert (pace(SEED, on) or 0) <= (pace(SEED, on + timedelta(days=1)) or 0)


def test_without_targets_there_is_no_line() -> None:
    assert pace([], date(2026, 1, 1)) is None
    assert target_in_force([], date(2026, 1, 1)) is None
    assert pace_gap(5000, None) == "—"


def test_the_target_in_force_is_the_next_one_and_then_the_last() -> None:
    assert target_in_force(SEED, date(2023, 12, 31)) == 3000
    assert target_in_force(SEED, date(2024, 1, 1)) == 10_000
    assert target_in_force(SEED, date(2026, 1, 1)) == 10_000


def test_the_gap_carries_its_sign() -> None:
    assert pace_gap(4321, 4196) == "+1.25"
    assert pace_gap(4321, 4361) == "-0.40"
    assert pace_gap(10, 10) == "0.00"
