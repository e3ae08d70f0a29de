"""Reads and writes the text of a 信用承诺书 as a table: one part a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from gridcredit.domain.pledge_texts import Wording, wording_faults
from gridcredit.rosters.cells import to_text
from gridcredit.rosters.dates import to_date
from gridcredit.rosters.headed_tables import (
    CellRefused,
    HeadedTable,
    TableForm,
    TableRow,
    as_printed,
    read_tables,
)
from gridcredit.rosters.tidy import SheetColumn, TidySheet
from gridcredit.rosters.workbook_file import placed_workbook

FORM = TableForm(
    {"part": "部分 栏目 项 类别", "text": "内容 文字 条文 说明"},
    required=frozenset({"part", "text"}),
    shared=frozenset({"part"}),
)
_PARTS = {
    "version": "版本 版本号 文本版本",
    "begins": "起用日 起用日期 启用日 启用日期 起始日",
    "clauses": "条款 承诺 承诺条款 承诺内容",
    "notice": "告知 告知内容 须知 说明",
    "ticks": "勾选 勾选项 同意项 选项",
}
_SINGLE = frozenset({"version", "begins"})


@dataclass
class TextRead:
    """The text that a file states; `wording` is None where a row was refused."""

    wording: Wording | None = None
    refused: list[CellRefused] = field(default_factory=list)


def read_pledge_text(file: Path) -> TextRead:
    """The text of a pledge out of a workbook or a CSV file. Raises FileUnreadable,
    NotSavedAsWorkbook, ColumnsMissing, StorageFailed."""
    found = TextRead()
    rows: dict[str, list[tuple[HeadedTable, TableRow]]] = {part: [] for part in _PARTS}
    for table in read_tables(file, FORM):
        found.refused += table.refused
        for row in table.rows:
            if row.is_whole and row.text("part"):
                _sort_in(table, row, rows, found)
    begins = _begins(rows["begins"], found)
    wording = Wording(
        *("".join(_texts(rows["version"])), begins or date.max, tuple(_texts(rows["clauses"]))),
        "\n".join(_texts(rows["notice"])),
        tuple(_texts(rows["ticks"])),
    )
    for fault in wording_faults(wording):
        place = min(fault.place, len(rows[fault.part])) - 1
        if place < 0:
            found.refused.append(CellRefused("", 0, _name(fault.part), fault.reason))
        else:
            table, row = rows[fault.part][place]
            found.refused.append(table.refusal(row, "text", fault.reason, fault.said))
    if not found.refused:
        found.wording = wording
    return found


def write_pledge_text(target: Path, wording: Wording) -> None:
    """Write a text as a workbook that reading gives back. Raises StorageFailed."""
    rows = [("version", wording.version), ("begins", wording.begins.isoformat())]
    rows += [("clauses", clause) for clause in wording.clauses]
    rows += [("notice", wording.notice), *(("ticks", tick) for tick in wording.ticks)]
    with placed_workbook(target) as book:
        sheet = TidySheet(book, "承诺书文本", [SheetColumn("部分", 10), SheetColumn("内容", 90)])
        for part, text in rows:
            sheet.append([_name(part), text])
        sheet.close()


def _sort_in(
    table: HeadedTable,
    row: TableRow,
    rows: dict[str, list[tuple[HeadedTable, TableRow]]],
    found: TextRead,
) -> None:
    said = row.text("part").strip("：: ")
    part = next((name for name, words in _PARTS.items() if said in (name, *words.split())), "")
    if not part:
        found.refused.append(table.refusal(row, "part", "unknown_part", said))
    elif part in _SINGLE and rows[part]:
        found.refused.append(table.refusal(row, "part", "part_said_twice", said))
    elif row.text("text"):
        rows[part].append((table, row))


def _texts(rows: list[tuple[HeadedTable, TableRow]]) -> list[str]:
    return [as_printed(row.text("text")) for _, row in rows]


def _begins(rows: list[tuple[HeadedTable, TableRow]], found: TextRead) -> date | None:
    if not rows:
        found.refused.append(CellRefused("", 0, _name("begins"), "empty"))
        return None
    table, row = rows[0]
    day = to_date(row.cells["text"])
    if isinstance(day, date):
        return day
    found.refused.append(table.refusal(row, "text", "not_a_date", to_text(row.cells["text"])))
    return None


def _name(part: str) -> str:
    return _PARTS[part].split()[0]
