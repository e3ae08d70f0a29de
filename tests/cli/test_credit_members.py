"""The verbs of who takes part in 信用+, and their lines of many entries."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import At
from tests.cli.terminal import Terminal
from tests.operations.offices import VILLAGE


def adults(street: Terminal) -> tuple[str, list[str]]:
    """A household with two adults at least, and these."""
    homes: dict[str, list[str]] = {}
    for one in street.run("residents", "list"):
        if one["eligible"]:
            homes.setdefault(one["household"], []).append(one["id"])
    return max(homes.items(), key=lambda home: len(home[1]))


def test_a_household_joins_and_leaves(at: At) -> None:
    street = at("street")
    home, people = adults(street)
    joined = street.run("credit", "join", home, "--on", "2026-11-01", "--notice", "1")
    assert set(people) <= set(joined["residents"])
    assert joined["id"] == joined["ids"][0]
    again = street.ask("credit", "join", home, "--on", "2026-11-02", "--notice", "1")
    assert again.refused == "BadValue"
    listed = street.run("credit", "members", "--village", VILLAGE, "--on", "2026-11-01")
    assert [(m["household"], m["residents"]) for m in listed] == [
        (home, sorted(joined["residents"]))
    ]
    assert street.run("credit", "members", "--village", VILLAGE, "--on", "2026-10-31") == []
    one = street.run("credit", "leave", home, "--on", "2026-11-03", "--resident", people[0])
    assert one["residents"] == [people[0]]
    rest = street.run("credit", "leave", home, "--on", "2026-11-04")
    assert set(rest["residents"]) == set(joined["residents"]) - {people[0]}


def test_kin_are_declared_and_parted(at: At) -> None:
    street = at("street")
    _, people = adults(street)
    words = ("credit", "kin", people[0], people[1], "--relation")
    row = street.run(*words, "夫妻")["id"]
    assert street.run("credit", "kin", people[1], people[0], "--relation", "夫妻")["id"] == row
    listed = street.run("credit", "kin-of", people[1])
    assert listed == [{"id": row, "resident": people[0], "relation": "夫妻"}]
    assert street.run(*words, "登记有误", "--end") == {"id": row}
    assert street.ask(*words, "登记有误", "--end").refused == "NotFound"


def test_lines_join_and_leave(at: At, tmp_path: Path) -> None:
    street = at("street")
    home, people = adults(street)
    lines = [
        {"do": "credit.join", "household": home, "on": "2026-11-01", "notice": "1"},
        {"do": "credit.join", "household": home, "on": "2026-11-02", "notice": "1"},
        {"do": "credit.leave", "household": home, "on": "2026-11-03", "resident": people[0]},
        {"do": "credit.join", "household": home, "on": "2026-11-04", "resident": [people[0]]},
        {"do": "credit.join", "household": "x", "on": "2026-11-04", "notice": "1"},
    ]
    file = tmp_path / "lines.ndjson"
    file.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    answer = street.ask("apply", file)
    assert answer.code == 1
    assert answer.document["done"] == 2
    assert [one["line"] for one in answer.document["refused"]] == [2, 4, 5]
    assert [one is None for one in answer.document["ids"]] == [False, True, False, True, True]
