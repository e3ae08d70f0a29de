"""A register of a hundred thousand people: parsed, checked, taken in, taken in once more."""

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from python_calamine import CalamineWorkbook

from gridcredit.domain.codes import Office
from gridcredit.domain.roster_rows import RosterRow
from gridcredit.operations.demo.invention import Inventor
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import rostering
from gridcredit.rosters.columns import LABELS, Datum, register_cells
from gridcredit.rosters.read import read_register
from gridcredit.rosters.tidy import TidySheet, register_columns
from gridcredit.rosters.workbook_file import placed_workbook
from tests.bench.figures import Figure, Took, against_floor, interleaved, median, timed, told
from tests.operations.offices import STREET, VILLAGE, Offices

HOUSEHOLDS = 500
"""Of one grid."""
COLUMNS = (
    Datum.GRID, Datum.ESTATE, Datum.BUILDING, Datum.UNIT, Datum.ROOM, Datum.NUMBER, Datum.HOLDER,
    Datum.NAME, Datum.RELATION, Datum.SEX, Datum.ID, Datum.PHONE,
)  # fmt: skip


def measure(quick: bool) -> list[Figure]:
    """Time the parser alone, the check and the import of the same file."""
    rows, runs = (10_000, 1) if quick else (100_000, 3)
    with tempfile.TemporaryDirectory() as folder:
        return _measure(Path(folder), rows, runs)


def _measure(folder: Path, rows: int, runs: int) -> list[Figure]:
    grids = _codes(rows)
    file = folder / "register.xlsx"
    write_register(file, islice(people(grids), rows))
    parse = partial(_parse, file)
    parsed, checked = interleaved(runs, parse, partial(read_register, file))
    desks = [_street(folder / f"{run}", grids) for run in range(max(1, runs - 1))]
    imports: list[Took] = []
    floors: list[Took] = []
    indexes: list[Took] = []
    for desk in desks:
        seen = rostering.read_roster(desk, file)  # people look at this, and approve
        floors.append(timed(parse))
        imports.append(timed(partial(_import, desk, file, rows, seen)))
        indexes.append(timed(desk.complete_index))
    fresh, again = interleaved(runs, parse, partial(_check_again, desks[0], file))
    took_again = timed(partial(_take_again, desks[0], file))
    for desk in desks:
        desk.close()
    size = f"{rows:,} rows × {len(COLUMNS)}"
    print(f"parse {parsed}, check {checked}, import {median(imports)}, again {again}")
    print(f"taken in again without a check: {took_again}")
    return [
        against_floor(f"check a register, {size}", checked, parsed, "parse", 2),
        against_floor("take it in", median(imports), median(floors), "parse", 6),
        told("index it for search", median(indexes).cpu),
        against_floor("the same register again: nothing changes", again, fresh, "parse", 3),
    ]


def write_register(file: Path, rows: Iterator[RosterRow]) -> None:
    """A register as an office sends one: the columns that are always filled in."""
    kept = [place for place, field in enumerate(LABELS) if field in COLUMNS]
    with placed_workbook(file) as book:
        sheet = TidySheet(book, "户册", [register_columns()[place] for place in kept])
        for row in rows:
            cells = list(register_cells(row))
            sheet.append([cells[place] for place in kept])
        sheet.close()


def people(grids: Sequence[str]) -> Iterator[RosterRow]:
    """Invented people, grid after grid."""
    inventor = Inventor(1, date(2026, 11, 22))
    for code in grids:
        yield from inventor.grid(code, f"{code[9:12]}社区居委会", HOUSEHOLDS).rows


def _codes(rows: int) -> tuple[str, ...]:
    """As many grids as the people fill, and one more."""
    return tuple(f"{VILLAGE}{number:03d}" for number in range(1, rows // (HOUSEHOLDS * 3) + 2))


def _street(folder: Path, grids: tuple[str, ...]) -> Desk:
    offices = Offices(folder, grids=grids)
    return offices.child(offices.district(), Office.STREET, STREET)


def _parse(file: Path) -> None:
    book = CalamineWorkbook.from_path(file)
    book.get_sheet_by_index(0).to_python()


def _import(desk: Desk, file: Path, rows: int, seen: rostering.RosterReport) -> None:
    report = rostering.read_roster(desk, file, keep=True, approved=seen)
    # Two people of one name and no number in one household happen, and are refused.
    assert report.residents_added + len(report.refused) == rows


def _check_again(desk: Desk, file: Path) -> None:
    """All that a person does who is handed the same register once more."""
    seen = rostering.read_roster(desk, file)
    assert (seen.residents_added, seen.updated) == (0, 0)


def _take_again(desk: Desk, file: Path) -> None:
    rostering.read_roster(desk, file, keep=True)
