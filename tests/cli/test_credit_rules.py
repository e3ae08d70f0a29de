"""The verbs of rule sets."""

from __future__ import annotations

from pathlib import Path

from gridcredit.rosters.rule_columns import FORM
from tests.cli.conftest import At
from tests.operations.offices import VILLAGE


def write(file: Path, *rows: str) -> Path:
    file.write_text("\n".join([",".join(FORM.headings), *rows]) + "\n", "utf-8")
    return file


def test_the_starter_workbook_is_written_edited_and_put_in_force(at: At, tmp_path: Path) -> None:
    street, out = at("street"), tmp_path / "规则.xlsx"
    count = street.run("rules", "template", "--out", out)["items"]
    where = ("--village", VILLAGE, "--number", 1, "--from", "2026-01")
    done = street.run("rules", "import", out, *where, "--vote", "45/38/36", "--carry", "50%")
    assert (done["items"], done["refused"], done["dropped"]) == (count, [], [])
    assert done["remarks"] == [{"reason": "no_minutes", "about": ""}]
    (listed,) = street.run("rules", "list", "--village", VILLAGE)
    assert listed["rule_set"] == done["rule_set"]
    assert (listed["from"], listed["until"], listed["state"]) == ("2026-01", None, "in_force")
    assert (listed["carry"], listed["base"], listed["vote"]) == (50, "1000.0", [45, 38, 36])
    items = {item["code"]: item for item in listed["items"]}
    assert items["WM01"]["tiers"].startswith("10=2;20=5;")
    assert (items["DJ06"]["cap"], items["ML01"]["cap"]) == ("10.0", "1")
    assert (items["DJ06"]["points"], items["DJ06"]["cap_per"]) == ("5.0", "year")


def test_refused_rows_are_listed_and_nothing_is_kept(at: At, tmp_path: Path) -> None:
    street = at("street")
    file = write(
        tmp_path / "规则.csv", "A,党建,学习,两分", "B,文明实践,无偿献血,5", "C,党建,宣讲,1"
    )
    words = ("rules", "import", file, "--village", VILLAGE, "--number", 1, "--from", "2026-01")
    answer = street.ask(*words)
    assert answer.code == 1
    assert answer.document["rule_set"] is None
    assert answer.document["refused"] == [
        {"sheet": "规则", "row": 2, "column": "D points", "reason": "wrong_form"}
    ]
    assert answer.document["dropped"] == [
        {"sheet": "规则", "row": 3, "name": "无偿献血", "reason": "health_item"}
    ]
    assert street.run("rules", "list", "--village", VILLAGE) == []


def test_a_file_of_which_nothing_may_count_says_what_was_dropped(at: At, tmp_path: Path) -> None:
    street = at("street")
    file = write(tmp_path / "规则.csv", "B,文明实践,无偿献血,5", "C,党建,乱倒垃圾,-1")
    words = ("rules", "import", file, "--village", VILLAGE, "--number", 1, "--from", "2026-01")
    for more in ((), ("--check",), ("--draft",)):
        answer = street.ask(*words, *more)
        told = answer.document
        assert (answer.code, told["rule_set"], told["items"]) == (1, None, 0)
        assert [d["reason"] for d in told["dropped"]] == ["health_item", "negative_item"]
    assert street.run("rules", "list", "--village", VILLAGE) == []


def test_settings_that_cannot_be_are_refused(at: At, tmp_path: Path) -> None:
    street = at("street")
    file = write(tmp_path / "规则.csv", "A,党建,学习,2")
    words = ("rules", "import", file, "--village", VILLAGE, "--number")
    for wrong in (
        (1, "--from", "2026-13"),
        (1, "--from", "2026-01-01"),
        ("一", "--from", "2026-01"),
        (1, "--from", "2026-01", "--vote", "30/38/36"),
        (1, "--from", "2026-01", "--vote", "半数"),
        (1, "--from", "2026-01", "--bands", "1020=三星;1040=四星"),
        (1, "--from", "2026-01", "--carry", "150"),
        (1, "--from", "2026-01", "--base", "many"),
    ):
        assert street.ask(*words, *wrong).refused == "BadValue", wrong
    assert street.run("rules", "list", "--village", VILLAGE) == []


