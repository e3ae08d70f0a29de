"""The verbs of goods, the fund, and the desk where points are redeemed."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from gridcredit.cli.verb import Call
from gridcredit.operations.desk import open_desk
from tests.cli.conftest import At
from tests.cli.terminal import Terminal
from tests.operations.credit.pilot import ANNA, HOME, close_month, set_rules, settle
from tests.operations.offices import PASSPHRASE, VILLAGE


@pytest.fixture
def street(at: At, tmp_path: Path) -> Terminal:
    """The street's terminal, where a household may redeem 20 points."""
    terminal = at("street")
    with closing(open_desk(terminal.workspace, PASSPHRASE, Call.clock, Call.new_id)) as desk:
        settle(desk)
        set_rules(desk)
        close_month(desk, "2026-01", {HOME: 200})
    file = tmp_path / "物品.csv"
    file.write_text("编码,名称,兑换分值,低库存\nFZ,肥皂,3,4\nDM,米,45,0\n", "utf-8")
    done = terminal.run("goods", "import", file, "--village", VILLAGE)
    assert done == {"added": 2, "updated": 0, "same": 0, "refused": []}
    received = terminal.run("goods", "receive", "FZ", "--village", VILLAGE, "--count", 10)
    assert received == {"stock": 10}
    return terminal


def test_goods_are_listed_and_counted(street: Terminal) -> None:
    words = ("--village", VILLAGE, "--count")
    assert street.run("goods", "count", "FZ", *words, 4, "--reason", "盘点") == {"stock": 4}
    listed = {one["code"]: one for one in street.run("goods", "list", "--village", VILLAGE)}
    assert listed["FZ"]["points"] == "3.0"
    assert (listed["FZ"]["stock"], listed["FZ"]["is_low"]) == (4, True)
    assert (listed["DM"]["stock"], listed["DM"]["is_low"]) == (0, False)
    assert street.ask("goods", "receive", "FZ", *words, "2.5").refused == "BadValue"


def test_points_are_redeemed_and_brought_back(street: Terminal, tmp_path: Path) -> None:
    paper = tmp_path / "兑换单.pdf"
    words = ("redeem", HOME, "--goods", "FZ=2", "--by", ANNA, "--voucher", paper)
    request = "0198f0e2-0000-7000-8000-00000000d001"
    done = street.run(*map(str, words), "--request", request)
    assert (done["id"], done["balance"], done["stock"]) == (request, "14.0", {"FZ": 8})
    assert paper.exists()
    again = street.run(*map(str, words), "--request", request)
    assert again == done | {"repeated": True}
    back = street.run("redeem", "return", done["number"], "--goods", "FZ=1", "--reason", "破损")
    assert (back["balance"], back["stock"], back["number"]) == ("17.0", {"FZ": 9}, done["number"])
    over = street.ask("redeem", "return", done["id"], "--goods", "FZ=2")
    assert over.refused == "ReturnedAlready"
    wrong = street.ask(*map(str, words), "--request", "abc")
    assert (wrong.refused, wrong.document["error"]["facts"]["field"]) == ("BadValue", "request")
    two = ("redeem", str(HOME), "--goods", "FZ=1", "DM=1", "--by", str(ANNA))
    assert street.ask(*two).document["error"]["facts"]["points"] == "48.0"
    short = street.ask("redeem", str(HOME), "--goods", "FZ=6", "--by", str(ANNA))
    assert short.refused == "BalanceShort"
    for wrong in ("FZ", "FZ=", "=2", "FZ=两块", "FZ=-1"):
        answer = street.ask("redeem", str(HOME), "--goods", wrong, "--by", str(ANNA))
        assert answer.refused == "BadValue", wrong


def test_lines_redeem_and_bring_back(street: Terminal, tmp_path: Path) -> None:
    one = {"do": "redeem", "household": str(HOME), "by": str(ANNA)}
    lines = [
        one | {"goods": ["FZ=2"]},
        one | {"goods": {"FZ": 1}, "on": "2026-03-01"},
        one | {"goods": ["FZ=9"]},
        {"do": "redeem.return", "voucher": f"{VILLAGE}-2026-S00001", "goods": ["FZ=1"]},
        {"do": "redeem.return", "voucher": f"{VILLAGE}-2026-S00001", "goods": ["FZ=2"]},
    ]
    file = tmp_path / "lines.ndjson"
    file.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    answer = street.ask("apply", file)
    assert answer.document["done"] == 3
    assert [(r["line"], r["reason"].split(":")[0]) for r in answer.document["refused"]] == [
        (3, "BalanceShort"),
        (5, "ReturnedAlready"),
    ]


def test_the_fund_is_kept(street: Terminal) -> None:
    words = ("fund", "add", "--village", VILLAGE, "--on", "2026-03-01", "--kind")
    first = street.run(*words, "in", "--amount", "5000", "--text", "街道拨付")["id"]
    second = street.run(*words, "支出", "--amount", "320.5", "--text", "大米")["id"]
    listed = street.run("fund", "list", "--village", VILLAGE)
    assert listed == [
        {
            "id": first, "on": "2026-03-01", "kind": "in", "amount": "5000.00",
            "text": "街道拨付", "left": "5000.00",
        },
        {
            "id": second, "on": "2026-03-01", "kind": "out", "amount": "320.50",
            "text": "大米", "left": "4679.50",
        },
    ]  # fmt: skip
    for wrong in ("0", "-5", "1.234", "五百"):
        assert street.ask(*words, "in", "--amount", wrong, "--text", "捐").refused == "BadValue"
    assert street.run("fund", "take-back", second, "--reason", "写错") == {"taken_back": 1}
    assert len(street.run("fund", "list", "--village", VILLAGE)) == 1


def test_what_is_to_be_done_is_listed(street: Terminal) -> None:
    street.run("goods", "count", "FZ", "--village", VILLAGE, "--count", 3, "--reason", "盘点")
    listed = street.run("tasks", "list")
    assert all(set(one) == {"id", "kind", "due", "about", "known"} for one in listed)
    assert ("low_stock", None, "FZ 肥皂 3") in [
        (one["kind"], one["due"], one["about"]) for one in listed
    ]
    months = [one["about"] for one in listed if one["kind"] == "month_to_close"]
    assert months[0] == "2026-02"
