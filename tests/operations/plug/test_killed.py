"""A program that dies at any moment: what it said was saved is there, and nothing is half."""

from __future__ import annotations

from random import Random

import pytest

from tests.operations.plug.breaking import Breaker
from tests.operations.plug.jobs import JOBS

MOMENTS = 3
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.mark.parametrize("job", JOBS)
def test_what_was_said_to_be_saved_is_there_and_nothing_is_half(breaker: Breaker, job: str) -> None:
    chance = Random(job)
    assert sum(breaker.kill(job, chance) for _ in range(MOMENTS))
