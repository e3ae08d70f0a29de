"""The verbs of other offices' forms."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import At
from tests.reports.forms import made


def test_a_form_is_kept_filled_and_removed(at: At, tmp_path: Path) -> None:
    grid, file, out = at("grid"), tmp_path / "推荐表.xlsx", tmp_path / "填好"
    file.write_bytes(made.person_form())
    kept = grid.run("template", "add", file, "--name", "推荐表")
    places = {one["place"]: one["field"] for one in kept["marks"]}
    assert (kept["name"], places["推荐表!B3"], places["{{填表人}}"]) == (
        *("推荐表", "id_number"),
        "worker",
    )
    assert [one["name"] for one in grid.run("template", "list")] == ["推荐表"]
    person = next(one for one in grid.run("residents", "list") if one["eligible"])
    words = ("template", "fill", "推荐表", "--resident", person["id"], "--out", out)
    done = grid.run(*words, "--reveal", "上报")
    assert (done["rows"], done["missing"], [Path(f).name for f in done["files"]]) == (
        *(1, []),
        ["推荐表.xlsx"],
    )
    assert done["parts"] == ["xl/worksheets/sheet1.xml"]
    sheet = load_workbook(done["files"][0]).worksheets[0]
    assert len(sheet["B3"].value) == 18
    assert "*" not in sheet["B3"].value
    again = grid.run(*words)
    assert [Path(one["file"]).name for one in again["renamed"]] == ["推荐表 (2).xlsx"]
    assert "*" in load_workbook(again["files"][0]).worksheets[0]["B3"].value
    grid.run("template", "remove", "推荐表")
    assert grid.run("template", "list") == []
    assert grid.ask(*words).document["error"]["kind"] == "NotFound"


def test_missing_values_are_listed_a_row(at: At, tmp_path: Path) -> None:
    grid, file = at("grid"), tmp_path / "登记表.xlsx"
    file.write_bytes(made.roster())
    grid.run("template", "add", file, "--name", "登记表")
    people = grid.run("residents", "list")
    without = next(at for at, one in enumerate(people) if one["eligible"])
    grid.run("resident", "set", people[without]["id"], "--field", "phone", "--value", "")
    area = grid.run("households", "list")[0]["grid"]
    done = grid.run("template", "fill", "登记表", "--area", area, "--out", tmp_path / "出")
    gaps = [(one["row"], one["field"], one["resident"]) for one in done["missing"]]
    assert (5 + without, "phone", people[without]["id"]) in gaps


def test_a_mapping_goes_out_and_comes_in_as_text(at: At, tmp_path: Path) -> None:
    grid, file, out = at("grid"), tmp_path / "汇总.xlsx", tmp_path / "空表.xlsx"
    file.write_bytes(made.summary())
    grid.run("template", "add", file, "--name", "汇总")
    told = grid.run("template", "export", "汇总", "--out", out)
    assert out.read_bytes() == file.read_bytes()
    mapping = tmp_path / "空表.map.txt"
    assert mapping.read_text("utf-8") == told["mapping"]
    mapping.write_text(told["mapping"].replace("E4: registered", "E4: 累计承诺人数"), "utf-8")
    changed = grid.run("template", "map", "汇总", mapping)
    assert {"place": "汇总!E4", "field": "pledged"} in changed["marks"]
    mapping.write_text("B4: 家庭收入\n", "utf-8")
    answer = grid.ask("template", "map", "汇总", mapping)
    assert answer.document["error"]["facts"] == {
        "line": 1,
        "said": "B4: 家庭收入",
        "reason": "no_such_field",
    }
    again = ("template", "add", file, "--name", "汇总", "--map", mapping)
    assert grid.ask(*again).document["error"]["kind"] == "MappingRefused"
    fields = {one["field"]: one["of"] for one in grid.run("template", "fields")}
    assert (fields["id_number"], fields["registered"]) == ("person", "area")


def test_exactly_one_is_filled_for(at: At, tmp_path: Path) -> None:
    grid, file = at("grid"), tmp_path / "表.xlsx"
    file.write_bytes(made.summary())
    grid.run("template", "add", file, "--name", "表")
    words = ("template", "fill", "表", "--out", tmp_path / "出")
    assert grid.ask(*words).document["error"]["facts"]["reason"] == "one_of_them"
    both = (*words, "--area", "370403002001001", "--filter", "x")
    assert grid.ask(*both).document["error"]["facts"]["reason"] == "one_of_them"
    assert not (tmp_path / "出").exists()
