"""Facts that correct each other, gathered by the first of them."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from gridcredit.domain.kinds.public_code import PublicCode
from gridcredit.store.journal.written_facts import Written, chains, last_standing, root_of

HOME = UUID(int=90)


def written(at: int, corrects: int | None = None, void: bool = False) -> Written[PublicCode]:
    fact = PublicCode(UUID(int=at), HOME, 2026, f"G{at}", void=void)
    above = UUID(int=corrects) if corrects else None
    return Written(replace(fact, corrects=above), (at, b"n", at), "A", at)


def known(*facts: Written[PublicCode]) -> dict[UUID, Written[PublicCode]]:
    return {one.fact.id: one for one in facts}


def test_a_chain_is_called_by_its_first_fact_and_the_last_word_stands() -> None:
    facts = known(written(1), written(2, 1), written(3, 2), written(4))
    assert [root_of(one.fact, facts).int for one in facts.values()] == [1, 1, 1, 4]
    first, alone = chains(reversed(facts.values()))
    assert (first.root.int, first.standing, len(first.all)) == (1, facts[UUID(int=3)].fact, 3)
    assert (alone.root.int, alone.standing) == (4, facts[UUID(int=4)].fact)


def test_what_was_taken_back_does_not_stand() -> None:
    facts = [written(1), written(2, 1, void=True)]
    assert last_standing((one.fact, one.order) for one in facts) is None


@pytest.mark.parametrize("tail", [(), (5,)])
def test_facts_that_correct_each_other_in_a_circle_are_one_chain_of_which_none_stands(
    tail: tuple[int, ...],
) -> None:
    facts = known(written(3, 1), written(1, 2), written(2, 3), *(written(t, 2) for t in tail))
    assert {root_of(one.fact, facts).int for one in facts.values()} == {1}
    [chain] = chains(facts.values())
    assert chain.standing is None or chain.standing.id.int in tail