def test_a_draft_waits_for_the_meeting(at: At, tmp_path: Path) -> None:
    street = at("street")
    file = write(tmp_path / "规则.csv", "A,党建,学习,2")
    where = ("--village", VILLAGE)
    words = ("rules", "import", file, *where, "--number", 1, "--from", "2026-01")
    chinese = ("--decided-by", "街道", "--basis", "人均", "--meeting", "须经议事会")
    assert street.run(*words, "--draft", *chinese)["rule_set"] is None
    assert street.ask(*words, "--draft", "--check").code == 2
    (draft,) = street.run("rules", "list", *where)
    assert (draft["state"], draft["rule_set"], draft["decided_by"]) == ("draft", None, "street")
    assert (draft["basis"], draft["meeting_required"]) == ("per_head", True)
    made = street.run("rules", "put-in-force", *where, "--vote", "45/38/36")
    (listed,) = street.run("rules", "list", *where)
    assert (listed["state"], listed["rule_set"]) == ("in_force", made["rule_set"])
    assert listed["vote"] == [45, 38, 36]
    street.run(*words[:-4], "--number", 2, "--from", "2026-07", "--draft")
    assert street.run("rules", "drop-draft", *where) == {"dropped": 1}
    assert street.ask("rules", "put-in-force", *where).refused == "NotFound"


def test_a_set_is_ended_and_one_is_taken_back(at: At, tmp_path: Path) -> None:
    street = at("street")
    file = write(tmp_path / "规则.csv", "A,党建,学习,2")
    words = ("rules", "import", file, "--village", VILLAGE, "--number")
    first = street.run(*words, 1, "--from", "2026-01")["rule_set"]
    second = street.run(*words, 2, "--from", "2026-07")
    assert second["changes"] == {"added": [], "gone": [], "changed": [], "settings": {}}
    taken = street.run("rules", "take-back", second["rule_set"], "--reason", "月份填错")
    assert taken == {"taken_back": 1}
    ended = street.run(
        "rules", "close", "--village", VILLAGE, "--from", "2026-10", "--reason", "试点结束"
    )
    assert ended["number"] == 2
    listed = street.run("rules", "list", "--village", VILLAGE)
    assert [(one["rule_set"], one["until"], one["state"]) for one in listed] == [
        (first, "2026-09", "closed"),
        (ended["rule_set"], None, "closed"),
    ]


def test_grids_and_the_district_set_no_rules(at: At, tmp_path: Path) -> None:
    file = write(tmp_path / "规则.csv", "A,党建,学习,2")
    words = ("rules", "import", file, "--village", VILLAGE, "--number", 1, "--from", "2026-01")
    assert at("grid").ask(*words).refused == "NotAllowed"
    assert at("district").ask(*words).refused == "NotAllowed"


def test_a_draft_is_written_as_a_workbook_and_kept_again(at: At, tmp_path: Path) -> None:
    street, out = at("street"), tmp_path / "草稿.xlsx"
    file = write(tmp_path / "规则.csv", "A,党建,学习,2")
    where = ("--village", VILLAGE, "--number", 1, "--from", "2026-01", "--draft")
    words = ("rules", "template", "--out", out, "--draft", "--village", VILLAGE)
    assert street.ask(*words).refused == "NotFound"
    street.run("rules", "import", file, *where)
    assert street.run(*words) == {"items": 1}
    assert street.run("rules", "import", out, *where)["items"] == 1
    draft = street.run("rules", "list", "--village", VILLAGE)
    assert [(one["state"], one["items"][0]["code"]) for one in draft] == [("draft", "A")]
