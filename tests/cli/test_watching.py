"""`watch` speaks a line an event, and ends as it is told to."""

import json
import os
import signal
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gridcredit.cli.main import main
from gridcredit.cli.verb import Call
from gridcredit.cli.verbs.watching import Look, stay
from gridcredit.domain.errors import Cancelled, GridCreditError, ServerAway, ServerRefused
from gridcredit.domain.progress import Progress
from tests.cli.terminal import Terminal

At = Callable[[str], Terminal]


def events(told: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.splitlines()]


def test_once_takes_in_what_is_there(
    at: At, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    grid = at("grid")
    home = grid.run("households", "list")[0]["id"]
    knock = ("--household", home, "--outcome", "01", "--at", "2026-01-05T10:00")
    grid.run("visit", "add", *knock)
    sent = grid.run("export", "--out", tmp_path / "drop")
    (tmp_path / "drop" / "龙.gcpkg").write_bytes(b"no package")
    street = at("street").workspace
    words = ["watch", str(tmp_path / "drop"), "--once", "--every", "0.05"]
    code = main(["--json", "--workspace", str(street), *words])
    told = events(capsys.readouterr().out)
    assert code == 0
    assert [each["event"] for each in told] == ["started", "file", "refused", "stopped"]
    assert told[1]["number"] == sent["number"]
    assert Path(told[1]["receipt"]).is_file()
    assert told[2]["error"]["kind"] == "FileUnreadable"


def test_a_time_between_looks_must_make_sense(at: At, tmp_path: Path) -> None:
    assert at("street").ask("watch", tmp_path, "--every", "0").refused == "BadValue"


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal to a child there")
def test_it_stays_until_it_is_told_to_end(at: At, tmp_path: Path) -> None:
    street = at("street").workspace
    words = [sys.executable, "-m", "gridcredit", "--json", "--workspace", str(street), "watch"]
    with subprocess.Popen(
        [*words, str(tmp_path), "--every", "0.05"],
        stdout=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    ) as running:
        assert running.stdout is not None
        assert json.loads(running.stdout.readline())["event"] == "started"
        running.send_signal(signal.SIGTERM)
        told = events(running.stdout.read())
    assert [each["event"] for each in told] == ["stopped"]
    assert running.returncode == 0


def test_a_server_that_is_not_there_yet_is_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    told = Namespace(folder="drop", every=0.05, once=False, json=True, language="en")
    crowded = ServerRefused("s", "no_connection_left")
    refusals: list[GridCreditError] = [ServerAway("s"), ServerAway("s"), crowded]

    def end(_progress: Progress) -> list[str]:
        raise Cancelled

    def begin() -> Look[str]:
        if refusals:
            raise refusals.pop(0)
        return end

    stay(Call(told), begin, lambda _event: ())
    kinds = [
        each.get("error", {}).get("kind", each["event"]) for each in events(capsys.readouterr().out)
    ]
    assert kinds == ["ServerAway", "ServerRefused", "started"]
    refusals.append(ServerRefused("s", "wrong_password"))
    with pytest.raises(ServerRefused):  # nobody comes to mend that
        stay(Call(told), begin, lambda _event: ())
    refusals[:] = [ServerAway("s")]
    told.once = True
    with pytest.raises(ServerAway):
        stay(Call(told), begin, lambda _event: ())
