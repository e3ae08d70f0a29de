"""A paper of running text as PDF pages, in the program's own font on the grid of GB/T 9704-2012."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.lettering import drawn_lines
from gridcredit.paper.pdf import write_checked_pdf
from gridcredit.paper.sheet import (
    A4,
    MM_PER_PT,
    Align,
    Box,
    Fit,
    Item,
    Rect,
    Sheet,
    Text,
    Upright,
    Weight,
)
from gridcredit.reports.document import (
    BODY,
    CHARACTERS,
    LINES,
    MARGIN_LEFT,
    MARGIN_TOP,
    SMALL,
    TEXT_HIGH,
    TEXT_WIDE,
    TITLE,
    Block,
    Break,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
    signature_indents,
)

_PITCH = TEXT_HIGH / LINES  # mm, from line to line
_CHARACTER = TEXT_WIDE / CHARACTERS  # mm
# Of the size, between letters: 28 characters and the 27 spaces between them fill a line.
_SQUEEZE = (TEXT_WIDE / (BODY * MM_PER_PT) - CHARACTERS) / (CHARACTERS - 1)
_SMALL_PITCH = SMALL * MM_PER_PT * 1.5
_CELL = 1.7  # mm, inside a cell
_PARTED = 30.0  # mm of a row that is parted stand on a page at least
_INDENT = "　　"
_BREAK = "\u200b"  # no letter: a line may end here
_ENDLESS = 1e5  # mm: room to see how many lines a text makes
_INK, _HEAD_GROUND = "#000000", "#F3F1ED"


@dataclass
class _Pages:
    """Pages as they fill; `y` is how far down the type area the last one is filled, mm."""

    sheets: list[list[Item]] = field(default_factory=lambda: [[]])
    y: float = 0.0

    def room(self) -> float:
        return TEXT_HIGH - self.y + 1e-6

    def new(self) -> None:
        self.sheets.append([])
        self.y = 0.0

    def take(self, height: float) -> float:
        """Where on the sheet so much of the type area begins, on a new page where it is full."""
        if height > self.room() and self.y > 0:
            self.new()
        top = MARGIN_TOP + self.y
        self.y += height
        return top

    def add(self, *items: Item) -> None:
        self.sheets[-1] += items


def document_sheets(paper: Document) -> list[Sheet]:
    """The pages. Needs an application object (paper.fonts.offscreen)."""
    pages = _Pages()
    for line in paper.title:
        _title(pages, line)
    if paper.under_title:
        top = pages.take(_PITCH)
        pages.add(_line(top, _PITCH, paper.under_title, SMALL, Align.CENTRE))
    pages.take(_PITCH)
    for at, block in enumerate(paper.blocks):
        _block(pages, block, paper.blocks[at + 1 :])
    return [
        Sheet(*A4, (*items, _page_number(number))) for number, items in enumerate(pages.sheets, 1)
    ]


def write_document_pdf(path: Path, paper: Document, progress: Progress = no_progress) -> int:
    """Write the paper; the pages. Raises GlyphMissing, StorageFailed. Needs an application object
    (paper.fonts.offscreen)."""
    sheets = document_sheets(paper)
    write_checked_pdf(path, sheets, paper.name, lambda _: None, progress)
    return len(sheets)


def _block(pages: _Pages, block: Block, following: tuple[Block, ...]) -> None:
    match block:
        case Heading():
            if pages.room() < 3 * _PITCH and following:
                pages.new()
            _running(pages, _INDENT + block.text, Weight.BOLD)
        case Paragraph():
            for part in block.text.split("\n"):
                if block.centred:
                    pages.add(_line(pages.take(_PITCH), _PITCH, part, BODY, Align.CENTRE))
                else:
                    _running(pages, (_INDENT if block.indented else "") + part)
        case Table():
            _table(pages, block)
        case Signature():
            _signature(pages, block)
        case Break():
            pages.new()


def _title(pages: _Pages, text: str) -> None:
    height = TITLE * MM_PER_PT * 1.5
    pages.add(_line(pages.take(height), height, text, TITLE, Align.CENTRE, Weight.BOLD))


def _line(
    top: float, height: float, text: str, size: float, align: Align, weight: Weight = Weight.REGULAR
) -> Text:
    box = Box(MARGIN_LEFT, top, TEXT_WIDE, height)
    return Text(box, text, size, weight, _INK, align, Upright.MIDDLE)


def _running(pages: _Pages, text: str, weight: Weight = Weight.REGULAR) -> None:
    """A paragraph on the grid, broken over pages by whole lines; none of them comes to stand alone
    at the top of a page."""
    lines = drawn_lines(_grid_text(0, _ENDLESS, text, weight))
    while lines:
        fit = int(pages.room() / _PITCH)
        fit -= len(lines) == fit + 1
        if fit < 1:
            pages.new()
            continue
        part, lines = lines[:fit], lines[fit:]
        height = len(part) * _PITCH
        pages.add(_grid_text(pages.take(height), height, "".join(part), weight))


def _grid_text(top: float, height: float, text: str, weight: Weight) -> Text:
    return Text(
        Box(MARGIN_LEFT, top, TEXT_WIDE, height),
        text,
        BODY,
        weight,
        _INK,
        Align.JUSTIFY,
        fit=Fit.WRAP,
        least=BODY,
        leading=_PITCH / (BODY * MM_PER_PT),
        spacing=_SQUEEZE,
    )


def _signature(pages: _Pages, block: Signature) -> None:
    """One line free where the page has it, then the unit and the day, kept together."""
    free = _PITCH if pages.room() >= 3 * _PITCH or pages.room() < 2 * _PITCH else 0
    top = pages.take(2 * _PITCH + free) + free
    texts = (block.unit, block.on)
    for row, (text, free) in enumerate(zip(texts, signature_indents(block), strict=True)):
        width = TEXT_WIDE - free * _CHARACTER
        box = Box(MARGIN_LEFT, top + row * _PITCH, width, _PITCH)
        pages.add(Text(box, text, BODY, colour=_INK, align=Align.RIGHT, upright=Upright.MIDDLE))


def _table(pages: _Pages, block: Table) -> None:
    """Rows with their heads on every page; a row is parted only where no page holds it."""
    whole = sum(block.widths)
    widths = [TEXT_WIDE * width / whole for width in block.widths]
    heads = _wrapped(block.heads, widths, Weight.BOLD)
    pages.y += _CELL
    is_headed = False
    for texts in block.rows:
        lines = _wrapped(texts, widths, Weight.REGULAR)
        while any(lines):
            above = 0 if is_headed else _height(heads)
            least = min(_height(lines), _PARTED) if _is_parted(lines, heads) else _height(lines)
            if above + least > pages.room() and pages.y > _CELL:
                pages.new()
                is_headed = False
            if not is_headed:
                _row(pages, heads, widths, Weight.BOLD)
                is_headed = True
            most = int((pages.room() - 2 * _CELL) / _SMALL_PITCH)
            _row(pages, [cell[:most] for cell in lines], widths, Weight.REGULAR)
            lines = [cell[most:] for cell in lines]
    pages.y = min(TEXT_HIGH, pages.y + _CELL)


def _is_parted(lines: list[tuple[str, ...]], heads: list[tuple[str, ...]]) -> bool:
    """Whether no page holds the row."""
    return _height(lines) + _height(heads) > TEXT_HIGH


def _wrapped(texts: tuple[str, ...], widths: list[float], weight: Weight) -> list[tuple[str, ...]]:
    """Each cell's lines; numbers are broken behind their hyphens rather than anywhere."""
    cells = [
        drawn_lines(_cell(Box(0, 0, width, _ENDLESS), text.replace("-", f"-{_BREAK}"), weight))
        for text, width in zip(texts, widths, strict=True)
    ]
    return [tuple(line.replace(_BREAK, "") for line in lines) for lines in cells]


