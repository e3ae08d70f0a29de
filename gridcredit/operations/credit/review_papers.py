"""审核表 for a meeting that decides on paper, and the answer to an objection as a letter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from gridcredit.domain.amounts import quantity_text
from gridcredit.domain.credit.codes import Decision, EntryState, Result
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import NotFound
from gridcredit.operations.credit.ledgers import ledger_with
from gridcredit.operations.credit.objecting import ObjectionLine, objection_lines
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.credit.queueing import Queued, queue
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.office_texts import in_force
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.credit.answer import ObjectionAnswer, answer_sheets
from gridcredit.reports.credit.queue import Queue, QueueEntry, queue_sheets
from gridcredit.reports.writing import write_paper
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.credit.objections import objection
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.engine.database import Session
from gridcredit.store.register.doors import doors_of
from gridcredit.store.workspace import audit


@dataclass(frozen=True, slots=True)
class QueuePrinted:
    """Pages of the list, and the entries on it."""

    pages: int
    entries: int


def print_queue(desk: Desk, village: str, out: Path) -> QueuePrinted:
    """Write the entries that this account may decide as a numbered list with signature lines; what
    it must keep out of is neither on it nor counted. Raises NotAllowed, AreaUnknown, AreaOutside,
    BadValue, GlyphMissing, StorageFailed."""
    desk.actor.require(Duty.REVIEW_CREDIT)
    offscreen()
    found = queue(desk, village, "print")
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
    entries = tuple(map(_queued, found))
    view = Queue(area.name, desk.today().isoformat(), entries)
    return QueuePrinted(write_paper(out, queue_sheets(view), "信用+审核表"), len(entries))


def print_answer(desk: Desk, objected: UUID, out: Path) -> int:
    """Write the answer to an objection as a letter; its pages. Raises NotFound, also where nothing
    was answered yet, GlyphMissing, StorageFailed."""
    desk.actor.require(Duty.REVIEW_CREDIT)
    offscreen()
    with desk.writing() as session:
        held = objection(session, objected)
        if held is None or held.standing is None:
            raise NotFound("credit_objection", str(objected))
        ledger = ledger_with(desk, session, [held.standing.fact.entry])
        line = next((x for x in objection_lines(session, ledger) if x.id == held.first.root), None)
        if line is None or line.answer is None:
            raise NotFound("credit_answer", str(objected))
        view = _answer(desk, session, ledger, line)
        audit.log(session, desk.actor.login, "print", {"what": "answer", "count": 1})
        return write_paper(out, answer_sheets(view), "信用+异议答复")


def _queued(one: Queued) -> QueueEntry:
    marks = [
        *(["抽查"] if one.spot_check else []),
        *([f"缺：{'、'.join(one.missing)}"] if one.missing else []),
        *([f"曾暂缓：{one.held_because}"] if one.held_because else []),
    ]
    return QueueEntry(
        one.theme.value if one.theme else "",
        one.address,
        one.name,
        one.item,
        one.fact.on.isoformat(),
        quantity_text(one.fact.quantity),
        one.points,
        "、".join(one.fact.evidence),
        one.fact.by,
        "；".join(marks),
    )


def _answer(desk: Desk, session: Session, ledger: Ledger, line: ObjectionLine) -> ObjectionAnswer:
    row, told = ledger.row(line.entry), line.answer
    if told is None:
        raise NotFound("credit_answer", str(line.id))
    item = ledger.book.item(row.on, row.item)
    door = doors_of(session, [row.household]).get(row.household)
    texts = in_force(session, ledger.area.code)
    is_returned = not row.closed and _was_returned(row, told.result)
    changes = told.result is not Result.REJECTED and not is_returned
    return ObjectionAnswer(
        office=texts.unit or desk.node.name,
        number=f"编号：{line.id.hex[-8:].upper()}",
        addressee=f"{door.householder}户" if door and door.householder else "异议人",
        item=item.name if item else row.item,
        happened_on=row.on.isoformat(),
        objected_on=line.fact.on.isoformat(),
        result=told.result,
        words=told.words,
        counted=row.counted if row.closed else None,
        becomes=(told.points if told.result is Result.PARTLY else 0) if changes else None,
        booked=_booked(ledger, told.id) if changes and row.closed else "",
        answered_on=told.on.isoformat(),
        phone=texts.hotline,
        is_returned=is_returned,
    )


def _was_returned(row: LedgerRow, result: Result) -> bool:
    """Whether an open entry had been returned when it was objected to: upheld, it is not void."""
    if result is Result.UPHELD:
        return row.state is not EntryState.VOID
    decision = row.review.decision
    return decision is not None and decision.decision is Decision.RETURN


def _booked(ledger: Ledger, answer: UUID) -> str:
    """The month in which a correction stands; the open one where it stands in none yet."""
    try:
        return ledger.row(answer).period or ledger.next_period or ""
    except NotFound:
        return ledger.next_period or ""
