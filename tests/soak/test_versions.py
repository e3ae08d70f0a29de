"""Histories with one office of each version: two programs hold the same records."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.operations.chains import Kept, make_chain
from tests.soak.versions import Mixed


@pytest.fixture(scope="module")
def kept_chain(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A laptop, its street and its district that hold the same, made once."""
    return make_chain(tmp_path_factory.mktemp("chain"))


def test_offices_of_three_versions_end_with_the_same(kept_chain: Kept, tmp_path: Path) -> None:
    """Some of these histories met what a program did not know."""
    waited = 0
    for seed in range(1, 4):
        with closing(Mixed(kept_chain, tmp_path / str(seed), seed)) as history:
            history.play()
            waited += history.waited
    assert waited > 0
