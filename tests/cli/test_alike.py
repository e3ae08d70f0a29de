"""Residents who may be one person, by verbs: listed with reasons, decided, taken back."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.cli.conftest import At
from tests.cli.terminal import Terminal


@pytest.fixture
def grid(at: At) -> Terminal:
    """A grid."""
    return at("grid")


def a_pair(grid: Terminal) -> tuple[str, str]:
    """Two residents who carry one ID number now."""
    numbered = [p["id"] for p in grid.run("residents", "list") if p["id_number"]]
    other, one = numbered[0], numbered[1]
    [known] = [p for p in grid.run("residents", "list", "--reveal", "核对") if p["id"] == one]
    words = ("--field", "id_number", "--value", known["id_number"])
    grid.run("resident", "set", other, *words)
    first, second = sorted((one, other), key=UUID)
    return first, second


def test_a_pair_is_listed_decided_and_taken_back(grid: Terminal) -> None:
    one, other = a_pair(grid)
    [pair] = [p for p in grid.run("residents", "duplicates") if p["score"] == 100]
    assert (pair["a"], pair["b"]) == (one, other)
    assert pair["reasons"][0] == "same_id_number"
    said = grid.run("resident", "different", one, other, "--reason", "表格填串了")
    assert all(p["score"] < 100 for p in grid.run("residents", "duplicates"))
    taken = grid.run("resident", "different", "--take-back", said["id"], "--reason", "是同一人")
    assert taken == {"taken_back": said["id"]}
    assert pair in grid.run("residents", "duplicates")


def test_wrong_usage_and_what_is_not_there(grid: Terminal) -> None:
    one, _ = a_pair(grid)
    assert grid.ask("resident", "different", one).code == 2
    assert grid.ask("resident", "different", one, one, "--take-back", one).code == 2
    assert grid.ask("resident", "different", one, one).refused == "BadValue"
    assert grid.ask("resident", "different", one, str(UUID(int=1))).refused == "NotFound"
    assert grid.ask("residents", "duplicates", "--area", "999").refused == "AreaUnknown"
