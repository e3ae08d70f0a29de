"""Openings at the terminal are held to the same rules as at the window, and logged."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from gridcredit import machine
from gridcredit.cli.verb import Call
from gridcredit.operations.desk import open_desk
from gridcredit.store.workspace import audit
from tests.cli.terminal import Terminal
from tests.operations.offices import PASSPHRASE

At = Callable[[str], Terminal]


def logged(terminal: Terminal) -> list[tuple[str, dict[str, object]]]:
    """What the audit log says of openings."""
    desk = open_desk(terminal.workspace, PASSPHRASE, Call.clock, Call.new_id)
    with closing(desk), desk.reading() as session:
        found = [e for e in audit.entries(session) if e.act.startswith("sign_in")]
    return [(entry.act, entry.facts) for entry in found]


def test_every_verb_that_opens_is_logged(at: At) -> None:
    grid = at("grid")
    before = len(logged(grid))
    grid.run("status")
    grid.run("doctor")
    assert logged(grid)[before:] == [("sign_in", {"by": "terminal"})] * 2


def test_wrong_passphrases_make_the_terminal_wait_across_calls_and_are_logged(
    at: At, passphrase_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = [1000.0]
    monkeypatch.setattr(machine, "uptime", lambda: running[0])
    grid = at("grid")
    passphrase_file.write_text("not this one", "utf-8")
    for _ in range(3):
        assert grid.ask("status").refused == "WrongPassphrase"
    assert grid.ask("status").refused == "SignInDelayed"
    passphrase_file.write_text(PASSPHRASE, "utf-8")
    answer = grid.ask("status")
    assert answer.refused == "SignInDelayed"
    facts = answer.document["error"]["facts"]
    assert 0 < facts["seconds"] <= 5
    assert facts["until"] in answer.document["error"]["message"]
    running[0] += 6
    grid.run("status")
    told = [facts for act, facts in logged(grid) if act == "sign_in_failed"]
    assert [facts.get("too_soon", False) for facts in told] == [False] * 3 + [True] * 2


def test_a_login_that_nobody_has_is_logged_without_what_was_typed(at: At) -> None:
    grid = at("grid")
    assert grid.ask("--as", "my-secret-in-the-wrong-place", "status").refused == "UnknownAccount"
    grid.run("status")
    assert "my-secret" not in str(logged(grid))
    assert [act for act, _ in logged(grid)].count("sign_in_failed") == 1
