"""Filling a sheet of 20 columns for 1,000 people, beside what openpyxl takes to open it, write the
same cells and save it (and loses header pictures, drawings and lists on the way)."""

import tempfile
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook

from gridcredit.domain.form_fields import FIELDS, FormValue, Shape
from gridcredit.domain.form_mapping import Each, Filling, FormMapping, FormRows, Pointer
from gridcredit.reports.forms.addresses import column_letters
from gridcredit.reports.forms.workbook_form import WorkbookForm
from tests.bench.figures import MS, Figure, interleaved
from tests.reports.forms import made
from tests.reports.forms.raw import RawBook, RawSheet

_COLUMNS = 20


def measure(quick: bool) -> list[Figure]:
    """Time both ways over the same form and rows."""
    people, runs = (100, 3) if quick else (1_000, 7)
    content, mapping = _form()
    rows = [_row(mapping, at) for at in range(people)]
    form, names = WorkbookForm(content, "表.xlsx"), count()
    with tempfile.TemporaryDirectory() as folder:
        patched, floor = interleaved(
            runs,
            partial(_fill, form, mapping, rows, Path(folder), names),
            partial(_by_openpyxl, content, mapping, rows, Path(folder), names),
        )
    print(f"{people} rows of {_COLUMNS} columns patched {patched}, by openpyxl {floor}")
    print(f"parts that openpyxl loses of the test's list: {', '.join(_lost(made.roster()))}")
    return [
        Figure(
            f"a sheet of {_COLUMNS} columns filled for {people:,}",
            f"{patched.cpu * MS:.0f} ms",
            f"{floor.cpu * MS:.0f} ms",
            f"{patched.cpu / floor.cpu:.2f}",
            "≤ openpyxl's load and save",
            patched.cpu,
            floor.cpu,
        )
    ]


def _form() -> tuple[bytes, FormMapping]:
    heads = {f"{column_letters(at)}1": f"栏目{at}" for at in range(1, _COLUMNS + 1)}
    drawn = {f"{column_letters(at)}2": 2 for at in range(1, _COLUMNS + 1)}
    sheet = RawSheet("表", {**heads, "A3": "合计", "B3": "=COUNTA(B2:B2)|0"}, drawn)
    fields = [one for one in FIELDS if FIELDS[one].shape is not Shape.RATE][:_COLUMNS]
    pointers = [Pointer(code, f"{column_letters(at)}2", "表") for at, code in enumerate(fields, 1)]
    rows = FormRows(Each.PERSON, "表", 2, 2)
    return RawBook([sheet]).written(), FormMapping(rows=rows, pointers=tuple(pointers))


def _row(mapping: FormMapping, at: int) -> dict[str, FormValue]:
    return {p.place: FormValue(f"370499{at:06d}{p.cell}") for p in mapping.pointers}


def _fill(
    form: WorkbookForm,
    mapping: FormMapping,
    rows: list[dict[str, FormValue]],
    folder: Path,
    names: "count[int]",
) -> None:
    (folder / f"{next(names)}.xlsx").write_bytes(form.fill(mapping, Filling({}, rows)))


def _by_openpyxl(
    content: bytes,
    mapping: FormMapping,
    rows: list[dict[str, FormValue]],
    folder: Path,
    names: "count[int]",
) -> None:
    book = load_workbook(BytesIO(content))
    sheet = book["表"]
    sheet.insert_rows(3, len(rows) - 1)
    for down, row in enumerate(rows):
        for across, pointer in enumerate(mapping.pointers, 1):
            cell = sheet.cell(2 + down, across, row[pointer.place].text)
            cell.number_format = "@"
    book.save(folder / f"{next(names)}.xlsx")


def _lost(content: bytes) -> list[str]:
    """The parts of a form that openpyxl does not write again."""
    import warnings

    with warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(content))
        book.save(Path(folder) / "x.xlsx")
        with ZipFile(BytesIO(content)) as one, ZipFile(Path(folder) / "x.xlsx") as two:
            return sorted(set(one.namelist()) - set(two.namelist()))
