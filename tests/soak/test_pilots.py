"""A few histories of a pilot village: whatever its offices do and in whatever order they hear of
it, village and street keep one ledger, and the district hears counts and honours alone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.soak import ledgers_agree
from tests.soak.pilot import Pilot, make_pilot
from tests.soak.pilot_history import PilotHistory

SEEDS, STEPS = range(1, 2), 30


@pytest.fixture(scope="module")
def kept_pilot(tmp_path_factory: pytest.TempPathFactory) -> Pilot:
    """The offices, made once."""
    return make_pilot(tmp_path_factory.mktemp("pilot") / "offices")


@pytest.mark.parametrize("seed", SEEDS)
def test_all_offices_end_with_one_ledger(kept_pilot: Pilot, tmp_path: Path, seed: int) -> None:
    with closing(PilotHistory(kept_pilot, tmp_path, seed)) as history:
        history.play(STEPS)
        history.deliver()
        ledgers_agree.check(history)
    assert history.tally["imports"] > 0
    assert history.tally["packages opened"] > 0
