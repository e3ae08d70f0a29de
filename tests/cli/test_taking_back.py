"""Correcting and taking back by verbs, one at a time and many at once."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import At

AT = "2026-01-05T10:00"


@pytest.fixture
def knock(at: At) -> tuple[str, ...]:
    """The words of a visit."""
    home = at("grid").run("households", "list")[0]["id"]
    return ("visit", "add", "--household", home, "--outcome", "01", "--at", AT)


def adult(at: At) -> str:
    """Somebody who may register."""
    people = at("grid").run("residents", "list")
    return str(next(p["id"] for p in people if p["eligible"]))


def test_a_visit_is_corrected_and_the_corrected_one_taken_back(
    at: At, knock: tuple[str, ...]
) -> None:
    grid = at("grid")
    first = grid.run(*knock)["id"]
    words = ("--outcome", "02", "--follow-up", "2026-01-12", "--note", "改", "--met", adult(at))
    made = grid.run("visit", "correct", first, *words, "--reason", "记错")
    assert set(made) == {"id"}
    blank = ("--outcome", "11", "--follow-up", "", "--met", "")
    again = grid.run("visit", "correct", made["id"], *blank, "--reason", "没人")
    assert grid.ask("visit", "take-back", first, "--reason", "x").refused == "AlreadyCorrected"
    assert grid.run("visit", "take-back", again["id"], "--reason", "没去") == {"taken_back": 1}
    assert grid.ask("visit", "take-back", again["id"], "--reason", " ").refused == "BadValue"
    assert grid.ask("visit", "take-back", "nothing", "--reason", "x").refused == "NotFound"


def test_a_second_visit_within_the_hour_is_said_and_kept(at: At, knock: tuple[str, ...]) -> None:
    grid = at("grid")
    assert grid.run(*knock)["doubts"] == []
    second = grid.run(*knock[:-1], "2026-01-05T10:59")
    assert second["doubts"] == ["visited_within_hour"]
    assert grid.run(*knock[:-1], "2026-01-05T12:00")["doubts"] == []
    assert grid.run("visit", "take-back", second["id"], "--reason", "重复") == {"taken_back": 1}


def test_a_registration_and_a_pledge_are_taken_back(at: At) -> None:
    grid, who = at("grid"), adult(at)
    event = ("--resident", who, "--event", "registered", "--on", "2026-01-05")
    registered = grid.run("registration", "add", *event)["id"]
    pledge = grid.run("pledge", "add", "--resident", who, "--signed-on", "2026-01-05")["id"]
    before = grid.run("coverage", "--on", "2026-01-06")
    for verb, row in (("registration", registered), ("pledge", pledge)):
        answer = grid.run(verb, "take-back", row, "--reason", "重复登记")
        assert answer == {"taken_back": 1}
    after = grid.run("coverage", "--on", "2026-01-06")
    assert (before["registered"], after["registered"]) == (1, 0)
    assert (before["pledged"], after["pledged"]) == (1, 0)


def test_a_consent_is_given_withdrawn_and_taken_back(at: At) -> None:
    grid = at("grid")
    person = next(p["id"] for p in grid.run("residents", "list") if p["eligible"])
    words = ("consent", "add", person, "--on", "2026-11-20")
    grid.run(*words, "--kind", "publish_honour", "--notice", "2")
    given = grid.run(*words, "--kind", "同意公开表彰", "--withdraw")["id"]
    assert grid.run("consent", "take-back", given, "--reason", "录错了") == {"taken_back": 1}
    assert grid.ask(*words, "--kind", "nothing").code == 2
    assert (
        grid.ask("consent", "add", "x", "--on", "2026-11-20", "--kind", "publish_lines").code == 1
    )


def test_registrations_pledges_and_consents_are_corrected(at: At, tmp_path: Path) -> None:
    grid, who = at("grid"), adult(at)
    day, why = "2026-01-05", ("--reason", "记错了")
    event = ("--resident", who, "--event", "registered", "--on", day)
    registered = grid.run("registration", "add", *event)["id"]
    pledge = grid.run("pledge", "add", "--resident", who, "--signed-on", day)["id"]
    words = ("consent", "add", who, "--on", day, "--kind", "publish_honour")
    consent = grid.run(*words)["id"]
    made = grid.run("registration", "correct", registered, "--on", "2026-01-08", *why)["id"]
    assert grid.run("coverage", "--on", "2026-01-06")["registered"] == 0
    again = ("registration", "correct", registered, "--event", "helped", *why)
    assert grid.ask(*again).refused == "AlreadyCorrected"
    assert grid.ask("registration", "correct", made, *why).refused == "BadValue"
    step = grid.run("pledge", "correct", pledge, "--on", "2026-01-07", "--witness", "甲", *why)
    assert grid.run("coverage", "--on", "2026-01-06")["pledged"] == 0
    said = grid.run("consent", "correct", consent, "--withdraw", *why)["id"]
    given = grid.run("consent", "correct", said, "--given", "--on", "2026-01-06", *why)["id"]
    lines = [
        {"do": "registration.correct", "id": made, "on": day, "note": "", "reason": "改回"},
        {"do": "pledge.correct", "id": step["id"], "on": day, "place": "家里", "reason": "改回"},
        {"do": "consent.correct", "id": given, "withdraw": True, "reason": "改"},
        {"do": "consent.correct", "id": given, "withdraw": False, "reason": "又改"},
    ]
    file = tmp_path / "lines.ndjson"
    file.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    answer = grid.ask("apply", file)
    assert [r["line"] for r in answer.document["refused"]] == [4]
    after = grid.run("coverage", "--on", "2026-01-06")
    assert (after["registered"], after["pledged"]) == (1, 1)


def test_many_are_corrected_and_taken_back_by_lines(
    at: At, knock: tuple[str, ...], tmp_path: Path
) -> None:
    grid, who = at("grid"), adult(at)
    visits = [grid.run(*knock)["id"] for _ in range(2)]
    pledge = grid.run("pledge", "add", "--resident", who, "--signed-on", "2026-01-05")["id"]
    lines = [
        {"do": "visit.correct", "id": visits[0], "note": "改", "met": [who], "reason": "漏记"},
        {"do": "visit.take_back", "id": visits[1], "reason": "没去"},
        {"do": "pledge.take_back", "id": pledge, "reason": "没签"},
        {"do": "visit.take_back", "id": visits[1], "reason": "又一次"},
        {"do": "visit.take_back", "id": visits[0]},
        {"do": "visit.correct", "id": visits[0], "met": who, "reason": "x"},
    ]
    file = tmp_path / "lines.ndjson"
    file.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    answer = grid.ask("apply", file)
    assert (answer.code, answer.document["done"]) == (1, 3)
    assert [r["line"] for r in answer.document["refused"]] == [4, 5, 6]


def test_a_time_later_than_now_is_refused_unless_it_is_sure(at: At, knock: tuple[str, ...]) -> None:
    grid = at("grid")
    now = datetime.now()  # noqa: DTZ005 - the clock of the verb
    later = min(now + timedelta(hours=2), now.replace(hour=23, minute=59))
    for odd in (later.strftime("%Y-%m-%dT%H:%M"), "2024-05-01T10:00"):
        words = (*knock[:-1], odd)
        assert grid.ask(*words).refused == "TimeDoubtful"
        made = grid.run(*words, "--sure")["id"]
        assert grid.ask("visit", "correct", made, "--at", AT, "--reason", "x").code == 0


def test_a_register_is_undone_by_the_id_that_its_import_answers(at: At, tmp_path: Path) -> None:
    grid = at("grid")
    sheet = tmp_path / "新户.csv"
    sheet.write_text("小区,楼栋,房号,户主,姓名\n榴园,9号楼,909,钱多,钱多\n", "utf-8")
    checked = grid.run("roster", "import", sheet, "--check")
    assert checked["import"] is None
    before = len(grid.run("residents", "list"))
    done = grid.run("roster", "import", sheet)
    assert len(grid.run("residents", "list")) == before + 1
    seen = grid.run("undo", done["import"], "--preview")
    undone = grid.run("undo", done["import"])
    assert (seen["reversed"], undone["reversed"], undone["kept"]) == (3, 3, [])
    assert (undone["import"], undone["number"]) == (done["import"], seen["number"])
    assert undone["from"] == grid.run("status")["node"]
    assert len(grid.run("residents", "list")) == before
    grid.run("undo", done["import"], "--redo")
    assert len(grid.run("residents", "list")) == before + 1


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("visit correct zzz --reason x --outcome 11", "visit"),
        ("registration correct zzz --reason x --on 2026-01-05", "registration_event"),
        ("pledge correct zzz --reason x --on 2026-01-05", "pledge_event"),
        ("consent correct zzz --reason x --on 2026-01-05", "consent_event"),
        ("visit take-back zzz --reason x", "visit"),
        ("registration take-back zzz --reason x", "registration_event"),
        ("pledge take-back zzz --reason x", "pledge_event"),
        ("consent take-back zzz --reason x", "consent_event"),
    ],
)
def test_an_id_that_is_none_is_said_to_be_no_record_of_its_kind(
    at: At, words: str, entity: str
) -> None:
    answer = at("grid").ask(*words.split())
    assert answer.refused == "NotFound"
    assert answer.document["error"]["facts"]["entity"] == entity
