"""Writes registers, and the empty register to fill in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from gridcredit.domain.codes import Population, Sex
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.roster_rows import RosterRow
from gridcredit.rosters.columns import LABELS, Datum, register_cells
from gridcredit.rosters.tidy import TidySheet, register_columns
from gridcredit.rosters.workbook_file import placed_workbook
from gridcredit.texts import word

_TITLE = "户册"
_STEP = 500  # rows between two calls of progress
_TEMPLATE_ROWS = 2_000

_HINTS = {
    Datum.GRID: "必填，15位网格编号",
    Datum.ESTATE: "楼房填小区，平房填自然村",
    Datum.BUILDING: "如：2号楼",
    Datum.UNIT: "如：1单元",
    Datum.ROOM: "必填，如：101",
    Datum.NUMBER: "有户号的填，可留空",
    Datum.HOLDER: "必填，每行都填",
    Datum.NAME: "必填",
    Datum.RELATION: "户主本人填“户主”",
    Datum.SEX: "可留空，按证件号得出",
    Datum.ID: "18位证件号码，没有可留空",
    Datum.BIRTH: "如：1990-01-02，可留空",
    Datum.PHONE: "多个号码用顿号隔开",
    Datum.POPULATION: "请选择",
    Datum.ARRIVED: "流动人口填写",
    Datum.REGISTRY: "与现住地不同时填写",
    Datum.NOTE: "不得填写收入、财产、宗教、疾病、指纹、血型",
}
"""The template's second row, which reading passes over."""


def write_register(
    path: Path,
    rows: Iterable[RosterRow],
    *,
    progress: Progress = no_progress,
    total: int = 0,
) -> int:
    """Write a register that WPS and Excel open with ID numbers, telephones and household numbers
    as text; reading it gives the same rows. How many were written. Raises StorageFailed."""
    count = 0
    with placed_workbook(path) as book:
        sheet = TidySheet(book, _TITLE, register_columns())
        for row in rows:
            sheet.append(register_cells(row))
            count += 1
            if count % _STEP == 0:
                progress(count, total, "writing")
        sheet.close()
        progress(count, total or count, "saving")
    return count


def write_template(path: Path) -> None:
    """Write an empty register whose second row says how to fill it in. Raises StorageFailed."""
    with placed_workbook(path) as book:
        sheet = TidySheet(book, _TITLE, register_columns())
        sheet.append_hints([_HINTS[f] for f in LABELS])
        for f, words in (
            (Datum.SEX, [word(Sex.MALE), word(Sex.FEMALE)]),
            (Datum.POPULATION, [word(population) for population in Population]),
        ):
            sheet.sheet.data_validations.append(_choice(f, words))
        sheet.close()


def _choice(f: Datum, words: list[str]) -> DataValidation:
    letter = get_column_letter(list(LABELS).index(f) + 1)
    choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    choice.add(f"{letter}3:{letter}{_TEMPLATE_ROWS}")
    return choice
