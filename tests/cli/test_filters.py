"""Filters by verbs: kept, listed with numbers, renamed, removed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import At
from tests.cli.terminal import Terminal


@pytest.fixture
def grid(at: At) -> Terminal:
    """A grid."""
    return at("grid")


def listed(grid: Terminal) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in grid.run("filters", "list")}


def test_a_filter_is_kept_counted_renamed_and_removed(grid: Terminal) -> None:
    words = ("filters", "add", "未注册", "--conditions", "eligible=yes;registered=no")
    made = grid.run(*words)
    found = listed(grid)["未注册"]
    everybody = grid.run("residents", "list")
    meant = [p for p in everybody if p["eligible"] and p["registration"] != "registered"]
    assert found["people"] == len(meant) > 0
    assert found["households"] == len({p["household"] for p in meant})
    assert (found["id"], found["own"]) == (made["id"], True)
    assert found["conditions"] == "eligible=yes; registered=no"
    assert grid.run("filters", "rename", "未注册", "--to", "待注册") == made
    assert grid.run("filters", "remove", "待注册") == made
    assert {one["code"] for one in listed(grid).values()} >= {"without_scan"}
    assert not {"未注册", "待注册"} & listed(grid).keys()


def test_what_is_wrong_is_said(grid: Terminal) -> None:
    asked = grid.ask("filters", "add", "甲", "--conditions", "colour=red")
    assert asked.refused == "BadValue"
    assert grid.ask("filters", "remove", "乙").refused == "NotFound"
    outside = grid.ask("filters", "add", "丙", "--conditions", "", "--area", "999")
    assert outside.refused == "AreaUnknown"
