"""Writes rule sets as workbooks to edit: the starter set that comes with the program, or one that
is in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from gridcredit.domain.amounts import quantity_text
from gridcredit.domain.credit.codes import CapBy, CapKind, CapSpan, Theme, Unit
from gridcredit.domain.credit.items import WHOLE, Item
from gridcredit.rosters.credit_rules import read_rules
from gridcredit.rosters.rule_columns import FORM, RECORDER_WORDS
from gridcredit.rosters.tidy import SheetColumn, TidySheet
from gridcredit.rosters.workbook_file import placed_workbook
from gridcredit.texts import word

_TITLE, _HELP = "规则", "填写说明"
_WIDTHS = (9, 11, 36, 7, 14, 9, 12, 24, 7, 9, 9, 9, 12, 22, 12, 7)
_ROWS = 1_000
_ON, _OFF = "是", "否"


@cache
def starter_items(templates: Path) -> tuple[Item, ...]:
    """The starter set of a folder of templates. Raises ValueError where it cannot be read whole."""
    found = read_rules(templates / "credit_rules.csv")
    if found.refused or found.dropped:
        raise ValueError(str(found.refused[:1] or found.dropped[:1]))
    return tuple(found.items)


def write_rules(target: Path, items: Iterable[Item], templates: Path) -> int:
    """Write items as a workbook that reading gives back, with a sheet that explains the columns.
    How many. Raises StorageFailed."""
    columns = [
        SheetColumn(spellings.split()[0], width)
        for spellings, width in zip(FORM.headings.values(), _WIDTHS, strict=True)
    ]
    listed = list(items)
    with placed_workbook(target) as book:
        sheet = TidySheet(book, _TITLE, columns)
        for column, words in _choices().items():
            sheet.sheet.data_validations.append(_choice(column, words))
        for item in listed:
            sheet.append(_cells(item))
        sheet.close()
        _write_help(
            TidySheet(book, _HELP, [SheetColumn("栏目", 14), SheetColumn("说明", 96)]), templates
        )
    return len(listed)


def _write_help(sheet: TidySheet, templates: Path) -> None:
    for line in (templates / "credit_rules.txt").read_text("utf-8").splitlines():
        heading, _, text = line.partition("\t")
        sheet.append([heading, text])
    sheet.close()


def _cells(item: Item) -> list[str]:
    is_times = item.cap_kind is CapKind.TIMES
    cap = "" if item.cap is None else str(item.cap) if is_times else quantity_text(item.cap)
    tiers = (f"{quantity_text(hours)}={quantity_text(points)}" for hours, points in item.tiers)
    return [
        item.code,
        word(item.theme),
        item.name,
        "" if item.tiers else quantity_text(item.points),
        word(item.unit),
        quantity_text(item.per) if item.per != WHOLE else "",
        item.group,
        "；".join(tiers),
        cap,
        *(word(code) if code else "" for code in (item.cap_kind, item.cap_per, item.cap_by)),
        item.cap_code,
        "；".join(item.evidence),
        "；".join(RECORDER_WORDS[office] for office in item.recorders if office in RECORDER_WORDS),
        _ON if item.on else _OFF,
    ]


def _choices() -> dict[str, Sequence[str]]:
    """The words that cells of a column choose from."""
    codes: dict[str, type[StrEnum]] = {
        "theme": Theme,
        "unit": Unit,
        "cap_kind": CapKind,
        "cap_per": CapSpan,
        "cap_by": CapBy,
    }
    found: dict[str, Sequence[str]] = {n: [word(c) for c in codes[n]] for n in codes}
    return {**found, "on": [_ON, _OFF]}


def _choice(column: str, words: Sequence[str]) -> DataValidation:
    letter = get_column_letter(list(FORM.headings).index(column) + 1)
    choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    choice.add(f"{letter}2:{letter}{_ROWS}")
    return choice
