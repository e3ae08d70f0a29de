"""Where a nomination stands: one visible state, from the facts and the day alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit.codes import Result
from gridcredit.domain.stars.clocks import USUAL
from gridcredit.domain.stars.codes import (
    StarConsent,
    StarOutlet,
    StarStage,
    StarStep,
    StepDecision,
)
from gridcredit.domain.stars.stages import outlets_open, standing
from tests.domain.stars.told import CALENDAR, STAR, Story, day, shuffled

ALL = tuple(StarConsent)
TAKE_PART, NOTICE, MEDIA = ALL


def on_notice() -> Story:
    """A nominee on a notice from Friday 6 March to Friday the 13th."""
    return Story().consents(day(2), *ALL).passes().notice(day(6), day(13))


def test_each_step_leads_on_and_starts_its_clock() -> None:
    story = Story()
    assert _seen(story, 2) == (StarStage.NOMINATED, day(2), day(5))  # Mon: Tue, Wed, Thu
    story.consents(day(2), *ALL).decides(StarStep.INITIAL, day(3), by_street=False)
    assert _seen(story, 3) == (StarStage.INITIAL, day(3), day(10))
    story.decides(StarStep.REVIEW, day(5))
    assert _seen(story, 5) == (StarStage.REVIEWED, day(5), None)
    story.notice(day(6), day(13))
    assert _seen(story, 6) == (StarStage.NOTICE, day(6), day(13))
    assert _seen(story, 13) == (StarStage.NOTICE, day(6), day(13))
    assert _seen(story, 14) == (StarStage.READY, day(13), day(18))
    story.awards(day(16))
    assert _seen(story, 16) == (StarStage.AWARDED, day(16), day(23))
    for outlet in StarOutlet:
        story.publishes(outlet, day(17))
    assert _seen(story, 17) == (StarStage.PUBLISHED, day(17), None)
    story.decides(StarStep.ARCHIVE, day(30))
    assert _seen(story, 30) == (StarStage.ARCHIVED, day(30), None)


def _seen(story: Story, today: int) -> tuple[StarStage, date, date | None]:
    told = story.on(day(today))
    return told.stage, told.since, told.due.day if told.due else None


def test_a_clock_that_ran_out_is_overdue_from_the_next_day_on() -> None:
    story = Story()
    assert [story.on(day(n)).overdue for n in (5, 6)] == [False, True]
    assert not story.on(day(5)).overdue
    assert story.on(day(5)).due.known  # type: ignore[union-attr]


def test_a_due_day_in_a_year_without_a_calendar_says_so() -> None:
    story = Story()
    story.star = replace(story.star, on=date(2026, 12, 30))
    due = story.on(date(2026, 12, 30)).due
    assert due is not None
    assert (due.known, due.day.year) == (False, 2027)


@pytest.mark.parametrize(
    ("step", "decision", "stage"),
    [
        (StarStep.INITIAL, StepDecision.RETURN, StarStage.RETURNED),
        (StarStep.INITIAL, StepDecision.REJECT, StarStage.REJECTED),
        (StarStep.REVIEW, StepDecision.RETURN, StarStage.RETURNED),
        (StarStep.REVIEW, StepDecision.REJECT, StarStage.REJECTED),
    ],
)
def test_a_return_and_a_rejection_say_why(
    step: StarStep, decision: StepDecision, stage: StarStage
) -> None:
    told = Story().decides(step, day(4), decision, why="缺佐证").on(day(4))
    assert (told.stage, told.why, told.due) == (stage, "缺佐证", None)


def test_what_was_decided_of_another_form_does_not_count() -> None:
    story = Story().consents(day(2), *ALL).passes()
    story.same = frozenset({UUID(int=99)})
    assert story.on(day(6)).stage is StarStage.NOMINATED
    story.decides(StarStep.INITIAL, day(6), by_street=False, star=UUID(int=99))
    assert story.on(day(6)).stage is StarStage.INITIAL


def test_only_the_street_decides_behind_the_first_review() -> None:
    story = Story().consents(day(2), *ALL).decides(StarStep.INITIAL, day(3), by_street=False)
    story.decides(StarStep.REVIEW, day(4), by_street=False)
    assert story.on(day(4)).stage is StarStage.INITIAL
    story.passes().notice(day(6), day(13), by_street=False)
    assert story.on(day(14)).stage is StarStage.REVIEWED
    story.awards(day(14), by_street=False)
    assert story.on(day(14)).stage is StarStage.REVIEWED


def test_an_objection_stops_the_nominee_until_the_street_answers() -> None:
    story = on_notice()
    objection = story.objects(day(9))
    told = story.on(day(14))
    assert (told.stage, told.since, told.due and told.due.day) == (
        StarStage.DISPUTED,
        day(9),
        day(18),
    )
    assert told.objection is not None
    story.answers(objection, Result.REJECTED, day(16), by_street=False)
    assert story.on(day(16)).stage is StarStage.DISPUTED
    story.answers(objection, Result.REJECTED, day(16))
    assert _seen(story, 16) == (StarStage.READY, day(16), day(19))


def test_an_objection_that_is_upheld_ends_the_nomination() -> None:
    story = on_notice()
    story.answers(story.objects(day(9)), Result.UPHELD, day(10))
    told = story.on(day(10))
    assert (told.stage, told.why) == (StarStage.REJECTED, "查过了")


def test_who_takes_part_no_more_is_out_and_may_come_back() -> None:
    story = on_notice().consents(day(9), TAKE_PART, given=False)
    assert story.on(day(9)).stage is StarStage.WITHDRAWN
    assert not story.on(day(9)).may_be_named
    story.consents(day(10), TAKE_PART)
    assert story.on(day(10)).stage is StarStage.NOTICE


def test_a_withdrawn_consent_breaks_the_notice_which_is_hung_anew() -> None:
    story = on_notice()
    assert story.on(day(7)).may_be_named
    story.consents(day(9), NOTICE, given=False)
    told = story.on(day(14))
    assert (told.stage, told.may_be_named) == (StarStage.REVIEWED, False)
    story.consents(day(14), NOTICE)
    assert story.on(day(14)).stage is StarStage.REVIEWED
    story.notice(day(16), day(23))
    assert story.on(day(16)).stage is StarStage.NOTICE


def test_an_award_stands_whatever_is_withdrawn_later() -> None:
    story = on_notice().awards(day(16)).consents(day(17), *ALL, given=False)
    told = story.on(day(18))
    assert (told.stage, told.consents, told.may_be_named) == (StarStage.AWARDED, frozenset(), False)
    assert outlets_open(story.nomination()) == []
    story.revokes(day(19))
    told = story.on(day(19))
    assert (told.stage, told.certificate, told.why) == (StarStage.REVOKED, "c1", "不实")


def test_of_two_awards_the_first_counts() -> None:
    assert on_notice().awards(day(16), "c1").awards(day(17), "c2").on(day(18)).certificate == "c1"


def test_where_it_may_be_published_follows_what_is_agreed_to() -> None:
    story = Story().consents(day(2), TAKE_PART, NOTICE).passes().notice(day(6), day(13))
    story.awards(day(16))
    assert outlets_open(story.nomination()) == [StarOutlet.BOARD]
    story.consents(day(17), MEDIA)
    assert outlets_open(story.nomination()) == list(StarOutlet)
    story.publishes(StarOutlet.BOARD, day(17), down_on=day(20))
    assert outlets_open(story.nomination()) == [StarOutlet.CREDIT_SITE, StarOutlet.NEWS]
    story.consents(day(18), NOTICE, given=False)
    assert outlets_open(story.nomination()) == []


def test_the_place_last_set_and_the_check_are_shown() -> None:
    story = on_notice().decides(StarStep.AWARD, day(9), place=3)
    story.decides(StarStep.AWARD, day(10), place=1, checked=True)
    told = story.on(day(10))
    assert (told.stage, told.place, told.checked) == (StarStage.NOTICE, 1, True)
    story.decides(StarStep.AWARD, day(16), StepDecision.REJECT, why="left_out_quota")
    assert story.on(day(16)).stage is StarStage.REJECTED


def test_a_notice_of_years_is_not_walked_day_by_day() -> None:
    story = Story().consents(day(2), *ALL).passes().notice(day(6), date(9000, 1, 1))
    assert story.on(day(7)).stage is StarStage.NOTICE


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Anything that may be said of a nomination, in any order, sensible or not."""
    story = Story()
    days = st.integers(2, 30).map(day)
    objections: list[UUID] = []
    for what in draw(st.lists(st.integers(0, 7), max_size=14)):
        on, by_street = draw(days), draw(st.booleans())
        if what == 0:
            given = draw(st.booleans())
            story.consents(on, draw(st.sampled_from(ALL)), given=given)
        elif what in (1, 2):
            step, decision = draw(st.sampled_from(StarStep)), draw(st.sampled_from(StepDecision))
            story.decides(step, on, decision, by_street)
        elif what == 3:
            story.notice(on, draw(days), by_street)
        elif what == 4:
            objections.append(story.objects(on))
        elif what == 5 and objections:
            result = draw(st.sampled_from(Result))
            story.answers(draw(st.sampled_from(objections)), result, on, by_street)
        elif what == 6:
            story.awards(on, f"c{on.day}", by_street)
        elif what == 7:
            story.publishes(draw(st.sampled_from(StarOutlet)), on)
    return story


@given(stories(), st.randoms(use_true_random=False), st.integers(2, 31).map(day))
def test_the_order_in_which_facts_come_has_no_say(story: Story, chance: Any, today: date) -> None:
    nomination = story.nomination()
    seen = standing(nomination, today, USUAL, CALENDAR)
    assert standing(shuffled(nomination, chance), today, USUAL, CALENDAR) == seen
    assert seen.overdue == (seen.due is not None and seen.due.day < today)
    assert nomination.root == STAR
