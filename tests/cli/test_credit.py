"""A village's ledger by verbs: on three computers through files, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from gridcredit.cli.verb import Call
from tests.cli.conftest import At
from tests.cli.terminal import Terminal
from tests.operations.offices import GRIDS, VILLAGE

RULES = """code,theme,name,points,unit,per,group,tiers,cap,cap_kind,cap_per,cap_by,evidence
A1,文明实践,文体活动,2,person,,,,,,,,
A3,文明实践,志愿服务,,hours,,,10=2;20=5,,,,,
B1,社会治理,化解纠纷一般,1,person,,纠纷,,,,,,
C1,美丽乡村,清洁户,1,member,,,,1,times,quarter,household,
C3,美丽乡村,六整齐,2,person,,,,,,,,照片
"""
Clock = Callable[[str], None]


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the device's clock, which verbs read themselves, to the morning of a day."""
    seconds = iter(range(10**6))

    def set_to(day: str) -> None:
        began = datetime.fromisoformat(f"{day}T09:00:00+08:00")
        monkeypatch.setattr(
            Call, "clock", staticmethod(lambda: began + timedelta(seconds=next(seconds)))
        )

    set_to("2027-01-04")
    return set_to


@pytest.fixture
def village(at: At, tmp_path: Path, on: Clock) -> Terminal:
    """The village's terminal: its rules hold since January, and the first two households of the
    grid take part."""
    street, made = at("street"), at("village")
    request, certificate = tmp_path / "v.gcreq", tmp_path / "v.gccert"
    words = ("--role", "village", "--area", VILLAGE, "--name", "薛庄社区", "--out", request)
    made.run("enrol", "request", *words)
    street.run("enrol", "approve", request, "--out", certificate, "--yes")
    made.run("enrol", "accept", certificate, "--yes")
    carry(street, made, tmp_path)
    rules = tmp_path / "规则.csv"
    rules.write_text(RULES, "utf-8")
    done = made.run("rules", "import", rules, "--number", 1, "--from", "2027-01")
    assert (done["items"], done["refused"]) == (5, [])
    for home in homes(made)[:2]:
        made.run("credit", "join", home, "--on", "2027-01-01", "--notice", "1")
    return made


def carry(sender: Terminal, receiver: Terminal, folder: Path) -> None:
    """A package to another office, and its receipt back, where there is anything to send."""
    to = receiver.run("status")["node"]
    sent = sender.ask("export", "--to", to, "--out", folder / "post")
    if sent.refused == "NothingToExport":
        return
    package = sent.document["package"]
    [report] = receiver.run("import", package, "--receipts", folder / "post")
    assert report["set_aside"] == []
    sender.run("import", report["receipt"])


def homes(terminal: Terminal) -> list[str]:
    """The households of the grid by address."""
    listed = terminal.run("households", "list", "--area", GRIDS[0])
    adults = {p["household"] for p in terminal.run("residents", "list") if p["eligible"]}
    return [one["id"] for one in listed if one["id"] in adults]


def adult(terminal: Terminal, home: str, place: int = 0) -> str:
    """One of a household's adults."""
    people = [p for p in terminal.run("residents", "list") if p["household"] == home]
    return str([p["id"] for p in people if p["eligible"]][place])


def listed(terminal: Terminal, *words: str) -> dict[str, dict[str, Any]]:
    """The ledger by ids."""
    return {one["id"]: one for one in terminal.run("credit", "list", "--village", VILLAGE, *words)}


def scores(terminal: Terminal, period: str) -> dict[str, dict[str, Any]]:
    """The scores by household."""
    words = ("--village", VILLAGE, "--period", period)
    return {one["household"]: one for one in terminal.run("credit", "scores", *words)}


