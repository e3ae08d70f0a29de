"""Hints say exactly who may be counted in two streets, and a street's word closes both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.duplicate_rules import Counted, across_streets, hint_id, hints_due, is_open
from gridcredit.domain.kinds.duplicate import Duplicate

TODAY, LATER = date(2026, 11, 22), date(2026, 12, 1)
A, B, C = (Counted(UUID(int=n), street) for n, street in ((1, "S1"), (2, "S2"), (3, "S3")))
NEXT_DOOR = Counted(UUID(int=4), "S1")


def applied(
    groups: list[list[Counted]], held: dict[UUID, Duplicate], on: date = TODAY
) -> dict[UUID, Duplicate]:
    """The hints after what was due has been written."""
    due = hints_due(groups, held.values(), on)
    assert not {hint.id for hint in due.new} & held.keys()
    changed = {row: replace(held[row], closed=closed) for row, closed in due.closed.items()}
    return {**held, **{hint.id: hint for hint in due.new}, **changed}


def test_both_streets_are_told_of_the_other() -> None:
    hints = applied([[A, B]], {})
    told = {(hint.resident, hint.street, hint.since) for hint in hints.values()}
    assert told == {(A.resident, "S2", TODAY), (B.resident, "S1", TODAY)}


def test_two_records_of_one_street_are_its_own_affair() -> None:
    assert applied([[A, NEXT_DOOR]], {}) == {}
    assert {h.resident for h in applied([[A, NEXT_DOOR, B]], {}).values()} == {
        A.resident, NEXT_DOOR.resident, B.resident,
    }  # fmt: skip


def test_what_is_no_longer_so_is_closed_and_opens_again_with_its_first_day() -> None:
    hints = applied([], applied([[A, B]], {}))
    assert all(hint.closed for hint in hints.values())
    again = applied([[A, B]], hints, LATER)
    assert [(h.closed, h.since) for h in again.values()] == [(False, TODAY)] * 2


def test_one_street_that_calls_them_different_closes_both_sides_for_good() -> None:
    hints = applied([[A, B]], {})
    row = hint_id(A.resident, B.resident)
    hints[row] = replace(hints[row], different=True)
    hints = applied([[A, B]], hints)
    assert all(hint.closed for hint in hints.values())
    assert not is_open([A, B], hints)
    third = applied([[A, B, C]], hints)
    assert {(h.resident, h.street) for h in third.values() if not h.closed} == {
        (A.resident, "S3"), (B.resident, "S3"), (C.resident, "S1"), (C.resident, "S2"),
    }  # fmt: skip
    assert is_open([A, B, C], third)


PEOPLE = st.lists(
    st.builds(Counted, st.integers(1, 6).map(lambda n: UUID(int=n)), st.sampled_from("XYZ")),
    unique_by=lambda p: p.resident,
    max_size=6,
)


@given(st.lists(PEOPLE, max_size=4))
def test_hints_depend_on_the_last_state_alone_and_are_written_once(
    course: list[list[Counted]],
) -> None:
    hints: dict[UUID, Duplicate] = {}
    for group in course:
        hints = applied([group], hints)
        open_now = {row for row, hint in hints.items() if not hint.closed}
        pairs = across_streets(group)
        assert open_now == {hint_id(one.resident, other.resident) for one, other in pairs}
        due = hints_due([group], hints.values(), LATER)
        assert (due.new, due.closed) == ([], {})
