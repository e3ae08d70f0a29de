"""A short monkey a role: nothing falls over, and what was shown is freed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.monkey.driving import ROLES, let_loose, make_places

ACTS = 80
SECONDS = 300  # on a busy machine; a minute is plenty on one's own


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return make_places(tmp_path_factory.mktemp("monkey") / "places", rows=2_000)


@pytest.mark.slow
@pytest.mark.timeout(SECONDS + 60)
@pytest.mark.parametrize("role", ROLES)
def test_a_monkey_breaks_nothing_and_leaves_nothing(
    role: str, places: dict[str, Path], tmp_path: Path
) -> None:
    told = let_loose(places, role, tmp_path / role, seed=7, acts=ACTS, most_seconds=SECONDS)
    assert told.is_whole, "\n".join([*told.faults, *told.said, told.end])
    assert sum(told.did.values()) > ACTS // 2
    assert len(told.door) == 2
    assert told.door[0] == told.door[1]
