"""Workspaces for the tests of operations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office
from gridcredit.operations.desk import Desk
from tests.operations.offices import GRIDS, STREET, Offices, with_register


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    """Workspaces below this test's folder."""
    made = Offices(tmp_path)
    yield made
    made.close()


@pytest.fixture
def desk(offices: Offices, tmp_path: Path) -> Desk:
    """A grid worker's desk, enrolled, with six households."""
    street = offices.child(offices.district(), Office.STREET, STREET)
    grid = offices.child(street, Office.GRID, GRIDS[0])
    with_register(grid, tmp_path)
    return grid
