"""A week or a month as it is seen: issued, or as it stands now (暂计)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.dispatch.counting import Behind
from gridcredit.domain.dispatch.spans import Span, span_named
from gridcredit.domain.dispatch.table import FrozenTable, rows_behind
from gridcredit.domain.dispatch.trends import Trend, trends
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.report_issue import ReportIssue
from gridcredit.domain.ledgers.codes import Report
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.counted import count_span
from gridcredit.operations.dispatch.earlier import issued_before
from gridcredit.operations.dispatch.frozen import IssueLine, kind_of, read_issue
from gridcredit.operations.dispatch.issuing import before, latest_issue
from gridcredit.store.dispatch import issues as stored
from gridcredit.store.register import area_rows


@dataclass(frozen=True, slots=True)
class SpanSeen:
    """A span as a page shows it: the table as it was issued, or else as it stands now, what its
    lists are; whether this office may issue it now; how its units moved since the issue before."""

    table: FrozenTable
    behind: Behind | None
    issue: ReportIssue | None
    may_issue: bool
    moved: tuple[Trend, ...] = ()

    @property
    def late(self) -> tuple[str, ...]:
        """The units that sent nothing that was made in the span."""
        return tuple(row.name for row in self.table.rows if row.late)


def so_far(desk: Desk, report: Report, span: Span) -> FrozenTable:
    """A span as it stands now: what its issue would say. Raises AreaUnknown, IssueUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return count_span(desk, session, span, before(desk, session, report, span)).table


def see_span(desk: Desk, report: Report, span: Span) -> SpanSeen:
    """A span of this office: issued, or as it stands. Raises AreaUnknown, IssueUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        own = area_rows.area_by_code(session, desk.node.area)
        issue = stored.issue_of(session, own.id, report, span.text)
        if issue is not None:
            table = read_issue(issue)
            moved = trends(table, issued_before(desk, session, report, span))
            return SpanSeen(table, None, issue, may_issue=False, moved=moved)
        counted = count_span(desk, session, span, before(desk, session, report, span))
        latest = latest_issue(desk, session, report)
        moved = trends(counted.table, issued_before(desk, session, report, span))
    is_next = latest is None or span_named(report, latest.span) < span
    is_due = is_next and span.last < desk.today() and desk.actor.may(Duty.ISSUE_REPORTS)
    return SpanSeen(counted.table, counted.behind, None, is_due, moved)


def lines_so_far(seen: SpanSeen, unit: UUID | None, figure: str) -> list[IssueLine]:
    """The ids behind a figure of a span that is not issued, of one row or of all."""
    if seen.behind is None:
        raise ValueError("an issue has lists of its own")
    behind = seen.behind
    lists = behind.all_lists() if unit is None else behind.of_unit(unit.bytes)
    kind, on = kind_of(figure), seen.table.last.isoformat()
    return [IssueLine(one.id, kind, on, one.sign) for one in rows_behind(lists, figure)]
