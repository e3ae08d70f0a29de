"""Whatever is handed to a verb, it answers with one document: never a traceback, never half."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gridcredit.texts.reasons import REASONS
from tests.cli.terminal import Terminal
from tests.operations.offices import GRIDS

At = Callable[[str], Terminal]

BAD_FILES: dict[str, bytes | None] = {
    "empty": b"",
    "text": b"hello",
    "junk": bytes(range(256)) * 20,
    "zip": b"PK\3\4" + bytes(100),
    "nul": b"\0" * 3000,
    "folder": None,
}
PIPE = ("pipe",) if hasattr(os, "mkfifo") else ()  # one that nobody ever writes to
READERS = (
    ("street", "import {}"),
    ("street", "import {} --preview"),
    ("street", "verify {}"),
    ("street", "enrol approve {} --out x.gccert"),
    ("grid", "enrol accept {}"),
    ("grid", "enrol show {}"),
    ("nowhere", "enrol show {}"),
    ("nowhere", "enrol request --invitation {} --name n --out x.gcreq"),
    ("grid", "roster import {}"),
    ("grid", "roster import {} --check"),
    ("district", "areas import {}"),
    ("street", "poster verify {}"),
    ("nowhere", "restore {}"),
    ("nowhere", "init --area GX --areas {} --name x"),
)


def bad_file(kind: str, folder: Path) -> Path:
    """A file of that kind, a folder or a pipe in its place, or nothing at all."""
    file = folder / f"handed-in.{kind}"
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind != "missing":
        file.write_bytes(BAD_FILES[kind] or b"")
    return file


@pytest.mark.parametrize(("office", "words"), READERS, ids=[words for _, words in READERS])
def test_a_file_of_another_kind_is_refused_by_its_name(
    at: At, tmp_path: Path, office: str, words: str
) -> None:
    for kind in (*BAD_FILES, *PIPE, "missing"):
        file = bad_file(kind, tmp_path)
        answer = at(office).ask(*(str(file) if word == "{}" else word for word in words.split()))
        assert answer.refused, kind
        facts = answer.document["error"]["facts"]
        assert facts.get("file", file.name) == file.name
        if answer.refused == "StorageFailed":  # in our words, not in those of the system
            assert facts["reason"] in REASONS, kind
        assert not Path("x.gccert").exists()
        if office == "nowhere":
            assert not (tmp_path / "offices" / "nowhere").exists()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "7",
        "{}",
        "[" * 50_000,
        '{"logins": {}, "workspace": "x"}',
        '{"logins": {"grid": 5}, "workspace": "x", "default": "grid", "recovery": null}',
        '{"logins": {"grid": {}}, "workspace": "x", "default": "grid", "recovery": null}',
        "cost",
        "nonce",
        "salt",
    ],
)
def test_a_damaged_key_file_is_named(at: At, content: str) -> None:
    grid = at("grid")
    vault = grid.workspace / "workspace.json"
    kept = json.loads(vault.read_text("utf-8"))
    [login] = kept["logins"].values()
    if content == "cost":
        login["argon2id"]["memory"] = 1 << 40
    if content in ("nonce", "salt"):
        login[content] = "AAAA"
    vault.write_text(json.dumps(kept) if content in ("cost", "nonce", "salt") else content, "utf-8")
    answer = grid.ask("status")
    assert answer.refused == "FileUnreadable"
    assert answer.document["error"]["facts"]["file"] == "workspace.json"


@pytest.mark.parametrize("verb", ["status", "doctor", "export --out x", "residents list"])
def test_a_place_without_a_workspace_is_said_to_be_one(at: At, tmp_path: Path, verb: str) -> None:
    (tmp_path / "offices").mkdir()
    (tmp_path / "offices" / "file").write_text("x", "utf-8")
    (tmp_path / "offices" / "folder").mkdir()
    for place in ("file", "file/below", "folder", "missing"):
        assert at(place).ask(*verb.split()).refused == "NoWorkspace"


def test_half_a_workspace_is_never_written_over(at: At) -> None:
    areas = Path(__file__).parents[2] / "resources" / "demo" / "areas.csv"
    init = ("init", "--area", "GX", "--areas", areas, "--name", "x")
    for kept, lost, refusal in (
        ("workspace.json", "gridcredit.db", "DatabaseDamaged"),
        ("gridcredit.db", "workspace.json", "NoWorkspace"),
    ):
        grid = at("grid")
        (grid.workspace / lost).unlink()
        before = (grid.workspace / kept).read_bytes()
        assert grid.ask("status").refused == refusal
        assert grid.ask(*init).refused == "WorkspaceExists"
        assert (grid.workspace / kept).read_bytes() == before
        shutil.rmtree(grid.workspace)


@pytest.mark.parametrize("damage", ["empty", "cut", "junk", "pages"])
def test_a_damaged_database_is_named_by_every_verb_and_examined(at: At, damage: str) -> None:
    grid = at("grid")
    file = grid.workspace / "gridcredit.db"
    whole = file.read_bytes()
    half = len(whole) // 2
    spoiled = {
        "empty": b"",
        "cut": whole[:half],
        "junk": bytes(range(256)) * 100,
        "pages": whole[: half // 2] + bytes(half) + whole[half // 2 + half :],
    }
    file.write_bytes(spoiled[damage])
    shutil.rmtree(grid.workspace / "backups", ignore_errors=True)
    answer = grid.ask("doctor")
    if damage != "pages":
        assert answer.refused == "DatabaseDamaged"
        return
    # The first pages are sound: what can be opened is looked at, and told.
    assert answer.refused == "DatabaseDamaged" or not answer.document["ok"]
    assert answer.code == 1
    assert grid.ask("residents", "list").refused in ("DatabaseDamaged", "")


@pytest.mark.parametrize("name", ["2026-13-77.db", "readme.txt"])
def test_foreign_files_among_the_daily_copies_keep_nobody_from_working(at: At, name: str) -> None:
    grid = at("grid")
    place = grid.workspace / "backups"
    place.mkdir(exist_ok=True)
    (place / name).write_text("mine", "utf-8")
    assert grid.run("status")["role"] == "grid"
    assert (place / name).read_text("utf-8") == "mine"


def test_where_no_daily_copy_can_be_made_work_goes_on_and_it_is_said(at: At) -> None:
    grid = at("grid")
    shutil.rmtree(grid.workspace / "backups", ignore_errors=True)
    (grid.workspace / "backups").write_text("in the way", "utf-8")
    answer = grid.ask("status")
    assert (answer.code, answer.document["role"]) == (0, "grid")
    assert "“backups” will not do here" in answer.told


OUTS = (
    "export --out {}",
    "backup --out {}",
    "roster export --out {}/x.xlsx",
    f"poster print --grid {GRIDS[0]} --link https://example.org/r --out {{}}/x.pdf",
)


@pytest.mark.parametrize("words", OUTS, ids=[out.split(" --")[0] for out in OUTS])
def test_a_place_to_write_that_is_a_file_is_refused_and_nothing_is_recorded(
    at: At, tmp_path: Path, words: str
) -> None:
    grid = at("grid")
    [somebody, *_] = grid.run("residents", "list")
    grid.run("resident", "set", somebody["id"], "--field", "note", "--value", "x")
    blocked = tmp_path / "file"
    blocked.write_text("x", "utf-8")
    before = grid.run("status")
    assert grid.ask(*words.format(blocked).split()).refused == "StorageFailed"
    assert grid.run("status") == before
    assert blocked.read_text("utf-8") == "x"


def test_a_request_that_cannot_be_written_leaves_no_workspace(at: At, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    new = at("new")
    words = ("enrol", "request", "--role", "grid", "--area", GRIDS[1], "--name", "n", "--out")
    assert new.ask(*words, tmp_path / "file" / "r.gcreq").refused == "StorageFailed"
    assert new.ask("status").refused == "NoWorkspace"
    assert new.run(*words, tmp_path / "r.gcreq")["node"]


@pytest.mark.parametrize("text", ["\ud800", "\udc80abc", "a\0b"], ids=["half", "bytes", "nul"])
def test_what_is_no_text_is_refused_wherever_it_is_handed_in(at: At, text: str) -> None:
    grid = at("grid")
    [somebody, *_] = grid.run("residents", "list")
    [home, *_] = grid.run("households", "list")
    knock = ("--household", home["id"], "--outcome", "01", "--at", "2026-01-05T10:00")
    for words in (
        ("visit", "add", *knock, "--note", text),
        ("resident", "set", somebody["id"], "--field", "name", "--value", text),
        ("residents", "list", "--search", text),
        ("residents", "list", "--reveal", text),
        ("coverage", "--on", "2026-01-05", "--area", text),
        ("--as", text, "status"),
    ):
        answer = grid.ask(*words)
        assert answer.refused == "BadValue"
        assert answer.document["error"]["facts"]["reason"] == "not_text"


@pytest.mark.parametrize("text", ["x" * 100_000, "😀𬱖㛃", "\x01\x1b[31m", "a\r\nb", "\u202e"])
def test_odd_text_is_kept_as_it_is_or_refused_and_hurts_nobody(
    at: At, tmp_path: Path, text: str
) -> None:
    grid = at("grid")
    [somebody, *_] = grid.run("residents", "list")
    row = somebody["id"]
    for field in ("name", "phone", "note"):
        answer = grid.ask("resident", "set", row, "--field", field, "--value", text)
        assert answer.refused in ("", "BadValue")
        [now] = [
            person
            for person in grid.run("residents", "list", "--reveal", "测试")
            if person["id"] == row
        ]
        assert now.get(field, text) == text or answer.refused
    assert grid.ask("residents", "list", "--search", text).code == 0
    assert grid.ask("roster", "export", "--out", tmp_path / "r.xlsx", "--reveal", "测试").code == 0


@pytest.mark.parametrize(
    ("raw", "done", "refused"),
    [
        (b"\xef\xbb\xbf{good}\r\n\r\n{good}\r\n", 2, []),
        ("{good}\n".replace("}", ', "note": "一行\u2028两行\u0085三行"}', 1).encode(), 1, []),
        (b"\n\n{good}\nnonsense\n{good}", 2, [4]),
        (b'{good}\n{"do": "visit.add", "note": "\\ud800"}\n{good}', 2, [2]),
        (b"[" * 100_000 + b"\n{good}", 1, [1]),
        (b'{"do": ' + b"9" * 5_000 + b"}\n{good}", 1, [1]),
    ],
    ids=["bom-crlf-blank", "separators", "blank-lines", "half", "brackets", "huge"],
)
def test_apply_reads_what_other_programs_write(
    at: At, tmp_path: Path, raw: bytes, done: int, refused: list[int]
) -> None:
    grid = at("grid")
    [home, *_] = grid.run("households", "list")
    good = {"do": "visit.add", "household": home["id"], "outcome": "01", "at": "2026-01-05T10:00"}
    written = json.dumps(good).encode()
    file = tmp_path / "entries.ndjson"
    body = raw.replace(b"{good}", written)
    file.write_bytes(body.replace(b"{good,", written[:-1] + b",", 1))
    answer = grid.ask("apply", file)
    assert answer.document["done"] == done
    assert [line["line"] for line in answer.document["refused"]] == refused
    assert answer.code == bool(refused)


@pytest.mark.parametrize("raw", [b"\xff\xfe{\0}\0", "{}汉".encode("gb18030")])
def test_apply_refuses_other_encodings_whole(at: At, tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "entries.ndjson"
    file.write_bytes(raw)
    assert at("grid").ask("apply", file).refused == "FileUnreadable"


HEAD = "code,name,level,parent\n"
TRAPS = {
    "a long cell": HEAD + "x" * 200_000 + ",n,grid,370403002001",
    "a long code": HEAD + "3" * 65 + ",n,grid,370403002001",
    "the district under its street": HEAD + "GX,高新区,grid,370403002",
    "a grid made a village": HEAD + f"{GRIDS[0]},n,village,370403002",
    "a village made a grid": HEAD + "370403002001,n,grid,370403002",
    "a ring": HEAD + "A,a,street,B\nB,b,street,A",
    "twice": HEAD + "A,a,street,GX\nA,b,street,GX",
    "an open quote": HEAD + '"A,a,street,GX',
    "a short row": HEAD + "A",
    "a second district": HEAD + "Z,z,district,",
    "semicolons": HEAD.replace(",", ";") + "A;a;street;GX",
    "no heading": "A,a,street,GX",
    "nul": HEAD + "A,a\0b,grid,370403002001",
    "an unknown level": HEAD + "A,a,province,GX",
    "an unknown parent": HEAD + "A,a,street,nowhere",
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_list_of_areas_that_would_harm_the_tree_is_refused_whole(
    at: At, tmp_path: Path, trap: str
) -> None:
    district = at("district")
    before = district.run("areas", "list")
    file = tmp_path / "areas.csv"
    file.write_text(TRAPS[trap] + "\nC,c,grid,370403002001\n", "utf-8")
    assert district.ask("areas", "import", file).refused
    assert district.run("areas", "list") == before


def test_a_register_of_headings_alone_is_an_empty_one(at: At, tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text("姓名,证件号码,楼栋,单元,房号\n", "utf-8")
    taken = at("grid").run("roster", "import", file)
    assert (taken["rows"], taken["refused"]) == (0, [])


def test_where_refused_rows_cannot_be_written_nothing_is_taken_in(at: At, tmp_path: Path) -> None:
    grid = at("grid")
    before = grid.run("residents", "list")
    file = tmp_path / "r.csv"
    rows = (
        "姓名,证件号码,楼栋,单元,房号",
        "赵六,370499199001011234,1号楼,1单元,101",
        "钱七,,9号楼,1,901",
    )
    file.write_text("\n".join(rows), "utf-8")
    blocked = tmp_path / "file"
    blocked.write_text("x", "utf-8")
    words = ("roster", "import", file, "--refused")
    assert grid.ask(*words, blocked / "out.xlsx").refused == "StorageFailed"
    assert grid.run("residents", "list") == before
    answer = grid.ask(*words, tmp_path / "out.xlsx")
    assert (answer.code, len(answer.document["refused"])) == (1, 1)
    assert (tmp_path / "out.xlsx").is_file()
    assert len(grid.run("residents", "list")) == len(before) + 1


@pytest.mark.parametrize(
    ("office", "words"),
    [
        ("grid", "roster import {} --refused {}"),
        ("grid", "roster import {} --check --refused {}"),
        ("grid", "sheets print {} --out {}"),
    ],
)
def test_what_is_made_of_a_file_never_takes_its_place(
    at: At, tmp_path: Path, office: str, words: str
) -> None:
    file = tmp_path / "handed-in.csv"
    file.write_text("户主姓名,姓名,房号\n何安,何安,701\n,,\n何安,?,701\n", "utf-8")
    before = file.read_bytes()
    link = tmp_path / "link.csv"
    link.symlink_to(file)
    for out in (file, link):
        given, made = words.split("{}", 1)
        answer = at(office).ask(*given.split(), str(file), *made.replace("{}", str(out)).split())
        assert answer.refused == "StorageFailed"
        assert answer.document["error"]["facts"]["reason"] == "is_source"
    assert file.read_bytes() == before


def test_a_certificate_never_takes_the_place_of_its_request(at: At, tmp_path: Path) -> None:
    file = tmp_path / "r.gcreq"
    words = ("enrol", "request", "--role", "grid", "--area", GRIDS[1], "--name", "n", "--out")
    at("new").run(*words, file)
    before = file.read_bytes()
    answer = at("street").ask("enrol", "approve", file, "--out", file, "--yes")
    assert answer.document["error"]["facts"] == {"file": "r.gcreq", "reason": "is_source"}
    assert file.read_bytes() == before
