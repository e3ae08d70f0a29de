"""Lists as workbooks: what was handed in stands there, as text, and blank columns do not."""

from pathlib import Path

from openpyxl import load_workbook

from gridcredit.rosters.lists import SheetColumn, write_list

COLUMNS = (SheetColumn("序号", 6), SheetColumn("电话", 14), SheetColumn("姓名", 10))


def test_rows_stand_below_their_headings_as_text(tmp_path: Path) -> None:
    out = tmp_path / "list.xlsx"
    assert write_list(out, COLUMNS, [("1", "19900001234", "=1+1"), ("2", "", "查*")]) == 2
    rows = list(load_workbook(out).active.values)
    assert rows[0] == ("序号", "电话", "姓名")
    assert rows[1] == ("1", "19900001234", "=1+1")


def test_a_column_without_anything_in_it_is_left_out(tmp_path: Path) -> None:
    out = tmp_path / "list.xlsx"
    write_list(out, COLUMNS, [("1", "", "查*"), ("2", "", "")])
    assert next(load_workbook(out).active.values) == ("序号", "姓名")


def test_an_empty_list_keeps_its_headings(tmp_path: Path) -> None:
    out = tmp_path / "list.xlsx"
    assert write_list(out, COLUMNS, []) == 0
    assert next(load_workbook(out).active.values) == ("序号", "电话", "姓名")
