"""Taking back a decision."""

from __future__ import annotations

import pytest

from gridcredit.domain.errors import NotFound, StageUnfit
from gridcredit.domain.stars.codes import StarStage, StepDecision
from gridcredit.operations.stars import undoing
from tests.operations.stars.offices import JUDGE, REVIEWER, Three
from tests.operations.stars.test_year import announce


def test_the_last_decision_is_taken_back_and_the_one_before_counts(three: Three) -> None:
    star = three.nominate(0).id
    three.agree(star)
    three.initial(star)
    three.up()
    three.judge(star, decision=StepDecision.REJECT, reason="看错了")
    with three.being(three.street, JUDGE) as desk:
        assert undoing.take_back(desk, star, "录入后撤销") == star
    assert three.line(star).stage is StarStage.INITIAL
    three.meet()
    assert three.line(star, three.village).stage is StarStage.INITIAL


def test_only_who_decided_takes_it_back(three: Three) -> None:
    star = three.nominate(0).id
    three.agree(star)
    with three.being(three.village, REVIEWER) as desk, pytest.raises(NotFound):
        undoing.take_back(desk, star, "录入后撤销")
    three.initial(star)
    three.up()
    with three.being(three.street, JUDGE) as desk, pytest.raises(StageUnfit):
        undoing.take_back(desk, star, "录入后撤销")
    assert three.line(star).stage is StarStage.INITIAL


def test_what_hangs_on_a_notice_was_decided(three: Three) -> None:
    star = three.passed(0)
    announce(three)
    with three.being(three.street, JUDGE) as desk, pytest.raises(StageUnfit):
        undoing.take_back(desk, star, "录入后撤销")
    assert three.line(star).stage is StarStage.NOTICE
