"""Where an entry stands, by all that was said of it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit.codes import Decision, EntryState, Manner, Result, Seat
from gridcredit.domain.credit.states import Case, Review, Said, review
from gridcredit.domain.kinds.credit_answer import CreditAnswer
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_objection import CreditObjection

ENTRY, OLD = UUID(int=1), UUID(int=2)
DAY = date(2026, 2, 1)
PASS, RETURN, HOLD, HAND_UP = Decision.PASS, Decision.RETURN, Decision.HOLD, Decision.HAND_UP


def decided(
    at: int, decision: Decision, by: Seat = Seat.VILLAGE, of: UUID = ENTRY,
    asked: Seat = Seat.VILLAGE,
) -> Said:  # fmt: skip
    fact = CreditDecision(UUID(int=100 + at), of, decision, DAY)
    return Said(fact.id, (at, b"", 0), by, asked, fact)


def answered(
    at: int, result: Result, points: int = 0, to: int = 900, by: Seat = Seat.VILLAGE
) -> Said:
    fact = CreditAnswer(UUID(int=200 + at), UUID(int=to), result, DAY, points=points)
    return Said(fact.id, (at, b"", 0), by, Seat.VILLAGE, fact)


def objection(key: int = 900) -> CreditObjection:
    return CreditObjection(UUID(int=key), ENTRY, Manner.SPOKEN, DAY)


def of(decisions: Sequence[Said] = (), **more: Any) -> Review:
    return review(Case(frozenset({ENTRY}), decisions, **more))


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (PASS, EntryState.PASSED),
        (RETURN, EntryState.RETURNED),
        (HOLD, EntryState.HELD),
        (HAND_UP, EntryState.HANDED_UP),
    ],
)
def test_the_last_decision_says_where_an_entry_stands(
    decision: Decision, state: EntryState
) -> None:
    assert of([decided(1, PASS), decided(2, decision)]).state is state
    assert of([decided(2, decision), decided(1, PASS)]).state is state


def test_without_a_decision_an_entry_waits() -> None:
    assert of().state is EntryState.WAITING


def test_a_decision_of_other_content_says_nothing() -> None:
    found = of([decided(1, PASS, of=OLD)])
    assert (found.state, found.decision) == (EntryState.WAITING, None)
    assert of([decided(1, RETURN, of=OLD), decided(2, PASS)]).state is EntryState.PASSED
    assert of([decided(1, PASS), decided(2, HOLD, of=OLD)]).state is EntryState.PASSED


def test_only_the_office_that_decides_is_heard() -> None:
    found = of([decided(1, PASS), decided(2, HOLD, by=Seat.STREET)])
    assert found.state is EntryState.PASSED
    assert [said.id for said in found.passed_over] == [UUID(int=102)]
    street = decided(2, PASS, by=Seat.STREET, asked=Seat.STREET)
    assert of([street]).state is EntryState.PASSED


def test_once_handed_up_only_the_street_is_heard() -> None:
    found = of([decided(1, HAND_UP), decided(2, PASS)])
    assert (found.state, found.handed_up) == (EntryState.HANDED_UP, True)
    by_street = [decided(1, HAND_UP), decided(3, PASS, by=Seat.STREET), decided(4, HOLD)]
    assert of(by_street).state is EntryState.PASSED


def test_an_amended_entry_that_was_handed_up_waits_for_the_street() -> None:
    found = of([decided(1, HAND_UP, of=OLD)])
    assert (found.state, found.handed_up) == (EntryState.HANDED_UP, True)


def test_a_voided_entry_is_void_whatever_was_decided() -> None:
    void = (UUID(int=7), (9, b"", 0))
    assert of([decided(1, PASS)], voids=[void]).state is EntryState.VOID
    assert of([decided(1, PASS)], is_void=True).state is EntryState.VOID
    assert of([decided(1, PASS)], voids=[void], objections=[objection()]).state is EntryState.VOID


def test_an_objection_leaves_an_entry_out_until_it_is_answered() -> None:
    passed = [decided(1, PASS)]
    found = of(passed, objections=[objection()])
    assert found.state is EntryState.DISPUTED
    assert [one.id for one in found.objections] == [UUID(int=900)]
    rejected = [answered(2, Result.REJECTED)]
    assert of(passed, objections=[objection()], answers=rejected).state is EntryState.PASSED
    two = [objection(), objection(901)]
    assert of(passed, objections=two, answers=rejected).state is EntryState.DISPUTED


def test_an_answer_of_the_wrong_office_answers_nothing() -> None:
    wrong = [answered(2, Result.REJECTED, by=Seat.STREET)]
    found = of([decided(1, PASS)], objections=[objection()], answers=wrong)
    assert found.state is EntryState.DISPUTED
    assert [said.id for said in found.passed_over] == [UUID(int=202)]


def test_upheld_on_an_open_entry_makes_it_void() -> None:
    upheld = [answered(2, Result.UPHELD)]
    for decision in (PASS, HOLD):
        found = of([decided(1, decision)], objections=[objection()], answers=upheld)
        assert found.state is EntryState.VOID


def test_upheld_on_a_returned_entry_puts_it_back_to_waiting() -> None:
    upheld = [answered(2, Result.UPHELD)]
    found = of([decided(1, RETURN)], objections=[objection()], answers=upheld)
    assert found.state is EntryState.WAITING
    later = [decided(1, RETURN), decided(3, PASS)]
    assert of(later, objections=[objection()], answers=upheld).state is EntryState.PASSED
    amended = of([decided(1, RETURN, of=OLD)], objections=[objection()], answers=upheld)
    assert amended.state is EntryState.WAITING


def test_partly_on_an_open_entry_says_what_it_counts() -> None:
    partly = [answered(2, Result.PARTLY, 15)]
    found = of([decided(1, PASS)], objections=[objection()], answers=partly)
    assert (found.state, found.says) == (EntryState.PASSED, 15)
    assert found.answered == (UUID(int=202),)


def test_of_two_answers_to_one_objection_the_first_counts() -> None:
    both = [answered(3, Result.UPHELD), answered(2, Result.PARTLY, 15)]
    found = of([decided(1, PASS)], objections=[objection()], answers=both)
    assert (found.state, found.says) == (EntryState.PASSED, 15)


def test_of_two_objections_the_later_answer_counts() -> None:
    both = [answered(2, Result.PARTLY, 15), answered(3, Result.PARTLY, 5, to=901)]
    found = of([decided(1, PASS)], objections=[objection(), objection(901)], answers=both)
    assert found.says == 5


def test_a_closed_entry_is_disputed_or_passed_and_nothing_else() -> None:
    void = (UUID(int=7), (9, b"", 0))
    for more in ({}, {"voids": [void]}, {"is_void": True}):
        assert of([decided(1, HOLD)], listed=(), **more).state is EntryState.PASSED
        disputed = of([decided(1, HOLD)], listed=(), objections=[objection()], **more)
        assert disputed.state is EntryState.DISPUTED


def test_voids_and_answers_correct_a_closed_entry() -> None:
    void = (UUID(int=7), (9, b"", 0))
    answers = [answered(2, Result.PARTLY, 15), answered(3, Result.REJECTED, to=901)]
    known = {"objections": [objection(), objection(901)], "answers": answers}
    found = of([decided(1, PASS)], listed=(), voids=[void], **known)
    assert found.corrections == (
        (UUID(int=7), 0, (9, b"", 0)), (UUID(int=202), 15, (2, b"", 0))
    )  # fmt: skip
    assert of([decided(1, PASS)], voids=[void], **known).corrections == ()


def test_an_answer_that_the_list_follows_corrects_nothing() -> None:
    answers = [answered(2, Result.PARTLY, 15)]
    found = of(
        [decided(1, PASS)], listed={UUID(int=202)}, objections=[objection()], answers=answers
    )
    assert found.corrections == ()


def test_the_answer_that_reopened_a_returned_entry_corrects_nothing() -> None:
    told = [decided(1, RETURN), decided(3, PASS)]
    upheld = [answered(2, Result.UPHELD)]
    found = of(told, listed=(), objections=[objection()], answers=upheld)
    assert (found.state, found.corrections) == (EntryState.PASSED, ())


said = st.lists(
    st.one_of(
        st.builds(
            decided,
            st.integers(1, 99),
            st.sampled_from(Decision),
            by=st.sampled_from(Seat),
            of=st.sampled_from([ENTRY, OLD]),
        ),
        st.builds(
            answered,
            st.integers(1, 99),
            st.sampled_from(Result),
            st.sampled_from([5, 10]),
            st.sampled_from([900, 901]),
            st.sampled_from(Seat),
        ),
    ),
    max_size=5,
    unique_by=lambda one: one.order,
)


@given(said)
def test_the_order_of_arrival_has_no_say(told: list[Said]) -> None:
    made = [objection(), objection(901)]

    def heard(order: Sequence[Said]) -> Review:
        decisions = [one for one in order if isinstance(one.fact, CreditDecision)]
        answers = [one for one in order if isinstance(one.fact, CreditAnswer)]
        return of(decisions, objections=made, answers=answers)

    first = heard(told)
    assert all(heard(order) == first for order in itertools.permutations(told))
