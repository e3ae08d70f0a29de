"""Households and people stand elsewhere by verbs; what it does to coverage is said before."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import At
from tests.cli.terminal import Terminal


@pytest.fixture
def grid(at: At) -> Terminal:
    """A grid."""
    return at("grid")


def homes(grid: Terminal) -> dict[str, list[dict[str, Any]]]:
    """The people of every household, by its id."""
    found: dict[str, list[dict[str, Any]]] = {
        home["id"]: [] for home in grid.run("households", "list")
    }
    for person in grid.run("residents", "list"):
        found[person["household"]].append(person)
    return found


def large(grid: Terminal) -> tuple[str, list[dict[str, Any]]]:
    """A household of several who count."""
    return next(
        (home, people)
        for home, people in homes(grid).items()
        if sum(person["eligible"] for person in people) > 1
    )


def test_a_split_is_foretold_done_and_joined_again(grid: Terminal) -> None:
    home, people = large(grid)
    mover = next(p["id"] for p in people if p["eligible"])
    words = ("household", "split", home, "--resident", mover, "--address", "榴园9号楼1单元902")
    seen = grid.run(*words, "--check")
    assert seen["ids"] == []
    assert home in homes(grid)
    done = grid.run(*words)
    assert done["coverage"] == seen["coverage"]
    [effect] = done["coverage"]
    assert effect["households"] == [1, 2]
    assert effect["eligible"][0] == effect["eligible"][1] > 1
    [made] = done["ids"]
    listed = {one["id"]: one["address"] for one in grid.run("households", "list")}
    assert listed[made] == "榴园9号楼1单元902室"
    assert [p["id"] for p in homes(grid)[made]] == [mover]
    joined = grid.run("household", "join", home, made)
    assert joined["ids"] == [home]
    assert {p["id"] for p in homes(grid)[home]} == {p["id"] for p in people}
    assert made not in homes(grid)


def test_a_household_and_a_resident_move(grid: Terminal) -> None:
    home, people = large(grid)
    other = next(row for row in homes(grid) if row != home)
    assert grid.ask("household", "move", home).code == 2
    moved = grid.run("household", "move", home, "--address", "榴园9号楼2单元101")
    assert moved["ids"] == [home]
    assert grid.ask("household", "move", home, "--address", "榴园9栋2-101").refused == "BadValue"
    who = people[0]["id"]
    words = ("resident", "move", who, "--household", other, "--on")
    assert grid.ask(*words, "2999-01-01").refused == "BadValue"
    assert grid.run(*words, "2026-01-05")["ids"] == [who]
    assert who in {p["id"] for p in homes(grid)[other]}


def test_death_leaving_and_return(grid: Terminal) -> None:
    _home, people = large(grid)
    who = next(p["id"] for p in people if p["eligible"])
    day = ("--on", "2026-01-05")
    before = grid.run("coverage", *day)["eligible"]
    for verb in ("died", "leave"):
        told = grid.run("resident", verb, who, *day)
        [effect] = told["coverage"]
        assert effect["eligible"][0] - effect["eligible"][1] == 1
        assert grid.run("coverage", *day)["eligible"] == before - 1
        grid.run("resident", "return", who)
        assert grid.run("coverage", *day)["eligible"] == before
    assert grid.ask("resident", "return", who).refused == "BadValue"
    grid.run("registration", "add", "--resident", who, "--event", "informed", "--on", "2026-01-08")
    assert grid.ask("resident", "died", who, *day).refused == "LeavingDoubtful"
    grid.run("resident", "leave", who, *day, "--sure")
    grid.run("resident", "return", who, "--on", "2026-01-09")
    assert grid.run("coverage", *day)["eligible"] == before - 1
    assert grid.run("coverage", "--on", "2026-01-09")["eligible"] == before


def test_a_flat_changes_tenants(grid: Terminal) -> None:
    home, _people = large(grid)
    words = ("household", "turnover", home, "--on", "2026-01-05")
    assert grid.ask(*words, "--tenant", ",1").refused == "BadValue"
    done = grid.run(*words, "--tenant", "张三，，19900000009", "--tenant", "李四")
    made, *people = done["ids"]
    assert {p["id"] for p in homes(grid)[made]} == set(people)
    assert len(people) == 2
    left = grid.run("household", "leave", made, "--on", "2026-01-06")
    assert set(left["ids"]) == set(people)
    assert grid.ask("household", "leave", made, "--on", "2026-01-06").refused == "BadValue"


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("household split zzz --resident x", "resident"),
        ("household join zzz x", "household"),
        ("household move zzz --grid 1", "household"),
        ("household leave zzz --on 2026-01-05", "household"),
        ("household turnover zzz --on 2026-01-05", "household"),
        ("resident move zzz --household x --on 2026-01-05", "resident"),
        ("resident died zzz --on 2026-01-05", "resident"),
        ("resident return zzz", "resident"),
    ],
)
def test_an_id_that_is_none_is_said_to_be_none(grid: Terminal, words: str, entity: str) -> None:
    answer = grid.ask(*words.split())
    assert answer.refused == "NotFound"
    assert answer.document["error"]["facts"]["entity"] == entity
