"""Weekly tables issued: frozen with their lists and their files, and given out again unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from gridcredit import shapes
from gridcredit.atomic_file import make_folder, placed
from gridcredit.domain.dispatch.counting import Before, Place
from gridcredit.domain.dispatch.packing import Id, Lists, Mark, pack, unpack
from gridcredit.domain.dispatch.weekly import FIGURES, RATES, Signed, WeeklyTable, rows_behind
from gridcredit.domain.dispatch.weeks import Week, week_named
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    AreaUnknown,
    FileUnreadable,
    IssuedAlready,
    IssuesInOrder,
    IssueUnreadable,
    NotFound,
    PeriodRunning,
)
from gridcredit.domain.kinds.issue_list import IssueList
from gridcredit.domain.kinds.report_issue import ReportIssue
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.counted import Counted, count_week
from gridcredit.reports.dispatch.weekly_pdf import write_weekly_pdf
from gridcredit.reports.dispatch.weekly_workbook import write_weekly_workbook
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


def week_so_far(desk: Desk, week: Week) -> WeeklyTable:
    """A week as it stands now (暂计): what its issue would say. Raises AreaUnknown,
    IssueUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return count_week(desk, session, week, _before(desk, session, week)).table


def issue_week(desk: Desk, text: str, out: Path, progress: Progress = no_progress) -> Issued:
    """Freeze a week that is over and write its files into a folder.

    Raises BadValue, PeriodRunning, IssuedAlready, IssuesInOrder, AreaUnknown, IssueUnreadable,
    GlyphMissing, StorageFailed.
    """
    desk.actor.require(Duty.ISSUE_REPORTS)
    week = week_named(text)
    if week.sunday >= desk.today():
        raise PeriodRunning(week.text, week.sunday.isoformat())
    make_folder(out)  # before anything is frozen
    with desk.writing() as session:
        _require_next(desk, session, week)
        counted = count_week(desk, session, week, _before(desk, session, week))
        issue = _freeze(desk, session, counted, progress)
        facts = {"span": issue.span, "digest": issue.digest}
        audit.log(session, desk.actor.login, "issue", facts)
    return Issued(issue, reissue(desk, issue.id, out))


def reissue(desk: Desk, row: UUID, out: Path) -> tuple[Path, ...]:
    """Write the files of an issue into a folder once more, byte for byte. Raises NotFound,
    IssueUnreadable, StorageFailed."""
    desk.actor.require(Duty.READ)
    make_folder(out)
    with desk.reading() as session:
        issue = stored.issue(session, row)
        name = read_issue(issue).name
        kept = {".xlsx": issue.sheet, ".docx": issue.letter, ".pdf": issue.paper}
        return tuple(
            _write(desk, session, issue, digest, out / f"周调度_{issue.span}_{name}{ending}")
            for ending, digest in kept.items()
            if digest
        )


def read_issue(issue: ReportIssue) -> WeeklyTable:
    """The table that an issue froze. Raises IssueUnreadable where it was altered."""
    if sha256(issue.figures.encode()).hexdigest() != issue.digest:
        raise IssueUnreadable(issue.span, "altered")
    try:
        return shapes.read(issue.figures.encode(), WeeklyTable)
    except (ValueError, RecursionError):
        raise IssueUnreadable(issue.span, "damaged") from None


def all_issues(desk: Desk) -> list[ReportIssue]:
    """The issues that are here, of this office and of others, the latest period first."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return stored.issues(session)


def issue_table(desk: Desk, row: UUID) -> WeeklyTable:
    """The table of an issue. Raises NotFound, IssueUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return read_issue(stored.issue(session, row))


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An id behind a figure: of what kind of record, as of which day, and whether it adds to the
    figure or takes from it."""

    id: UUID
    kind: str
    on: str
    sign: int


_KINDS = {
    "people": "resident",
    "households": "household",
    "visits": "visit",
    "articles": "article",
}


def lines_of(desk: Desk, row: UUID, unit: str, figure: str) -> list[IssueLine]:
    """`rows_of` with what kind of record each is. Raises as that."""
    kind = _KINDS[FIGURES[RATES.get(figure, figure)].of]
    on = issue_table(desk, row).last.isoformat()
    return [IssueLine(one.id, kind, on, one.sign) for one in rows_of(desk, row, unit, figure)]


def rows_of(desk: Desk, row: UUID, unit: str, figure: str) -> list[Signed]:
    """The ids behind a figure of an issue's row (`unit` its area's code; blank: all rows), as far
    as this office has them. Raises NotFound, AreaUnknown, IssueUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        issue = stored.issue(session, row)
        units = [_area(session, unit)] if unit else []
        lists = stored.lists_of(session, row, units)
        return list(rows_behind((_read(desk, session, issue, one) for one in lists), figure))