def test_a_year_begins_on_three_computers(
    at: At, village: Terminal, on: Clock, tmp_path: Path
) -> None:
    grid, street = at("grid"), at("street")

    def round_trip() -> None:
        carry(village, street, tmp_path)
        carry(grid, street, tmp_path)
        carry(street, village, tmp_path)
        carry(street, grid, tmp_path)

    round_trip()
    first, second = homes(village)[:2]
    one, two = adult(village, first), adult(village, second)
    on("2027-01-21")
    add = ("credit", "add", "--household")
    words = ("--item", "A1", "--resident")
    late = grid.run(*add, first, *words, one, "--on", "2027-01-20")["id"]
    early = grid.run(*add, second, *words, two, "--on", "2027-01-15")["id"]
    round_trip()

    on("2027-02-03")
    assert village.ask("credit", "decide", late, "--decision", "return").refused == "BadValue"
    why = ("--reason", "签到表没有签名")
    done = village.run("credit", "decide", late, "--decision", "退回", *why)
    assert done == [{"id": late, "decision": "return"}]
    village.run("credit", "decide", early, "--decision", "pass")
    round_trip()
    back = listed(grid, "--state", "returned")[late]
    assert (back["reason"], back["period"]) == ("签到表没有签名", None)

    on("2027-02-10")
    close = ("credit", "close", "--village", VILLAGE, "--period")
    assert street.ask(*close, "2027-01").refused in ("NotDecidedHere", "NotAllowed")
    assert village.ask(*close, "2027-02").refused == "MonthNotOver"
    seen = village.run(*close, "2027-01", "--check")
    january = village.run(*close, "2027-01")
    assert january["closing"]
    assert seen == january | {"closing": None}
    assert (january["entries"], january["points"], january["moved_on"]) == (1, "2.0", 1)
    assert january["moved_on_entries"] == [{"id": late, "reason": "returned"}]
    assert village.ask(*close, "2027-01").refused == "ClosedAlready"

    on("2027-02-12")
    said = ("--by", "口头", "--on", "2027-02-12", "--text", "那天不在村里")
    objection = village.run("credit", "object", early, *said)
    assert objection["due_known"] is False  # 2027 has no calendar yet
    round_trip()
    assert scores(grid, "2027-01")[second]["balance"] == "0.0"
    [line] = street.run("credit", "objections", "--village", VILLAGE)
    assert (line["entry"], line["overdue"], line["answered"]) == (early, False, False)
    answer = ("credit", "answer", objection["id"], "--result", "upheld", "--text", "属实更正")
    assert village.ask(*answer, "--points", "1").refused == "BadValue"
    answered = village.run(*answer)
    assert answered["entry"] == early
    assert village.ask(*answer).refused == "ObjectionAnswered"

    on("2027-02-25")
    assert grid.run("credit", "amend", late, "--evidence", "签到表") == {"id": late}
    round_trip()
    village.run("credit", "decide", late, "--decision", "通过")
    on("2027-03-01")
    february = village.run(*close, "2027-02")
    assert (february["entries"], february["corrections"], february["points"]) == (1, 1, "0.0")
    round_trip()
    ledgers = [listed(terminal) for terminal in (grid, village, street)]
    assert ledgers[0] == ledgers[1] == ledgers[2]
    assert (ledgers[0][late]["period"], ledgers[0][late]["counted"]) == ("2027-02", "2.0")
    correction = ledgers[0][answered["correction"]]
    assert (correction["corrects"], correction["counted"]) == (early, "-2.0")
    stood = scores(village, "2027-01")[second]
    assert (stood["points"], stood["total"], stood["balance"]) == ("2.0", "1002.0", "0.0")

    carry(street, at("district"), tmp_path)
    counts = at("district").run("credit", "counts")
    assert [(c["period"], c["entries"], c["objections"]) for c in counts] == [
        ("2027-01", 1, 0),
        ("2027-02", 1, 1),
    ]


def test_a_sheet_of_people_and_voids(village: Terminal, on: Clock) -> None:
    on("2027-01-20")
    first, second, third = homes(village)[:3]
    people = [adult(village, home) for home in (first, second, third)]
    words = ("--item", "A3", "--on", "2027-01-19", "--from", "08:00", "--to", "10:30")
    ticked = [word for one in people for word in ("--resident", one)]
    answer = village.ask("credit", "activity", *words, "--place", "广场", *ticked)
    assert (answer.code, len(answer.document["entries"])) == (1, 2)
    assert answer.document["left_out"] == [{"resident": people[2], "reason": "person_not_joined"}]
    activity = answer.document["activity"]
    again = village.ask("credit", "activity", *words, "--place", "广场", *ticked)
    assert again.refused == "NobodyLeft"
    rows = listed(village)
    assert {(r["activity"], r["quantity"], r["state"]) for r in rows.values()} == {
        (activity, "2.5", "waiting")
    }
    seen = village.run("credit", "void", activity, "--check")["entries"]
    assert {one["id"] for one in seen} == set(rows)
    assert village.ask("credit", "void", activity).refused == "BadValue"
    gone = village.run("credit", "void", activity, "--reason", "没有举行")
    assert set(gone["entries"]) == set(rows)
    assert {row["state"] for row in listed(village).values()} == {"void"}


