"""A copied workspace, as scripts meet it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gridcredit import machine
from tests.cli.terminal import Terminal

At = Callable[[str], Terminal]


def test_a_copy_is_noticed_decided_upon_and_certified(
    at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grid, street = at("grid"), at("street")
    first = grid.run("status")
    assert first["place"] == "settled"
    monkeypatch.setattr(machine, "identity", lambda: "another")
    assert grid.run("status")["place"] == "undecided"
    knock(grid)
    assert grid.ask("export", "--out", tmp_path).refused == "CopyUndecided"
    [place] = [c for c in grid.ask("doctor").document["checks"] if c["name"] == "place"]
    assert (place["ok"], place["detail"]) == (False, "undecided")
    done = grid.run("copied", "--copy")
    assert done["place"] == "copied"
    assert done["node"] != first["node"]
    grid.run("enrol", "renew", "--out", tmp_path / "again.gcreq")
    again = (tmp_path / "again.gcreq", "--out", tmp_path / "again.gccert")
    street.run("enrol", "approve", *again, "--yes")
    grid.run("enrol", "accept", tmp_path / "again.gccert", "--yes")
    sent = grid.run("export", "--out", tmp_path)
    assert street.run("import", sent["package"])[0]["accepted"] > 0


def test_what_moved_goes_on(at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grid = at("grid")
    node = grid.run("status")["node"]
    monkeypatch.setattr(machine, "identity", lambda: "another")
    knock(grid)
    assert grid.ask("copied", "--moved", "--copy").refused == "BadValue"
    assert grid.run("copied")["place"] == "undecided"
    assert grid.run("copied", "--moved") | {"fingerprint": ""} == {
        "place": "settled", "restored": False, "node": node, "fingerprint": "",
    }  # fmt: skip
    grid.run("export", "--out", tmp_path)
    assert grid.ask("copied", "--moved").refused == "NotFound"


def test_what_was_restored_elsewhere_says_so(
    at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grid = at("grid")
    grid.run("status")
    grid.run("backup", "--out", tmp_path)
    [file] = tmp_path.glob("*.gcbackup")
    monkeypatch.setattr(machine, "identity", lambda: "another")
    assert grid.run("restore", file)["ok"]
    told = grid.run("copied")
    assert (told["place"], told["restored"]) == ("undecided", True)
    knock(grid)
    refused = grid.ask("export", "--out", tmp_path)
    assert refused.refused == "CopyUndecided"
    assert refused.document["error"]["facts"]["reason"] == "restored"
    assert "restored from a backup" in refused.document["error"]["message"]
    grid.run("copied", "--moved")
    grid.run("export", "--out", tmp_path)


def knock(grid: Terminal) -> None:
    """Visit somebody."""
    home = grid.run("households", "list")[0]["id"]
    grid.run("visit", "add", "--household", home, "--outcome", "11", "--at", "2026-01-05T10:00")
