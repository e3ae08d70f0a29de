"""Numbers as runs: what is left out, and how it is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.runs import count, in_words, left_out, listed, without

NUMBERS = st.sets(st.integers(1, 60))


@given(NUMBERS)
def test_what_is_left_out_is_what_is_missing_below_the_last(held: set[int]) -> None:
    missing = [n for n in range(1, max(held, default=0)) if n not in held]
    assert listed(left_out(sorted(held))) == missing
    assert count(left_out(sorted(held))) == len(missing)


@given(NUMBERS, NUMBERS)
def test_what_comes_is_missing_no_more(held: set[int], coming: set[int]) -> None:
    missing = [n for n in range(1, max(held, default=0)) if n not in held | coming]
    assert listed(without(left_out(sorted(held)), coming)) == missing


def test_a_run_of_billions_is_told_in_a_few_words() -> None:
    runs = left_out([2, 3, 2**52])
    assert (listed(runs, 3), in_words(runs, 5)) == ([1, 4, 5], f"1, 4–{2**52 - 1}")
    assert in_words([(n, n) for n in range(1, 20, 2)], 3) == "1, 3, 5, …"
