"""周调度: the table of a week, issued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from gridcredit.atomic_file import make_folder
from gridcredit.domain.dispatch.spans import span_named
from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.domain.dispatch.trends import Trend, trends
from gridcredit.domain.duties import Duty
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.counted import count_span
from gridcredit.operations.dispatch.cut_off import checked_cut_off, count_as_of
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
from gridcredit.operations.dispatch.reminders import withdraw_groundless
from gridcredit.operations.dispatch.wording import wording_kept
from gridcredit.reports.dispatch.leaders import week_letter
from gridcredit.reports.dispatch.parts import chinese_day
from gridcredit.reports.dispatch.table_pdf import write_table_pdf
from gridcredit.reports.dispatch.table_workbook import write_table_workbook
from gridcredit.reports.document_docx import write_document_docx
from gridcredit.store.engine.database import Session

_WEEKLY = Report.WEEKLY


def issue_week(
    desk: Desk, text: str, out: Path, progress: Progress = no_progress, cut_off: str = ""
) -> Issued:
    """Freeze a week that is over and write its files into a folder, as of a cut-off that is past
    (local time) or as of now. Reminders whose ground is gone by what is known now are withdrawn.

    Raises BadValue, PeriodRunning, IssuedAlready, IssuesInOrder, AreaUnknown, IssueUnreadable,
    GlyphMissing, StorageFailed.
    """
    desk.actor.require(Duty.ISSUE_REPORTS)
    week = span_named(_WEEKLY, text)
    require_over(desk, week)
    cut = checked_cut_off(desk, week, cut_off) if cut_off else ""
    make_folder(out)  # before anything is frozen
    with desk.reading() as session:
        require_next(desk, session, _WEEKLY, week)
    past = count_as_of(desk, _WEEKLY, week, cut, progress) if cut else None
    with desk.writing() as session, TemporaryDirectory(prefix="gridcredit-") as drafts:
        require_next(desk, session, _WEEKLY, week)
        counted = past or count_span(desk, session, week, before(desk, session, _WEEKLY, week))
        papers = Papers(*(Path(drafts) / f"table.{end}" for end in ("xlsx", "docx", "pdf")))
        signs = wording_kept(session).signature or desk.node.name
        write_table(counted.table, papers, told=moved(desk, session, counted.table), unit=signs)
        issue = freeze(desk, session, _WEEKLY, counted, papers, progress)
        withdraw_groundless(desk, session)
    return Issued(issue, reissue(desk, issue.id, out))


def write_table(
    table: FrozenTable, papers: Papers, mark: str = "", told: Sequence[Trend] = (), unit: str = ""
) -> None:
    """Write a table as workbook, PDF and Word document, which `unit` signs; `mark` stands before
    its title, such as 暂计; `told` is how the units moved since the issue before."""
    if papers.sheet is not None:
        write_table_workbook(papers.sheet, table, mark, told)
    if papers.letter is not None:
        signed = date.fromisoformat(table.frozen_at[:10])
        write_document_docx(papers.letter, week_letter(table, told, unit, chinese_day(signed)))
    if papers.paper is not None:
        write_table_pdf(papers.paper, table, mark, told)


def moved(desk: Desk, session: Session, table: FrozenTable) -> tuple[Trend, ...]:
    """How the units of a week moved since the issue before. Raises IssueUnreadable."""
    week = span_named(_WEEKLY, table.span)
    return trends(table, issued_before(desk, session, _WEEKLY, week))
