"""Percentages, 环比 and ranks."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.rates import as_percent, hundredths, percent, ranks


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_percentages_are_rounded_half_up(part: int, whole: int) -> None:
    if part * 100 % whole == 0 or whole < 10**6:
        exact = Decimal(part) * 100 / Decimal(whole)
        assert percent(part, whole) == str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def test_halves_go_up() -> None:
    assert percent(1, 20_000) == "0.01"
    assert percent(1, 20_001) == "0.00"
    assert (percent(0, 0), hundredths(5, 0)) == ("0.00", 0)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_hundredths_of_a_per_cent_read_as_the_percentage(part: int, whole: int) -> None:
    assert as_percent(hundredths(part, whole)) == percent(part, whole)


def test_equal_rates_share_a_rank() -> None:
    assert ranks([50, 40, 40, 30]) == [1, 2, 2, 4]
    assert ranks([]) == []


@given(st.lists(st.integers(0, 5)))
def test_a_rank_is_one_more_than_those_ahead(values: list[int]) -> None:
    assert ranks(values) == [1 + sum(v > own for v in values) for own in values]
