"""Lists of goods as villages keep them, and what of them is refused with sheet, row and reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gridcredit.domain.errors import ColumnsMissing, FileUnreadable, NotSavedAsWorkbook
from gridcredit.rosters.goods_lists import GoodsRead, GoodsRow, read_goods
from gridcredit.rosters.headed_tables import CellRefused
from tests.rosters.making import csv_file, raw_xlsx, workbook, xls, xlsx

HEADINGS = ["编码", "名称", "单位", "兑换分值", "成本", "供货方", "来源", "低库存"]
SOAP = ["FZ", "肥皂", "块", 3, 2.5, "甲商店", "集体", 10]


def read(folder: Path, *rows: list[Any], names: tuple[str, ...] = ()) -> GoodsRead:
    file = folder / "物品.xlsx"
    file.write_bytes(xlsx(workbook(rows, names=names)).getvalue())
    return read_goods(file)


def why(found: GoodsRead) -> list[tuple[int, str, str]]:
    return [(r.row, r.column, r.reason) for r in found.refused]


def test_a_list_is_read_below_its_title(tmp_path: Path) -> None:
    found = read(tmp_path, ["薛庄村信用超市物品表"], [], HEADINGS, SOAP, ["合计", None, None, 3])
    assert found.rows == [GoodsRow("FZ", "肥皂", "块", 30, 250, "甲商店", "集体", 10)]
    assert found.refused == []


@pytest.mark.parametrize("suffix", ["csv", "et"])
def test_other_kinds_of_file_are_read_alike(tmp_path: Path, suffix: str) -> None:
    rows = [HEADINGS, SOAP]
    file = tmp_path / f"物品.{suffix}"
    made = csv_file(rows, "gb18030") if suffix == "csv" else xls(rows)
    file.write_bytes(made.getvalue())
    assert read_goods(file).rows == [GoodsRow("FZ", "肥皂", "块", 30, 250, "甲商店", "集体", 10)]


def test_english_headings_mean_the_same(tmp_path: Path) -> None:
    columns = ["code", "name", "unit", "points", "cost", "supplier", "source", "low"]
    assert read(tmp_path, columns, SOAP).rows[0].name == "肥皂"


def test_amounts_may_carry_their_unit(tmp_path: Path) -> None:
    rows = read(tmp_path, HEADINGS, ["A", "米", "袋", "４５分", "￥1,200.50", "", "", "2 件"]).rows
    assert (rows[0].points, rows[0].cost, rows[0].low) == (450, 120_050, 2)


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        (0, None, "empty"),
        (1, None, "empty"),
        (3, None, "empty"),
        (3, 0, "more_than_none"),
        (3, -3, "below_zero"),
        (3, 2.25, "too_fine"),
        (3, "三分", "wrong_form"),
        (3, True, "wrong_form"),
        (4, 1.234, "too_fine"),
        (4, -1, "below_zero"),
        (7, 1.5, "too_fine"),
        (7, 2_000_000, "too_large"),
    ],
)
def test_a_cell_that_cannot_stand_is_named(
    tmp_path: Path, place: int, value: Any, reason: str
) -> None:
    row = [*SOAP[:place], value, *SOAP[place + 1 :]]
    found = read(tmp_path, HEADINGS, row)
    assert found.rows == []
    assert why(found) == [(2, f"{'ABCDEFGH'[place]} {HEADINGS[place]}", reason)]


def test_a_code_stands_once(tmp_path: Path) -> None:
    assert why(read(tmp_path, HEADINGS, SOAP, SOAP)) == [(3, "A 编码", "code_twice")]


def test_errors_and_formulas_without_results_are_refused(tmp_path: Path) -> None:
    error, formula = '@t="e"@<v>#N/A</v>', "<f>1+2</f>"
    rows = [["编码", "名称", "兑换分值"], ["A", "肥皂", error], ["B", "米", formula]]
    file = tmp_path / "物品.xlsx"
    file.write_bytes(raw_xlsx(rows).getvalue())
    assert why(read_goods(file)) == [
        (2, "C 兑换分值", "cell_error"),
        (3, "C 兑换分值", "no_result"),
    ]


def test_a_formula_with_its_result_counts_as_people_see_it(tmp_path: Path) -> None:
    rows = [["编码", "名称", "兑换分值"], ["A", "肥皂", "<f>1+2</f><v>3</v>"]]
    file = tmp_path / "物品.xlsx"
    file.write_bytes(raw_xlsx(rows).getvalue())
    assert read_goods(file).rows == [GoodsRow("A", "肥皂", points=30)]


def test_the_text_of_a_formula_is_no_value(tmp_path: Path) -> None:
    file = tmp_path / "物品.csv"
    file.write_text("code,name,points\nA,=CMD(1),3\n", "utf-8")
    assert why(read_goods(file)) == [(2, "B name", "formula")]


def test_merged_cells_are_refused_but_where_rows_share_them(tmp_path: Path) -> None:
    book = workbook([HEADINGS, SOAP, ["B", "米", "袋", 45, 30, None, "集体", 2]])
    sheet = book.worksheets[0]
    sheet.merge_cells("F2:F3")  # one supplier of both
    sheet.merge_cells("D2:D3")
    file = tmp_path / "物品.xlsx"
    file.write_bytes(xlsx(book).getvalue())
    found = read_goods(file)
    assert why(found) == [(2, "D 兑换分值", "merged_cell"), (3, "D 兑换分值", "merged_cell")]
    sheet.unmerge_cells("D2:D3")
    sheet["D3"] = 45
    file.write_bytes(xlsx(book).getvalue())
    assert [row.supplier for row in read_goods(file).rows] == ["甲商店", "甲商店"]


def test_headings_may_stand_in_two_rows(tmp_path: Path) -> None:
    above = ["编码", "名称", "兑换分值", "供应", None]
    rows = read(tmp_path, above, [None, None, None, "供货方", "来源"], ["A", "肥皂", 3, "甲", "乙"])
    assert rows.rows == [GoodsRow("A", "肥皂", points=30, supplier="甲", source="乙")]


def test_a_heading_that_stands_twice_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, ["编码", "名称", "分值", "积分"], ["A", "肥皂", 3, 4])
    assert why(found) == [(1, "D 积分", "repeated_column")]


def test_a_row_struck_out_is_refused(tmp_path: Path) -> None:
    book = workbook([HEADINGS, SOAP])
    for cell in book.worksheets[0][2]:
        cell.font = openpyxl.styles.Font(strike=True)
    file = tmp_path / "物品.xlsx"
    file.write_bytes(xlsx(book).getvalue())
    found = read_goods(file)
    assert [r.reason for r in found.refused] == ["row_struck_out"]
    assert found.rows == []


def test_a_day_that_a_spreadsheet_made_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, HEADINGS, [date(2026, 1, 2), *SOAP[1:]])
    assert why(found) == [(2, "A 编码", "typed_as_date")]


def test_hidden_rows_are_read_and_hidden_sheets_are_not(tmp_path: Path) -> None:
    book = workbook([HEADINGS, SOAP], [HEADINGS, ["B", *SOAP[1:]]])
    book.worksheets[0].row_dimensions[2].hidden = True
    book.worksheets[1].sheet_state = "hidden"
    file = tmp_path / "物品.xlsx"
    file.write_bytes(xlsx(book).getvalue())
    assert [row.code for row in read_goods(file).rows] == ["FZ"]


def test_broken_lines_of_a_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "物品.csv"
    file.write_bytes(
        "编码,名称,分值\nA,肥皂,3\n".encode() + b"B,\xff\xfe,4\n" + "C,米,5\n".encode()
    )
    found = read_goods(file)
    assert found.refused == [CellRefused("物品", 3, "", "bad_bytes")]
    assert [row.code for row in found.rows] == ["A", "C"]


def test_a_file_without_the_columns_says_which(tmp_path: Path) -> None:
    with pytest.raises(ColumnsMissing) as refused:
        read(tmp_path, ["姓名", "电话"], ["张某", "1"], names=("名单",))
    assert refused.value.columns == "编码、名称、兑换分值"
    assert refused.value.looked_at == "名单"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04junk", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x"])
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "物品.xlsx"
    file.write_bytes(content)
    with pytest.raises((FileUnreadable, NotSavedAsWorkbook)):
        read_goods(file)
