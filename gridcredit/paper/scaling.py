"""A sheet on larger or smaller paper: everything on it grows alike, so nothing has to be laid out
twice."""

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
    Sheet,
    Stroke,
    Text,
)

A_STEP = 2**0.5
"""From one size of ISO 216 to the next: A4 to A3, A3 to A2."""


def scaled(sheet: Sheet, factor: float) -> Sheet:
    """The sheet with its sides and all that stands on it `factor` times as large."""
    items = tuple(_item(item, factor) for item in sheet.items)
    return Sheet(sheet.width_mm * factor, sheet.height_mm * factor, items)


def _item(item: Item, by: float) -> Item:
    match item:
        case Text():
            return replace(item, box=_box(item.box, by), size=item.size * by, least=item.least * by)
        case Rect():
            return replace(
                item, box=_box(item.box, by), width=item.width * by, radius=item.radius * by
            )
        case Stroke():
            return Stroke(
                item.x1 * by,
                item.y1 * by,
                item.x2 * by,
                item.y2 * by,
                item.colour,
                item.width * by,
                tuple(part * by for part in item.dash),
            )
        case Drawing():
            outlines = tuple(_outline(outline, by) for outline in item.outlines)
            return replace(item, outlines=outlines, width=item.width * by)
        case Modules() | Picture():
            return replace(item, box=_box(item.box, by))


def _box(box: Box, by: float) -> Box:
    return Box(box.x * by, box.y * by, box.width * by, box.height * by)


def _outline(outline: Outline, by: float) -> Outline:
    (x, y), steps = outline.start, outline.steps
    return Outline((x * by, y * by), tuple(tuple(number * by for number in s) for s in steps))
