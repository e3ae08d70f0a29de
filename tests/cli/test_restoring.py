"""A restore, as scripts and people at a terminal meet it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gridcredit.cli.main import main
from tests.cli.terminal import Terminal

At = Callable[[str], Terminal]


@pytest.fixture
def grid(at: At) -> Terminal:
    """A grid worker's workspace."""
    return at("grid")


@pytest.fixture
def backup(grid: Terminal, tmp_path: Path) -> Path:
    """A backup of it, behind which somebody was visited."""
    file = Path(grid.run("backup", "--out", tmp_path / "stick")["file"])
    home = grid.run("households", "list")[0]["id"]
    grid.run("visit", "add", "--household", home, "--outcome", "11", "--at", "2026-01-05T10:00")
    return file


ASIDE = {
    "readable": True,
    "entered": {"visit": 1},
    "never_exported": {"visit": 1},
    "taken_in": 0,
    "drafts": 0,
}


def test_what_it_would_put_aside_is_told_and_nothing_changed(grid: Terminal, backup: Path) -> None:
    told = grid.run("restore", backup, "--check")
    assert told["put_aside"] == ASIDE
    assert grid.run("restore", backup, "--check")["put_aside"] == ASIDE


def test_a_script_restores_as_ever_and_reads_what_was_put_aside(
    grid: Terminal, backup: Path, tmp_path: Path
) -> None:
    done = grid.run("restore", backup)
    assert done["ok"]
    assert done["put_aside"] == ASIDE
    assert grid.run("restore", backup)["put_aside"] == ASIDE | {"entered": {}, "never_exported": {}}
    elsewhere = Terminal(tmp_path / "new", grid.capture)
    assert elsewhere.run("restore", backup)["put_aside"] is None


@pytest.mark.parametrize(("typed", "is_done"), [("\n", False), ("n\n", False), ("y\n", True)])
def test_a_person_at_a_terminal_is_asked_before_work_goes(
    grid: Terminal, backup: Path, monkeypatch: pytest.MonkeyPatch, typed: str, is_done: bool
) -> None:
    grid.capture.readouterr()
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda words="": asked.append(words) or typed.strip())
    words = ["--language", "en", "--workspace", str(grid.workspace), "restore", str(backup)]
    assert main(words) == (0 if is_done else 1)
    assert "never exported: visit: 1" in grid.capture.readouterr().err
    assert len(asked) == 1
    is_gone = grid.workspace.with_name("grid-before-restore").exists()
    assert is_gone is is_done


def test_who_says_yes_beforehand_is_not_asked(
    grid: Terminal, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _words="": pytest.fail("asked"))
    assert main(["--workspace", str(grid.workspace), "restore", str(backup), "--yes"]) == 0
