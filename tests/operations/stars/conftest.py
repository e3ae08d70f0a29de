"""Workspaces for the tests of stars."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.operations.stars.offices import Kept, Three, make_kept, open_three


@pytest.fixture(scope="session")
def kept_three(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A district, a street and a village that know the same people, made once."""
    return make_kept(tmp_path_factory.mktemp("stars") / "offices")


@pytest.fixture
def three(kept_three: Kept, tmp_path: Path) -> Iterator[Three]:
    """Copies of them."""
    with closing(open_three(kept_three, tmp_path)) as opened:
        yield opened
