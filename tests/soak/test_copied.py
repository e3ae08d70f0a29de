"""Streets at work in two places: whatever happened before they were told apart, nothing is lost."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.operations.chains import Kept, make_chain
from tests.soak.copied import Doubled


@pytest.fixture(scope="module")
def kept_chain(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A laptop, its street and its district that hold the same, made once."""
    return make_chain(tmp_path_factory.mktemp("chain"))


@pytest.mark.parametrize("seed", range(1, 4))
def test_both_places_work_is_everywhere_once(kept_chain: Kept, tmp_path: Path, seed: int) -> None:
    with closing(Doubled(kept_chain, tmp_path, seed)) as history:
        history.play()
