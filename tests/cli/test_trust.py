"""Who joins by which keys: nothing is signed or accepted before the fingerprints are confirmed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.operations.offices import GRIDS, VILLAGE

At = Callable[[str], Terminal]


class Keyboard(io.StringIO):
    """Somebody at a terminal who types this."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def asked(at: At, tmp_path: Path) -> Path:
    """The request of a new grid."""
    out = tmp_path / "new.gcreq"
    words = ("--role", "grid", "--area", GRIDS[1], "--name", "王芳", "--out", out)
    at("new").run("enrol", "request", *words)
    return out


def certified(at: At, asked: Path) -> Path:
    out = asked.with_suffix(".gccert")
    at("street").run("enrol", "approve", asked, "--out", out, "--yes")
    return out


def test_what_is_shown_names_the_key_the_parent_and_the_root(
    at: At, asked: Path, tmp_path: Path
) -> None:
    own = at("new").run("status")["node"]
    shown = at("street").run("enrol", "show", asked)
    assert (shown["kind"], shown["role"], shown["area"]) == ("request", "grid", GRIDS[1])
    assert shown["name"] == "王芳"
    prints = [shown[f"{who}fingerprint"] for who in ("", "parent_", "root_")]
    assert len(set(prints)) == 3
    certificate = certified(at, asked)
    for place in ("new", "nowhere", "district"):
        again = at(place).run("enrol", "show", certificate)
        assert [again[f"{who}fingerprint"] for who in ("", "parent_", "root_")] == prints
    done = at("new").run("enrol", "accept", certificate, "--yes")
    assert [done[f"{who}fingerprint"] for who in ("", "parent_", "root_")] == prints
    assert done["node"] == own
    alone = at("nowhere").run("enrol", "show", asked)
    assert alone["fingerprint"] == prints[0]
    assert alone["parent_fingerprint"] is alone["root_fingerprint"] is None


def test_without_a_terminal_one_of_the_two_options_is_needed(
    at: At, asked: Path, tmp_path: Path
) -> None:
    out = tmp_path / "x.gccert"
    answer = at("street").ask("enrol", "approve", asked, "--out", out)
    assert answer.refused == "FingerprintUnconfirmed"
    shown = at("street").run("enrol", "show", asked)
    facts = answer.document["error"]["facts"]
    assert facts["fingerprint"] == shown["fingerprint"]
    assert facts["root_fingerprint"] == shown["root_fingerprint"]
    assert not out.exists()
    certificate = certified(at, asked)
    assert at("new").ask("enrol", "accept", certificate).refused == "FingerprintUnconfirmed"
    assert at("new").run("status")["state"] == "waiting"


def test_another_fingerprint_is_refused_and_the_right_one_taken_however_it_is_typed(
    at: At, asked: Path, tmp_path: Path
) -> None:
    shown = at("street").run("enrol", "show", asked)
    out = tmp_path / "x.gccert"
    for wrong in (shown["parent_fingerprint"], "ABCD", shown["fingerprint"][:-1]):
        answer = at("street").ask("enrol", "approve", asked, "--out", out, "--fingerprint", wrong)
        assert answer.refused == "FingerprintDiffers"
        assert not out.exists()
    typed = shown["fingerprint"].lower().replace("-", " ").replace("0", "o")
    at("street").run("enrol", "approve", asked, "--out", out, "--fingerprint", typed)
    wrong = ("--fingerprint", "0000-0000-0000-0000-0000")
    assert at("new").ask("enrol", "accept", out, *wrong).refused == "FingerprintDiffers"
    assert at("new").run("status")["state"] == "waiting"
    at("new").run("enrol", "accept", out, "--fingerprint", shown["root_fingerprint"])


@pytest.mark.parametrize(("typed", "goes_on"), [("yes\n", True), ("no\n", False), ("", False)])
def test_a_terminal_shows_them_and_asks(
    at: At, asked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, goes_on: bool
) -> None:
    shown = at("street").run("enrol", "show", asked)
    out = tmp_path / "x.gccert"
    monkeypatch.setattr("sys.stdin", Keyboard(typed))
    answer = at("street").ask("enrol", "approve", asked, "--out", out)
    for who in ("", "parent_", "root_"):
        assert shown[f"{who}fingerprint"] in answer.told
    assert out.exists() is goes_on
    assert answer.refused == ("" if goes_on else "Cancelled")


