"""Posters by verbs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.terminal import Terminal
from tests.operations.ledgers.test_posters import code_photo
from tests.operations.offices import GRIDS

At = Callable[[str], Terminal]


def test_a_poster_says_what_was_sent_down_where_nothing_is_given(at: At, tmp_path: Path) -> None:
    street = at("street")
    street.run("poster", "texts", "--link", "https://example.org/{grid}", "--unit", "街道办")

    made = street.run("poster", "print", "--grid", GRIDS[0], "--out", tmp_path / "a.pdf")

    assert made["decoded"]
    assert {d["text"] for d in made["decoded"]} == {f"https://example.org/{GRIDS[0]}"}


def test_a_poster_without_any_link_is_refused(at: At, tmp_path: Path) -> None:
    answer = at("street").ask("poster", "print", "--grid", GRIDS[0], "--out", tmp_path / "a.pdf")

    assert answer.refused == "BadValue"
    assert answer.document["error"]["facts"]["field"] == "link"
    assert not (tmp_path / "a.pdf").exists()


def test_posters_are_placed_and_looked_at_by_verbs(at: At, tmp_path: Path) -> None:
    street = at("street")
    link = ("--link", "https://example.org/r")
    street.run("poster", "print", "--grid", GRIDS[0], *link, "--out", tmp_path / "a.pdf")
    (one,) = street.run("poster", "unplaced")
    day = ("--on", "2026-10-01", "--agreed-on", "2026-10-01", "--put-up-on", "2026-10-02")
    street.run("poster", "place", one["number"], "--place", "超市", *day)

    own = code_photo(tmp_path / "own.png", "https://example.org/r")
    when = ("--on", "2026-11-20")
    answer = street.ask("poster", "inspect", own, tmp_path / "gone.png", tmp_path / "a.pdf", *when)

    (looked,) = answer.document["inspections"]
    assert (looked["placement"], looked["found"]) == (one["number"], "intact")
    assert looked["code_of"] == []
    assert answer.document["refused"] == [
        {"file": "gone.png", "reason": "not_found"},
        {"file": "a.pdf", "reason": "not_an_image"},
    ]
    assert [row["state"] for row in street.run("poster", "states")] == ["hangs"]
