"""A table of units as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.domain.dispatch.trends import Trend
from gridcredit.reports.dispatch.leaders import leaders_sheet
from gridcredit.reports.dispatch.table import (
    COLUMNS,
    TableColumn,
    heads,
    notes,
    rows,
    title,
    under_title,
)
from gridcredit.reports.workbook import Holds, ReportSheet, SheetColumn, write_workbook

_WIDE = 4.4  # characters a share of a column's width


def table_sheet(table: FrozenTable, mark: str = "") -> ReportSheet:
    """The sheet of a table; `mark` stands before its title, such as 暂计."""
    number, *named = heads(table)
    columns = [SheetColumn(number, 6, Holds.PLACE)]
    columns += [
        SheetColumn(head, column.share * _WIDE, _holds(column))
        for head, column in zip(named, COLUMNS, strict=True)
    ]
    told, under = f"{mark}{title(table)}", under_title(table)
    return ReportSheet(
        table.span, told, under, tuple(columns), rows(table), notes(table), has_sum=True
    )


def _holds(column: TableColumn) -> Holds:
    if column.is_words:
        return Holds.WORDS
    return Holds.RATE if column.is_rate else Holds.FIGURE


def write_table_workbook(
    out: Path, table: FrozenTable, mark: str = "", told: Sequence[Trend] = ()
) -> None:
    """Write the table; the same table gives the same bytes. With `told`, how units moved, a sheet
    for leaders follows. Raises StorageFailed."""
    leaders = [leaders_sheet(table, told)] if told else []
    write_workbook(out, [table_sheet(table, mark), *leaders], table.last)
