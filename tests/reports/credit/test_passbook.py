"""A passbook can be cut, bound and printed on: each page and each line stands where it must."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from gridcredit.domain.credit.paper_codes import passbook_code, read_paper_code
from gridcredit.domain.credit.passbook import LineKind, Posting, passbook_lines
from gridcredit.paper.proof import prove_codes
from gridcredit.paper.sheet import Sheet, Text
from gridcredit.reports.credit.passbook import (
    alignment,
    booklet,
    new_lines,
    page_of,
    sheets_needed,
    year_lines,
)
from gridcredit.reports.credit.passbook_pages import A6, ROWS, Passbook, YearEnd
from gridcredit.reports.writing import write_paper
from tests.reports.credit.views import id_of, read

pytestmark = pytest.mark.usefixtures("qapp")

END = YearEnd(310, 10_310, 10_103, "四星", 150, 0, 285)


def book(lines: int, year_end: YearEnd | None = None) -> Passbook:
    """A passbook of so many lines."""
    postings = [
        Posting(f"e{at}", LineKind.ENTRY, "2026-01", "2026-01-05", f"事项{at}", "张建国", 20, 20)
        for at in range(1, lines + 1)
    ]
    return Passbook(
        "兴旺村",
        "兴旺村村民委员会",
        "0632-0000000",
        "东村 12号",
        "张建国",
        2026,
        passbook_code(id_of(7)),
        tuple(passbook_lines(postings)),
        "K7Q2M",
        year_end,
    )


def quarters(sheet: Sheet) -> list[str]:
    """The page numbers of the four leaves of a side, from the top left; blank for the cover."""
    found = ["", "", "", ""]
    for item in sheet.items:
        if isinstance(item, Text) and re.fullmatch("— \\d+ —", item.text):
            place = int(item.box.x >= A6[0]) + 2 * int(item.box.y >= A6[1])
            found[place] = item.text.strip("— ")
    return found


def test_leaves_lie_back_to_back_when_turned_over_the_long_edge() -> None:
    front, back = (quarters(sheet) for sheet in booklet(book(3)))
    assert front == ["", "3", "5", "7"]
    behind = [back[2], back[3], back[0], back[1]]  # the upper half turns to below
    assert behind == ["2", "4", "6", "8"]


def test_every_leaf_is_a6() -> None:
    for sheet in booklet(book(1)):
        assert (sheet.width_mm, sheet.height_mm) == (297, 210)
        for item in sheet.items:
            if isinstance(item, Text) and item.box.y < A6[1]:
                assert item.box.bottom <= A6[1] + 0.01


@pytest.mark.parametrize(("lines", "sheets"), [(0, 1), (1, 1), (60, 1), (61, 2), (156, 2)])
def test_there_are_as_many_sheets_as_lines_need(lines: int, sheets: int) -> None:
    assert sheets_needed(lines) == sheets
    assert len(booklet(book(lines))) == 2 * sheets


def test_lines_pass_over_the_page_of_the_year() -> None:
    assert [page_of(line) for line in (1, 12, 13, 60, 61, 72, 73)] == [3, 3, 4, 7, 9, 9, 10]


def test_a_booklet_says_what_a_household_may_rely_on(tmp_path: Path) -> None:
    text = "".join(read(tmp_path, booklet(book(14, year_end=END))))
    for words in (
        "信用存折",
        "东村12号",
        "自愿参加",
        "不兑现金",
        "不是榴花分",
        "可以异议",
        "随时退出",
        "公示码（2026年度）：K7Q2M",
        "142026-0101-05事项14张建国2.02.028.028.0",
        "年末星级",
        "31.01031.01010.3四星15.00.028.5",
    ):
        assert words in text


def test_its_code_tells_the_household_and_nobody(tmp_path: Path) -> None:
    made = book(2)
    write_paper(tmp_path / "book.pdf", booklet(made), "存折")
    prove_codes(tmp_path / "book.pdf", [{made.token}, set()])
    read_back = read_paper_code(made.token)
    assert read_back is not None
    assert read_back.id == id_of(7)


def test_only_new_lines_are_printed_on_at_their_place(tmp_path: Path) -> None:
    made = book(26)
    pages = read(tmp_path, new_lines(made, 20, 19))
    assert len(pages) == 2
    assert [f"事项{line}张" in pages[0] for line in (19, 20, 24)] == [False, True, True]
    assert [f"事项{line}张" in pages[1] for line in (24, 25, 26)] == [False, True, True]
    assert "序号" not in "".join(pages)
    whole = {item.text: item.box for item in booklet(made)[1].items if isinstance(item, Text)}
    again = {
        item.text: item.box for item in new_lines(made, 20, 19)[0].items if isinstance(item, Text)
    }
    shift = whole["事项20"].y - again["事项20"].y
    assert shift == pytest.approx(A6[1])  # page 4 lies in the lower half
    assert whole["事项20"].x - again["事项20"].x == pytest.approx(A6[0])


def test_what_a_printer_is_off_is_taken_back() -> None:
    straight, shifted = new_lines(book(2), 1, 0)[0], new_lines(book(2), 1, 0, (1.5, -2.0))[0]
    first, second = straight.items[0], shifted.items[0]
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert (first.box.x - second.box.x, first.box.y - second.box.y) == pytest.approx((1.5, -2.0))


def test_a_full_booklet_goes_on_with_another_sheet() -> None:
    made = book(63)
    assert [len(sheet.items) > 0 for sheet in new_lines(made, 60, 59)] == [True]
    assert len(booklet(made, first_sheet=2)) == 2
    assert new_lines(book(60), 61, 60) == []


def test_a_correction_says_which_line_it_corrects(tmp_path: Path) -> None:
    entry = Posting("a", LineKind.ENTRY, "2026-01", "2026-01-05", "清洁户", "甲", 20, 20)
    voucher = Posting("v", LineKind.REDEMPTION, "2026-02", "2026-02-25", person="甲", spent=5)
    fix = entry._replace(key="c", kind=LineKind.CORRECTION, counted=-20, corrects="a")
    made = replace(book(0), lines=tuple(passbook_lines([entry, voucher, fix])))
    text = "".join(read(tmp_path, new_lines(made, 1, 0)))
    assert "2.0-2.00.0-0.5更正第1笔" in text
    assert "兑换物品甲2.00.51.5" in text


def test_the_year_is_printed_when_it_is_over(tmp_path: Path) -> None:
    assert year_lines(book(3)) == []
    text = "".join(read(tmp_path, year_lines(book(3, year_end=END))))
    assert text == "31.01031.01010.3四星15.00.028.5"


def test_the_test_page_has_the_lines_of_a_leaf(tmp_path: Path) -> None:
    assert "定位测试页" in "".join(read(tmp_path, alignment()))


def test_many_booklets_are_the_same_bytes_again(tmp_path: Path) -> None:
    sheets = [sheet for _ in range(3) for sheet in booklet(book(ROWS + 1))]
    write_paper(tmp_path / "one", sheets, "存折")
    write_paper(tmp_path / "two", sheets, "存折")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    with pypdfium2.PdfDocument(tmp_path / "one") as document:
        assert len(document) == 6
