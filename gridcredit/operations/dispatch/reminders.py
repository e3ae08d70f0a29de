"""工作提示: units that are behind two weeks running, or with a key task overdue, are told so; a
reminder is withdrawn by itself once corrected figures take its ground away (practice, section 3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.atomic_file import make_folder
from gridcredit.domain.dispatch.spans import span_named
from gridcredit.domain.dispatch.trends import Trend, is_behind, trends
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.reminder_reply import ReminderReply
from gridcredit.domain.kinds.work_reminder import WorkReminder
from gridcredit.domain.ledgers.codes import ReminderState, Report
from gridcredit.domain.ledgers.key_tasks import TaskState, latest, state
from gridcredit.domain.rates import as_percent, hundredths
from gridcredit.domain.reasons import checked_reason
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.counted import count_span
from gridcredit.operations.dispatch.earlier import issued_before
from gridcredit.operations.dispatch.frozen import read_issue
from gridcredit.operations.dispatch.issuing import latest_issue
from gridcredit.operations.dispatch.wording import wording, wording_kept
from gridcredit.operations.installation.computers import number_mark
from gridcredit.operations.ledgers.key_tasks import own_board, reports_of
from gridcredit.operations.register.calendar import workdays
from gridcredit.operations.visits.takingback import void
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.dispatch.reminder import reminder_paper
from gridcredit.reports.document_docx import write_document_docx
from gridcredit.reports.document_pdf import write_document_pdf
from gridcredit.store.dispatch import reminders as stored
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows

WEEKS = 2
"""So many weeks behind in a row are a ground."""
REPLY_DAYS = 5  # working days
_RATE = "“榴花分”注册率"
_LOOKED_BACK = timedelta(weeks=13)  # reminders whose ground is looked at again
_WITHDRAWN = "数据更正后，事由不再成立"


_ORDER = {how: place for place, how in enumerate(ReminderState)}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A unit that might be reminded: of what, with the figures that are the ground. `code` is its
    area's; blank for a department."""

    unit: str
    code: str
    indicator: str
    span: str
    value: str
    pace: str
    gap: str
    weeks: int
    turn: int


@dataclass(frozen=True, slots=True)
class Reminded:
    """A reminder, what was replied, how it stands, and why it was withdrawn; `is_own`: this office
    gave it, else it was given to it."""

    reminder: WorkReminder
    reply: ReminderReply | None
    state: ReminderState
    why: str = ""
    is_own: bool = True


def list_reminders(desk: Desk) -> list[Reminded]:
    """The reminders that this office gave or was given, the open ones first."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return listed_reminders(desk, session)


def listed_reminders(desk: Desk, session: Session) -> list[Reminded]:
    """`list_reminders` in a session that is open."""
    own = area_rows.area_by_code(session, desk.node.area)
    mine = {area.id for area in area_rows.all_areas(session) if area.parent == own.id} | {own.id}
    given = [(one, back) for one, back in stored.reminders(session) if one.area in mine]
    replies = stored.replies(session, (one.id for one, _ in given))
    found = []
    for one, back in given:
        reply = replies.get(one.id)
        how = _state(one, reply, desk.today(), is_back=back is not None)
        is_own = one.unit != own.name
        found.append(Reminded(one, reply, how, back.reason if back else "", is_own))
    return sorted(found, key=lambda one: _ORDER[one.state])


def _state(
    one: WorkReminder, reply: ReminderReply | None, today: date, *, is_back: bool
) -> ReminderState:
    if is_back:
        return ReminderState.WITHDRAWN
    if reply is not None:
        return ReminderState.REPLIED
    return ReminderState.OVERDUE if one.due and today > one.due else ReminderState.WAITING


def proposals(desk: Desk) -> list[Proposal]:
    """Who might be reminded now. Raises IssueUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return _proposed(desk, session)


def _proposed(desk: Desk, session: Session) -> list[Proposal]:
    held = stored.standing(session)
    return [*_of_week(desk, session, held), *_of_tasks(desk, session, held)]


