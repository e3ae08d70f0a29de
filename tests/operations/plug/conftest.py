"""What breaks jobs off in the tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operations.plug import kept, medium
from tests.operations.plug.breaking import Breaker
from tests.operations.plug.trial import Trials


@pytest.fixture(scope="session")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trials]:
    """The process that does the jobs."""
    if not hasattr(os, "pidfd_open"):
        pytest.skip("a process is split and watched as Linux does it")
    with Trials(medium.built(tmp_path_factory.mktemp("medium"))) as process:
        yield process


@pytest.fixture(scope="session")
def breaker(
    kept_offices: dict[str, Path], tmp_path_factory: pytest.TempPathFactory, trials: Trials
) -> Breaker:
    """Breaks jobs off in copies of workspaces made once."""
    made = kept.made(kept_offices, tmp_path_factory.mktemp("prepared"))
    return Breaker(made, tmp_path_factory.mktemp("broken"), trials)
