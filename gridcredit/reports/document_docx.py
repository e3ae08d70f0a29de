"""A paper as a Word document that people go on writing in."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document as WordDocument
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.section import _Footer
from docx.shared import Pt, RGBColor, Twips
from docx.table import _Row
from docx.text.paragraph import Paragraph as WordParagraph

from gridcredit.reports.document import (
    RED,
    TEXT_WIDE,
    Block,
    Break,
    Document,
    Heading,
    Level,
    Paragraph,
    Signature,
    Table,
    head_size,
    signature_indents,
)
from gridcredit.reports.docx_file import new_document, write_docx
from gridcredit.reports.docx_ground import CHARACTER_PT

_TWIPS_A_MM = 1440 / 25.4


def write_document_docx(path: Path, paper: Document) -> None:
    """Write the paper. Raises StorageFailed."""
    document = new_document(paper.name, paper.on)
    _page_numbers(document)
    if paper.red_head:
        _red_head(document, paper.red_head)
    for line in paper.title:
        document.add_paragraph(line, "Title")
    if paper.under_title:
        small = document.add_paragraph(paper.under_title, "Small")
        small.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph()
    breaks = False
    for block in paper.blocks:
        _block(document, block, breaks=breaks)
        breaks = isinstance(block, Break)
    write_docx(path, document)


def _red_head(document: WordDocument, text: str) -> None:
    """The office's name in red over a red line (GB/T 9704-2012, 7.2.4 and 7.2.7)."""
    head = document.add_paragraph(style="Title")
    run = head.add_run(text)
    run.font.size, run.font.color.rgb = Pt(head_size(text)), RGBColor.from_string(RED)
    lined = document.add_paragraph()
    lined._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="16" w:space="1" '
            f'w:color="{RED}"/></w:pBdr>'
        )
    )
    document.add_paragraph()


def _block(document: WordDocument, block: Block, *, breaks: bool) -> None:
    """A block, at the top of a new page where one was asked for before it."""
    if breaks and not isinstance(block, Heading | Paragraph):
        document.add_paragraph().paragraph_format.page_break_before = True
    match block:
        case Heading():
            style = "heading 1" if block.level is Level.FIRST else "heading 2"
            paragraph = document.add_paragraph(block.text, style)
            paragraph.paragraph_format.page_break_before = breaks or None
        case Paragraph():
            _paragraph(document, block, breaks=breaks)
        case Table():
            _table(document, block)
        case Signature():
            _signature(document, block)
        case Break():
            pass  # said of the block behind it


def page_number(footer: _Footer, align: WD_ALIGN_PARAGRAPH, before: str, after: str) -> None:
    """The number of the page between two dashes (GB/T 9704-2012, 7.5)."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.style = "footer"
    paragraph.alignment = align
    paragraph.add_run(f"{before}— ")
    field = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )
    paragraph._p.append(field)
    paragraph.add_run(f" —{after}")


def _page_numbers(document: WordDocument) -> None:
    """At the outer edge, one character in."""
    section = document.sections[0]
    page_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "", "　")
    page_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "　", "")


def _paragraph(document: WordDocument, block: Paragraph, *, breaks: bool) -> None:
    for at, part in enumerate(block.text.split("\n")):
        paragraph = document.add_paragraph(part)
        paragraph.paragraph_format.page_break_before = (breaks and not at) or None
        if block.centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif block.indented:
            _indent(paragraph, firstLineChars=200)


def _signature(document: WordDocument, block: Signature) -> None:
    document.add_paragraph().paragraph_format.keep_with_next = True
    indents = signature_indents(block)
    for text, free in zip((block.unit, block.on), indents, strict=True):
        paragraph = document.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.keep_with_next = text is block.unit
        _indent(paragraph, rightChars=round(free * 100))


def _indent(paragraph: WordParagraph, **measures: int) -> None:
    """Indents counted in hundredths of a character, which python-docx does not know, and beside
    that in twips for programs that do not."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for name, value in measures.items():
        indent.set(qn(f"w:{name}"), str(value))
        plain = name.removesuffix("Chars")
        indent.set(qn(f"w:{plain}"), str(round(value / 100 * CHARACTER_PT * 20)))


def _table(document: WordDocument, block: Table) -> None:
    table = document.add_table(1 + len(block.rows), len(block.heads), "Table Grid")
    table.autofit = False
    whole = sum(block.widths)
    widths = [round(TEXT_WIDE * width / whole * _TWIPS_A_MM) for width in block.widths]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(width))
    rows = iter(table.rows)
    _row(next(rows), block.heads, widths, "Small Heading", head=True)
    for row, texts in zip(rows, block.rows, strict=True):
        _row(row, texts, widths, "Small")


def _row(
    row: _Row, texts: tuple[str, ...], widths: list[int], style: str, *, head: bool = False
) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.paragraphs[0].style = style
        cell.paragraphs[0].add_run(text)
        cell.width = Twips(width)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
