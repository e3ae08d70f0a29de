"""The figures of a period that indicators of an assessment rest on, by unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from gridcredit.domain.dispatch.assessment import Source
from gridcredit.domain.dispatch.spans import Span, span_named
from gridcredit.domain.dispatch.table import FrozenTable, UnitRow
from gridcredit.domain.kinds import key_task, public_filing
from gridcredit.domain.kinds.filing_statement import FilingStatement
from gridcredit.domain.kinds.key_task import KeyTask
from gridcredit.domain.kinds.public_filing import PublicFiling
from gridcredit.domain.kinds.work_reminder import WorkReminder
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.ledgers.filings import FilingFate, UnitMonth, month_of_units
from gridcredit.domain.ledgers.key_tasks import TaskState, latest, state
from gridcredit.domain.rates import hundredths
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.frozen import read_issue
from gridcredit.operations.ledgers.key_tasks import reports_of
from gridcredit.operations.register.calendar import workdays
from gridcredit.store.dispatch import issues as issued
from gridcredit.store.engine.database import Session
from gridcredit.store.journal.loading import load_standing
from gridcredit.store.ledgers import rows as stored
from gridcredit.store.register import area_rows

Values = dict[tuple[str, Source], int]
"""By the name of a unit and the source; shares in hundredths of a per cent."""


def unit_figures(desk: Desk, session: Session, span: Span, table: FrozenTable) -> Values:
    """All figures of a period that are known here; `table` is the period counted. Raises
    IssueUnreadable."""
    found: Values = {}
    for row in (*table.rows, table.total):
        found.update(_of_row(row))
    own = area_rows.area_by_code(session, desk.node.area).id
    found.update(_of_tasks(session, own, span))
    found.update(_of_filings(desk, session, own, span))
    names = [row.name for row in table.rows]
    found.update(_late_weeks(session, own, span, names))
    found.update(_reminders(session, span, [*names, table.total.name]))
    return found


def _of_row(row: UnitRow) -> Values:
    told = {
        Source.NEW: row.new,
        Source.PLEDGED_NEW: row.pledged_new,
        Source.VISITS: row.visits,
        Source.MET: row.met,
        Source.ARTICLES: row.articles,
    }
    if row.eligible:
        told[Source.RATE] = hundredths(row.total, row.eligible)
        told[Source.PLEDGE_RATE] = hundredths(row.pledged, row.eligible)
    if row.homes:
        told[Source.VISIT_RATE] = hundredths(row.visited, row.homes)
    return {(row.name, source): value for source, value in told.items()}


def _of_tasks(session: Session, own: UUID, span: Span) -> Values:
    """重点任务 by their lead: how many of those due in the period were done by its end, and how
    many of all are overdue then."""
    tasks: list[KeyTask] = stored.rows(session, key_task.KIND, [own])
    reports = reports_of(session)
    states: dict[str, list[tuple[KeyTask, TaskState]]] = {}
    for task in tasks:
        held = latest(reports.get(task.id, ()), span.last)
        states.setdefault(task.lead, []).append((task, state(task, held, span.last)))
    found: Values = {}
    for unit, stand in states.items():
        due = [how for task, how in stand if task.due and span.contains(task.due)]
        if due:
            found[unit, Source.TASKS_DONE] = hundredths(due.count(TaskState.DONE), len(due))
        overdue = sum(how is TaskState.OVERDUE for _, how in stand)
        found[unit, Source.TASKS_OVERDUE] = overdue
    return found


def _of_filings(desk: Desk, session: Session, own: UUID, span: Span) -> Values:
    held: list[PublicFiling] = stored.rows(session, public_filing.KIND, [own])
    certified: dict[str, set[str]] = {}
    for one in load_standing(session, FilingStatement):
        certified.setdefault(one.unit, set()).add(one.month)
    calendar, units = workdays(session), dict[str, UnitMonth]()
    for month in span.months:
        for unit in month_of_units(held, month, calendar, desk.today(), certified):
            whole = units.setdefault(unit.unit, UnitMonth(unit.unit))
            whole.judged += unit.judged
    found: Values = {}
    for name, unit in units.items():
        if unit.due:
            timely = sum(one.is_timely for one in unit.judged)
            found[name, Source.FILINGS_RATE] = hundredths(unit.on_time, unit.due)
            found[name, Source.FILINGS_TIMELY] = hundredths(timely, unit.due)
        missing = (FilingFate.MISSING, FilingFate.CONCEALED)
        found[name, Source.FILINGS_MISSING] = sum(len(unit.of(fate)) for fate in missing)
        found[name, Source.FILINGS_FAULTY] = len(unit.of(FilingFate.FAULTY))
    return found


def _late_weeks(session: Session, own: UUID, span: Span, names: Iterable[str]) -> Values:
    """In how many weekly issues that end in the period a unit had not reported."""
    found = dict.fromkeys(((name, Source.LATE_WEEKS) for name in names), 0)
    for issue in issued.issues(session, own, Report.WEEKLY):
        if span.contains(span_named(Report.WEEKLY, issue.span).last):
            for row in read_issue(issue).rows:
                if row.late and (row.name, Source.LATE_WEEKS) in found:
                    found[row.name, Source.LATE_WEEKS] += 1
    return found


def _reminders(session: Session, span: Span, names: Iterable[str]) -> Values:
    found = dict.fromkeys(((name, Source.REMINDERS) for name in names), 0)
    for unit in _reminded(session, span.first, span.last):
        found[unit, Source.REMINDERS] = found.get((unit, Source.REMINDERS), 0) + 1
    return found


def _reminded(session: Session, first: date, last: date) -> Iterator[str]:
    for one in load_standing(session, WorkReminder):
        if first <= one.on <= last:
            yield one.unit
