"""The same journey as a script makes it: every verb, exactly as the contract says."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gridcredit import paths
from gridcredit.cli.main import main
from tests.journeys.leaks import leaks
from tests.operations.offices import register_file

PASSPHRASE = "一二三四五六七八"
STREET, GRID = "370403002", "370403002001001"


class Terminal:
    """Runs verbs as a script would, each with --json, in one process."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def run(self, office: str, *words: str | Path, code: int = 0) -> Any:
        """The verb's JSON document; its exit code must be the one expected."""
        workspace = self.folder / "offices" / office
        argv = ["--json", "--workspace", str(workspace), *map(str, words)]
        assert main(argv) == code, self._capture.readouterr()
        return json.loads(self._capture.readouterr().out)


@pytest.fixture
def terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Terminal]:
    """A terminal with the passphrase in a file."""
    secret = tmp_path / "passphrase.txt"
    secret.write_text(PASSPHRASE + "\n", "utf-8")
    monkeypatch.setenv("GRIDCREDIT_PASSPHRASE_FILE", str(secret))
    yield Terminal(tmp_path, capsys)
    capsys.readouterr()


@pytest.fixture
def enrolled(terminal: Terminal) -> Terminal:
    """A district, a street and a grid, joined by files."""
    areas = paths.resources() / "demo" / "areas.csv"
    words = ("init", "--role", "district", "--area", "GX", "--areas", areas, "--name", "区信用办")
    made = terminal.run("district", *words)
    assert set(made) == {"node", "role", "area", "fingerprint"}
    grids = terminal.folder / "grids.csv"
    grids.write_text(f"code,name,level,parent\n{GRID},第1网格,grid,{GRID[:12]}\n", "utf-8")
    assert terminal.run("district", "areas", "import", grids) == {
        "added": 1,
        "updated": 0,
        "same": 0,
    }
    for parent, child, area in (("district", "street", STREET), ("street", "grid", GRID)):
        request, certificate = (terminal.folder / f"{child}{end}" for end in (".gcreq", ".gccert"))
        asked = ("--role", child, "--area", area, "--name", f"{child}办", "--out", request)
        node = terminal.run(child, "enrol", "request", *asked)["node"]
        shown = terminal.run(parent, "enrol", "show", request)
        agreed = ("--fingerprint", shown["fingerprint"])
        signed = terminal.run(parent, "enrol", "approve", request, "--out", certificate, *agreed)
        assert (signed["node"], signed["area"]) == (node, area)
        agreed = ("--fingerprint", shown["parent_fingerprint"])
        accepted = terminal.run(child, "enrol", "accept", certificate, *agreed)
        prints = {"fingerprint", "parent_fingerprint", "root_fingerprint"}
        assert set(accepted) == {"node", "role", "area", "parent", *prints}
    return terminal


def test_the_whole_journey_by_script(enrolled: Terminal) -> None:
    t = enrolled
    register = register_file(t.folder, GRID, households=8)
    checked = t.run("grid", "roster", "import", register, "--check")
    taken = t.run("grid", "roster", "import", register)
    assert (checked.pop("import"), bool(taken.pop("import"))) == (None, True)
    assert checked == taken
    assert taken["added"]["residents"] == taken["rows"] > 0
    again = t.run("grid", "roster", "import", register)
    assert (again["same"], again["added"]["residents"]) == (again["rows"], 0)

    [household, *_] = t.run("grid", "households", "list")
    at = "2026-01-05T18:30"
    words = ("--household", household["id"], "--outcome", "02", "--at", at)
    assert t.run("grid", "visit", "add", *words, "--follow-up", "2026-01-12")["id"]
    adults = [p for p in t.run("grid", "residents", "list") if p["eligible"]]
    first, second = adults[0]["id"], adults[1]["id"]
    event = ("--event", "registered", "--on", "2026-01-05")
    assert t.run("grid", "registration", "add", "--resident", first, *event)["id"]
    pledge = t.run("grid", "pledge", "add", "--resident", first, "--signed-on", "2026-01-05")
    assert pledge["number"].startswith(f"{STREET}-001-2026-")
    lines = t.folder / "entries.ndjson"
    entry = {"do": "registration.add", "resident": second, "event": "informed"}
    good, bad = entry | {"on": "2026-01-06"}, entry | {"on": "someday"}
    lines.write_text("\n".join(json.dumps(e) for e in (good, bad)), "utf-8")
    applied = t.run("grid", "apply", lines, code=1)
    assert (applied["done"], [r["line"] for r in applied["refused"]]) == (1, [2])
    set_phone = ("--field", "phone", "--value", "19900001111")
    assert t.run("grid", "resident", "set", second, *set_phone)["revision"]

    post = t.folder / "post"
    assert t.run("grid", "status")["unsent"] > 0
    for child, parent in (("grid", "street"), ("street", "district")):
        sent = t.run(child, "export", "--out", post)
        assert t.run(parent, "verify", sent["package"])["valid"]
        previewed = t.run(parent, "import", sent["package"], "--preview")
        [report] = t.run(parent, "import", sent["package"], "--receipts", post)
        assert previewed[0]["accepted"] == report["accepted"] == sent["revisions"]
        [confirmed] = t.run(child, "import", report["receipt"])
        assert confirmed["kind"] == "receipt"
        assert t.run(child, "status")["unsent"] == 0
    on = ("coverage", "--on", "2026-11-22", "--area", GRID)
    counted = [t.run(office, *on) for office in ("grid", "street", "district")]
    assert counted[0] == counted[1] == counted[2]
    assert (counted[0]["registered"], counted[0]["pledged"], counted[0]["informed"]) == (1, 1, 2)


