"""Posters by verbs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.terminal import Terminal
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