def _area(session: Session, code: str) -> UUID:
    try:
        return area_rows.area_by_code(session, code).id
    except NotFound:
        raise AreaUnknown(code) from None


def _require_next(desk: Desk, session: Session, week: Week) -> None:
    own = area_rows.area_by_code(session, desk.node.area)
    issued = stored.issue_of(session, own.id, Report.WEEKLY, week.text)
    if issued is not None:
        raise IssuedAlready(week.text, issued.frozen_at.replace("T", " "))
    latest = _latest(desk, session)
    if latest is not None and week_named(latest.span) > week:
        raise IssuesInOrder(week.text, latest.span)


def _latest(desk: Desk, session: Session, until: Week | None = None) -> ReportIssue | None:
    """This office's latest weekly issue, of those before a week."""
    own = area_rows.area_by_code(session, desk.node.area)
    found = stored.issues(session, own.id, Report.WEEKLY)
    earlier = [one for one in found if until is None or week_named(one.span) < until]
    last = max((week_named(one.span) for one in earlier), default=None)
    if last is None:
        return None
    return stored.issue_of(session, own.id, Report.WEEKLY, last.text)


def _before(desk: Desk, session: Session, week: Week) -> Mapping[Id, Before] | None:
    """Who was in the issue before a week; None where there was none."""
    issue = _latest(desk, session, week)
    if issue is None:
        return None
    found: dict[Id, Before] = {}
    for one in stored.lists_of(session, issue.id):
        place = (one.unit.bytes, one.area.bytes)
        for row, marks in _read(desk, session, issue, one).people.items():
            total, pledged = bool(marks & Mark.TOTAL), bool(marks & Mark.PLEDGED)
            if total or pledged:
                found[row] = Before(place, total, pledged)
    return found


def _read(desk: Desk, session: Session, issue: ReportIssue, one: IssueList) -> Lists:
    held = BytesIO()
    try:
        files.copy_to(session, desk.folder, one.ids, held)
        return unpack(held.getvalue())
    except (ValueError, NotFound, FileUnreadable):
        raise IssueUnreadable(issue.span, "damaged") from None


def _freeze(desk: Desk, session: Session, counted: Counted, progress: Progress) -> ReportIssue:
    """Write the issue, its files and its lists."""
    table, text = counted.table, counted.table.text()
    own = area_rows.area_by_code(session, desk.node.area)
    issue = ReportIssue(
        id=desk.new_id(),
        area=own.id,
        report=Report.WEEKLY,
        span=table.week,
        frozen_at=table.frozen_at,
        cut_off=table.cut_off,
        figures=text,
        digest=sha256(text.encode()).hexdigest(),
        scheme=table.scheme,
        program=table.program,
        by=desk.actor.name,
    )
    kept = _keep_files(desk, session, table)
    issue = replace(issue, sheet=kept[".xlsx"], paper=kept[".pdf"])
    journal.add(session, [issue])
    lists = []
    for at, (place, found) in enumerate(sorted(counted.behind.lists.items())):
        progress(at, len(counted.behind.lists), "lists")
        digest = files.put(session, desk.folder, BytesIO(pack(found)))
        lists.append(_list(desk, issue, place, digest))
    journal.add(session, lists)
    return issue


def _list(desk: Desk, issue: ReportIssue, place: Place, digest: str) -> IssueList:
    unit, area = (UUID(bytes=row) for row in place)
    return IssueList(desk.new_id(), area, issue.id, unit, digest)


_WRITERS = {".xlsx": write_weekly_workbook, ".pdf": write_weekly_pdf}


def _keep_files(desk: Desk, session: Session, table: WeeklyTable) -> dict[str, str]:
    """The files of a table, kept in the workspace: their digests by their endings."""
    kept: dict[str, str] = {}
    with TemporaryDirectory() as drafts:
        for ending, write in _WRITERS.items():
            draft = Path(drafts) / f"table{ending}"
            write(draft, table)
            with draft.open("rb") as stream:
                kept[ending] = files.put(session, desk.folder, stream)
    return kept


def _write(desk: Desk, session: Session, issue: ReportIssue, digest: str, out: Path) -> Path:
    try:
        with placed(out) as draft, draft.open("wb") as target:
            files.copy_to(session, desk.folder, digest, target)
    except (NotFound, FileUnreadable):
        raise IssueUnreadable(issue.span, "damaged") from None
    return out
