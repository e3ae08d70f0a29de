"""What forms of 信用+ share: titles, tables of labels and values, lines to sign on, tick boxes."""

from __future__ import annotations

from collections.abc import Sequence

from gridcredit.paper.sheet import Align, Box, Fit, Item, Rect, Stroke, Text, Upright, Weight
from gridcredit.reports.flow import GREY, INK, LINE, SHADE, Flow, middle

BOX = "□"
"""An empty box to tick."""

_LABEL = 26.0  # mm, the width of a label's cell


def form_title(flow: Flow, title: str, number: str = "") -> None:
    """The title of a form, and its number at the right below it."""
    flow.add(middle(flow.take(13), title, 22, Align.CENTRE, Weight.BOLD, spacing=0.06))
    if number:
        flow.add(middle(flow.take(6), number, 10, Align.RIGHT, colour=GREY))
    flow.skip(2)


def fields(flow: Flow, rows: Sequence[Sequence[tuple[str, str]]], height: float = 9.0) -> None:
    """Rows of labels with their values, in a frame; a row's fields share its width."""
    top = flow.y
    for row in rows:
        box = flow.take(height)
        width = box.width / len(row)
        for at, (label, value) in enumerate(row):
            cell = Box(box.x + at * width, box.y, width, height)
            flow.add(*_field(cell, label, value))
    whole = Box(flow.page.left, top, flow.page.text_width, flow.y - top)
    flow.add(Rect(whole, stroke=LINE, width=0.35))


def _field(cell: Box, label: str, value: str) -> Sequence[Item]:
    name = Box(cell.x, cell.y, _LABEL, cell.height)
    room = Box(name.right + 1.8, cell.y, cell.width - _LABEL - 3, cell.height)
    return (
        Rect(name, fill=SHADE, stroke=LINE, width=0.15),
        Rect(Box(name.right, cell.y, cell.width - _LABEL, cell.height), stroke=LINE, width=0.15),
        middle(name, label, 11, Align.CENTRE),
        wrapped(room, value, 11),
    )


def wrapped(box: Box, text: str, size: float, align: Align = Align.LEFT) -> Text:
    """Text in the middle of a box's height, in as many lines as it takes."""
    return Text(
        *(box, text, size, Weight.REGULAR, INK, align, Upright.MIDDLE, Fit.WRAP, size * 0.55),
        leading=1.3,
    )


def signatures(flow: Flow, labels: Sequence[str], height: float = 12.0) -> None:
    """Lines to sign on, beside one another, each behind its label."""
    box = flow.take(height)
    width = box.width / len(labels)
    for at, label in enumerate(labels):
        flow.add(*signature(Box(box.x + at * width, box.y, width - 4, height), label))


def signature(box: Box, label: str, size: float = 11.0) -> Sequence[Item]:
    """A label and behind it a line to sign on."""
    long = len(label) * size * 0.353 + 2
    return (
        middle(box, label, size),
        Stroke(box.x + long, box.bottom - 2.5, box.right, box.bottom - 2.5, INK, 0.2),
    )
