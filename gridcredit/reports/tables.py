"""Tables with fine lines: columns in millimetres, rows as high as their text, heads repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gridcredit.paper.sheet import (
    MM_PER_PT,
    Align,
    Box,
    Fit,
    Item,
    Rect,
    Text,
    Upright,
    Weight,
)
from gridcredit.reports.flow import INK, LINE, SHADE, Flow, level, lines_of, upright

_FRAME, _RULE = 0.35, 0.15  # mm
_PAD = 1.2  # mm between a line and what stands beside it
_LEADING = 1.35


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the width, and how its cells stand."""

    head: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """A row; one with a single cell goes across all columns, as a heading within the table."""

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes of a table's letters in points, and the least height of its rows in mm."""

    size: float = 10.5
    head: float = 10.5
    row_height: float = 7.0


USUAL = Look()


def add_table(
    flow: Flow, columns: Sequence[Column], rows: Sequence[Row], look: Look = USUAL
) -> None:
    """Lay a table down the page, its head on every page that it reaches. Raises ValueError where a
    row has another number of cells than there are columns."""
    if any(len(row.cells) not in (1, len(columns)) for row in rows):
        raise ValueError("cells and columns differ")
    widths = _widths(columns, flow.page.text_width)
    head = Row(tuple(column.head for column in columns), bold=True)
    centred = [Align.CENTRE] * len(columns)
    aligned = [column.align for column in columns]
    head_height = _height(head, widths, look.head, look.row_height)
    at = 0
    while at < len(rows):
        first = _height(rows[at], widths, look.size, look.row_height)
        follows = (
            _height(rows[at + 1], widths, look.size, look.row_height) if _leads(rows, at) else 0
        )
        if head_height + first + follows > flow.left_over:
            flow.turn()
        top = flow.y
        box = flow.take(head_height)
        flow.add(Rect(box, fill=SHADE), *_cells(box, head, widths, centred, look.head))
        at = _fill(flow, rows, at, widths, aligned, look)
        flow.add(*_frame(top, flow.y, widths, flow.page.left))


def _leads(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is a heading, which does not stand at a page's end."""
    return len(rows[at].cells) == 1 and at + 1 < len(rows)


def _fill(
    flow: Flow,
    rows: Sequence[Row],
    at: int,
    widths: Sequence[float],
    aligned: Sequence[Align],
    look: Look,
) -> int:
    """Rows until the page is full, at least one; the number of the next one."""
    begun = at
    while at < len(rows):
        row = rows[at]
        height = _height(row, widths, look.size, look.row_height)
        needed = height
        if _leads(rows, at):
            needed += _height(rows[at + 1], widths, look.size, look.row_height)
        if needed > flow.left_over and at > begun:
            break
        box = flow.take(min(height, flow.left_over))
        flow.add(level(box.x, box.y, box.right, _RULE))
        if len(row.cells) == 1:
            flow.add(Rect(box, fill="#F8F8F8"), level(box.x, box.y, box.right, _RULE))
            flow.add(*_cells(box, row, [sum(widths)], [Align.LEFT], look.size))
        else:
            flow.add(*_cells(box, row, widths, aligned, look.size))
            flow.add(*_inner(box, widths))
        at += 1
    return at


def _widths(columns: Sequence[Column], width: float) -> list[float]:
    whole = sum(column.share for column in columns)
    return [column.share / whole * width for column in columns]


def _height(row: Row, widths: Sequence[float], size: float, least: float) -> float:
    rooms = [sum(widths)] if len(row.cells) == 1 else widths
    weight = Weight.BOLD if row.bold else Weight.REGULAR
    lines = max(
        len(lines_of(cell, size, room - 2 * _PAD, weight))
        for cell, room in zip(row.cells, rooms, strict=True)
    )
    each = size * MM_PER_PT
    return max(least, lines * each * _LEADING + 2 * _PAD)


def _cells(
    box: Box, row: Row, widths: Sequence[float], aligned: Sequence[Align], size: float
) -> list[Item]:
    weight = Weight.BOLD if row.bold or len(row.cells) == 1 else Weight.REGULAR
    items: list[Item] = []
    x = box.x
    for cell, width, align in zip(row.cells, widths, aligned, strict=True):
        inner = Box(x + _PAD, box.y + _PAD / 2, width - 2 * _PAD, box.height - _PAD)
        x += width
        if cell:
            items.append(
                Text(
                    *(inner, cell, size, weight, INK, align, Upright.MIDDLE, Fit.WRAP),
                    leading=_LEADING,
                )
            )
    return items


def _inner(box: Box, widths: Sequence[float]) -> list[Item]:
    """The upright lines between the cells of one row."""
    x = box.x
    items: list[Item] = []
    for width in widths[:-1]:
        x += width
        items.append(upright(x, box.y, box.bottom, _RULE))
    return items


def _frame(top: float, bottom: float, widths: Sequence[float], left: float) -> list[Item]:
    whole = Box(left, top, sum(widths), bottom - top)
    return [Rect(whole, stroke=LINE, width=_FRAME)]
