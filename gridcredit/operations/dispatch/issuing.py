"""Reports issued: a span counted once it is over, and frozen with its lists and its files."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from uuid import UUID

from gridcredit.domain.dispatch.counting import Before, Place
from gridcredit.domain.dispatch.packing import Id, Mark, pack
from gridcredit.domain.dispatch.spans import Span, span_named
from gridcredit.domain.errors import IssuedAlready, IssuesInOrder, PeriodRunning
from gridcredit.domain.kinds.issue_list import IssueList
from gridcredit.domain.kinds.report_issue import ReportIssue
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.counted import Counted
from gridcredit.operations.dispatch.frozen import lists_of
from gridcredit.store.dispatch import issues as stored
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows
from gridcredit.store.workspace import audit, files


@dataclass(frozen=True, slots=True)
class Issued:
    """An issue that was written, and the files that were given out."""

    issue: ReportIssue
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """The files of an issue before it is frozen: its workbook, its document, what is printed."""

    sheet: Path | None = None
    letter: Path | None = None
    paper: Path | None = None


def require_over(desk: Desk, span: Span) -> None:
    """Raise PeriodRunning before the day behind a span."""
    if span.last >= desk.today():
        raise PeriodRunning(span.text, span.last.isoformat())


def require_next(desk: Desk, session: Session, report: Report, span: Span) -> None:
    """Raise IssuedAlready for a span that this office has issued, IssuesInOrder for one before."""
    own = area_rows.area_by_code(session, desk.node.area)
    issued = stored.issue_of(session, own.id, report, span.text)
    if issued is not None:
        raise IssuedAlready(span.text, issued.frozen_at.replace("T", " "))
    latest = latest_issue(desk, session, report)
    if latest is not None and span_named(report, latest.span) > span:
        raise IssuesInOrder(span.text, latest.span)


def latest_issue(
    desk: Desk, session: Session, report: Report, until: Span | None = None
) -> ReportIssue | None:
    """This office's latest issue of a report, of those before a span."""
    own = area_rows.area_by_code(session, desk.node.area)
    issued = (span_named(report, one.span) for one in stored.issues(session, own.id, report))
    last = max((span for span in issued if until is None or span < until), default=None)
    return stored.issue_of(session, own.id, report, last.text) if last else None


def before(desk: Desk, session: Session, report: Report, span: Span) -> Before | None:
    """Who was in the issue before a span; None where there was none. Raises IssueUnreadable."""
    issue = latest_issue(desk, session, report, span)
    if issue is None:
        return None
    total: dict[Place, list[Id]] = {}
    pledged: set[Id] = set()
    counted, signed = int(Mark.TOTAL), int(Mark.PLEDGED)
    for place, lists in lists_of(desk, session, issue):
        total[place] = [row for row, marks in lists.people.items() if marks & counted]
        pledged.update(row for row, marks in lists.people.items() if marks & signed)
    return Before(total, pledged)


def freeze(
    desk: Desk,
    session: Session,
    report: Report,
    counted: Counted,
    papers: Papers,
    progress: Progress = no_progress,
    text: str = "",
    scheme: str = "",
) -> ReportIssue:
    """Write an issue with its files and its lists, and note in the log that it was issued. `text`
    is what it freezes by which `scheme`, where that is more than the table. Raises
    StorageFailed."""
    table, text = counted.table, text or counted.table.text()
    issue = ReportIssue(
        id=desk.new_id(),
        area=area_rows.area_by_code(session, desk.node.area).id,
        report=report,
        span=table.span,
        frozen_at=table.frozen_at,
        cut_off=table.cut_off,
        figures=text,
        digest=sha256(text.encode()).hexdigest(),
        scheme=scheme or table.scheme,
        program=table.program,
        sheet=_kept(desk, session, papers.sheet),
        letter=_kept(desk, session, papers.letter),
        paper=_kept(desk, session, papers.paper),
        by=desk.actor.name,
    )
    journal.add(session, [issue])
    journal.add(session, _lists(desk, session, issue, counted, progress))
    facts = {"report": report.value, "span": issue.span, "digest": issue.digest}
    audit.log(session, desk.actor.login, "issue", facts)
    return issue


def _kept(desk: Desk, session: Session, paper: Path | None) -> str:
    if paper is None:
        return ""
    with paper.open("rb") as stream:
        return files.put(session, desk.folder, stream)


def _lists(
    desk: Desk, session: Session, issue: ReportIssue, counted: Counted, progress: Progress
) -> list[IssueList]:
    made = []
    places = sorted(counted.behind.lists)
    for at, place in enumerate(places):
        progress(at, len(places), "saving")
        packed = pack(counted.behind.lists[place])
        digest = files.put(session, desk.folder, BytesIO(packed))
        unit, area = (UUID(bytes=row) for row in place)
        made.append(IssueList(desk.new_id(), area, issue.id, unit, digest))
    return made
