"""Old workbooks say the same beside their values as new ones do."""

import io
from datetime import date

import pytest
import xlwt

from gridcredit.rosters.oldmarks import read_old_marks
from gridcredit.rosters.read import read_register
from tests.rosters.making import GRID, HEADINGS, id_number, person, told, xls

HEADS = ["姓名", "身份证号", "公民身份号码", "门牌号", "出生年月"]


def _old(filler: int, *, dates_1904: bool = False) -> io.BytesIO:
    """A sheet with all there is to say; `filler` rows make the file large or small."""
    book = xlwt.Workbook()
    book.dates_1904 = dates_1904
    struck, month, whole = (xlwt.XFStyle() for _ in range(3))
    for at in range(6):  # some fonts before the struck one
        font = xlwt.Font()
        font.height = 200 + at * 20
        style = xlwt.XFStyle()
        style.font = font
        book.add_style(style)
    struck.font = xlwt.Font()
    struck.font.struck_out = True
    month.num_format_str = 'yyyy"年"m"月"'
    whole.num_format_str = "yyyy-mm-dd"
    first = book.add_sheet("说明")
    first.write(0, 0, "请看下一张")
    sheet = book.add_sheet("户册", cell_overwrite_ok=True)
    for column, heading in enumerate(HEADS):
        sheet.write(0, column, heading)
    rows = [("张明", 11), ("李丽", 12), ("王强", 13), ("赵小", 14)]
    for row, (name, serial) in enumerate(rows, start=1):
        for column, cell in enumerate((name, "1", id_number(serial=serial), f"{row}")):
            sheet.write(row, column, cell, struck if row == 2 and not column else whole)
        sheet.write(row, 4, date(1990, 1, 1), month if row == 1 else whole)
    sheet.row(3).set_cell_error(3, 0x2A)  # #N/A
    sheet.row(5).set_cell_text(0, "周明")
    sheet.row(5).set_cell_number(3, 9)
    sheet.row(5).set_cell_date(4, date(1990, 1, 1), month)
    for row in range(6, 6 + filler):
        sheet.write(row, 0, f"孙{row}")
        sheet.write(row, 3, f"{row}")
    sheet.col(1).hidden = True
    sheet.row(4).hidden = True
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    return stream


@pytest.mark.parametrize("filler", [0, 400])
@pytest.mark.parametrize("dates_1904", [False, True])
def test_an_old_workbook_says_what_a_new_one_does(filler: int, dates_1904: bool) -> None:
    reading = read_register(_old(filler, dates_1904=dates_1904), "旧.xls", default_grid=GRID)
    assert told(reading.refused) == [(3, "A 姓名", "struck_out"), (4, "D 门牌号", "cell_error")]
    rows = [r for r in reading.rows if r.row <= 6]
    assert [(r.name, r.id_number, r.birth_date) for r in rows] == [
        ("张明", id_number(serial=11), date(1990, 1, 2)),  # shown without its day
        ("赵小", id_number(serial=14), date(1990, 1, 1)),
        ("周明", "", None),
    ]
    assert (6, "E 出生年月", "bad_date") in told(reading.problems)
    assert reading.sheets[-1].hidden_rows == 1


@pytest.mark.parametrize("step", [1, 7])
def test_a_damaged_old_workbook_says_nothing_and_ends(step: int) -> None:
    whole = xls([HEADINGS, person()]).getvalue()
    for at in range(0, len(whole), len(whole) // 60 * step):
        read_old_marks(whole[:at])
        read_old_marks(whole[:at] + bytes([255] * 16) + whole[at + 16 :])
    assert read_old_marks(whole).marks[0].texts == {}
