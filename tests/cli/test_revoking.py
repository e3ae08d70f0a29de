"""The end of a certificate and a new one, as scripts do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.terminal import Terminal

At = Callable[[str], Terminal]


def test_a_revoked_laptop_is_told_and_comes_back_with_a_new_certificate(
    at: At, tmp_path: Path
) -> None:
    grid, street = at("grid"), at("street")
    home = grid.run("households", "list")[0]["id"]
    knock = ("--household", home, "--outcome", "11", "--at", "2026-01-05T10:00")
    grid.run("visit", "add", *knock)
    sent = grid.run("export", "--out", tmp_path / "post")
    [told] = street.run("enrol", "revoke", _node(grid),
                        "--out", tmp_path / "post")  # fmt: skip
    assert told["state"] == "revoked"
    assert street.ask("import", sent["package"]).refused == "SenderRevoked"
    assert street.run("status")["waiting"] == 1
    assert grid.run("import", told["notice"])[0]["kind"] == "revocation"
    assert grid.run("status")["state"] == "revoked"
    assert grid.ask("export", "--out", tmp_path / "post").refused == "PlaceRevoked"
    grid.run("enrol", "renew", "--out", tmp_path / "again.gcreq")
    again = (tmp_path / "again.gcreq", "--out", tmp_path / "again.gccert")
    approved = street.run("enrol", "approve", *again, "--yes")
    assert approved["taken_in"] == 1
    assert street.run("status")["waiting"] == 0
    grid.run("enrol", "accept", tmp_path / "again.gccert", "--yes")
    grid.run("export", "--out", tmp_path / "post")
    assert grid.ask("enrol", "renew", "--out", tmp_path / "x.gcreq").refused == "AlreadyEnrolled"


def _node(terminal: Terminal) -> str:
    return str(terminal.run("status")["node"])
