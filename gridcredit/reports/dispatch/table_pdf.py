"""A table of units on paper: A4 across, its head on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.domain.dispatch.trends import Trend
from gridcredit.paper.fonts import offscreen
from gridcredit.paper.sheet import A4, Align, Item, Sheet, Weight
from gridcredit.reports.dispatch.leaders import HEADS, WIDTHS, chart, leader_rows
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
_LEADERS = Look(size=10, head=10, row_height=8)
_CHART, _LEAST_CHART = 110.0, 25.0  # mm


def table_sheets(table: FrozenTable, mark: str = "", told: Sequence[Trend] = ()) -> list[Sheet]:
    """The pages; `mark` stands before the title, such as 暂计. With `told`, how units moved, a page
    for leaders comes first."""
    flow = Flow(_PAGE)
    if told:
        _leaders(flow, table, mark, told)
        flow.turn()
    _titles(flow, f"{mark}{title(table)}", under_title(table))
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


def _titles(flow: Flow, above: str, below: str) -> None:
    flow.paragraph(above, 16, Weight.BOLD, Align.CENTRE, leading=1.3)
    flow.skip(1)
    flow.paragraph(below, 9.5, align=Align.CENTRE, leading=1.3)
    flow.skip(3)


def _leaders(flow: Flow, table: FrozenTable, mark: str, told: Sequence[Trend]) -> None:
    _titles(flow, f"{mark}{title(table)}（参阅）", under_title(table))
    words = {"单位", "备注"}
    columns = [
        Column(head, width, Align.LEFT if head in words else Align.RIGHT)
        for head, width in zip(HEADS, WIDTHS, strict=True)
    ]
    add_table(flow, columns, [Row(row) for row in leader_rows(told)], _LEADERS)
    flow.skip(6)
    high = min(flow.left_over - 8, _CHART)
    if high >= _LEAST_CHART:
        flow.add(*chart(told, flow.take(high)))


def write_table_pdf(
    out: Path, table: FrozenTable, mark: str = "", told: Sequence[Trend] = ()
) -> int:
    """Write the table; how many pages. Raises GlyphMissing, StorageFailed."""
    offscreen()
    return write_paper(out, table_sheets(table, mark, told), title(table))


def _text(value: str | int | None) -> str:
    return "" if value is None else str(value)
