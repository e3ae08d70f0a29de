"""A copied workspace, as scripts meet it."""

from __future__ import annotations

import os
import shutil
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


def test_a_folder_that_was_put_back_waits_until_it_is_said_which(at: At, tmp_path: Path) -> None:
    grid, street = at("grid"), at("street")
    knock(grid)
    earlier = Path(shutil.copytree(grid.workspace, tmp_path / "earlier"))
    knock(grid)
    sent = grid.run("export", "--out", tmp_path / "post")["package"]
    assert street.run("import", sent)[0]["accepted"] == 2
    shutil.rmtree(grid.workspace)
    shutil.copytree(earlier, grid.workspace)
    told = grid.run("copied")
    assert (told["place"], told["restored"], told["older"]) == ("undecided", False, True)
    refused = grid.ask("export", "--out", tmp_path / "post")
    assert refused.refused == "CopyUndecided"
    assert refused.document["error"]["facts"]["reason"] == "older"
    assert "older than when it last exported" in refused.document["error"]["message"]
    knock(grid)
    told = grid.run("copied", "--moved")
    assert told["place"] == "settled"
    assert "older" not in told
    again = grid.run("export", "--out", tmp_path / "again")["package"]
    [report] = street.run("import", again)
    assert (report["restored"], report["forked"], report["set_aside"]) == (True, False, [])
    back = street.run("export", "--to", grid.run("status")["node"], "--out", tmp_path / "back")
    assert grid.run("import", back["package"])[0]["accepted"] > 0
    on = ("coverage", "--on", "2026-01-06")
    homes = grid.run(*on), street.run(*on, "--area", "370403002001001")
    assert homes[0] == homes[1]


def test_nothing_of_a_test_is_noted_in_the_person_s_own_home(at: At) -> None:
    at("grid").run("status")
    assert str(machine.notes()).startswith(str(Path(os.environ["HOME"])))
    assert "gridcredit-tests-" in str(machine.notes())


def knock(grid: Terminal) -> None:
    """Visit somebody."""
    home = grid.run("households", "list")[0]["id"]
    grid.run("visit", "add", "--household", home, "--outcome", "11", "--at", "2026-01-05T10:00")
