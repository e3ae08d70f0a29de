"""诚信之星 at a glance: seats of one pool, who decides what, and what is masked."""

from __future__ import annotations

from gridcredit.domain.credit.recusal import Recusal
from gridcredit.domain.stars.codes import StarLevel, StarStep
from gridcredit.domain.stars.periods import Span
from gridcredit.operations.stars import glance, schemes
from gridcredit.operations.stars.glance import Seats
from tests.operations.offices import VILLAGE
from tests.operations.stars.offices import COLLECTOR, JUDGE, MONTH, REVIEWER, Three


def test_seats_are_those_of_one_pool_and_period(three: Three) -> None:
    with three.being(three.street, JUDGE) as desk:
        schemes.set_scheme(desk, VILLAGE, StarLevel.VILLAGE, {Span.MONTH: 1})
    for who in (0, 1):
        three.passed(who)
    seen = glance.board_seen(three.street, MONTH, StarLevel.VILLAGE, VILLAGE)
    assert seen.seats == Seats(1, 0, 2, known=True)
    assert seen.seats.needs_places
    assert glance.board_seen(three.street, MONTH, StarLevel.VILLAGE).seats is None
    assert len(glance.board_seen(three.street).lines) == 2
    assert glance.board_seen(three.street, "2026-09").lines == ()


def test_each_step_is_offered_to_who_decides_it_alone(three: Three) -> None:
    star = three.nominate(0).id
    three.agree(star)
    three.up()
    with three.being(three.village, REVIEWER) as desk:
        assert glance.star_seen(desk, star).step is StarStep.INITIAL
    with three.being(three.village, COLLECTOR) as desk:
        seen = glance.star_seen(desk, star)
        assert (seen.step, seen.keeps_out) == (None, Recusal.OWN_RECORD)
    with three.being(three.street, JUDGE) as desk:
        assert glance.star_seen(desk, star).step is None  # the village has an office


def test_the_street_reads_names_and_story_for_a_purpose(three: Three) -> None:
    star = three.passed(0, story="好" * 300)
    with three.being(three.street, JUDGE) as desk:
        seen = glance.star_seen(desk, star)
        assert (seen.is_masked, seen.line.star.name, seen.line.star.story) == (True, "王*国", "")
        told = glance.star_seen(desk, star, "审核")
    assert (told.is_masked, told.line.star.name, told.line.star.story) == (
        False,
        "王建国",
        "好" * 300,
    )


def test_a_clock_is_told_in_working_days(three: Three) -> None:
    three.nominate(0)  # on a Monday: three working days
    (seen,) = glance.board_seen(three.village).lines
    assert seen.left == 3
    three.clock.go(7)
    (late,) = glance.board_seen(three.village).lines
    assert late.left == -2
