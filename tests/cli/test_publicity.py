"""Ledgers, 重点任务, 双公示, 工作提示, 考核, weeks and months by verbs, right and wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from gridcredit.domain.dispatch.spans import month_of, quarter_of, week_of
from tests.cli.conftest import At
from tests.cli.terminal import Terminal

TODAY = datetime.now(UTC).date()
DAY = (TODAY - timedelta(days=1)).isoformat()


@pytest.fixture
def district(at: At) -> Terminal:
    return at("district")


def test_ledgers_take_and_refuse_rows(district: Terminal, tmp_path: Path) -> None:
    fields = {
        one["kind"]: {f["name"] for f in one["fields"]} for one in district.run("ledger", "kinds")
    }
    assert {"on", "title", "outlet"} <= fields["articles"]
    row = ("--on", DAY, "--title", "信用进社区", "--outlet", "枣庄新闻")
    made = district.run("ledger", "add", "articles", *row)
    (listed,) = district.run("ledger", "list", "articles", "--from", DAY)
    assert (listed["id"], listed["title"]) == (made["id"], "信用进社区")
    for wrong, why in (
        (("--on", "昨天", *row[2:]), "BadValue"),
        ((*row, "--attendance", "7"), "BadValue"),  # of another ledger
        ((*row, "--area", "999999"), "BadValue"),
    ):
        assert district.ask("ledger", "add", "articles", *wrong).refused == why
    out = tmp_path / "articles.xlsx"
    assert district.run("ledger", "export", "articles", "--out", str(out)) == {"rows": 1}
    again = district.run("ledger", "import", "articles", str(out))
    assert (again["added"], again["changed"], again["same"]) == (0, 0, 1)
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(out.read_bytes()[:200])
    assert district.ask("ledger", "import", "articles", str(cut)).refused == "FileUnreadable"
    book = Workbook()
    assert book.active is not None
    book.active.append(["甲", "乙"])
    book.save(tmp_path / "other.xlsx")
    wrong_columns = district.ask("ledger", "import", "articles", str(tmp_path / "other.xlsx"))
    assert wrong_columns.refused == "ColumnsMissing"
    printed = tmp_path / "articles.pdf"
    district.run("ledger", "export", "articles", "--out", str(printed))
    assert printed.read_bytes().startswith(b"%PDF-")
    assert district.run("ledger", "take-off", "articles", made["id"], "--reason", "重复")
    assert district.run("ledger", "list", "articles") == []


def test_tasks_filings_and_reminders(district: Terminal, tmp_path: Path) -> None:
    assert district.run("duties", "import", "--starter")["added"] == 14
    assert district.ask("duties", "progress", "99", "--on", DAY).refused == "NotFound"
    assert district.run("duties", "progress", "1", "--on", DAY, "--value", "96")["id"]
    (first,) = [one for one in district.run("duties", "list") if one["code"] == "1"]
    assert first["progress"] == "96"
    sheet = tmp_path / "报送.csv"
    decided = TODAY - timedelta(days=40)
    heads = "行政处罚决定书文号,处罚决定日期,接收时间,状态,行政相对人名称"
    late = f"一号,{decided},{TODAY},已入库,某公司"
    sheet.write_text(f"{heads}\n{late}\n二号,{decided},{decided},已入库,某人\n", "utf-8-sig")
    found = district.run("filings", "import", str(sheet), "--unit", "综合执法局")
    assert (found["added"], found["dropped_columns"]) == (2, ["行政相对人名称"])
    months = {month_of(decided + timedelta(days=n)).text for n in range(15)}
    due = [district.run("filings", "report", "--month", m)["units"][0]["due"] for m in months]
    assert sum(due) == 2
    month = next(m for m, n in zip(months, due, strict=True) if n)
    letter = tmp_path / "月表.docx"
    district.run("filings", "report", "--month", month, "--out", str(letter))
    assert letter.read_bytes().startswith(b"PK")
    given = district.run("reminders", "issue", "--out", str(tmp_path / "提示"))
    overdue = {one["code"] for one in district.run("duties", "list") if one["state"] == "overdue"}
    assert len(given) == len(overdue)
    for one in given[:1]:
        assert district.run("reminders", "reply", one["id"], "--text", "已整改")["id"]
        assert (
            len(district.run("reminders", "print", one["id"], "--out", str(tmp_path))["files"]) == 2
        )
    states = [one["state"] for one in district.run("reminders", "list")["given"]]
    assert states.count("replied") == min(len(given), 1)
    for one in given[1:2]:
        assert district.run("reminders", "withdraw", one["id"], "--reason", "发错")


def test_a_week_a_month_and_a_quarter(district: Terminal, tmp_path: Path) -> None:
    week, month, quarter = (of(TODAY).previous for of in (week_of, month_of, quarter_of))
    out = ("--out", str(tmp_path / "out"))
    for wrong, why in (
        (("--week", "2026-60", *out), "BadValue"),
        (("--week", week_of(TODAY).text, *out), "PeriodRunning"),
        (("--week", week.text, "--cut-off", "gestern", *out), "BadValue"),
    ):
        assert district.ask("dispatch", "issue", *wrong).refused == why
    made = district.run("dispatch", "issue", "--week", week.text, *out)
    assert len(made["files"]) == 3
    assert district.ask("dispatch", "issue", "--week", week.text, *out).refused == "IssuedAlready"
    again = district.run("dispatch", "reissue", made["issue"], "--out", str(tmp_path / "again"))
    assert [Path(f).read_bytes() for f in again["files"]] == [
        Path(f).read_bytes() for f in made["files"]
    ]
    found = district.run("bulletin", "mentions", "--month", month.text)
    assert all(one["id"] is None for one in found)
    unit = district.run("dispatch", "show", made["issue"])["rows"][0]["name"]
    named = ("--month", month.text, "--unit", unit, "--how", "praise", "--ground", "进度快")
    mention = district.run("bulletin", "mention", *named)
    assert district.ask("bulletin", "mention", *named).refused == "BadValue"
    assert district.run("bulletin", "unmention", mention["id"], "--reason", "不提")
    assert district.run("bulletin", "wording", "--demand", "抓好落实。")["demand"] == "抓好落实。"
    assert district.ask("bulletin", "wording", "--demand", "").refused == "BadValue"
    assert len(district.run("bulletin", "issue", "--month", month.text, *out)["files"]) == 3
    assert district.ask("assessment", "issue", "--period", quarter.text, *out).refused == "NoScheme"
    read = district.run("assessment", "import", "--starter", "--start", quarter.text)
    assert (read["points"], read["refused"]) == ("100.00", [])
    (shown,) = district.run("assessment", "show")
    unit, lines = shown["units"][0]["unit"], shown["units"][0]["lines"]
    for line in lines:
        if line["computed"] is None:
            said = ("--unit", unit, "--indicator", line["indicator"], "--by", "office")
            assert district.ask("assessment", "score", *said, "--value", "5").refused == "BadValue"
            told = district.run("assessment", "score", *said, "--value", "5", "--reason", "看过")
            assert told == {"points": "5.00"}
    assert district.run("assessment", "check", "--unit", unit)["checked"] > 0
    refused = district.ask("assessment", "issue", "--period", quarter.text, *out)
    assert refused.refused == "AssessmentUnfinished"
    assert (
        date.fromisoformat(district.run("assessment", "show")[0]["units"][0]["objections_until"])
        > TODAY
    )
