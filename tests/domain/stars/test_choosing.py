"""Who is awarded: quota, places, repeats, officials; the same for every order of the same names."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.errors import PlacesNeeded
from gridcredit.domain.stars.choosing import (
    Awarded,
    Candidate,
    Choice,
    Holder,
    choose,
    is_over_share,
    repeats,
)
from gridcredit.domain.stars.codes import LeftOut


def someone(number: int, place: int | None = None, **more: object) -> Candidate:
    """A nominee with a household of one's own."""
    waits = more.pop("waits", None)
    holder = Holder(**({"person": UUID(int=number), "household": UUID(int=500 + number)} | more))  # type: ignore[arg-type]
    return Candidate(UUID(int=900 + number), f"n{number:03d}", holder, place, waits)  # type: ignore[arg-type]


def ids(*numbers: int) -> tuple[UUID, ...]:
    """The nominees of these numbers."""
    return tuple(UUID(int=900 + number) for number in numbers)


def test_without_a_quota_all_who_passed_are_awarded_by_number() -> None:
    choice = choose([someone(2), someone(1)], [], None)
    assert choice == Choice(ids(1, 2), (), True)


def test_more_than_the_quota_waits_for_places() -> None:
    three = [someone(1, 1), someone(2), someone(3)]
    with pytest.raises(PlacesNeeded) as asked:
        choose(three, [], 2)
    assert (asked.value.passed, asked.value.seats, asked.value.numbers) == (3, 2, "n002、n003")


def test_two_on_one_place_are_asked_for_again() -> None:
    with pytest.raises(PlacesNeeded) as asked:
        choose([someone(1, 1), someone(2, 1), someone(3, 2)], [], 2)
    assert asked.value.numbers == "n001、n002"


def test_places_decide_and_who_is_beyond_the_quota_hears_why() -> None:
    choice = choose([someone(1, 3), someone(2, 1), someone(3, 2)], [], 2)
    assert choice == Choice(ids(2, 3), ((ids(1)[0], LeftOut.QUOTA),), True)


def test_awards_of_the_period_take_of_the_quota_and_those_of_others_do_not() -> None:
    held = [
        Awarded(Holder(person=UUID(int=1)), in_period=True),
        Awarded(Holder(person=UUID(int=2)), in_period=False),
    ]
    assert choose([someone(5)], held, 2).awarded == ids(5)
    assert choose([someone(5)], held, 1).left_out == ((ids(5)[0], LeftOut.QUOTA),)


def test_one_award_a_person_a_year_and_one_a_household_a_period() -> None:
    home = UUID(int=501)
    before = [Awarded(Holder(UUID(int=1), home), in_period=False)]
    assert repeats(Holder(UUID(int=1), home), before) is LeftOut.REPEAT
    assert repeats(Holder(UUID(int=2), home), before) is None
    now = [Awarded(Holder(UUID(int=1), home), in_period=True)]
    assert repeats(Holder(UUID(int=2), home), now) is LeftOut.HOUSEHOLD
    assert repeats(Holder(household=home), now) is LeftOut.HOUSEHOLD
    assert repeats(Holder(household=home), [Awarded(Holder(household=home), False)]) is (
        LeftOut.REPEAT
    )
    assert repeats(Holder(group="a:甲"), [Awarded(Holder(group="a:甲"), False)]) is LeftOut.REPEAT
    assert repeats(Holder(group="a:甲"), [Awarded(Holder(group="b:甲"), False)]) is None


def test_of_a_household_the_better_placed_is_awarded() -> None:
    home = UUID(int=77)
    two = [someone(1, 2, household=home), someone(2, 1, household=home)]
    assert choose(two, [], None) == Choice(ids(2), ((ids(1)[0], LeftOut.HOUSEHOLD),), True)


@pytest.mark.parametrize(
    ("officials", "total", "over"), [(1, 5, False), (1, 4, True), (0, 0, False)]
)
def test_a_fifth_may_be_officials(officials: int, total: int, over: bool) -> None:
    assert is_over_share(officials, total) is over


