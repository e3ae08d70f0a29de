"""月通报: a draft written from the figures, edited by a person, taken back in and issued."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gridcredit.atomic_file import make_folder, require_readable, storage
from gridcredit.domain.dispatch.spans import span_named
from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.domain.dispatch.trends import trends
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import FileUnreadable
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.counted import count_span
from gridcredit.operations.dispatch.earlier import issued_before
from gridcredit.operations.dispatch.frozen import reissue
from gridcredit.operations.dispatch.issuing import (
    Issued,
    Papers,
    before,
    freeze,
    require_next,
    require_over,
)
from gridcredit.operations.dispatch.mentions import confirmed
from gridcredit.operations.dispatch.seen import so_far
from gridcredit.operations.dispatch.wording import wording_kept
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.dispatch.bulletin import TO_WRITE, Named, bulletin
from gridcredit.reports.dispatch.parts import chinese_day
from gridcredit.reports.dispatch.table_workbook import write_table_workbook
from gridcredit.reports.document import Document
from gridcredit.reports.document_docx import write_document_docx
from gridcredit.reports.document_pdf import write_document_pdf
from gridcredit.reports.docx_file import text_of
from gridcredit.store.engine.database import Session

_MONTHLY = Report.MONTHLY


def draft_bulletin(desk: Desk, text: str, out: Path) -> FrozenTable:
    """Write a month's bulletin as a Word document to be edited; nothing is frozen. Raises
    BadValue, AreaUnknown, IssueUnreadable, StorageFailed."""
    desk.actor.require(Duty.ISSUE_REPORTS)
    table = so_far(desk, _MONTHLY, span_named(_MONTHLY, text))
    with desk.reading() as session:
        document = _document(desk, session, table, draft=True)
    write_document_docx(out, document)
    return table


def issue_bulletin(
    desk: Desk, text: str, out: Path, edited: Path | None = None, progress: Progress = no_progress
) -> Issued:
    """Freeze a month that is over, with the document that a person edited, or as drafted; its files
    go into a folder. Of an edited document no PDF is made: a Word program prints it.

    Raises BadValue, PeriodRunning, IssuedAlready, IssuesInOrder, FileUnreadable, AreaUnknown,
    IssueUnreadable, GlyphMissing, StorageFailed.
    """
    desk.actor.require(Duty.ISSUE_REPORTS)
    month = span_named(_MONTHLY, text)
    require_over(desk, month)
    if edited is not None:
        require_document(edited)
    make_folder(out)  # before anything is frozen
    with desk.writing() as session, TemporaryDirectory(prefix="gridcredit-") as drafts:
        require_next(desk, session, _MONTHLY, month)
        counted = count_span(desk, session, month, before(desk, session, _MONTHLY, month))
        papers = _papers(desk, session, counted.table, Path(drafts), edited)
        issue = freeze(desk, session, _MONTHLY, counted, papers, progress)
    return Issued(issue, reissue(desk, issue.id, out))


def require_document(file: Path) -> None:
    """Raise FileUnreadable, StorageFailed for what is no Word document that says something, and for
    a draft with a place that nobody filled in."""
    require_readable(file)
    try:
        with storage(file.name), file.open("rb") as stream:
            said = text_of(stream)
    except ValueError as error:
        raise FileUnreadable(file.name, "not_a_word_document") from error
    if not said:
        raise FileUnreadable(file.name, "document_says_nothing")
    if TO_WRITE in said:
        raise FileUnreadable(file.name, "document_unfinished")


def _papers(
    desk: Desk, session: Session, table: FrozenTable, drafts: Path, edited: Path | None
) -> Papers:
    sheet, letter, paper = (drafts / f"bulletin{ending}" for ending in (".xlsx", ".docx", ".pdf"))
    write_table_workbook(sheet, table)
    if edited is not None:
        with storage(edited.name):
            shutil.copyfile(edited, letter)
        return Papers(sheet, letter)
    document = _document(desk, session, table)
    write_document_docx(letter, document)
    offscreen()
    write_document_pdf(paper, document)
    return Papers(sheet, letter, paper)


def _document(desk: Desk, session: Session, table: FrozenTable, *, draft: bool = False) -> Document:
    kept = wording_kept(session)
    signed = replace(kept, signature=kept.signature or desk.node.name)
    earlier = issued_before(desk, session, _MONTHLY, span_named(_MONTHLY, table.span), most=1)
    said = confirmed(desk, session, table.span)
    named = Named(
        tuple((one.unit, one.ground) for one in said if one.praised),
        tuple((one.unit, one.ground) for one in said if not one.praised),
    )
    told = trends(table, earlier)
    return bulletin(table, signed, chinese_day(desk.today()), told, named, draft=draft)
