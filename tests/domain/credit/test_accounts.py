"""What a household may redeem, what a year's end takes, and which band it reaches."""

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit.accounts import Balance, forfeited
from gridcredit.domain.credit.bands import (
    USUAL,
    Band,
    band_of,
    bands_from_json,
    bands_to_json,
    figure,
    per_head,
)
from gridcredit.domain.credit.codes import Basis

points = st.integers(-100_000, 100_000)


def test_a_balance_is_the_sum_of_its_parts() -> None:
    balance = Balance(counted=100, held_back=20, redeemed=50, returned=10, forfeited=5)
    assert (balance.amount, balance.is_suspended) == (35, False)


def test_a_balance_below_zero_is_suspended() -> None:
    assert Balance(counted=10, redeemed=20).is_suspended
    assert not Balance(counted=20, redeemed=20).is_suspended


@given(points, st.integers(0, 100))
def test_the_share_that_is_kept_is_rounded_up(balance: int, carry: int) -> None:
    taken = forfeited(balance, carry)
    if balance <= 0:
        assert taken == 0
    else:
        assert balance - taken == ceil(Fraction(balance * carry, 100))


def test_all_or_nothing_is_carried_over() -> None:
    assert (forfeited(123, 100), forfeited(123, 0), forfeited(-5, 0)) == (0, 123, 0)


@given(points, st.integers(1, 50))
def test_a_figure_per_head_is_rounded_half_up(total: int, members: int) -> None:
    exact = Fraction(total, members) + Fraction(1, 2)
    assert per_head(10_000, total, members) == 10_000 + floor(exact)


def test_without_people_there_is_no_figure_per_head_and_no_band() -> None:
    assert per_head(10_000, 50, 0) is None
    assert band_of(figure(Basis.PER_HEAD, 10_050, None), USUAL) == ""
    assert band_of(figure(Basis.TOTAL, 10_050, None), USUAL) == "二星"


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (10_601, "五星"),
        (10_600, "四星"),
        (10_401, "四星"),
        (10_400, "三星"),
        (10_201, "三星"),
        (10_200, "二星"),
        (9_901, "二星"),
        (9_900, "一星"),
        (0, "一星"),
        (-5, "一星"),
    ],
)
def test_a_band_begins_strictly_above_its_figure(total: int, band: str) -> None:
    assert band_of(total, USUAL) == band


def test_bands_are_written_and_read_the_highest_first() -> None:
    made = (Band(10, "铜"), Band(500, "金"), Band(50, "银"))
    assert bands_from_json(bands_to_json(made)) == (made[1], made[2], made[0])


@pytest.mark.parametrize("text", ["", "[]", "7", "{}", "[[1]]", '[["a","b"]]', "[[1,2]]", "[" * 9])
def test_what_is_no_list_of_bands_is_the_usual_one(text: str) -> None:
    assert bands_from_json(text) == USUAL
