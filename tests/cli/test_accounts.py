"""The verbs of who may sign in, at a village among other offices."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import At
from tests.cli.terminal import Terminal
from tests.operations.offices import VILLAGE

NEW = "新的口令-2026"


@pytest.fixture
def village(at: At, tmp_path: Path) -> Terminal:
    """A village below the street, which has heard of its people."""
    invitation, request, certificate = (
        tmp_path / f"x.{kind}" for kind in ("gcinv", "gcreq", "gccert")
    )
    street, village = at("street"), at("village")
    street.run("enrol", "invite", "--area", VILLAGE, "--out", invitation)
    asked = ("--invitation", invitation, "--name", "薛庄", "--out", request)
    node = village.run("enrol", "request", *asked)["node"]
    street.run("enrol", "approve", request, "--out", certificate, "--yes")
    village.run("enrol", "accept", certificate, "--yes")
    sent = street.run("export", "--to", node, "--out", tmp_path / "post")
    village.run("import", sent["package"])
    return village


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A first passphrase in a file."""
    file = tmp_path / "first.txt"
    file.write_text(NEW + "\n", "utf-8")
    return file


def grown_ups(village: Terminal) -> list[str]:
    people = village.run("residents", "list")
    return [p["id"] for p in people if (p["birth_year"] or 2020) < 2000]


def test_the_people_of_a_village(village: Terminal, secret: Path) -> None:
    [first] = village.run("accounts", "list")
    assert first == {
        "login": "village", "name": "薛庄", "role": "village_reviewer", "state": "active",
        "resident": None,
    }  # fmt: skip
    one, two, *_ = grown_ups(village)
    words = ("accounts", "add", "zhang", "--name", "张三", "--passphrase-file", secret)
    both = village.run(*words, "--role", "collector", "--resident", one)
    assert [(a["login"], a["role"], a["resident"]) for a in both] == [
        ("village", "village_reviewer", None),
        ("zhang", "collector", one),
    ]
    linked = village.run("accounts", "link", "village", "--resident", two)
    assert linked[0]["resident"] == two
    assert village.run("accounts", "link", "village", "--resident", "")[0]["resident"] is None
    closed = village.run("accounts", "close", "zhang")
    assert [(a["login"], a["state"]) for a in closed] == [
        ("village", "active"),
        ("zhang", "closed"),
    ]


def test_a_post_may_be_named_in_chinese(village: Terminal, secret: Path) -> None:
    words = ("accounts", "add", "li", "--name", "李四", "--passphrase-file", secret)
    added = village.run(*words, "--role", "兑换员")
    assert [a["role"] for a in added if a["login"] == "li"] == ["redeemer"]
    assert village.ask(*words, "--role", "掌柜").code == 2


@pytest.mark.parametrize("role", ["grid_worker", "street_clerk", "district_office"])
def test_a_post_of_another_office_is_refused(village: Terminal, secret: Path, role: str) -> None:
    words = ("accounts", "add", "li", "--name", "李四", "--passphrase-file", secret)
    assert village.ask(*words, "--role", role).refused == "BadValue"
    assert len(village.run("accounts", "list")) == 1


def test_an_added_person_signs_in_with_the_passphrase_of_the_file(
    village: Terminal, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("accounts", "add", "li", "--name", "李四", "--role", "administrator")
    village.run(*words, "--passphrase-file", secret)
    monkeypatch.setenv("GRIDCREDIT_PASSPHRASE_FILE", str(secret))
    assert len(village.run("accounts", "list", "--as", "li")) == 2
    assert village.ask("accounts", "list").refused == "WrongPassphrase"


def test_without_a_file_a_script_is_told_that_there_is_no_terminal(village: Terminal) -> None:
    words = ("accounts", "add", "li", "--name", "李四", "--role", "collector")
    refused = village.ask(*words)
    assert refused.refused == "BadValue"
    assert refused.document["error"]["facts"]["reason"] == "no_terminal"


@pytest.mark.parametrize("resident", ["nobody", "00000000-0000-7000-8000-000000000000"])
def test_who_is_not_on_the_register_is_nobody(village: Terminal, resident: str) -> None:
    refused = village.ask("accounts", "link", "village", "--resident", resident)
    assert refused.refused == "NotFound"
