"""Each write refused in its turn: said in words, nothing changed, and afterwards all works."""

from __future__ import annotations

import errno
from random import Random

import pytest

from gridcredit import texts
from tests.operations.plug.breaking import REASONS, Breaker, Refusal
from tests.operations.plug.jobs import JOBS
from tests.operations.plug.medium import NEEDS, Stays
from tests.operations.plug.trial import Trials

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.mark.parametrize("language", [texts.CHINESE, texts.ENGLISH])
def test_every_refusal_has_words_of_its_own(language: str) -> None:
    words = {texts.reason_word(reason, language) for reason in REASONS.values()}
    assert len(words) == len(REASONS)
    assert not words & set(REASONS.values())


@pytest.mark.parametrize("job", JOBS)
def test_a_refused_write_changes_nothing_and_is_said(
    breaker: Breaker, trials: Trials, job: str
) -> None:
    if not trials.has_medium:
        pytest.skip(NEEDS)
    chance, writes = Random(job), breaker.rehearsal(job).writes
    told = [
        breaker.refuse(
            job,
            Refusal(
                at=part * writes // len(REASONS) + chance.randint(1, writes // len(REASONS)),
                error=error,
                stays=chance.choice(list(Stays)),
                again=chance.random() < 0.5,
            ),
        )
        for part, error in enumerate(REASONS)
    ]
    assert any(told)


def test_a_backup_that_could_not_be_written_down_is_not_left_either(
    breaker: Breaker, trials: Trials
) -> None:
    if not trials.has_medium:
        pytest.skip(NEEDS)
    for at in range(1, 31, 6):
        breaker.refuse("backup", Refusal(at, errno.EDQUOT, Stays.NOTHING, again=True))
