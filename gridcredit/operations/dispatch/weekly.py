"""周调度: a week so far, and its table issued."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from gridcredit.atomic_file import make_folder
from gridcredit.domain.dispatch.counting import Behind
from gridcredit.domain.dispatch.spans import Span, span_named
from gridcredit.domain.dispatch.table import FrozenTable, rows_behind
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.report_issue import ReportIssue
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.counted import count_span
from gridcredit.operations.dispatch.frozen import IssueLine, kind_of, read_issue, reissue
from gridcredit.operations.dispatch.issuing import (
    Issued,
    Papers,
    before,
    freeze,
    latest_issue,
    require_next,
    require_over,
)
from gridcredit.reports.dispatch.table_pdf import write_table_pdf
from gridcredit.reports.dispatch.table_workbook import write_table_workbook
from gridcredit.store.dispatch import issues as stored
from gridcredit.store.register import area_rows

_WEEKLY = Report.WEEKLY


@dataclass(frozen=True, slots=True)
class WeekSeen:
    """A week as a page shows it: the table as it was issued, or else as it stands now (暂计), what
    its lists are; and whether this office may issue it now."""

    table: FrozenTable
    behind: Behind | None
    issue: ReportIssue | None
    may_issue: bool

    @property
    def late(self) -> tuple[str, ...]:
        """The units that sent nothing that was made in the week."""
        return tuple(row.name for row in self.table.rows if row.late)


def week_so_far(desk: Desk, week: Span) -> FrozenTable:
    """A week as it stands now (暂计): what its issue would say. Raises AreaUnknown,
    IssueUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return count_span(desk, session, week, before(desk, session, _WEEKLY, week)).table


def see_week(desk: Desk, week: Span) -> WeekSeen:
    """A week of this office: issued, or as it stands. Raises AreaUnknown, IssueUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        own = area_rows.area_by_code(session, desk.node.area)
        issue = stored.issue_of(session, own.id, _WEEKLY, week.text)
        if issue is not None:
            return WeekSeen(read_issue(issue), None, issue, may_issue=False)
        counted = count_span(desk, session, week, before(desk, session, _WEEKLY, week))
        latest = latest_issue(desk, session, _WEEKLY)
    is_next = latest is None or span_named(_WEEKLY, latest.span) < week
    is_due = is_next and week.last < desk.today() and desk.actor.may(Duty.ISSUE_REPORTS)
    return WeekSeen(counted.table, counted.behind, None, is_due)


def lines_so_far(seen: WeekSeen, unit: UUID | None, figure: str) -> list[IssueLine]:
    """The ids behind a figure of a week that is not issued, of one row or of all."""
    if seen.behind is None:
        raise ValueError("an issue has lists of its own")
    behind = seen.behind
    lists = behind.all_lists() if unit is None else behind.of_unit(unit.bytes)
    kind, on = kind_of(figure), seen.table.last.isoformat()
    return [IssueLine(one.id, kind, on, one.sign) for one in rows_behind(lists, figure)]


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
        write_week(counted.table, papers)
        issue = freeze(desk, session, _WEEKLY, counted, papers, progress)
    return Issued(issue, reissue(desk, issue.id, out))


def write_week(table: FrozenTable, papers: Papers, mark: str = "") -> None:
    """Write a table as workbook and PDF; `mark` stands before its title, such as 暂计."""
    if papers.sheet is not None:
        write_table_workbook(papers.sheet, table, mark)
    if papers.paper is not None:
        write_table_pdf(papers.paper, table, mark)
