"""Which facts stand after all corrections."""

from dataclasses import dataclass
from operator import attrgetter
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.facts import effective


@dataclass(frozen=True)
class Note:
    id: UUID
    corrects: UUID | None = None
    void: bool = False


def note(number: int, corrects: int | None = None, void: bool = False) -> Note:
    return Note(UUID(int=number), None if corrects is None else UUID(int=corrects), void)


_ORDER = attrgetter("id")  # those of a higher number came later

notes = st.lists(
    st.builds(note, st.integers(1, 8), st.one_of(st.none(), st.integers(1, 8)), st.booleans()),
    unique_by=lambda n: n.id,
)


def numbers(facts: list[Note]) -> list[int]:
    return [f.id.int for f in effective(facts, _ORDER)]


def test_a_correction_replaces_what_it_names() -> None:
    assert numbers([note(1), note(2, corrects=1), note(3)]) == [2, 3]


def test_a_correction_of_a_correction_replaces_both() -> None:
    assert numbers([note(1), note(2, corrects=1), note(3, corrects=2)]) == [3]


def test_a_fact_taken_back_is_gone() -> None:
    assert numbers([note(1), note(2, corrects=1, void=True)]) == []


def test_taking_back_a_correction_does_not_revive_the_mistake() -> None:
    assert numbers([note(1), note(2, corrects=1), note(3, corrects=2, void=True)]) == []


def test_a_correction_may_arrive_before_its_fact() -> None:
    assert numbers([note(2, corrects=1)]) == numbers([note(2, corrects=1), note(1)]) == [2]


def test_of_several_corrections_of_one_fact_the_last_word_stands() -> None:
    assert numbers([note(1), note(2, corrects=1), note(3, corrects=1)]) == [3]
    assert numbers([note(2, corrects=1), note(3, corrects=1)]) == [3]


def test_the_last_word_is_that_of_all_that_came_of_a_fact() -> None:
    forked = [note(1), note(2, corrects=1), note(3, corrects=1)]
    assert numbers([*forked, note(4, corrects=2)]) == [4]
    assert numbers([*forked, note(4, corrects=2), note(5, corrects=3)]) == [5]
    assert numbers([*forked, note(4, corrects=2), note(5, corrects=2)]) == [5]


def test_the_last_word_may_be_that_nothing_was() -> None:
    assert numbers([note(1), note(2, corrects=1), note(3, corrects=1, void=True)]) == []
    assert numbers([note(1), note(2, corrects=1, void=True), note(3, corrects=1)]) == [3]


@given(notes)
def test_of_what_goes_back_to_one_fact_one_stands_at_most(facts: list[Note]) -> None:
    above = {f.id: f.corrects for f in facts if f.corrects is not None}
    firsts = []
    for fact in effective(facts, _ORDER):
        first, passed = fact.id, set[UUID]()
        while first in above and first not in passed:
            passed.add(first)
            first = above[first]
        firsts.append(first)
    assert len(set(firsts)) == len(firsts)


@given(notes, st.randoms(use_true_random=False))
def test_order_and_repeats_have_no_say(facts: list[Note], random: Random) -> None:
    mixed = random.sample(facts * 2, len(facts) * 2)
    assert effective(mixed, _ORDER) == effective(facts, _ORDER)


@given(notes)
def test_asking_again_changes_nothing_more(facts: list[Note]) -> None:
    standing = effective(facts, _ORDER)
    assert {f.id for f in standing} <= {f.id for f in facts}
    named = {f.corrects for f in facts}
    assert all(f.id not in named and not f.void for f in standing)
