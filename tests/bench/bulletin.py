"""A month's bulletin with five tables, written as a Word document and as PDF."""

import tempfile
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from gridcredit.domain.dispatch.table import FrozenTable, Numbers, Unit, sum_row, unit_rows
from gridcredit.domain.dispatch.trends import trends
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.dispatch.bulletin import bulletin
from gridcredit.reports.dispatch.parts import annex
from gridcredit.reports.dispatch.wording import ReportWording
from gridcredit.reports.document import Document, Heading, Level, Table
from gridcredit.reports.document_docx import write_document_docx
from gridcredit.reports.document_pdf import write_document_pdf
from tests.bench.figures import Figure, interleaved, told, within

UNITS = 20
"""Rows of a table: the streets of a large district."""
TABLES = 5
GOAL = 2.0


def measure(quick: bool) -> list[Figure]:
    """Write both files several times."""
    offscreen()
    paper = _paper()
    with tempfile.TemporaryDirectory() as name:
        letter, sheet = Path(name) / "bulletin.docx", Path(name) / "bulletin.pdf"
        works = (
            partial(write_document_docx, letter, paper),
            partial(write_document_pdf, sheet, paper),
        )
        for work in works:
            work()  # what is loaded at the first one
        word, pdf = interleaved(1 if quick else 9, *works)
    what = f"a bulletin with five tables of {UNITS} rows"
    return [
        within(f"{what}, docx and pdf", word.wall + pdf.wall, GOAL),
        told("its docx", word.cpu),
        told("its pdf", pdf.cpu),
    ]


def _paper() -> Document:
    """A bulletin as it is issued, a table of the month before behind its own."""
    now, before = _table(11), _table(10)
    wording = ReportWording(signature="区信用办", contact="张三，199 0000 0000")
    paper = bulletin(now, wording, "2026年12月1日", trends(now, [before]))
    earlier = [block for block in annex(before) if isinstance(block, Table)]
    lacking = TABLES - _tables(paper)
    more = [Heading("上月情况", Level.SECOND), *earlier[:lacking]] if lacking else []
    paper = replace(paper, blocks=(*paper.blocks, *more))
    assert _tables(paper) == TABLES
    return paper


def _tables(paper: Document) -> int:
    return sum(isinstance(block, Table) for block in paper.blocks)


def _table(month: int) -> FrozenTable:
    numbers = [
        Numbers(
            eligible=8_000 + at * 37, last=3_000 + at * 91 + month, new=120 + at, removed=7,
            corrected=at - 9, total=3_104 + at * 93 + month, pledged_new=55, pledged=2_100 + at,
            visits=640 + at, met=410 + at, visited=1_900, homes=2_700, articles=at % 4,
        )
        for at in range(UNITS)
    ]  # fmt: skip
    units = [Unit(f"u{at}", f"第{at + 1}街道", 5_000, 4_500) for at in range(UNITS)]
    rows = unit_rows(list(zip(units, numbers, strict=True)))
    first, last = date(2026, month, 1), date(2026, month, 30)
    total = sum_row(Unit("GX", "高新区", 5_000, 4_500), numbers)
    return FrozenTable(
        f"2026-{month}", "GX", "高新区", first, last, "", f"{last}T18:00:00", "2026", rows, total
    )
