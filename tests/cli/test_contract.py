"""The command line is a contract: documents, keys, exit codes, masks, prompts (cli/README.md)."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from gridcredit.cli import main as entrance
from gridcredit.cli import output
from gridcredit.cli.verb import Call
from gridcredit.operations.desk import open_desk
from gridcredit.store.workspace import audit
from tests.cli.terminal import Terminal
from tests.operations.offices import PASSPHRASE

At = Callable[[str], Terminal]
PAGE = (Path(entrance.__file__).parent / "README.md").read_text("utf-8")


def keys_told(verb: str) -> set[str]:
    """The keys that the page gives for a verb's document, those of its innermost parts too."""
    [row] = [r for r in PAGE.splitlines() if r.startswith(f"| `{verb}")]
    told = row.replace("\\|", "/").split("|")[3]
    return set(re.findall(r"[a-z0-9_]{2,}", re.sub(r"\[same[^]]*\]", "", told)))


def keys_of(document: Any) -> set[str]:
    """The keys of a document and of its parts."""
    if isinstance(document, dict):
        return set(document).union(*(keys_of(value) for value in document.values()))
    if isinstance(document, list):
        return set().union(*(keys_of(part) for part in document))
    return set()


def test_documents_have_exactly_the_keys_of_the_page(at: At, tmp_path: Path) -> None:
    grid, street, district = at("grid"), at("street"), at("district")
    [home, *_] = homes = grid.run("households", "list")
    people = grid.run("residents", "list")
    adult = next(p["id"] for p in people if p["eligible"])
    UUID(home["id"])
    knock = ("--household", home["id"], "--outcome", "01", "--at", "2026-01-05T10:00")
    event = ("--resident", adult, "--event", "informed", "--on", "2026-01-05")
    answers = {
        "households list": homes,
        "residents list": people,
        "visit add": grid.run("visit", "add", *knock),
        "registration add": grid.run("registration", "add", *event),
        "pledge add": grid.run("pledge", "add", "--resident", adult, "--signed-on", "2026-01-05"),
        "resident set": grid.run("resident", "set", adult, "--field", "note", "--value", "x"),
        "coverage": grid.run("coverage", "--on", "2026-01-05"),
        "areas list": grid.run("areas", "list"),
        "enrol list": street.run("enrol", "list"),
        "roster export": grid.run("roster", "export", "--out", tmp_path / "r.xlsx"),
        "doctor": grid.run("doctor"),
        "status": grid.run("status"),
    }
    sent = answers["export"] = grid.run("export", "--out", tmp_path / "post")
    answers["verify"] = street.run("verify", sent["package"])
    answers["import"] = street.run("import", sent["package"], "--receipts", tmp_path / "post")
    for verb, document in answers.items():
        told = keys_told(verb) - {"reason", "count", "problems", "error"}
        assert keys_of(document) - {"reason", "count"} == told, verb
    assert re.fullmatch(r"\d+\.\d\d", answers["coverage"]["rate"])
    assert answers["import"][0]["from"] == answers["status"]["node"]
    assert district.run("status")["role"] == "district"


def test_a_district_begins_under_the_account_that_made_it(at: At, tmp_path: Path) -> None:
    areas = Path(__file__).parents[2] / "resources" / "demo" / "areas.csv"
    new = at("new")
    words = ("init", "--role", "district", "--area", "GX", "--areas", areas, "--name", "区")
    made = new.run("--as", "zhang", *words)
    assert set(made) == keys_told("init")
    assert new.run("status")["node"] == made["node"]
    assert new.run("--as", "zhang", "status")["node"] == made["node"]
    assert new.ask("--as", "district", "status").refused == "UnknownAccount"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "fly",
        "enrol",
        "visit add",
        "visit add --household x --outcome 99 --at x",
        "coverage",
        "coverage --on 2026-01-05 --basis moon",
        "export",
        "demo --out x --seed one",
        "status --unknown",
        "residents list --passphrase secret",
    ],
)
def test_wrong_usage_ends_with_2_and_no_document(at: At, words: str) -> None:
    answer = at("grid").ask(*words.split())
    assert (answer.code, answer.document) == (2, None)
    assert "usage:" in answer.told


