"""The suite by the command line: told everywhere, chosen by the district alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

At = Callable[[str], Terminal]


def test_the_district_chooses_and_the_next_package_says_so(at: At, tmp_path: Path) -> None:
    district, street = at("district"), at("street")
    assert district.run("suite") == {"suite": "A", "others": []}
    assert district.run("suite", "B") == {"suite": "B", "others": []}
    down = district.run("export", "--to", street.run("status")["node"], "--out", tmp_path)
    assert (down["suite"], down["makeshift"]) == ("B", False)
    assert street.run("verify", down["package"])["suite"] == "B"
    assert street.run("suite")["suite"] == "A"
    [taken] = street.run("import", down["package"], "--receipts", tmp_path)
    assert street.run("suite")["suite"] == "B"
    told = district.run("verify", taken["receipt"])
    assert (told["kind"], told["suite"], told["valid"]) == ("receipt", "B", True)


@pytest.mark.parametrize("where", ["street", "grid"])
def test_others_only_ask(at: At, where: str) -> None:
    assert at(where).ask("suite", "B").refused == "NotAllowed"
    assert at(where).run("suite")["suite"] == "A"


def test_a_district_may_begin_in_b(at: At) -> None:
    areas = Path(__file__).parents[2] / "resources" / "demo" / "areas.csv"
    new = at("new")
    words = ("init", "--area", "GX", "--areas", areas, "--name", "区")
    assert new.ask(*words, "--token", "none-such").refused == "TokenFailed"
    new.run(*words, "--suite", "B")
    assert new.run("suite")["suite"] == "B"
