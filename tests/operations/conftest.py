"""Workspaces for the tests of operations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gridcredit.domain.codes import Office
from gridcredit.operations.desk import Desk
from tests.operations.chains import Chain, Kept, make_chain, open_chain
from tests.operations.copies import make_offices, open_copy
from tests.operations.offices import GRIDS, STREET, Offices, with_register
from tests.operations.streets import Streets, number, somebody


@pytest.fixture
def on_server() -> bool:
    """Whether the district's tables lie on a server; modules that must hold on both say so."""
    return False


@pytest.fixture
def offices(tmp_path: Path, on_server: bool, request: pytest.FixtureRequest) -> Iterator[Offices]:
    """Workspaces below this test's folder."""
    server = request.getfixturevalue("empty_database") if on_server else ""
    made = Offices(tmp_path, server=server)
    yield made
    made.close()


@pytest.fixture
def district(offices: Offices) -> Desk:
    """The district's desk."""
    return offices.district()


@pytest.fixture
def street(offices: Offices, district: Desk) -> Desk:
    """A street's desk."""
    return offices.child(district, Office.STREET, STREET)


@pytest.fixture
def grid(offices: Offices, street: Desk, tmp_path: Path) -> Desk:
    """A grid's desk with six households that the street has not got yet."""
    desk = offices.child(street, Office.GRID, GRIDS[0])
    with_register(desk, tmp_path)
    return desk


@pytest.fixture
def fall_back(offices: Offices) -> Callable[[Desk, Path], Desk]:
    """Restores a workspace from a backup and opens it again."""
    return offices.fall_back


@pytest.fixture
def desk(grid: Desk) -> Desk:
    """The grid worker's desk, for tests that know of no other."""
    return grid


@pytest.fixture(scope="session")
def kept_offices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A district, a street and a grid with six households, made once; tests work on copies."""
    return make_offices(tmp_path_factory.mktemp("kept") / "offices")


@pytest.fixture
def worker(kept_offices: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """A grid worker's desk in a copy of its own: the same as `desk`, in a blink."""
    with closing(open_copy(kept_offices["grid"], tmp_path / "worker")) as opened:
        yield opened


@pytest.fixture
def clerk(kept_offices: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """The street's desk, which has the grid's register, in a copy of its own."""
    with closing(open_copy(kept_offices["street"], tmp_path / "clerk")) as opened:
        yield opened


@pytest.fixture(scope="session")
def kept_chain(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A laptop, its street and its district that hold the same, made once."""
    return make_chain(tmp_path_factory.mktemp("chain"))


@pytest.fixture
def chain(kept_chain: Kept, tmp_path: Path) -> Iterator[Chain]:
    """Copies of them."""
    with closing(open_chain(kept_chain, tmp_path)) as opened:
        yield opened


@pytest.fixture(scope="session")
def kept_streets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district with three streets that share a matching key, each with somebody, closed; made
    once, and copied by who works in them (Streets)."""
    made = Streets(tmp_path_factory.mktemp("kept") / "offices", count=3)
    for serial, street in enumerate(made.streets):
        somebody(street, number(900 + serial), "某人")
        made.round()
    made.round()
    made.offices.close()
    return made.folder