def _height(lines: list[tuple[str, ...]]) -> float:
    return max(1, *(len(cell) for cell in lines)) * _SMALL_PITCH + 2 * _CELL


def _row(pages: _Pages, lines: list[tuple[str, ...]], widths: list[float], weight: Weight) -> None:
    height = _height(lines)
    top, left = pages.take(height), MARGIN_LEFT
    is_head = weight is Weight.BOLD
    if is_head:
        pages.add(Rect(Box(left, top, TEXT_WIDE, height), fill=_HEAD_GROUND))
    for cell, width in zip(lines, widths, strict=True):
        box = Box(left, top, width, height)
        said = _cell(box, "\n".join(cell), weight, Align.CENTRE if is_head else Align.LEFT)
        pages.add(Rect(box, stroke=_INK, width=0.18), said)
        left += width


def _cell(box: Box, text: str, weight: Weight, align: Align = Align.LEFT) -> Text:
    inner = box.inset(_CELL, 0)
    middle, wrap = Upright.MIDDLE, Fit.WRAP
    return Text(inner, text, SMALL, weight, _INK, align, middle, wrap, SMALL, leading=1.5)


def _page_number(number: int) -> Item:
    """Between dashes, 7 mm below the type area, at the outer edge (7.5)."""
    box = Box(MARGIN_LEFT + _CHARACTER, 267, TEXT_WIDE - 2 * _CHARACTER, 7)
    align = Align.RIGHT if number % 2 else Align.LEFT
    return Text(box, f"— {number} —", 14, colour=_INK, align=align, upright=Upright.MIDDLE)