def test_an_invitation_spares_the_code_and_names_the_office(at: At, tmp_path: Path) -> None:
    invitation, request = tmp_path / "x.gcinv", tmp_path / "x.gcreq"
    made = at("street").run("enrol", "invite", "--area", GRIDS[1], "--out", invitation)
    assert (made["role"], made["area"]) == ("grid", GRIDS[1])
    asked = ("--invitation", invitation, "--name", "王芳", "--out", request)
    told = at("new").run("enrol", "request", *asked)
    assert told["parent_fingerprint"] == made["parent_fingerprint"]
    assert told["root_fingerprint"] == made["root_fingerprint"]
    shown = at("street").run("enrol", "show", request)
    assert (shown["role"], shown["area"]) == ("grid", GRIDS[1])
    certificate = certified(at, request)
    at("new").run("enrol", "accept", certificate, "--fingerprint", told["parent_fingerprint"])
    assert at("new").run("status")["area"] == GRIDS[1]


def test_who_waits_can_name_the_office_anew(at: At, asked: Path, tmp_path: Path) -> None:
    street = at("street").run("enrol", "invite", "--area", GRIDS[1], "--out", tmp_path / "x.gcinv")
    again = ("--out", tmp_path / "again.gcreq")
    told = at("new").run("enrol", "renew", *again)
    assert told["parent_fingerprint"] is None
    told = at("new").run("enrol", "renew", *again, "--invitation", tmp_path / "x.gcinv")
    assert told["parent_fingerprint"] == street["parent_fingerprint"]


@pytest.mark.parametrize(("area", "kind"), [("GX", "AreaOutside"), ("nowhere", "AreaUnknown")])
def test_only_a_place_below_is_invited(at: At, tmp_path: Path, area: str, kind: str) -> None:
    out = tmp_path / "x.gcinv"
    assert at("street").ask("enrol", "invite", "--area", area, "--out", out).refused == kind
    assert not out.exists()


def test_a_village_asks_for_its_place_by_its_code_or_by_an_invitation(
    at: At, tmp_path: Path
) -> None:
    out, invitation = tmp_path / "x.gcreq", tmp_path / "x.gcinv"
    told = at("street").run("enrol", "invite", "--area", VILLAGE, "--out", invitation)
    assert (told["role"], told["area"]) == ("village", VILLAGE)
    at("invited").run(
        "enrol", "request", "--invitation", invitation, "--name", "薛庄", "--out", out
    )
    told = at("street").run("enrol", "approve", out, "--out", tmp_path / "x.gccert", "--yes")
    assert (told["role"], told["area"]) == ("village", VILLAGE)
    at("invited").run("enrol", "accept", tmp_path / "x.gccert", "--yes")
    now = at("invited").run("status")
    assert (now["role"], now["state"], len(now["links"])) == ("village", "active", 1)
    asked = ("--role", "village", "--area", VILLAGE, "--name", "薛庄", "--out", out)
    at("asking").run("enrol", "request", *asked)
    shown = at("street").run("enrol", "show", out)
    assert (shown["role"], shown["area_name"]) == ("village", "薛庄社区居委会")


def test_a_place_is_asked_for_by_codes_or_by_an_invitation(at: At, tmp_path: Path) -> None:
    out, invitation = tmp_path / "x.gcreq", tmp_path / "x.gcinv"
    at("street").run("enrol", "invite", "--area", GRIDS[1], "--out", invitation)
    both = ("--invitation", invitation, "--area", GRIDS[1])
    for given in ((), ("--role", "grid"), ("--area", GRIDS[1]), both):
        assert at("new").ask("enrol", "request", "--name", "n", "--out", out, *given).code == 2
    assert not at("new").workspace.exists()


@pytest.mark.parametrize(
    ("role", "area", "level", "suggested"),
    [
        ("grid", VILLAGE, "village", ""),
        ("grid", VILLAGE[:9], "street", ""),
        ("street", GRIDS[1], "grid", VILLAGE[:9]),
        ("street", VILLAGE, "village", VILLAGE[:9]),
        ("village", GRIDS[1], "grid", VILLAGE),
        ("village", VILLAGE[:9], "street", ""),
        ("village", f"{VILLAGE[:9]}000", "street", ""),
        ("village", VILLAGE[:6], "district", ""),
    ],
)
def test_a_code_of_another_level_is_refused_when_it_is_asked_for(
    at: At, tmp_path: Path, role: str, area: str, level: str, suggested: str
) -> None:
    words = ("--role", role, "--area", area, "--name", "n", "--out", tmp_path / "x.gcreq")
    answer = at("new").ask("enrol", "request", *words)
    assert answer.refused == "WrongLevel"
    facts = answer.document["error"]["facts"]
    assert (facts["role"], facts["area"]) == (role, area)
    assert (facts["level"], facts["suggested"]) == (level, suggested)
    assert suggested in answer.document["error"]["message"]
    assert not at("new").workspace.exists()
