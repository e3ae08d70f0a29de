"""周调度: the table of a week, issued."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from gridcredit.atomic_file import make_folder
from gridcredit.domain.dispatch.spans import span_named
from gridcredit.domain.dispatch.table import FrozenTable
from gridcredit.domain.duties import Duty
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.counted import count_span
from gridcredit.operations.dispatch.frozen import reissue
from gridcredit.operations.dispatch.issuing import (
    Issued,
    Papers,
    before,
    freeze,
    require_next,
    require_over,
)
from gridcredit.reports.dispatch.table_pdf import write_table_pdf
from gridcredit.reports.dispatch.table_workbook import write_table_workbook

_WEEKLY = Report.WEEKLY


def issue_week(desk: Desk, text: str, out: Path, progress: Progress = no_progress) -> Issued:
    """Freeze a week that is over and write its files into a folder.

    Raises BadValue, PeriodRunning, IssuedAlready, IssuesInOrder, AreaUnknown, IssueUnreadable,
    GlyphMissing, StorageFailed.
    """
    desk.actor.require(Duty.ISSUE_REPORTS)
    week = span_named(_WEEKLY, text)
    require_over(desk, week)
    make_folder(out)  # before anything is frozen
    with desk.writing() as session, TemporaryDirectory(prefix="gridcredit-") as drafts:
        require_next(desk, session, _WEEKLY, week)
        counted = count_span(desk, session, week, before(desk, session, _WEEKLY, week))
        papers = Papers(sheet=Path(drafts) / "table.xlsx", paper=Path(drafts) / "table.pdf")
        write_table(counted.table, papers)
        issue = freeze(desk, session, _WEEKLY, counted, papers, progress)
    return Issued(issue, reissue(desk, issue.id, out))


def write_table(table: FrozenTable, papers: Papers, mark: str = "") -> None:
    """Write a table as workbook and PDF; `mark` stands before its title, such as 暂计."""
    if papers.sheet is not None:
        write_table_workbook(papers.sheet, table, mark)
    if papers.paper is not None:
        write_table_pdf(papers.paper, table, mark)
