"""Which facts stand after all corrections."""

from dataclasses import dataclass
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


notes = st.lists(
    st.builds(note, st.integers(1, 8), st.one_of(st.none(), st.integers(1, 8)), st.booleans()),
    unique_by=lambda n: n.id,
)


def numbers(facts: list[Note]) -> list[int]:
    return [f.id.int for f in effective(facts)]


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


@given(notes, st.randoms(use_true_random=False))
def test_order_and_repeats_have_no_say(facts: list[Note], random: Random) -> None:
    mixed = random.sample(facts * 2, len(facts) * 2)
    assert effective(mixed) == effective(facts)


@given(notes)
def test_asking_again_changes_nothing_more(facts: list[Note]) -> None:
    standing = effective(facts)
    assert {f.id for f in standing} <= {f.id for f in facts}
    named = {f.corrects for f in facts}
    assert all(f.id not in named and not f.void for f in standing)
