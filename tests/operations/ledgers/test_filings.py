"""The departments' sheets of decisions: taken in without people's names, judged month by month."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook, load_workbook

from gridcredit.domain.errors import BadValue, ColumnsMissing, NotAllowed
from gridcredit.domain.ledgers.filings import FilingFate, UnitMonth
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import filings
from tests.operations.offices import Offices

ID, NAME = "370499199001011234", "张三丰"


@pytest.fixture
def on_server(request: pytest.FixtureRequest) -> bool:
    return bool(getattr(request, "param", False))


@pytest.fixture
def desk(offices: Offices, district: Desk) -> Desk:
    offices.clock.go(28)  # 20 December
    return district


def sheet(file: Path, *rows: tuple[object, ...], prefix: str = "CF") -> Path:
    """A sheet as departments send it: words, codes and hints above, an explanation below."""
    book = Workbook()
    page = book.active
    assert page is not None
    word = "处罚" if prefix == "CF" else "许可"
    number = "WSH" if prefix == "CF" else "XKWS"
    heads = {
        "CF": [
            "行政相对人名称",
            "公民身份号码",
            "行政处罚决定书文号",
            "处罚决定日期",
            "行政相对人类别",
        ],
        "XK": [
            "行政相对人名称",
            "公民身份号码",
            "行政许可决定文书号",
            "许可决定日期",
            "行政相对人类别",
        ],
    }[prefix]
    page.append(heads)
    page.append([f"{prefix}_XDR_MC", f"{prefix}_XDR_ZJHM", f"{prefix}_{number}", f"{prefix}_JDRQ",
                 f"{prefix}_XDR_LB"])  # fmt: skip
    page.append(["必填", "选填", f"必填，{word}文书", "必填，格式：2026-01-01", "必填"])
    for row in rows:
        page.append(list(row))
    page.append(["表格说明：本表按月报送"])
    book.save(file)
    return file


def decision(number: str, on: object = "2026-11-27") -> tuple[object, ...]:
    return (NAME, ID, number, on, "自然人")


def month(desk: Desk, text: str = "2026-12") -> UnitMonth:
    (unit,) = filings.month_report(desk, text)
    return unit


@pytest.mark.parametrize("on_server", [False, True], indirect=True, ids=["file", "server"])
@pytest.mark.parametrize("prefix", ["CF", "XK"])
def test_a_sheet_is_taken_in_without_names(desk: Desk, tmp_path: Path, prefix: str) -> None:
    file = sheet(
        tmp_path / "表.xlsx", decision("一号"), decision("二号", date(2026, 11, 30)), prefix=prefix
    )
    found = filings.import_filings(desk, file, "审批局")
    assert (found.rows, found.added, found.refused) == (2, 2, [])
    assert found.dropped == ["行政相对人名称", "公民身份号码"]
    again = filings.import_filings(desk, file, "审批局")
    assert (again.added, again.same) == (0, 2)
    held = b"".join(one.read_bytes() for one in desk.folder.rglob("*") if one.is_file())
    assert ID.encode() not in held
    with desk.reading() as session:
        bodies = session.connection().exec_driver_sql("SELECT body FROM revision").scalars()
        assert not any(NAME.encode() in body or ID.encode() in body for body in bodies)


def test_what_came_late_what_is_missing_and_what_was_concealed(desk: Desk, tmp_path: Path) -> None:
    sent = sheet(tmp_path / "报送.xlsx", decision("一号"), decision("二号", "2026-12-11"))
    own = sheet(tmp_path / "清单.xlsx", decision("一号"), decision("三号"))
    found = filings.import_filings(desk, sent, "综合执法局", own)
    assert (found.added, found.missing) == (2, 1)
    seen = month(desk)
    assert seen.due == 3  # all three fall due in December, and came today or not at all
    assert [one.filing.document for one in seen.of(FilingFate.LATE)] == ["一号"]
    assert [one.filing.document for one in seen.of(FilingFate.MISSING)] == ["三号"]
    assert (seen.rate, seen.timely_rate) == ("33.33", "33.33")
    filings.certify(desk, "综合执法局", "2026-11", date(2026, 12, 1))
    filings.found_outside(desk, "综合执法局", "三号", date(2026, 11, 27), "法院文书")
    assert [one.filing.document for one in month(desk).of(FilingFate.CONCEALED)] == ["三号"]


def test_rows_that_cannot_be_read_are_listed(desk: Desk, tmp_path: Path) -> None:
    file = sheet(
        tmp_path / "表.xlsx",
        decision("一号"),
        decision("", "2026-11-20"),
        decision("二号", "不知道"),
        decision("三号", "2027-05-01"),
    )
    found = filings.import_filings(desk, file, "审批局")
    assert (found.rows, found.added) == (4, 1)
    assert [(one.row, one.reason) for one in found.refused] == [
        (5, "empty"),
        (6, "not_a_date"),
        (7, "in_future"),
    ]
    assert all(NAME not in one.value and ID not in one.value for one in found.refused)


def test_what_is_no_such_sheet_is_refused(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "别的.csv"
    file.write_text("姓名,电话\n甲,19900000001\n", "utf-8")
    with pytest.raises(ColumnsMissing):
        filings.import_filings(desk, file, "审批局")
    with pytest.raises(BadValue):
        filings.import_filings(desk, file, " ")
    with pytest.raises(BadValue):
        filings.certify(desk, "审批局", "2026", date(2026, 12, 1))
    with pytest.raises(BadValue):
        filings.month_report(desk, "11月")


def test_only_the_district_keeps_them(street: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        filings.import_filings(street, tmp_path / "x.xlsx", "审批局")


def test_a_month_is_written_with_its_definitions_and_an_import_taken_back(
    desk: Desk, tmp_path: Path
) -> None:
    sent = sheet(tmp_path / "报送.xlsx", decision("一号"), decision("二号", "2026-12-11"))
    found = filings.import_filings(desk, sent, "综合执法局")
    for ending in (".xlsx", ".docx", ".pdf"):
        assert filings.write_month(desk, "2026-12", tmp_path / f"月表{ending}") == 1
    page = load_workbook(tmp_path / "月表.xlsx")["各单位"]
    assert [cell.value for cell in page[4]][:4] == ["综合执法局", 2, 1, 1]
    said = "".join(one.text for one in docx.Document(str(tmp_path / "月表.docx")).paragraphs)
    assert "第7个工作日" in said
    with pytest.raises(BadValue):
        filings.write_month(desk, "2026-12", tmp_path / "月表.txt")
    filings.take_back_import(desk, found.done, "撤销")
    assert filings.month_report(desk, "2026-12") == []
