"""The 推荐表 as a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from docx.document import Document as WordDocument
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell, _Row

from gridcredit.reports.document_docx import page_number
from gridcredit.reports.docx_file import new_document, write_docx
from gridcredit.reports.stars.form import NOTE, TITLE, FormRow, FormView, above, form_rows
from gridcredit.reports.stars.look import RED

_WIDTHS = (25.0, 60.0, 18.0, 67.0)  # mm, label and words, twice
_STORY_BLANK = 150.0  # mm


def write_form_docx(path: Path, views: Sequence[FormView], on: date) -> None:
    """Write the forms one after another. Raises StorageFailed."""
    document = new_document(TITLE, on)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Mm(16)
    section.left_margin = section.right_margin = Mm(20)
    section.footer_distance = Mm(8)
    for footer in (section.footer, section.even_page_footer):
        page_number(footer, WD_ALIGN_PARAGRAPH.CENTER, "", "")
    for at, view in enumerate(views):
        _form(document, view, breaks=at > 0)
    write_docx(path, document)


def _form(document: WordDocument, view: FormView, *, breaks: bool) -> None:
    title = document.add_paragraph(TITLE, "Title")
    title.paragraph_format.page_break_before = breaks
    title.runs[0].font.color.rgb = RGBColor.from_string(RED.removeprefix("#"))
    _centred(document, above(view))
    rows = form_rows(view)
    table = document.add_table(len(rows), len(_WIDTHS), "Table Grid")
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, _WIDTHS, strict=True):
        column.set(qn("w:w"), str(round(width * 1440 / 25.4)))
    for made, row in zip(table.rows, rows, strict=True):
        _row(made, row)
    document.add_paragraph(NOTE, "Form")


def _centred(document: WordDocument, text: str) -> None:
    paragraph = document.add_paragraph(text, "Form")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(4)


def _row(made: _Row, row: FormRow) -> None:
    """A row; that of the story may be parted between two pages, the others stay whole."""
    made.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
    blank = row.grows and not row.cells[0][1]
    made.height = Mm(_STORY_BLANK if blank else row.height)
    if not row.grows:
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cells = made.cells
    if len(row.cells) == 1:
        pairs = [(cells[0], cells[1].merge(cells[3]))]
    else:
        pairs = [(cells[0], cells[1]), (cells[2], cells[3])]
    for (label, words), (label_cell, words_cell) in zip(row.cells, pairs, strict=True):
        _fill(label_cell, label, "Form Heading")
        _fill(words_cell, words, "Form", indented=row.grows)
        if row.grows:
            words_cell.vertical_alignment = WD_ALIGN_VERTICAL.TOP
    for cell, width in zip(cells, _WIDTHS, strict=True):
        cell.width = Mm(width if len(row.cells) > 1 or cell is cells[0] else sum(_WIDTHS[1:]))


def _fill(cell: _Cell, text: str, style: str, *, indented: bool = False) -> None:
    """A paragraph a line of the text."""
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    for at, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
        paragraph.style = style
        paragraph.add_run(f"　　{line.strip()}" if indented and line else line)
