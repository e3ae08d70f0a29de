"""A paper of running text as PDF pages, in the program's own font on the grid of GB/T 9704-2012."""

from __future__ import annotations

from pathlib import Path

from gridcredit.domain.progress import Progress, no_progress
from gridcredit.paper.lettering import drawn_lines
from gridcredit.paper.pdf import write_checked_pdf
from gridcredit.paper.sheet import (
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
    RED,
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
    head_size,
    signature_indents,
)
from gridcredit.reports.flow import INK, LETTER, SHADE, Flow, level, lines_of, middle

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


def document_sheets(paper: Document) -> list[Sheet]:
    """The pages. Needs an application object (paper.fonts.offscreen)."""
    flow = Flow(LETTER)
    if paper.red_head:
        _red_head(flow, paper.red_head)
    for line in paper.title:
        _title(flow, line)
    if paper.under_title:
        flow.add(middle(flow.take(_PITCH), paper.under_title, SMALL, Align.CENTRE))
    flow.take(_PITCH)
    for at, block in enumerate(paper.blocks):
        _block(flow, block, is_last=at + 1 == len(paper.blocks))
    return flow.sheets(lambda number, _: [_page_number(number)])


def write_document_pdf(path: Path, paper: Document, progress: Progress = no_progress) -> int:
    """Write the paper; the pages. Raises GlyphMissing, StorageFailed. Needs an application object
    (paper.fonts.offscreen)."""
    sheets = document_sheets(paper)
    write_checked_pdf(path, sheets, paper.name, lambda _: None, progress)
    return len(sheets)


def _block(flow: Flow, block: Block, *, is_last: bool) -> None:
    match block:
        case Heading():
            if _lines_left(flow) < 3 and not is_last:
                flow.turn()
            _running(flow, _INDENT + block.text, Weight.BOLD)
        case Paragraph():
            for part in block.text.split("\n"):
                if block.centred:
                    flow.add(middle(flow.take(_PITCH), part, BODY, Align.CENTRE))
                else:
                    _running(flow, (_INDENT if block.indented else "") + part)
        case Table():
            _table(flow, block)
        case Signature():
            _signature(flow, block)
        case Break():
            flow.turn()


def _red_head(flow: Flow, text: str) -> None:
    """The office's name in red over a red line (GB/T 9704-2012, 7.2.4 and 7.2.7)."""
    size, red = head_size(text), f"#{RED}"
    box = flow.take(size * MM_PER_PT * 1.5)
    flow.add(middle(box, text, size, Align.CENTRE, Weight.BOLD, red))
    line = flow.take(_PITCH)
    flow.add(level(line.x, line.y + _PITCH / 2, line.x + TEXT_WIDE, 0.7, red))
    flow.take(_PITCH)


def _title(flow: Flow, text: str) -> None:
    """A line of the title, on several lines where it is longer than the type area is wide."""
    for line in lines_of(text, TITLE, TEXT_WIDE, Weight.BOLD):
        box = flow.take(TITLE * MM_PER_PT * 1.5)
        flow.add(middle(box, line, TITLE, Align.CENTRE, Weight.BOLD))


def _lines_left(flow: Flow) -> int:
    """Lines of the grid that the page still has."""
    return int(flow.left_over / _PITCH + 1e-6)


def _running(flow: Flow, text: str, weight: Weight = Weight.REGULAR) -> None:
    """A paragraph on the grid, broken over pages by whole lines; none of them comes to stand alone
    at the top of a page."""
    lines = drawn_lines(_grid_text(Box(0, 0, TEXT_WIDE, _ENDLESS), text, weight))
    while lines:
        fit = _lines_left(flow)
        fit -= len(lines) == fit + 1
        if fit < 1:
            flow.turn()
            continue
        part, lines = lines[:fit], lines[fit:]
        flow.add(_grid_text(flow.take(len(part) * _PITCH), "".join(part), weight))


def _grid_text(box: Box, text: str, weight: Weight) -> Text:
    return Text(
        box,
        text,
        BODY,
        weight,
        INK,
        Align.JUSTIFY,
        fit=Fit.WRAP,
        least=BODY,
        leading=_PITCH / (BODY * MM_PER_PT),
        spacing=_SQUEEZE,
    )


def _signature(flow: Flow, block: Signature) -> None:
    """One line free where the page has it, then the unit and the day, kept together."""
    free = 0 if _lines_left(flow) == 2 else 1
    box = flow.take((2 + free) * _PITCH)
    texts = (block.unit, block.on)
    for row, (text, right) in enumerate(zip(texts, signature_indents(block), strict=True)):
        width, y = box.width - right * _CHARACTER, box.y + (row + free) * _PITCH
        flow.add(middle(Box(box.x, y, width, _PITCH), text, BODY, Align.RIGHT))


def _table(flow: Flow, block: Table) -> None:
    """Rows with their heads on every page; a row is parted only where no page holds it."""
    whole = sum(block.widths)
    widths = [TEXT_WIDE * width / whole for width in block.widths]
    heads = _wrapped(block.heads, widths, Weight.BOLD)
    flow.skip(_CELL)
    is_headed = False
    for texts in block.rows:
        lines = _wrapped(texts, widths, Weight.REGULAR)
        while any(lines):
            above = 0 if is_headed else _height(heads)
            least = min(_height(lines), _PARTED) if _is_parted(lines, heads) else _height(lines)
            if above + least > flow.left_over and flow.y > flow.page.top + _CELL:
                flow.turn()
                is_headed = False
            if not is_headed:
                _row(flow, heads, widths, Weight.BOLD)
                is_headed = True
            most = int((flow.left_over - 2 * _CELL) / _SMALL_PITCH)
            _row(flow, [cell[:most] for cell in lines], widths, Weight.REGULAR)
            lines = [cell[most:] for cell in lines]
    flow.skip(_CELL)


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


def _row(flow: Flow, lines: list[tuple[str, ...]], widths: list[float], weight: Weight) -> None:
    row = flow.take(_height(lines))
    is_head = weight is Weight.BOLD
    if is_head:
        flow.add(Rect(row, fill=SHADE))
    left = row.x
    for cell, width in zip(lines, widths, strict=True):
        box = Box(left, row.y, width, row.height)
        said = _cell(box, "\n".join(cell), weight, Align.CENTRE if is_head else Align.LEFT)
        flow.add(Rect(box, stroke=INK, width=0.18), said)
        left += width


def _cell(box: Box, text: str, weight: Weight, align: Align = Align.LEFT) -> Text:
    inner = box.inset(_CELL, 0)
    middle, wrap = Upright.MIDDLE, Fit.WRAP
    return Text(inner, text, SMALL, weight, INK, align, middle, wrap, SMALL, leading=1.5)


def _page_number(number: int) -> Item:
    """Between dashes, 7 mm below the type area, at the outer edge (7.5)."""
    box = Box(MARGIN_LEFT + _CHARACTER, 267, TEXT_WIDE - 2 * _CHARACTER, 7)
    return middle(box, f"— {number} —", 14, Align.RIGHT if number % 2 else Align.LEFT)