def test_general_options_stand_before_or_behind_the_verb(at: At) -> None:
    grid = at("grid")
    folder = str(grid.workspace)
    for argv in (
        ["--json", "--workspace", folder, "status"],
        ["status", "--workspace", folder, "--json"],
    ):
        grid.capture.readouterr()
        assert entrance.main(argv) == 0
        assert json.loads(grid.capture.readouterr().out)["role"] == "grid"


def test_the_environment_may_name_the_workspace(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    grid = at("grid")
    monkeypatch.setenv("GRIDCREDIT_WORKSPACE", str(grid.workspace))
    grid.capture.readouterr()
    assert entrance.main(["status", "--json"]) == 0
    assert json.loads(grid.capture.readouterr().out)["role"] == "grid"


def test_a_workspace_is_found_from_inside_itself(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    grid = at("grid")
    monkeypatch.chdir(grid.workspace)
    here = Terminal(Path(), grid.capture)
    kept = here.run("backup", "--out", grid.workspace.parent / "kept")
    assert here.run("restore", kept["file"])["ok"]
    assert grid.run("status")["role"] == "grid"


def test_lists_are_masked_and_a_purpose_is_logged(at: At, tmp_path: Path) -> None:
    grid = at("grid")
    masked = grid.run("residents", "list")
    assert all("*" in p["name"] for p in masked)
    assert all(re.fullmatch(r"(\d{6}\*{12}|)", p["id_number"]) for p in masked)
    assert all(re.fullmatch(r"(\d{3}\*{4}\d{4}|)", p["phone"]) for p in masked)
    assert all("*" in h["householder"] for h in grid.run("households", "list"))
    shown = grid.run("residents", "list", "--reveal", "核对名单")
    assert not any("*" in p["name"] + p["id_number"] + p["phone"] for p in shown)
    grid.run("roster", "export", "--out", tmp_path / "r.xlsx", "--reveal", "上报")
    for words in (("residents", "list"), ("households", "list")):
        assert grid.ask(*words, "--reveal", " ").refused == "BadValue"
    out = tmp_path / "blank.xlsx"
    assert grid.ask("roster", "export", "--out", out, "--reveal", " ").refused == "BadValue"
    assert not out.exists()
    with (
        closing(open_desk(grid.workspace, PASSPHRASE, Call.clock, Call.new_id)) as desk,
        desk.reading() as session,
    ):
        logged = [e.facts["purpose"] for e in audit.entries(session, act="reveal")]
    assert logged == ["核对名单", "上报"]


def test_messages_come_in_the_language_asked_for(at: At) -> None:
    grid = at("grid")
    for language, word in (("zh", "没有找到"), ("en", "Not found")):
        argv = ["--workspace", str(grid.workspace), "--language", language, "enrol", "revoke", "x"]
        grid.capture.readouterr()
        assert entrance.main(argv) == 1
        said = grid.capture.readouterr()
        assert (word in said.err, said.out) == (True, "")


def test_plain_answers_hold_no_signs_that_steer_a_terminal(at: At) -> None:
    grid = at("grid")
    [somebody, *_] = listed = grid.run("residents", "list")
    name = "张\x1b[2J\n三"
    words = ("--field", "name", "--value", name)
    assert grid.ask("resident", "set", somebody["id"], *words).code == 1
    grid.capture.readouterr()
    # As a file of an earlier program may still hold it.
    output.write([somebody | {"name": name}, *listed[1:]], as_json=False)
    said = grid.capture.readouterr().out
    assert "\x1b" not in said
    assert len(said.splitlines()) == len(listed) + 1


def test_several_files_are_each_answered_for(at: At, tmp_path: Path) -> None:
    grid, street = at("grid"), at("street")
    [somebody, *_] = grid.run("residents", "list")
    grid.run("resident", "set", somebody["id"], "--field", "note", "--value", "x")
    package = grid.run("export", "--out", tmp_path)["package"]
    (tmp_path / "note.txt").write_text("not ours", "utf-8")
    answer = street.ask("import", tmp_path / "note.txt", package, tmp_path / "missing.gcpkg")
    assert answer.code == 1
    kinds = {Path(d["file"]).name: d.get("error", {}).get("kind") for d in answer.document}
    assert kinds == {
        "note.txt": "FileUnreadable",
        "missing.gcpkg": "StorageFailed",
        Path(package).name: None,
    }


def test_a_passphrase_file_as_notepad_writes_it_opens(at: At, passphrase_file: Path) -> None:
    passphrase_file.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\n")
    assert at("grid").run("status")["role"] == "grid"
    for content, refusal in ((b"\xff\xfe", "FileUnreadable"), (b"", "WrongPassphrase")):
        passphrase_file.write_bytes(content)
        assert at("grid").ask("status").refused == refusal
    passphrase_file.unlink()
    assert at("grid").ask("status").refused == "StorageFailed"


def test_without_file_and_terminal_the_passphrase_cannot_be_asked_for(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GRIDCREDIT_PASSPHRASE_FILE")
    answer = at("grid").ask("status")
    assert answer.refused == "BadValue"
    assert "GRIDCREDIT_PASSPHRASE_FILE" in answer.document["error"]["message"]


ASKED = """
import sys
from gridcredit.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (PASSPHRASE + "\n", 0, '"role": "grid"'),
        ("wrong, all wrong\n", 1, "WrongPassphrase"),
        ("\x04", 1, "Cancelled"),
    ],
)
def test_the_passphrase_is_asked_for_at_a_terminal_and_never_shown(
    at: At, typed: str, code: int, said: str
) -> None:
    import pty

    grid = at("grid")
    argv = ["--json", "--workspace", str(grid.workspace), "status"]
    child, screen = pty.fork()
    if child == 0:  # what a person has in front of them
        os.environ.pop("GRIDCREDIT_PASSPHRASE_FILE", None)
        os.chdir(Path(__file__).parents[2])
        os.execv(sys.executable, [sys.executable, "-c", ASKED, *argv])
    shown = b""
    while b"passphrase: " not in shown:
        shown += os.read(screen, 1024)
    os.write(screen, typed.encode())
    while some := read_or_end(screen):
        shown += some
    _, status = os.waitpid(child, 0)
    os.close(screen)
    text = shown.decode()
    assert os.waitstatus_to_exitcode(status) == code, text
    assert said in text
    assert typed.strip("\n\x04") not in text or not typed.strip("\n\x04")


def read_or_end(screen: int) -> bytes:
    """What comes next from a pseudo-terminal; Linux ends it with an error."""
    try:
        return os.read(screen, 1 << 16)
    except OSError:
        return b""


def test_a_conflict_is_listed_masked_and_closed_with_the_value_chosen(
    at: At, tmp_path: Path
) -> None:
    grid, street = at("grid"), at("street")
    row = grid.run("residents", "list")[0]["id"]
    for office, phone in ((grid, "19900001111"), (street, "19900002222")):
        office.run("resident", "set", row, "--field", "phone", "--value", phone)
    package = grid.run("export", "--out", tmp_path)["package"]
    street.run("import", package, "--receipts", tmp_path)
    [conflict] = masked = street.run("conflicts", "list")
    assert keys_of(masked) == keys_told("conflicts list")
    assert (conflict["entity"], conflict["row"], conflict["field"]) == ("resident", row, "phone")
    assert {v["value"] for v in conflict["values"]} == {"199****1111", "199****2222"}
    [shown] = street.run("conflicts", "list", "--reveal", "核对电话")
    kept = next(v["revision"] for v in shown["values"] if v["value"] == "19900001111")
    nobody = "00000000-0000-7000-8000-000000000000"
    for words in (
        (nobody, "--keep", kept),
        (conflict["id"], "--keep", "x"),
        (conflict["id"], "--keep", f"{nobody}:1"),
        ("x", "--keep", kept),
    ):
        assert street.ask("conflicts", "choose", *words).refused == "NotFound"
    assert street.run("conflicts", "choose", conflict["id"], "--keep", kept) == []
    assert street.run("status")["conflicts"] == 0
    people = street.run("residents", "list", "--reveal", "核对电话")
    assert {p["phone"] for p in people if p["id"] == row} == {"19900001111"}
    assert street.ask("conflicts", "choose", conflict["id"], "--keep", kept).refused == "NotFound"
