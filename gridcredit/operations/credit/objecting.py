"""异议: taken at the desk or on paper, answered within its clock by who did not record the entry.
An open entry stays out until the answer, of a closed one the points are held back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.credit.codes import Decision, EntryState, Manner, Result
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    BadValue,
    CorrectedBefore,
    EntryVoided,
    MustKeepOut,
    NotFound,
    ObjectionAnswered,
    ObjectionElsewhere,
)
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.credit_answer import CreditAnswer
from gridcredit.domain.kinds.credit_objection import CreditObjection
from gridcredit.domain.workdays import Due
from gridcredit.operations.credit.ledgers import (
    choose,
    ledger_of,
    own_handler,
    require_deciding,
    seat_deciding,
)
from gridcredit.operations.credit.places import seat_of, village_of_code
from gridcredit.operations.credit.reviewing import keeps_out
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.calendar import workdays
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.register.rules import OBJECTION_DAYS, OBJECTION_DAYS_ASKING, rule
from gridcredit.operations.scans import keep_scan
from gridcredit.store.credit.facts import Told
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.credit.objections import answers_to, objected_to, objection, objections
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.credit.ties import ties_of
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal


@dataclass(frozen=True, slots=True)
class ObjectionForm:
    """An objection as it was made. `asks_others`: it takes asking somebody else, so that there is
    more time to answer."""

    entry: UUID
    manner: Manner
    on: date
    words: str
    asks_others: bool = False
    scan: Path | None = None


@dataclass(frozen=True, slots=True)
class ObjectionKept:
    """What was written, and until when it is answered."""

    id: UUID
    due: Due


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """An answer; `points` is what the entry should have counted, in tenths, where partly upheld."""

    objection: UUID
    result: Result
    words: str
    points: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerKept:
    """What was written; `correction` is the line that corrects a closed entry, where it does."""

    id: UUID
    entry: UUID
    correction: UUID | None


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """An objection as a list shows it, by the ids of first facts."""

    id: UUID
    entry: UUID
    fact: CreditObjection
    due: Due
    overdue: bool
    answer: CreditAnswer | None


def object_to(desk: Desk, form: ObjectionForm) -> ObjectionKept:
    """Take an objection to an entry. Raises NotFound, BadValue, ClockBehind, EntryVoided,
    ObjectionElsewhere, FileUnreadable, StorageFailed, MovedAway, NotAllowed."""
    desk.actor.require(Duty.READ)
    require_may_object(desk)
    with desk.writing() as session:
        return keep_objection(desk, session, form)


def require_may_object(desk: Desk) -> None:
    """Raise NotAllowed for who takes no objections: they are taken by who records or decides."""
    if not desk.actor.may(Duty.REVIEW_CREDIT):
        desk.actor.require(Duty.RECORD_CREDIT)


def keep_objection(desk: Desk, session: Session, form: ObjectionForm) -> ObjectionKept:
    """Write an objection after its rules were asked."""
    chosen = choose(desk, session, [form.entry])
    [row] = chosen.rows
    if seat_of(desk) is None:
        raise ObjectionElsewhere(chosen.area.name)
    refuse_future(session, "on", form.on, desk.clock())
    if form.on < row.on:
        raise BadValue("on", form.on.isoformat(), "before_entry")
    if row.state is EntryState.VOID:
        raise EntryVoided(str(row.id))
    days = rule(session, OBJECTION_DAYS_ASKING if form.asks_others else OBJECTION_DAYS)
    made = CreditObjection(
        desk.new_id(), row.id, form.manner, form.on, _said(form.words), days,
        by=as_author(desk.actor.name), by_resident=desk.actor.resident,
    )  # fmt: skip
    journal.check(session, made)
    if form.scan:
        made = replace(made, scan=keep_scan(desk, session, form.scan))
    journal.add(session, [made])
    return ObjectionKept(made.id, workdays(session).due(form.on, days))


def answer(desk: Desk, form: AnswerForm) -> AnswerKept:
    """Answer an objection: by the office that decides, and by nobody who recorded the entry or is
    tied to whom it is of. Of a closed entry the answer is a correction in an open month.

    Raises NotFound, BadValue, NotDecidedHere, ObjectionAnswered, MustKeepOut, EntryVoided,
    CorrectedBefore, MovedAway.
    """
    desk.actor.require(Duty.REVIEW_CREDIT)
    with desk.writing() as session:
        return keep_answer(desk, session, form)


def keep_answer(desk: Desk, session: Session, form: AnswerForm) -> AnswerKept:
    """Write an answer after its rules were asked."""
    held = objection(session, form.objection)
    if held is None:
        raise NotFound("credit_objection", str(form.objection))
    root, chosen = held.first.root, choose(desk, session, [held.first.fact.entry])
    [row] = chosen.rows
    require_deciding(desk, chosen.area, seat_deciding(chosen.decides, row))
    before = _that_counts(row, root, answers_to(session, [held]).get(root, []))
    if before is not None:
        raise ObjectionAnswered(str(root), before.on.isoformat())
    reason = keeps_out(ties_of(session, own_handler(desk)), row)
    if reason is not None:
        raise MustKeepOut(str(row.id), reason.value)
    made = CreditAnswer(
        desk.new_id(), root, form.result, desk.today(), _said(form.words),
        _points(form, row), as_author(desk.actor.name), desk.actor.resident,
    )  # fmt: skip
    corrects = row.closed and form.result is not Result.REJECTED
    if corrects and row.review.corrections:
        raise CorrectedBefore(str(row.id))
    journal.add(session, [made])
    return AnswerKept(made.id, row.id, made.id if corrects else None)


def list_objections(desk: Desk, village: str = "") -> list[ObjectionLine]:
    """The objections of a village by the day on which they are due, those that wait first; the one
    received last is the last."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        return objection_lines(session, ledger_of(desk, session, area.code))


