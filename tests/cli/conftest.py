"""Offices for the tests of the command line, made once and copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from gridcredit.cli.verb import Call
from gridcredit.operations.desk import open_desk
from gridcredit.operations.workspace.keeping import daily_copy
from tests.cli.terminal import Terminal
from tests.operations.copies import make_offices
from tests.operations.offices import PASSPHRASE

At = Callable[[str], Terminal]


@pytest.fixture(scope="session")
def cli_offices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A district, a street and a grid, the street having the grid's register."""
    made = make_offices(tmp_path_factory.mktemp("kept") / "offices")
    for folder in made.values():  # today's copy, which the first verb of every test would make
        with closing(open_desk(folder, PASSPHRASE, Call.clock, Call.new_id)) as desk:
            daily_copy(desk)
    return made


@pytest.fixture
def passphrase_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The passphrase in a file that the environment names."""
    secret = tmp_path / "passphrase.txt"
    secret.write_text(PASSPHRASE + "\n", "utf-8")
    monkeypatch.setenv("GRIDCREDIT_PASSPHRASE_FILE", str(secret))
    return secret


@pytest.fixture
def at(
    cli_offices: dict[str, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    passphrase_file: Path,
) -> At:
    """A terminal at a copy of an office (district, street, grid), or at an empty place."""

    def terminal(office: str) -> Terminal:
        folder = tmp_path / "offices" / office
        if office in cli_offices and not folder.exists():
            shutil.copytree(cli_offices[office], folder)
        return Terminal(folder, capsys)

    return terminal
