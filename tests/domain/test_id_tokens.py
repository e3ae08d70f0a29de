"""Marks tell the same person in two streets apart from two persons, and tell nothing else."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.id_tokens import (
    Announced,
    MatchingKey,
    is_appointed,
    is_spent,
    key_to_use,
    may_make_key,
)
from gridcredit.domain.identity import to_18_digits

A, B, C = (UUID(int=n) for n in (1, 2, 3))
NUMBER = to_18_digits("370499900101001")


def key(
    maker: UUID = A, made: int = 5, secret: bytes = bytes(32), generation: int = 0
) -> MatchingKey:
    return MatchingKey(made, maker, secret, generation)


@pytest.mark.parametrize(
    "written", [NUMBER, NUMBER.lower(), f" {NUMBER} ", "370499900101001", NUMBER.translate(
        {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}
    )],
)  # fmt: skip
def test_one_number_has_one_mark_however_it_is_written(written: str) -> None:
    mark = key().mark(written)
    assert mark == key(B, 9).mark(NUMBER)
    assert mark.startswith(f"{key().id}.")
    assert len(mark) == 8 + 1 + 20


@pytest.mark.parametrize(
    "broken", ["", " ", "3.70499E+17", NUMBER[:-1], "某人", NUMBER[:-4] + "0000"]
)
def test_what_is_no_number_has_no_mark(broken: str) -> None:
    assert key().mark(broken) == ""


def test_without_the_key_a_mark_says_nothing() -> None:
    other = key(secret=b"\1" * 32)
    assert key().mark(NUMBER)[9:] != other.mark(NUMBER)[9:]
    assert key().id != other.id
    assert repr(key()) == f"MatchingKey({key().id})"
    with pytest.raises(ValueError, match="32 bytes"):
        key(secret=b"short")


@given(st.integers(0, 999), st.integers(0, 999))
def test_marks_are_equal_exactly_when_the_numbers_are(one: int, other: int) -> None:
    marks = [key().mark(to_18_digits(f"370499900101{n:03}")) for n in (one, other)]
    assert (marks[0] == marks[1]) is (one == other)


KEYS = st.lists(
    st.builds(
        key,
        st.sampled_from([A, B, C]),
        st.integers(1, 3),
        st.binary(min_size=32, max_size=32),
        st.integers(0, 2),
    ),
    unique_by=lambda k: k.id,
    max_size=4,
)


@given(KEYS, st.randoms(use_true_random=False))
def test_streets_that_hold_the_same_keys_use_the_same_one(
    keys: list[MatchingKey], chance: object
) -> None:
    announced = [k.announced for k in keys]
    turned = keys[::-1]
    first = key_to_use(announced, keys, used=keys[0].id if keys else "")
    second = key_to_use(announced[::-1], turned)
    assert first == second
    assert first is None or first.announced == min(announced, key=lambda one: one.rank)
    assert first is None or first.generation == max(k.generation for k in keys)


def test_while_the_least_key_is_on_its_way_the_present_one_stays() -> None:
    own, least = key(B, 7), key(A, 2, b"\2" * 32)
    assert key_to_use([least.announced], [own], used=own.id) == own
    assert key_to_use([least.announced], [own]) is None
    assert key_to_use([least.announced], [own, least], used=own.id) == least


def test_nobody_waits_for_the_key_of_a_street_that_has_ended() -> None:
    own, lost = key(B, 7), Announced(2, A, "0badc0de")
    assert key_to_use([lost], [own], frozenset({A})) == own
    assert may_make_key([lost], frozenset({A}))
    assert not may_make_key([lost], frozenset({B}))
    assert may_make_key([], frozenset())


def test_a_key_that_is_held_stays_the_least_when_its_maker_ends() -> None:
    least, other = key(A, 2, b"\2" * 32), key(B, 7)
    assert key_to_use([], [least, other], frozenset({A})) == least


def test_a_later_key_goes_before_all_earlier_ones_whoever_made_it() -> None:
    first, second = key(A, 2, b"\2" * 32), key(B, 7, b"\3" * 32, 1)
    other = key(C, 8, b"\4" * 32, 1)
    assert key_to_use([], [first, second, other]) == second
    assert key_to_use([second.announced], [first], used=first.id) == first


def test_a_key_is_spent_once_a_street_ended_after_it_was_made_until_another_follows() -> None:
    held, later = key(A, 5), Announced(9, B, "0badc0de", 1)
    assert not is_spent(held, [held.announced], {})
    assert not is_spent(held, [held.announced], {C: 4})
    assert is_spent(held, [held.announced], {C: 6})
    assert is_spent(held, [held.announced], {A: 6})
    assert not is_spent(held, [held.announced, later], {C: 6})
    assert is_spent(held, [held.announced, later], {B: 12})


def test_one_street_makes_the_next_key() -> None:
    assert is_appointed(A, {B, C})
    assert is_appointed(C, set())
    assert [one for one in (A, B, C) if is_appointed(one, {A, B, C} - {one})] == [A]