def test_officials_count_with_the_awards_that_they_come_with() -> None:
    four = [someone(n) for n in range(1, 5)]
    chief = someone(9, official=True)
    assert choose([chief], [], None).left_out == ((ids(9)[0], LeftOut.OFFICIALS),)
    assert choose([chief, *four], [], None).awarded == ids(1, 2, 3, 4, 9)
    second = someone(8, official=True)
    choice = choose([chief, second, *four], [], None)
    assert choice.left_out == ((ids(9)[0], LeftOut.OFFICIALS),)
    elsewhere = [Awarded(Holder(person=UUID(int=n)), False, in_pool=False) for n in range(20, 30)]
    assert choose([chief], elsewhere, None).awarded == ()


def test_an_officials_seat_goes_to_who_comes_next() -> None:
    chief = someone(9, 1, official=True)
    choice = choose([chief, someone(1, 2), someone(2, 3)], [], 2)
    assert choice.awarded == ids(1, 2)
    assert choice.left_out == ((ids(9)[0], LeftOut.OFFICIALS),)


def test_who_waits_keeps_the_seat_and_the_others_are_not_out_for_good() -> None:
    waiting = someone(1, 1, waits=LeftOut.DISPUTED)
    choice = choose([waiting, someone(2, 2), someone(3, 3)], [], 2)
    assert choice.awarded == ids(2)
    assert choice.left_out == ((ids(1)[0], LeftOut.DISPUTED), (ids(3)[0], LeftOut.QUOTA))
    assert not choice.final


def test_nobody_is_awarded_of_nobody_and_none_of_a_quota_of_none() -> None:
    assert choose([], [], 3) == Choice((), (), True)
    assert choose([someone(1)], [], 0).left_out == ((ids(1)[0], LeftOut.QUOTA),)


@st.composite
def pools(draw: st.DrawFn) -> tuple[list[Candidate], list[Awarded], int | None]:
    """Nominees, earlier awards and a quota."""
    count = draw(st.integers(0, 8))
    places = draw(st.permutations(range(1, count + 1)))
    made = [
        someone(
            n,
            places[n - 1],
            household=UUID(int=500 + draw(st.integers(0, 5))),
            official=draw(st.booleans()),
            waits=draw(st.sampled_from([None, None, LeftOut.DISPUTED])),
        )
        for n in range(1, count + 1)
    ]
    earlier = [
        Awarded(
            Holder(UUID(int=draw(st.integers(1, 12)))), draw(st.booleans()), draw(st.booleans())
        )
        for _ in range(draw(st.integers(0, 6)))
    ]
    return made, earlier, draw(st.one_of(st.none(), st.integers(0, 5)))


@given(pools(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_list_and_the_same_words(
    pool: tuple[list[Candidate], list[Awarded], int | None], chance: object
) -> None:
    candidates, earlier, quota = pool
    first = choose(candidates, earlier, quota)
    shuffled, awards = list(candidates), list(earlier)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    chance.shuffle(awards)  # type: ignore[attr-defined]
    assert choose(shuffled, awards, quota) == first
    named = {*first.awarded, *(row for row, _ in first.left_out)}
    assert named == {c.star for c in candidates}
    assert not set(first.awarded) & {row for row, _ in first.left_out}


@given(pools())
def test_no_rule_is_broken_by_the_choice(
    pool: tuple[list[Candidate], list[Awarded], int | None],
) -> None:
    candidates, earlier, quota = pool
    choice = choose(candidates, earlier, quota)
    seated = [c for c in candidates if c.star in choice.awarded or _keeps(choice, c)]
    homes = [c.holder.household for c in seated]
    assert len(homes) == len(set(homes))
    assert not {c.holder.person for c in seated} & {a.holder.person for a in earlier}
    if quota is not None:
        assert len(seated) <= max(0, quota - sum(a.in_period for a in earlier))
    officials = sum(c.holder.official for c in seated)
    total = len(seated) + sum(a.in_pool for a in earlier)
    assert officials == 0 or not is_over_share(officials, total)


def _keeps(choice: Choice, candidate: Candidate) -> bool:
    return (candidate.star, LeftOut.DISPUTED) in choice.left_out
