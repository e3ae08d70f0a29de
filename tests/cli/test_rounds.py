"""A round is printed, ticked and typed in by verbs; requests are listed and closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import At
from tests.cli.terminal import Terminal

AT = "2026-11-20T19:30"


@pytest.fixture
def grid(at: At) -> Terminal:
    """A grid."""
    return at("grid")


def test_a_round_is_printed_and_entered_by_its_rows(grid: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "round.pdf"
    made = grid.run("round", "print", "--out", str(out))
    assert out.exists()
    [listed] = grid.run("round", "list")
    assert (listed["number"], listed["rows"], listed["seen"]) == (made["number"], made["rows"], 0)
    shown = grid.run("round", "show", made["number"][-4:])
    first = next(row for row in shown["rows"] if row["adults"])
    words = ("round", "enter", made["number"], f"{first['row']} 01 AZC", "--at", AT)
    seen = grid.run(*words, "--check")
    assert [one["id"] for one in seen["done"]] == [None]
    done = grid.run(*words)
    assert (done["registrations"], done["pledges"], len(done["numbers"])) == (1, 1, 1)
    assert done["done"][0]["household"] == first["household"]
    answer = grid.ask(*words)
    again = answer.document
    assert answer.code == 1
    assert again["done"] == []
    assert "visited_within_hour" in again["refused"][0]["reason"]
    grid.run("round", "void", made["number"], "--reason", "印错了")
    assert grid.run("round", "list") == []


def test_a_file_says_the_rows(grid: Terminal, tmp_path: Path) -> None:
    made = grid.run("round", "print", "--out", str(tmp_path / "round.pdf"))
    file = tmp_path / "rows.csv"
    file.write_text("行号,结果\n1,11\n2,77\n", "utf-8")
    words = ("round", "enter", made["number"], "--at", AT, "--file", str(file))
    answer = grid.ask(*words)
    done = answer.document
    assert answer.code == 1
    assert [one["row"] for one in done["done"]] == [1]
    assert [one["line"] for one in done["refused"]] == [3]
    both = grid.ask("round", "enter", made["number"], "1 11", "--at", AT, "--file", str(file))
    assert both.document["error"]["facts"]["reason"] == "rows_or_file"


def test_the_same_of_many_doors_is_one_act(grid: Terminal) -> None:
    words = ("visit", "many", "--outcome", "11", "--at", AT)
    seen = grid.run(*words, "--check")
    done = grid.run(*words)
    assert (seen["ids"], seen["doors"]) == ([], done["doors"])
    assert len(done["ids"]) == done["doors"] > 1
    assert grid.ask(*words).document["error"]["facts"]["reason"] == "no_door_left"


def test_a_request_is_passed_on_and_closed(grid: Terminal) -> None:
    home = grid.run("households", "list")[0]["id"]
    entry = ("visit", "add", "--household", home, "--outcome", "31", "--at", AT)
    visit = grid.run(*entry, "--appeal", "路灯不亮", "--unit", "住建局", "--due", "2026-11-21")
    [asked] = grid.run("appeal", "list", "--overdue")
    assert (asked["visit"], asked["text"], asked["unit"]) == (visit["id"], "路灯不亮", "住建局")
    [task] = grid.run("tasks", "list")
    assert (task["kind"], task["id"]) == ("appeal_overdue", asked["id"])
    moved = grid.run("appeal", "correct", asked["id"], "--due", "2099-01-01", "--reason", "改期")
    assert grid.run("appeal", "list", "--overdue") == []
    reply = grid.run("appeal", "reply", moved["id"], "--text", "已修好")
    assert grid.run("appeal", "list", "--open") == []
    assert grid.run("appeal", "list")[0]["reply"]["text"] == "已修好"
    assert grid.run("appeal", "take-back", reply["id"], "--reason", "答错了")["taken_back"] == 1
    assert len(grid.run("appeal", "list", "--open")) == 1
    grid.run("visit", "take-back", visit["id"], "--reason", "记错了")
    assert grid.run("appeal", "list") == []
