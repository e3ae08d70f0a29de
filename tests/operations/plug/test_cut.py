"""The power goes at any write: what was said to be saved is there, and nothing is half."""

from __future__ import annotations

from random import Random

import pytest

from tests.operations.plug.breaking import Breaker
from tests.operations.plug.jobs import CARELESS, JOBS
from tests.operations.plug.medium import NEEDS
from tests.operations.plug.power import Journal, NoDisk
from tests.operations.plug.trial import Trials

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(autouse=True)
def _needs_medium(trials: Trials) -> None:
    if not trials.has_medium:
        pytest.skip(NEEDS)


@pytest.mark.parametrize("job", JOBS)
def test_what_was_said_to_be_saved_outlasts_a_power_cut(breaker: Breaker, job: str) -> None:
    chance, writes = Random(job), breaker.rehearsal(job).writes
    assert breaker.cut(job, chance.randint(1, writes))
    assert breaker.cut(job, chance.randint(1, writes), chance)


def test_what_was_not_synced_is_lost(breaker: Breaker) -> None:
    with pytest.raises(FileNotFoundError):
        breaker.cut(CARELESS, at=3)
    with pytest.raises(FileNotFoundError):
        breaker.cut(CARELESS, at=99)


@pytest.mark.parametrize("journal", Journal)
@pytest.mark.parametrize("job", ["entries", "export", "import", "restore"])
def test_it_outlasts_one_of_a_real_disk(breaker: Breaker, job: str, journal: Journal) -> None:
    at = Random(f"{job} {journal}").randint(1, breaker.rehearsal(job).writes)
    try:
        assert breaker.cut_disk(job, at, journal)
    except NoDisk as error:
        pytest.skip(f"only root may mount a disk image, and not everywhere: {error}")


def test_a_real_disk_loses_what_was_not_synced(breaker: Breaker) -> None:
    try:
        with pytest.raises(FileNotFoundError):
            breaker.cut_disk(CARELESS, 3, Journal.NOTHING)
    except NoDisk as error:
        pytest.skip(f"only root may mount a disk image, and not everywhere: {error}")
