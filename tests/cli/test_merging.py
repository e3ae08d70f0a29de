"""Two residents are one person by a verb, and two again by another."""

from __future__ import annotations

import pytest

from tests.cli.conftest import At
from tests.cli.terminal import Terminal


@pytest.fixture
def grid(at: At) -> Terminal:
    """A grid."""
    return at("grid")


def test_a_merge_is_foretold_done_and_undone(grid: Terminal) -> None:
    people = grid.run("residents", "list")
    one, other = [p["id"] for p in people if p["eligible"]][:2]
    day = ("coverage", "--on", "2026-11-22")
    before = grid.run(*day)
    words = ("resident", "merge", one, other, "--reason", "同一人")
    refused = grid.ask(*words)
    if refused.refused == "DifferentPeople":
        for row in (one, other):
            grid.run("resident", "set", row, "--field", "id_number", "--value", "")
    seen = grid.run(*words, "--check")
    assert seen["id"] is None
    assert grid.run(*day) == before
    done = grid.run(*words)
    assert {**done, "id": None} == seen
    assert grid.run(*day)["eligible"] == before["eligible"] - 1
    assert one not in {p["id"] for p in grid.run("residents", "list")}
    undone = grid.run("resident", "unmerge", done["id"])
    assert undone["restored"] == done["moved"]
    assert undone["residents"] == [one, other]
    assert grid.run(*day) == before
    assert grid.ask("resident", "unmerge", done["id"]).refused == "BadValue"
    assert grid.ask("resident", "unmerge", "nobody").refused == "NotFound"
    assert grid.ask("resident", "merge", one, other).code == 2


def test_different_numbers_are_two_people(grid: Terminal) -> None:
    numbered = [p["id"] for p in grid.run("residents", "list") if p["id_number"]]
    words = ("resident", "merge", *numbered[:2], "--reason", "同一人")
    assert grid.ask(*words).refused == "DifferentPeople"


def test_a_link_is_made_and_ended(grid: Terminal) -> None:
    lives, registered = [p["id"] for p in grid.run("residents", "list") if p["eligible"]][:2]
    grid.run("resident", "set", lives, "--field", "id_number", "--value", "")
    seen = grid.run("resident", "link", lives, registered, "--check")
    done = grid.run("resident", "link", lives, registered)
    assert done == seen
    assert (done["resident"], done["registered"]) == (lives, registered)
    assert grid.ask("resident", "link", registered, lives).refused == "BadValue"
    assert grid.run("resident", "unlink", registered)["resident"] == lives
    assert grid.ask("resident", "unlink", lives).refused == "BadValue"
