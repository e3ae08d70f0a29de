"""The verbs of 信用承诺书."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from gridcredit.cli.main import main
from gridcredit.cli.verb import Call
from gridcredit.operations.desk import open_desk
from tests.cli.conftest import At
from tests.operations.offices import PASSPHRASE
from tests.operations.pledges.batches import make_batch


def test_a_blank_is_printed_signed_and_listed(at: At, tmp_path: Path) -> None:
    grid = at("grid")
    made = grid.run("pledge", "blanks", "--unnamed", 2, "--out", tmp_path / "空白.pdf")
    assert (made["pages"], [one["resident"] for one in made["blanks"]]) == (2, [None, None])
    person = next(one for one in grid.run("residents", "list") if one["eligible"])
    words = ("pledge", "add", "--resident", person["id"], "--signed-on", "2026-11-20")
    signed = grid.run(*words, "--number", made["first"][-4:])
    assert signed["number"] == made["first"]
    told = {one["number"]: one for one in grid.run("pledge", "list")}
    assert [told[n]["stage"] for n in (made["first"], made["last"])] == ["signed", "blank"]
    assert told[made["first"]]["resident"] == person["id"]
    spoil = ("pledge", "step", made["last"], "--stage", "作废")
    assert grid.ask(*spoil).code == 1
    assert grid.run(*spoil, "--reason", "印坏了")["stage"] == "voided"
    assert [one["number"] for one in grid.run("pledge", "list")] == [made["first"]]


def test_a_text_is_taken_in_or_refused_row_by_row(at: At, tmp_path: Path) -> None:
    street, file = at("street"), tmp_path / "文本.csv"
    file.write_text(
        "部分,内容\n版本,街道一\n起用日,2026-01-01\n条款,按手印确认。\n告知,自愿。\n", "utf-8"
    )
    answer = street.ask("pledge", "texts", "import", file)
    assert (answer.code, answer.document["id"]) == (1, None)
    assert [(r["row"], r["reason"]) for r in answer.document["refused"]] == [(4, "thumbprint")]
    out = tmp_path / "改.xlsx"
    street.run("pledge", "texts", "export", "--out", out)
    assert street.run("pledge", "texts", "import", out, "--check")["refused"] == []
    file.write_text(file.read_text("utf-8").replace("按手印确认", "重信守诺"), "utf-8")
    assert street.run("pledge", "texts", "import", file)["version"] == "街道一"
    told = {one["version"]: one["in_force"] for one in street.run("pledge", "texts", "list")}
    assert told == {"示范文本一": False, "街道一": True}


def test_pages_that_found_no_number_are_listed_filed_and_put_away(at: At, tmp_path: Path) -> None:
    grid = at("grid")
    made = grid.run("pledge", "blanks", "--unnamed", 1, "--out", tmp_path / "空白.pdf")
    pages = [tmp_path / f"{at}.png" for at in range(2)]
    for at_page, page in enumerate(pages):
        Image.new("L", (600, 850), 90 + 60 * at_page).save(page)
    told = grid.ask("pledge", "file", *pages)
    assert told.code == 1
    ids = [one["id"] for one in told.document["unread"]]
    listed = grid.run("pledge", "unread", "list")
    assert [one["id"] for one in listed] == ids
    assert listed[0]["likely"] == [{"number": made["first"], "why": "printed_unsigned"}]
    words = ("pledge", "unread", "file", ids[0], made["first"][-4:])
    assert grid.run(*words, "--turn", "90")["number"] == made["first"]
    assert grid.ask("pledge", "unread", "file", ids[1], made["first"]).code == 1
    assert grid.ask("pledge", "unread", "dismiss", ids[1]).code == 1
    assert grid.run("pledge", "unread", "dismiss", ids[1], "--reason", "海报") == {"id": ids[1]}
    assert grid.run("pledge", "unread", "list") == []


def test_open_numbers_are_told_by_range_and_spoiled(at: At, tmp_path: Path) -> None:
    grid = at("grid")
    made = grid.run("pledge", "blanks", "--unnamed", 3, "--out", tmp_path / "空白.pdf")
    (told,) = grid.run("pledge", "gaps")
    assert (told["first"], told["last"], told["count"]) == (made["first"], made["last"], 3)
    words = ("pledge", "spoil", made["first"], "--to", made["last"])
    assert grid.ask(*words).code == 1
    assert len(grid.run(*words, "--reason", "受潮")["spoiled"]) == 3
    assert grid.run("pledge", "gaps") == []


def test_a_folder_of_scans_is_filed_once(
    at: At, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    grid = at("grid")
    (tmp_path / "扫描").mkdir()
    made = grid.run("pledge", "blanks", "--unnamed", 1, "--out", tmp_path / "扫描" / "空白.pdf")
    (tmp_path / "扫描" / "表.xlsx").write_bytes(b"PK")
    words = ["pledge", "watch", str(tmp_path / "扫描"), "--once", "--every", "0.05"]
    told = []
    for _ in range(2):
        assert main(["--json", "--workspace", str(grid.workspace), *words]) == 0
        told.append([json.loads(line) for line in capsys.readouterr().out.splitlines()])
    assert [one["event"] for one in told[0]] == ["started", "left", "scanned", "stopped"]
    assert [one["number"] for one in told[0][2]["filed"]] == [made["first"]]
    assert [one["event"] for one in told[1]] == ["started", "left", "stopped"]


def test_a_batch_of_the_scanner_files_itself_by_the_verb(at: At, tmp_path: Path) -> None:
    grid = at("grid")
    with closing(open_desk(grid.workspace, PASSPHRASE, Call.clock, Call.new_id)) as desk:
        batch = make_batch(desk, tmp_path / "批", 5, 4)
    before = grid.run("coverage", "--on", "2026-11-22")["pledged"]
    told = grid.ask("pledge", "file", batch.folder).document
    right = {
        (name, at) for name, numbers in batch.ours.items() for at in range(1, len(numbers) + 1)
    }
    assert {(one["file"], one["page"]) for one in told["filed"]} == right
    assert all(batch.ours[one["file"]][one["page"] - 1] == one["number"] for one in told["filed"])
    assert {one["file"] for one in told["unread"]} == set(batch.strange)
    assert {one["file"] for one in told["twice"]} == set(batch.doubles)
    assert grid.run("coverage", "--on", "2026-11-22")["pledged"] == before
