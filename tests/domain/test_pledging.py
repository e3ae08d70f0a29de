"""Stages and numbers of pledges."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.errors import NumbersUsedUp
from gridcredit.domain.pledging import (
    NEXT_STAGES,
    may_follow,
    next_serial,
    number_stem,
    office_share,
    pledge_number,
    serial_of,
    serial_range,
    together,
)

grid_codes = st.sets(st.integers(1, 999).map("370403002001{:03d}".format), min_size=1, max_size=40)


def test_a_paper_moves_forward_only() -> None:
    steps = list(pairwise(s for s in PledgeStage if s is not PledgeStage.VOIDED))
    assert all(may_follow(later, earlier) for earlier, later in steps)
    assert not any(may_follow(earlier, later) for earlier, later in steps)
    assert may_follow(PledgeStage.SIGNED, None)
    assert not may_follow(PledgeStage.ARCHIVED, None)


def test_what_is_withdrawn_or_voided_stays_so() -> None:
    assert not NEXT_STAGES[PledgeStage.WITHDRAWN]
    assert not NEXT_STAGES[PledgeStage.VOIDED]
    assert set(NEXT_STAGES) == set(PledgeStage)


def test_numbers_say_street_village_year_and_serial() -> None:
    assert number_stem("370403002", "370403002001", 2026) == "370403002-001-2026-"
    assert number_stem("A", "370403002001", 2026) == "A-370403002001-2026-"
    assert number_stem("370403002", "370403002", 2026) == "370403002-370403002-2026-"
    assert pledge_number("370403002-001-2026-", 42) == "370403002-001-2026-0042"
    assert serial_of("370403002-001-2026-0042") == 42
    assert serial_of("") is None
    assert serial_of("old-number-A") is None


@given(grid_codes)
def test_the_shares_of_a_village_never_overlap_and_leave_no_gap(codes: set[str]) -> None:
    shares = [serial_range(code, codes) for code in sorted(codes)]
    assert [n for share in shares for n in share] == list(range(1, 10_000))
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


@given(grid_codes)
def test_the_village_and_its_street_halve_what_no_grid_has(codes: set[str]) -> None:
    village = min(codes)[:12]
    share = serial_range(village, codes)
    street, own = office_share(share, is_village=False), office_share(share, is_village=True)
    assert [*street, *own] == [*share]
    assert abs(len(street) - len(own)) <= 1


@given(grid_codes, st.sets(st.integers(1, 9999), max_size=30))
def test_a_number_is_never_given_twice(codes: set[str], used: set[int]) -> None:
    share = serial_range(min(codes), codes)
    given_before = set(used)
    for _ in range(5):
        serial = next_serial(share, given_before)
        assert serial in share
        assert serial not in given_before
        given_before.add(serial)


def test_gaps_are_filled_only_at_the_end() -> None:
    assert next_serial(range(1, 10), []) == 1
    assert next_serial(range(1, 10), [1, 5, 800]) == 6
    assert next_serial(range(1, 10), [1, 9]) == 2
    with pytest.raises(NumbersUsedUp):
        next_serial(range(1, 4), [1, 2, 3])


def test_several_numbers_are_said_in_one_line() -> None:
    first = [pledge_number("370403002-001-2026-", serial) for serial in (41, 42)]
    other = pledge_number("370403002-002-2026-", 7)
    assert together([]) == ""
    assert together([*first, other]) == f"{first[0]}、0042、{other}"
