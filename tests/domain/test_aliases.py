"""Who stands for whom follows from the merges that stand, whatever their order."""

from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.aliases import reaches, records_by_survivor, survivors

A, B, C, D = (UUID(int=n) for n in range(1, 5))


@pytest.mark.parametrize(
    ("merges", "expected"),
    [
        ([], {}),
        ([(A, B)], {A: B}),
        ([(B, A)], {B: A}),
        ([(A, B), (B, C)], {A: C, B: C}),
        ([(A, C), (B, C)], {A: C, B: C}),
        ([(A, B), (A, C)], {A: B, C: B}),  # one merged at two offices at once
        ([(A, B), (B, A)], {B: A}),  # each into the other, at two offices
        ([(A, B), (B, A), (B, C)], {A: C, B: C}),
        ([(A, B), (C, D)], {A: B, C: D}),
        ([(A, A)], {}),
    ],
)
def test_who_is_merged_away_has_one_who_stands_for_the_person(
    merges: list[tuple[UUID, UUID]], expected: dict[UUID, UUID]
) -> None:
    for told in permutations(merges):
        assert survivors(told) == expected


def test_what_was_entered_counts_for_who_stands_and_for_both_ends_of_a_link() -> None:
    assert reaches({}, []) == set()
    assert reaches({A: B}, []) == {(A, B)}
    both = {(C, C), (C, D), (D, C), (D, D)}
    assert reaches({}, [(C, D)]) == both
    assert reaches({A: C}, [(A, D)]) == both | {(A, C), (A, D)}
    assert reaches({A: B}, [(A, B)]) == {(A, B), (B, B)}


_SOME = st.integers(1, 8).map(lambda n: UUID(int=n))


@given(st.lists(st.tuples(_SOME, _SOME), max_size=8), st.randoms())
def test_every_person_has_one_record_that_stands(merges: list[tuple[UUID, UUID]], mixer) -> None:  # type: ignore[no-untyped-def]
    found = survivors(merges)
    mixed = [*merges, *merges]
    mixer.shuffle(mixed)
    assert survivors(mixed) == found
    assert not found.keys() & set(found.values())
    for resident, into in merges:
        assert found.get(resident, resident) == found.get(into, into)
    by_survivor = records_by_survivor(found)
    assert {row for rows in by_survivor.values() for row in rows} == found.keys()