def test_what_is_refused_by_verbs(village: Terminal, on: Clock, tmp_path: Path) -> None:
    on("2027-02-02")
    home = homes(village)[0]
    one = adult(village, home)
    add = ("credit", "add", "--household", home)
    for words, refused in (
        (("--item", "A1", "--on", "2027-01-01", "--resident", one), "EnteredTooLate"),
        (("--item", "A1", "--on", "2027-02-03", "--resident", one), "BadValue"),
        (("--item", "Z1", "--on", "2027-02-01", "--resident", one), "ItemNotCounted"),
        (("--item", "A1", "--on", "2027-02-01"), "BadValue"),
        (("--item", "A3", "--on", "2027-02-01", "--resident", one), "BadValue"),
        (
            ("--item", "A3", "--on", "2027-02-01", "--resident", one, "--quantity", "2.55"),
            "BadValue",
        ),
        (("--item", "A1", "--on", "2026-12-31", "--resident", one), "EnteredTooLate"),
        (("--item", "A1", "--on", "2027-02-01", "--resident", home), "NotFound"),
        (("--item", "A1", "--on", "heute", "--resident", one), "BadValue"),
    ):
        assert village.ask(*add, *words).refused == refused, words
    photo = ("--item", "C3", "--on", "2027-02-01", "--resident", one)
    large = tmp_path / "大.jpg"
    large.write_bytes(b"\xff\xd8\xff")
    with large.open("r+b") as stream:
        stream.truncate(200 * 2**20)
    for file, why in ((Path(__file__), "no photo or scan"), (large, "larger than 50 MB")):
        unread = village.ask(*add, *photo, "--file", file)
        assert unread.refused == "FileUnreadable"
        assert why in unread.document["error"]["message"]
    entry = village.run(*add, *photo)["id"]
    assert village.ask("credit", "decide", entry, "--decision", "pass").refused == "MustKeepOut"
    assert village.ask("credit", "decide", entry, "--decision", "maybe").code == 2
    assert village.ask("credit", "decide", home, "--decision", "pass").refused == "NotFound"
    assert village.ask("credit", "amend", entry, "--note", "").refused == "BadValue"
    meeting = ("credit", "meeting", "--on", "2027-02-01", "--expected")
    assert village.run(*meeting, 3, "--present", "甲", "--present", "乙")["quorum"] is True
    assert village.run(*meeting, 4, "--present", "甲", "--present", "乙")["quorum"] is False
    assert village.ask(*meeting, "x", "--present", "甲").refused == "BadValue"
    bad = village.ask(*meeting, 3, "--present", "甲", "--recused", "甲")
    assert bad.refused == "BadValue"
    line = village.run("credit", "fairness", "--period", "2027-Q1")
    assert (line["all_points"], line["all_households"]) == ("0.0", 2)
    assert village.ask("credit", "scores", "--period", "2027-13").refused == "BadValue"


def test_lines_write_the_ledger(village: Terminal, on: Clock, tmp_path: Path) -> None:
    on("2027-01-20")
    home = homes(village)[0]
    one = adult(village, home)
    added = {"do": "credit.add", "household": home, "item": "A1", "on": "2027-01-19"}
    lines: list[dict[str, Any] | str] = [
        added | {"resident": one},
        added | {"item": "A3", "resident": one, "quantity": 2.5},
        added | {"item": "C1", "resident": one, "quantity": "1"},
        "",
        added,
        {"do": "credit.activity", "item": "A1", "on": "2027-01-18", "from": "08:00",
         "to": "09:00", "place": "广场", "resident": [one]},
    ]  # fmt: skip
    file = tmp_path / "lines.ndjson"
    file.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines))
    applied = village.ask("apply", file).document
    assert (applied["done"], [r["line"] for r in applied["refused"]]) == (4, [5])
    assert [row is None for row in applied["ids"]] == [False, False, False, True, True, False]
    first, second, third = applied["ids"][:3]
    assert listed(village)[second]["quantity"] == "2.5"
    more = [
        {"do": "credit.amend", "id": first, "note": "改"},
        {"do": "credit.void", "id": second, "reason": "重复"},
        {"do": "credit.decide", "id": [third], "decision": "hold", "reason": "看看"},
        {"do": "credit.object", "entry": first, "by": "written", "on": "2027-01-20", "text": "异"},
        {"do": "credit.answer", "id": first, "result": "rejected", "text": "答"},
    ]
    file.write_text("\n".join(map(json.dumps, more)))
    applied = village.ask("apply", file).document
    reasons = [r["reason"].split(":")[0] for r in applied["refused"]]
    assert (applied["done"], reasons) == (3, ["MustKeepOut", "NotFound"])
    states = {row: told["state"] for row, told in listed(village).items()}
    assert (states[first], states[second], states[third]) == ("disputed", "void", "waiting")