def objection_lines(session: Session, ledger: Ledger) -> list[ObjectionLine]:
    """The objections of a ledger, as `list_objections` orders them."""
    rows = ledger.rows_of(objected_to(session, ledger.front.codes))
    of_fact = {row.fact.id: row for row in rows if row.fact} | {row.id: row for row in rows}
    found = [one for one in objections(session, of_fact) if one.standing]
    answers = answers_to(session, found)
    calendar = workdays(session)
    lines = []
    for chain in found:
        fact = chain.standing.fact if chain.standing else chain.first.fact
        row, told = of_fact[fact.entry], answers.get(chain.first.root, [])
        counts = _that_counts(row, chain.first.root, told)
        due = calendar.due(fact.on, max(1, fact.days))
        late = counts is None and ledger.today > due.day
        lines.append(ObjectionLine(chain.first.root, row.id, fact, due, late, counts))
    return sorted(lines, key=lambda one: (one.answer is not None, one.due.day, one.id))


def _that_counts(
    row: LedgerRow, made: UUID, told: Sequence[Told[CreditAnswer]]
) -> CreditAnswer | None:
    """The answer to an objection that counts: the first that the office wrote that decides."""
    if made in {pending.id for pending in row.review.objections}:
        return None
    elsewhere = {said.id for said in row.review.passed_over}
    return next((one.fact for one in told if one.root not in elsewhere), None)


def _said(words: str) -> str:
    """What somebody said. Raises BadValue for nothing."""
    if not words.strip():
        raise BadValue("words", "", "empty")
    return words.strip()


def _points(form: AnswerForm, row: LedgerRow) -> int:
    """What an entry should have counted. Raises BadValue where that is not said, or said without
    need; what was returned is upheld or not, and never partly."""
    returned = row.review.decision is not None and row.review.decision.decision is Decision.RETURN
    if form.result is not Result.PARTLY:
        if form.points is not None:
            raise BadValue("points", "", "no_points", "credit_answer")
        return 0
    if returned and not row.closed:
        raise BadValue("result", form.result.value, "upheld | rejected")
    if form.points is None or form.points < 0:
        raise BadValue("points", "", "points_wanted", "credit_answer")
    return form.points
