"""What bulletins and weekly papers have in common: words for a gap, and the whole table as an annex
that fits a page set upright."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.reports.dispatch.table import COLUMNS, remark, span_word
from gridcredit.reports.document import Block, Paragraph, Table

_COLUMNS_A_TABLE = 8


def against_pace(gap: str) -> str:
    """How a gap to the line of the targets is said."""
    if gap.startswith("-"):
        return f"低于序时进度{gap.removeprefix('-')}个百分点"
    return f"高于序时进度{gap}个百分点"


def day_words(table: FrozenTable) -> str:
    """The last day of a table's span."""
    return chinese_day(table.last)


def annex(table: FrozenTable) -> Sequence[Block]:
    """All columns but the place, in tables that fit the page."""
    heads = ["单位", *(column.head.format(span=span_word(table)) for column in COLUMNS[1:-2])]
    rows = [
        [row.name, *(_cell(column.value(row)) for column in COLUMNS[1:-2])]
        for row in (*table.rows, table.total)
    ]
    tables = [
        Table(
            (heads[0], *heads[at : at + _COLUMNS_A_TABLE]),
            tuple((row[0], *row[at : at + _COLUMNS_A_TABLE]) for row in rows),
            (2.0, *([1.3] * len(heads[at : at + _COLUMNS_A_TABLE]))),
        )
        for at in range(1, len(heads), _COLUMNS_A_TABLE)
    ]
    apart = Paragraph("", indented=False)
    spaced = [block for table in tables for block in (table, apart)]
    said = [f"{row.name}：{words}" for row in table.rows if (words := remark(row))]
    notes = [Paragraph("；".join(said) + "。")] if said else []
    return [*spaced[:-1], *notes]


def _cell(value: str | int | None) -> str:
    return "" if value is None else str(value)


def chinese_day(day: date) -> str:
    """A day as papers write it: 2026年11月23日."""
    return f"{day.year}年{day.month}月{day.day}日"


def signed(number: int) -> str:
    """A number with its sign; 0 has none."""
    return f"{number:+d}" if number else "0"
