"""How long one waits after wrong passphrases."""

from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.attempts import MOST, left_of, wait_after


def test_slips_cost_nothing_and_guessing_costs_more_and_more() -> None:
    waits = [wait_after(failed) for failed in range(MOST + 1)]
    assert waits[:3] == [0, 0, 0]
    assert waits[3] > 0
    assert waits == sorted(waits)
    assert len(set(waits[2:])) == len(waits[2:])


@given(st.integers(-(10**30), 10**30), st.floats(allow_nan=False))
def test_nobody_waits_longer_than_a_quarter_of_an_hour(failed: int, elapsed: float) -> None:
    assert 0 <= left_of(failed, elapsed) <= wait_after(failed) <= 900