def test_names_are_masked_until_a_purpose_is_given(enrolled: Terminal) -> None:
    t = enrolled
    t.run("grid", "roster", "import", register_file(t.folder, GRID))
    masked = t.run("grid", "residents", "list")
    shown = t.run("grid", "residents", "list", "--reveal", "核对")
    assert all("*" in person["name"] for person in masked)
    assert not any("*" in person["name"] for person in shown)
    found = t.run("grid", "residents", "list", "--search", shown[0]["name"])
    assert shown[0]["id"] in {person["id"] for person in found}


def test_backups_come_back_and_the_doctor_is_content(enrolled: Terminal) -> None:
    t = enrolled
    t.run("grid", "roster", "import", register_file(t.folder, GRID))
    before = t.run("grid", "status")["code"]
    kept = t.run("grid", "backup", "--out", t.folder / "kept")
    [somebody, *_] = t.run("grid", "residents", "list")
    t.run("grid", "resident", "set", somebody["id"], "--field", "phone", "--value", "")
    assert t.run("grid", "status")["code"] != before
    assert t.run("grid", "restore", kept["file"])["ok"]
    assert t.run("grid", "status")["code"] == before
    assert t.run("grid", "doctor")["ok"]


def test_refusals_name_their_kind_and_change_nothing(enrolled: Terminal) -> None:
    t = enrolled
    nobody = "00000000-0000-7000-8000-000000000000"
    words = ("visit", "add", "--household", nobody, "--outcome", "01", "--at", "2026-01-05T10:00")
    assert t.run("grid", *words, code=1)["error"]["kind"] == "NotFound"
    nonsense = t.folder / "nonsense.gcpkg"
    nonsense.write_bytes(b"nothing")
    told = t.run("street", "import", nonsense, code=1)["error"]
    assert told["kind"] == "FileUnreadable"
    assert told["message"]
    assert t.run("nowhere", "status", code=1)["error"]["kind"] == "NoWorkspace"
    with pytest.raises(SystemExit) as stopped:
        main(["--json", "visit", "add"])
    assert stopped.value.code == 2


def test_posters_are_printed_and_verified(enrolled: Terminal) -> None:
    t = enrolled
    out = t.folder / "poster.pdf"
    link = ("--link", "https://example.org/r?g={grid}")
    printed = t.run("district", "poster", "print", "--grid", GRID, *link, "--out", out)
    found = t.run("district", "poster", "verify", out)
    assert printed["pages"] == found["pages"] == 1
    assert {d["text"] for d in found["decoded"]} == {f"https://example.org/r?g={GRID}"}
    assert [d["ok"] for d in found["decoded"]] == [True, True]


def test_the_demonstration_leaves_a_district_that_agrees_with_itself(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = terminal.folder / "demo"
    made = terminal.run("nowhere", "demo", "--out", out, "--size", "small")
    monkeypatch.setenv("GRIDCREDIT_PASSPHRASE_FILE", made["passphrase_file"])
    assert sorted(made["workspaces"])[0] == "district"
    assert len(made["workspaces"]) == 7  # a pilot village among them
    today = made["coverage"]["on"]
    district = made["workspaces"]["district"]
    for name, folder in made["workspaces"].items():
        own = terminal.run(folder, "coverage", "--on", today)
        assert own["eligible"] > 0, name
        assert own == terminal.run(district, "coverage", "--on", today, "--area", own["area"])
    assert all(Path(file).is_file() for file in (*made["packages"], *made["files"]))


def test_nothing_the_offices_leave_behind_names_anybody(
    enrolled: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the database, its log beside it, diary, drafts in the temporary folder, package, backup;
    and not the register itself while names are masked."""
    t = enrolled
    drafts = t.folder / "offices" / "drafts"
    drafts.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(drafts))
    register = register_file(t.folder, GRID)
    t.run("grid", "roster", "import", register)
    people = t.run("grid", "residents", "list", "--reveal", "核对")
    t.run("grid", "export", "--out", t.folder / "offices" / "post")
    t.run("grid", "roster", "export", "--out", t.folder / "offices" / "masked.xlsx")
    t.run("grid", "backup", "--out", t.folder / "offices" / "kept")
    secrets = {p["id_number"] for p in people} | {p["phone"] for p in people}
    secrets |= {p["name"] for p in people if len(p["name"]) > 2}
    assert leaks(t.folder / "offices", secrets - {""}) == []
