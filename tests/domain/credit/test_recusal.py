"""Who keeps out of what: by person, household and kin."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit.recusal import Handler, Recusal, Ties, has_quorum

ME, BROTHER, STRANGER, HOME, HIS, OTHER = (UUID(int=n) for n in range(1, 7))
TIES = Ties(Handler("王建国", ME), frozenset({HOME}), frozenset({BROTHER}), frozenset({HIS}))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Handler("王建国", ME), Handler("建国", ME), True),
        (Handler("王建国", ME), Handler("王建国", STRANGER), False),
        (Handler("王建国", ME), Handler("王建国"), True),
        (Handler("王建国"), Handler("李秀英"), False),
    ],
)
def test_a_person_is_the_linked_resident_or_else_the_name(
    one: Handler, other: Handler, same: bool
) -> None:
    assert one.is_same(other) is same
    assert other.is_same(one) is same


def test_own_records_household_and_kin_are_kept_out_of() -> None:
    clerk = [Handler("李秀英")]
    assert TIES.keeps_out_of(OTHER, STRANGER, [Handler("王", ME)]) is Recusal.OWN_RECORD
    assert TIES.keeps_out_of(HOME, STRANGER, clerk) is Recusal.OWN_HOUSEHOLD
    assert TIES.keeps_out_of(OTHER, ME, clerk) is Recusal.OWN_HOUSEHOLD
    assert TIES.keeps_out_of(OTHER, BROTHER, clerk) is Recusal.OWN_KIN
    assert TIES.keeps_out_of(HIS, None, clerk) is Recusal.OWN_KIN
    assert TIES.keeps_out_of(OTHER, STRANGER, clerk) is None
    assert TIES.keeps_out_of(OTHER, None, clerk) is None


def test_an_account_without_a_link_decides_what_it_did_not_record() -> None:
    unlinked = Ties(Handler("王建国"))
    assert unlinked.keeps_out_of(HOME, None, [Handler("李秀英", STRANGER)]) is None
    assert unlinked.keeps_out_of(HOME, None, [Handler("王建国", ME)]) is Recusal.OWN_RECORD


@given(st.integers(1, 1000), st.integers(0, 1000))
def test_a_quorum_is_more_than_half(expected: int, present: int) -> None:
    assert has_quorum(expected, present) is (present > expected / 2)
