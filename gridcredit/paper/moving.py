"""Items set down elsewhere on a sheet, as they are."""

from __future__ import annotations

from dataclasses import replace

from gridcredit.paper.sheet import (
    Box,
    Drawing,
    Item,
    Modules,
    Outline,
    Picture,
    Rect,
    Stroke,
    Text,
)


def moved(item: Item, dx: float, dy: float) -> Item:
    """The item so many millimetres further to the right and down."""
    match item:
        case Stroke():
            return replace(item, x1=item.x1 + dx, y1=item.y1 + dy, x2=item.x2 + dx, y2=item.y2 + dy)
        case Drawing():
            return replace(item, outlines=tuple(_outline(one, dx, dy) for one in item.outlines))
        case Text():  # the many of a sheet: `replace` takes four times as long
            box = Box(item.box.x + dx, item.box.y + dy, item.box.width, item.box.height)
            return Text(
                *(box, item.text, item.size, item.weight, item.colour, item.align, item.upright),
                *(item.fit, item.least, item.leading, item.spacing, item.family),
            )
        case Rect() | Modules() | Picture():
            box = item.box
            return replace(item, box=Box(box.x + dx, box.y + dy, box.width, box.height))


def _outline(outline: Outline, dx: float, dy: float) -> Outline:
    (x, y), steps = outline.start, outline.steps
    there = [tuple(n + (dy if at % 2 else dx) for at, n in enumerate(step)) for step in steps]
    return Outline((x + dx, y + dy), tuple(there))