def _of_week(desk: Desk, session: Session, held: Sequence[WorkReminder]) -> list[Proposal]:
    """Units behind in the latest issue and the one before it, once an issue."""
    issue = latest_issue(desk, session, Report.WEEKLY)
    if issue is None:
        return []
    table, span = read_issue(issue), span_named(Report.WEEKLY, issue.span)
    before = issued_before(desk, session, Report.WEEKLY, span)
    if before and before[0].span != span.previous.text:
        before = []
    found = []
    for trend in trends(table, before):
        told = _turns(held, trend.row.name, _RATE)
        is_told = any(one.span >= table.span for one in told)
        if trend.behind >= WEEKS and not is_told and trend.row.unit != table.area:
            found.append(_weekly(trend, table.span, len(told) + 1))
    return found


def _weekly(trend: Trend, span: str, turn: int) -> Proposal:
    row = trend.row
    gap = round(float(row.pace_gap) * 100)
    pace = as_percent(hundredths(row.total, row.eligible) - gap)
    return Proposal(
        row.name, row.unit, _RATE, span, f"{row.rate}%", f"{pace}%", f"{row.pace_gap}个百分点",
        trend.behind, turn,
    )  # fmt: skip


def _of_tasks(desk: Desk, session: Session, held: Sequence[WorkReminder]) -> list[Proposal]:
    """Leads of key tasks that are overdue; again once the time to reply to the last is over."""
    today, found = desk.today(), []
    codes = {area.name: area.code for area in area_rows.all_areas(session)}
    for row in own_board(desk, session):
        task = row.task
        if row.state is not TaskState.OVERDUE or task.due is None or not task.lead:
            continue
        indicator = f"重点任务 {task.code} {task.title}"[:100]
        told = _turns(held, task.lead, indicator)
        if any(one.due is None or one.due >= today for one in told):
            continue
        days = (today - task.due).days
        reached = row.report.value if row.report else ""
        found.append(
            Proposal(
                task.lead, codes.get(task.lead, ""), indicator, "", reached or "未报进展",
                f"{task.target}{task.measure}", f"超期{days}天", days // 7, len(told) + 1,
            )
        )  # fmt: skip
    return found


def _turns(held: Sequence[WorkReminder], unit: str, indicator: str) -> list[WorkReminder]:
    return [one for one in held if (one.unit, one.indicator) == (unit, indicator)]


def issue_reminders(
    desk: Desk, out: Path, chosen: Sequence[Proposal] | None = None, contact: str = ""
) -> list[tuple[WorkReminder, tuple[Path, ...]]]:
    """Give the reminders proposed now, or those chosen of them, and write a Word document and a PDF
    of each into a folder; before, what lost its ground is withdrawn. Raises BadValue (no longer
    proposed), IssueUnreadable, AreaUnknown, GlyphMissing, StorageFailed."""
    desk.actor.require(Duty.ISSUE_REPORTS)
    make_folder(out)
    with desk.writing() as session:
        withdraw_groundless(desk, session)
        now = _proposed(desk, session)
        gone = [one for one in chosen or () if one not in now]
        if gone:
            raise BadValue("unit", gone[0].unit, "ground_gone")
        made = [_given(desk, session, one, contact) for one in (now if chosen is None else chosen)]
    return [(one, print_reminder(desk, one, out)) for one in made]


def _given(desk: Desk, session: Session, told: Proposal, contact: str) -> WorkReminder:
    own = area_rows.area_by_code(session, desk.node.area)
    area = area_rows.area_by_code(session, told.code) if told.code else own
    today, kept, is_rate = desk.today(), wording_kept(session), told.indicator == _RATE
    stem = f"{own.name[:4]}提示〔{today.year}〕{number_mark(session)}"
    made = WorkReminder(
        id=desk.new_id(),
        area=area.id,
        number=f"{stem}{stored.next_serial(session, stem)}",
        on=today,
        unit=told.unit,
        indicator=told.indicator,
        span=told.span,
        value=told.value,
        pace=told.pace,
        gap=told.gap,
        weeks=told.weeks,
        turn=told.turn,
        basis=kept.reminder_basis if is_rate else kept.task_basis,
        demand=kept.reminder_demand if is_rate else kept.task_demand,
        due=workdays(session).due(today, REPLY_DAYS).day,
        contact=contact.strip() or kept.contact,
    )
    journal.add(session, [made])
    return made


