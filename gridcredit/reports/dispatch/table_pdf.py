"""A table of units on paper: A4 across, its head on every page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.paper.fonts import offscreen
from gridcredit.paper.sheet import A4, Align, Item, Sheet, Weight
from gridcredit.reports.dispatch.table import (
    COLUMNS,
    heads,
    notes,
    rows,
    title,
    under_title,
)
from gridcredit.reports.flow import GREY, Flow, Page, foot, page_number
from gridcredit.reports.tables import Column, Look, Row, add_table
from gridcredit.reports.writing import write_paper

_PAGE = Page(A4[1], A4[0], left=12, top=14, right=12, bottom=18)
_LOOK = Look(size=8.5, head=8.5, row_height=8)


def table_sheets(table: FrozenTable, mark: str = "") -> list[Sheet]:
    """The pages; `mark` stands before the title, such as 暂计."""
    flow = Flow(_PAGE)
    flow.paragraph(f"{mark}{title(table)}", 16, Weight.BOLD, Align.CENTRE, leading=1.3)
    flow.skip(1)
    flow.paragraph(under_title(table), 9.5, align=Align.CENTRE, leading=1.3)
    flow.skip(3)
    number, *named = heads(table)
    columns = [Column(number, 1.1, Align.CENTRE)]
    columns += [
        Column(head, c.share, Align.LEFT if c.is_words else Align.RIGHT)
        for head, c in zip(named, COLUMNS, strict=True)
    ]
    listed = rows(table)
    lines = [Row(tuple(map(_text, row)), bold=row is listed[-1]) for row in listed]
    add_table(flow, columns, lines, _LOOK)
    flow.skip(3)
    for note in notes(table):
        flow.paragraph(note, 8.5, leading=1.4, colour=GREY)
    words = f"{table.name} · {table.span} · 签发 {table.frozen_at[:16].replace('T', ' ')}"

    def rim(number: int, of: int) -> Iterable[Item]:
        return (*foot(_PAGE, words), page_number(_PAGE, number, of))

    return flow.sheets(rim)


def write_table_pdf(out: Path, table: FrozenTable, mark: str = "") -> int:
    """Write the table; how many pages. Raises GlyphMissing, StorageFailed."""
    offscreen()
    return write_paper(out, table_sheets(table, mark), title(table))


def _text(value: str | int | None) -> str:
    return "" if value is None else str(value)
