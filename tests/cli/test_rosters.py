"""Registers by verbs: what changes, what stays, who is missing, what is asked and answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import At
from tests.cli.terminal import Terminal
from tests.rosters.making import id_number

NUMBER, OTHER = id_number("19600101"), id_number("19610101")
HEADINGS = "小区名称,楼栋,单元,房号,户主姓名,姓名,与户主关系,身份证号,联系电话"


def sheet(folder: Path, *lines: str) -> Path:
    file = folder / "register.csv"
    file.write_text("\n".join([HEADINGS, *lines]), "utf-8-sig")
    return file


def line(name: str, number: str, phone: str = "") -> str:
    return f"榴园,9,1,701,何安,{name},{'户主' if name == '何安' else '子'},{number},{phone}"


@pytest.fixture
def grid(at: At, tmp_path: Path) -> Terminal:
    """A grid with a household from a sheet."""
    terminal = at("grid")
    rows = [line("何安", NUMBER, "19900000001"), line("何小", "", "19900000002")]
    terminal.run("roster", "import", sheet(tmp_path, *rows))
    return terminal


def somebody(grid: Terminal, name: str) -> list[dict[str, Any]]:
    return [p for p in grid.run("residents", "list", "--reveal", "测试") if p["name"] == name]


def test_changed_rows_are_listed_as_the_window_lists_them(grid: Terminal, tmp_path: Path) -> None:
    told = grid.run("roster", "import", sheet(tmp_path, line("何安", NUMBER, "19900000003")))
    [change] = told["changes"]
    assert (change["sheet"], change["row"], change["entity"]) == ("register", 2, "resident")
    assert change["fields"] == {"phone": ["199****0001", "199****0003"]}
    assert change["name"] == "何*"
    assert told["changed"] == [
        {
            "sheet": "register",
            "row": 2,
            "field": "phone",
            "from": "199****0001",
            "to": "199****0003",
        }
    ]
    missing = {(one["name"], one["address"]) for one in told["missing_people"]}
    assert ("何*", "榴园9号楼1单元701室") in missing
    assert len(told["missing_people"]) == told["missing"]


def test_what_was_changed_by_hand_is_listed_with_both_values(
    grid: Terminal, tmp_path: Path
) -> None:
    [known] = somebody(grid, "何安")
    grid.run("resident", "set", known["id"], "--field", "phone", "--value", "19900009999")
    told = grid.run("roster", "import", sheet(tmp_path, line("何安", NUMBER, "19900000001")))
    [kept] = told["kept"]
    assert kept["fields"] == {"phone": ["199****9999", "199****0001"]}
    assert (told["updated"], told["same"], told["changes"]) == (0, 1, [])
    assert told["changed"] == []


@pytest.mark.parametrize("where", ["taken_off", "2", "register!2"])
def test_who_was_taken_off_comes_back_when_told_so(
    grid: Terminal, tmp_path: Path, where: str
) -> None:
    [known] = somebody(grid, "何安")
    grid.run("resident", "set", known["id"], "--field", "removed", "--value", "搬走了")
    file = sheet(tmp_path, line("何安", NUMBER))
    answer = grid.ask("roster", "import", file)
    assert answer.code == 1
    [question] = answer.document["questions"]
    assert (question["known"]["id"], question["known"]["removed"]) == (known["id"], "搬走了")
    assert question["choices"] == ["same", "new", "leave"]
    assert [r["reason"] for r in answer.document["refused"]] == ["taken_off"]
    assert somebody(grid, "何安") == []
    told = grid.run("roster", "import", file, "--answer", f"{where}=same")
    assert (told["updated"], told["added"]["residents"], told["refused"]) == (1, 0, [])
    assert [one["id"] for one in somebody(grid, "何安")] == [known["id"]]


def test_another_number_is_corrected_or_somebody_else(grid: Terminal, tmp_path: Path) -> None:
    file = sheet(tmp_path, line("何安", OTHER))
    asked = grid.ask("roster", "import", file, "--check").document
    assert [q["reason"] for q in asked["questions"]] == ["other_id_number"]
    grid.run("roster", "import", file, "--answer", "other_id_number=same")
    [known] = somebody(grid, "何安")
    assert (known["id_number"], known["birth_year"]) == (OTHER, 1961)


@pytest.mark.parametrize("answer", ["taken_off", "taken_off=perhaps", "row=same", "no_name=new"])
def test_an_answer_that_is_none_is_refused(grid: Terminal, tmp_path: Path, answer: str) -> None:
    told = grid.ask("roster", "import", sheet(tmp_path, line("何安", OTHER)), "--answer", answer)
    assert told.refused == "BadValue"


def test_another_persons_number_is_said_at_once_and_stands(grid: Terminal) -> None:
    [son] = somebody(grid, "何小")
    told = grid.run("resident", "set", son["id"], "--field", "id_number", "--value", NUMBER)
    assert told["doubts"] == ["shared_id_number"]
    assert [p["id_number"] for p in somebody(grid, "何小")] == [NUMBER]
    told = grid.run("resident", "set", son["id"], "--field", "id_number", "--value", OTHER)
    assert told["doubts"] == []