def print_reminder(desk: Desk, reminder: WorkReminder, out: Path) -> tuple[Path, ...]:
    """Write a reminder as Word document and PDF into a folder. Raises GlyphMissing,
    StorageFailed."""
    desk.actor.require(Duty.READ)
    make_folder(out)
    signs = wording(desk).signature or desk.node.name
    document = reminder_paper(reminder, signs)
    stem = f"工作提示_{reminder.number}_{reminder.unit}".replace("/", "／")
    letter, paper = (out / f"{stem}{ending}" for ending in (".docx", ".pdf"))
    write_document_docx(letter, document)
    offscreen()
    write_document_pdf(paper, document)
    return letter, paper


def print_again(desk: Desk, reminder: UUID, out: Path) -> tuple[Path, ...]:
    """Write the papers of a reminder that is here. Raises NotFound, GlyphMissing, StorageFailed."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        found = [
            one.reminder for one in listed_reminders(desk, session) if one.reminder.id == reminder
        ]
    if not found:
        raise NotFound("work_reminder", str(reminder))
    return print_reminder(desk, found[0], out)


def withdraw_groundless(desk: Desk, session: Session) -> list[WorkReminder]:
    """Take back what nobody replied to yet and whose ground is gone by what is known now: the unit
    was not behind at the end of that week, the task was not overdue on that day. Raises
    AreaUnknown."""
    since = desk.today() - _LOOKED_BACK
    held = [one for one in stored.standing(session) if one.on >= since]
    replied = stored.replies(session, (one.id for one in held))
    own = area_rows.area_by_code(session, desk.node.area)
    held = [one for one in held if one.id not in replied and one.unit != own.name]
    rates = {text: _behind_now(desk, session, text) for text in {one.span for one in held} - {""}}
    overdue = _overdue_on(desk, session)
    gone = [
        one
        for one in held
        if (one.unit not in rates[one.span] if one.span else not overdue(one.indicator, one.on))
    ]
    void(desk, session, gone, _WITHDRAWN)
    return gone


def _behind_now(desk: Desk, session: Session, text: str) -> set[str]:
    span = span_named(Report.WEEKLY, text)
    table = count_span(desk, session, span, None).table
    return {row.name for row in table.rows if is_behind(row)}


def _overdue_on(desk: Desk, session: Session) -> Any:
    tasks = {
        f"重点任务 {row.task.code} {row.task.title}"[:100]: row.task
        for row in own_board(desk, session)
    }
    reports = reports_of(session)

    def is_overdue(indicator: str, on: date) -> bool:
        task = tasks.get(indicator)
        if task is None:
            return False
        return state(task, latest(reports.get(task.id, ()), on), on) is TaskState.OVERDUE

    return is_overdue


def withdraw(desk: Desk, reminder: UUID, reason: str) -> None:
    """Take a reminder back by hand. Raises NotFound, BadValue (no reason)."""
    desk.actor.require(Duty.ISSUE_REPORTS)
    why = checked_reason(reason)
    with desk.writing() as session:
        void(desk, session, [_own(desk, session, reminder).reminder], why)


def reply(desk: Desk, reminder: UUID, text: str, on: date | None = None) -> UUID:
    """Note what a unit replied; the office that gave the reminder does it for a department. Raises
    NotFound, BadValue (nothing said, before the reminder, in the future)."""
    desk.actor.require(Duty.REPORT_TASKS)
    day = on or desk.today()
    if not text.strip():
        raise BadValue("reply", "", "empty")
    if day > desk.today():
        raise BadValue("on", day.isoformat(), "in_future")
    with desk.writing() as session:
        about = _own(desk, session, reminder).reminder
        if day < about.on:
            raise BadValue("on", day.isoformat(), "before_reminder")
        made = ReminderReply(desk.new_id(), about.id, day, text.strip())
        journal.add(session, [made])
    return made.id


def _own(desk: Desk, session: Session, reminder: UUID) -> Reminded:
    """A reminder of this office that stands."""
    for one in listed_reminders(desk, session):
        if one.reminder.id == reminder and one.state is not ReminderState.WITHDRAWN:
            return one
    raise NotFound("work_reminder", str(reminder))
