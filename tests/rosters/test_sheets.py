"""Sheets: files that are none, cut, damaged, locked or too large."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from gridcredit.domain.errors import FileUnreadable, StorageFailed
from gridcredit.rosters import sheets
from gridcredit.rosters.read import read_register
from tests.rosters.making import HEADINGS, id_number, person, workbook, xls, xlsx


def _reason(content: bytes) -> str:
    with pytest.raises(FileUnreadable) as refused:
        read_register(io.BytesIO(content), "户册.xlsx")
    assert refused.value.file == "户册.xlsx"
    return refused.value.reason


def test_what_is_no_workbook_is_refused() -> None:
    good = xlsx(workbook([HEADINGS, person()])).getvalue()
    assert _reason(b"") == "empty"
    assert _reason(b" \r\n") == "empty"
    assert _reason(good[: len(good) // 2]) == "not_a_workbook"
    assert _reason(b"<notes><note>x") == "not_a_workbook"
    assert _reason(b"\x89PNG\r\n\x1a\n\x00\x00") == "not_a_workbook"
    assert _reason(xls([HEADINGS]).getvalue()[:700]) == "not_a_workbook"


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        parts.writestr("a.txt", "x")
    assert _reason(stream.getvalue()) == "not_a_workbook"


def test_a_workbook_with_a_password_says_so() -> None:
    shell = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
    assert _reason(shell + "EncryptedPackage".encode("utf-16-le") + bytes(600)) == "encrypted"


def test_a_sheet_that_spans_more_than_memory_is_refused() -> None:
    book = workbook([HEADINGS, person()])
    book.worksheets[0]["XFD1048576"] = "x"
    assert _reason(xlsx(book).getvalue()) == "file_too_large"


def test_formats_without_values_far_away_do_no_harm() -> None:
    book = workbook([HEADINGS, person()])
    book.worksheets[0]["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    assert len(read_register(xlsx(book)).rows) == 1


def test_a_file_larger_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LARGEST_FILE", 1000)
    assert _reason(xlsx(workbook([HEADINGS, person()])).getvalue()) == "file_too_large"


def test_a_file_that_unpacks_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LARGEST_CONTENT", 1000)
    assert _reason(xlsx(workbook([HEADINGS, person()])).getvalue()) == "file_too_large"


def test_hidden_rows_are_counted_on_their_own_sheet() -> None:
    other = person("李丽", "李丽", 身份证号=id_number(serial=12))
    book = workbook([HEADINGS, person()], [HEADINGS, other])
    book.worksheets[1].row_dimensions[2].hidden = True
    book.move_sheet(book.worksheets[1], -1)
    assert [(s.name, s.hidden_rows) for s in read_register(xlsx(book)).sheets] == [
        *(("表2", 1), ("表1", 0))
    ]


def test_a_missing_file_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        read_register(tmp_path / "none.xlsx")


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "户册.xlsx"
    path.write_bytes(xlsx(workbook([HEADINGS, person()])).getvalue())
    reading = read_register(path)
    assert (reading.name, len(reading.rows)) == ("户册.xlsx", 1)


def test_a_cut_file_is_refused_wherever_it_was_cut() -> None:
    old, new = xls([HEADINGS, person()]).getvalue(), xlsx(workbook([HEADINGS])).getvalue()
    for whole, cuts in ((old, 5), (new, 60)):
        for length in range(9, len(whole) - 1, len(whole) // cuts):
            assert _reason(whole[:length]) == "not_a_workbook"


def test_an_old_workbook_that_asks_for_all_memory_is_refused() -> None:
    whole = bytearray(xls([HEADINGS, person()]).getvalue())
    at = whole.rindex(b"\xfd\x00\x0a\x00") + 4  # the row and column of the last cell of text
    whole[at : at + 4] = b"\xff\xff\xff\xff"
    assert _reason(bytes(whole)) == "not_a_workbook"


def test_a_damaged_part_is_refused() -> None:
    whole = bytearray(xlsx(workbook([HEADINGS, person()])).getvalue())
    at = whole.index(b"xl/worksheets/sheet1.xml") + 60
    whole[at : at + 40] = bytes(40)
    assert _reason(bytes(whole)) == "not_a_workbook"
