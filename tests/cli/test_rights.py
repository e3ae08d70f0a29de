"""The verbs of residents' rights and of the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import At
from tests.cli.terminal import Terminal

PHOTO = b"\xff\xd8\xff\xe0" + b"a photo of a paper" * 40


def adult(at: Terminal) -> str:
    """Somebody who may sign."""
    return str(next(one["id"] for one in at.run("residents", "list") if one["eligible"]))


def test_what_is_held_is_printed(at: At, tmp_path: Path) -> None:
    grid, out = at("grid"), tmp_path / "打印.pdf"
    made = grid.run("held", adult(grid), "--out", out)
    assert made["pages"] >= 1
    assert made["records"] >= 3  # the person, the household, the dwelling
    assert out.read_bytes().startswith(b"%PDF")
    assert grid.ask("held", adult(grid), "--out", tmp_path / "a.txt").code == 1


def test_a_request_is_listed_until_it_is_answered(at: At) -> None:
    grid = at("grid")
    who = adult(grid)
    made = grid.run("request", "add", who, "--kind", "更正", "--on", "2026-11-20")
    assert (made["due"], made["due_known"]) == ("2026-12-11", True)
    [line] = grid.run("request", "list", "--open")
    assert (line["id"], line["resident"], line["kind"]) == (made["id"], who, "correct")
    assert "request_open" in {one["kind"] for one in grid.run("tasks", "list")}
    assert grid.run("request", "answer", made["id"], "--text", "已更正")["id"] == made["id"]
    assert grid.run("request", "list", "--open") == []
    assert grid.ask("request", "answer", made["id"], "--text", "再答").code == 1
    assert grid.run("request", "remove", made["id"], "--reason", "录错")["removed"] == made["id"]


def test_a_withdrawn_paper_is_sealed_and_handed_back(at: At, tmp_path: Path) -> None:
    grid, scan = at("grid"), tmp_path / "签.jpg"
    scan.write_bytes(PHOTO)
    words = ("pledge", "add", "--resident", adult(grid), "--signed-on", "2026-11-20")
    number = grid.run(*words, "--scan", scan)["number"]
    grid.run(
        *("pledge", "step", number, "--stage", "withdrawn"),
        *("--on", "2026-11-20", "--reason", "本人撤回"),
    )
    [told] = [one for one in grid.run("pledge", "list") if one["number"] == number]
    assert (told["scan"], told["sealed"], told["disposed_on"]) == (None, True, None)
    [due] = grid.run("pledge", "dispose", "due")
    assert (due["number"], due["why"], due["due"]) == (number, "withdrawn", "2026-12-11")
    assert grid.run("pledge", "hand-back", number)["files"] == 1
    assert grid.ask("pledge", "hand-back", number).code == 1
    assert grid.run("pledge", "dispose", "due") == []


def test_a_list_wants_two_persons(
    at: At, tmp_path: Path, passphrase_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    street = at("street")
    who = adult(street)
    words = ("pledge", "add", "--resident", who, "--signed-on", "2014-01-05")
    number = street.run(*words)["number"]
    out = tmp_path / "清册.pdf"
    made = street.run("pledge", "dispose", "make", "--out", out)
    assert (made["numbers"], made["pages"]) == ([number], 1)
    assert street.run("pledge", "dispose", "sign", made["id"])["second"] == ""
    assert street.ask("pledge", "dispose", "sign", made["id"]).code == 1
    assert street.ask("pledge", "dispose", "carry-out", made["id"]).code == 1
    secret = tmp_path / "口令.txt"
    secret.write_text("石榴花开时节-7319", "utf-8")
    street.run(
        *("accounts", "add", "lisi", "--name", "李四", "--role", "street_reviewer"),
        *("--passphrase-file", secret),
    )
    monkeypatch.setenv("GRIDCREDIT_PASSPHRASE_FILE", str(secret))
    assert street.run("--as", "lisi", "pledge", "dispose", "sign", made["id"])["second"] == "李四"
    assert street.run("--as", "lisi", "pledge", "dispose", "carry-out", made["id"])["done_on"]
    monkeypatch.setenv("GRIDCREDIT_PASSPHRASE_FILE", str(passphrase_file))
    assert street.run("pledge", "dispose", "print", made["id"], "--out", out)["pages"] == 1
    assert street.ask("pledge", "dispose", "drop", made["id"], "--reason", "有误").code == 1
    [told] = street.run("pledge", "dispose", "list")
    assert told["first"] not in ("", "李四")
    assert told["second"] == "李四"


def test_papers_lie_in_boxes_under_their_numbers(at: At, tmp_path: Path) -> None:
    street = at("street")
    told = street.run("archive", "settings", "--fonds", "Z109")
    assert told == {"fonds": "Z109", "category": "XYCN", "years": 10}
    words = ("pledge", "add", "--resident", adult(street), "--signed-on", "2026-11-20")
    number = street.run(*words)["number"]
    for stage in ("checked", "archived"):
        street.run("pledge", "step", number, "--stage", stage, "--location", "3-17")
    [boxed] = street.run("archive", "boxes", "--out", tmp_path / "盒.xlsx")
    assert (boxed["box"], boxed["page"], boxed["number"]) == ("3", 17, number)
    [listed] = street.run("pledge", "list", "--stage", "archived")
    assert listed["archive_number"] == boxed["archive_number"] == "Z109-XYCN-2026-D10-0001"


def test_terms_are_shown_and_set_at_the_district_alone(at: At) -> None:
    grid = at("grid")
    told = {one["kept"]: (one["term"], one["unit"]) for one in grid.run("retention")}
    assert told["pledges"] == (10, "years")
    assert told["minutes"] == (None, "years")
    assert grid.run("retention", "drafts") == {"drafts": 0}
    assert grid.ask("retention", "set", "pledge_years", "20").code == 1
    district = at("district")
    assert district.run("retention", "set", "pledge_years", "20")["value"] == 20
    assert district.ask("retention", "set", "log_months", "3").code == 1
    assert district.ask("retention", "set", "tenant_months", "3").code == 1


@pytest.mark.parametrize(
    ("words", "code", "kind"),
    [
        (("request", "add", "x", "--kind", "access", "--on", "2026-11-20"), 1, "NotFound"),
        (("request", "add", "{who}", "--kind", "access", "--on", "2026-13-40"), 1, "BadValue"),
        (("request", "add", "{who}", "--kind", "access", "--on", "9999-12-31"), 1, "BadValue"),
        (("request", "add", "{who}", "--kind", "x", "--on", "2026-11-20"), 2, ""),
        (("request", "answer", "{who}", "--text", "好"), 1, "NotFound"),
        (("held", "{who}", "--out", "{tmp}/没有/a.pdf"), 1, "StorageFailed"),
        (("held", "{who}", "--out", "{tmp}/a.pdf", "--reveal", " "), 1, "BadValue"),
        (("held", "{household}", "--out", "{tmp}/a.pdf"), 1, "NotFound"),
        (("archive", "settings", "--fonds", "../.."), 1, "BadValue"),
        (("archive", "boxes", "--box", "7", "--out", "{tmp}/a.pdf"), 1, "BadValue"),
        (("pledge", "hand-back", "' OR 1=1 --"), 1, "BlankRefused"),
        (("pledge", "dispose", "make", "--out", "{tmp}/a.pdf"), 1, "BadValue"),
        (("pledge", "dispose", "sign", "{who}"), 1, "NotFound"),
        (("pledge", "dispose", "carry-out", "x"), 1, "NotFound"),
        (("retention", "set", "log_months", "0"), 1, "NotAllowed"),
        (("retention", "set", "draft_days", "x"), 2, ""),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_word(
    at: At, tmp_path: Path, words: tuple[str, ...], code: int, kind: str
) -> None:
    grid = at("grid")
    person = next(one for one in grid.run("residents", "list") if one["eligible"])
    given = {"who": person["id"], "household": person["household"], "tmp": tmp_path}
    answer = grid.ask(*(word.format(**given) for word in words))
    assert answer.code == code
    if kind:
        assert answer.document["error"]["kind"] == kind
    assert not (tmp_path / "a.pdf").exists()
