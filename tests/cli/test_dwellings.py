"""The use of dwellings by verbs."""

from __future__ import annotations

import pytest

from tests.cli.conftest import At
from tests.cli.terminal import Terminal


@pytest.fixture
def grid(at: At) -> Terminal:
    """A grid."""
    return at("grid")


def test_the_use_is_foretold_changed_and_listed(grid: Terminal) -> None:
    known = grid.run("dwellings", "list")
    assert [one["address"] for one in known] == [
        one["address"] for one in grid.run("households", "list")
    ]
    two = [one["id"] for one in known[:2]]
    seen = grid.run("dwellings", "use", *two, "--to", "空置", "--check")
    assert grid.run("dwellings", "list") == known
    done = grid.run("dwellings", "use", *two, "--to", "empty")
    assert done == seen
    assert done["changed"] == 2
    assert done["to_visit"][1] == 0
    [effect] = done["coverage"]
    assert effect["eligible"][0] == effect["eligible"][1]
    vacant = grid.run("dwellings", "list", "--vacant")
    assert {one["id"] for one in vacant} >= set(two)
    assert {one["id"] for one in grid.run("dwellings", "list", "--use", "empty")} == set(two)


def test_what_is_not_there_is_refused(grid: Terminal) -> None:
    asked = grid.ask("dwellings", "use", "00000000-0000-0000-0000-000000000001", "--to", "shop")
    assert asked.refused == "NotFound"
    assert grid.ask("dwellings", "use", "x", "--to", "castle").code == 2
