"""What is kept no more: pledges past their term or withdrawn. Two persons sign a 销毁清册, then the
scans go wherever they are held; a withdrawn paper is handed back, and its scans go at once. Number,
dates and state stay, and so does every figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.archiving import kept_until
from gridcredit.domain.codes import Office, PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaOutside, BadValue, BlankRefused, NotFound
from gridcredit.domain.fieldrules import MOST_LISTED
from gridcredit.domain.kinds.disposal_list import DisposalList
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.workdays import Due
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.listing import papers_here
from gridcredit.operations.register.calendar import workdays
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.register.rules import HAND_BACK_DAYS, PLEDGE_YEARS, rule
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows, disposals, register_lists
from gridcredit.store.register.pledge_papers import Paper
from gridcredit.store.workspace import accounts, audit, files
from gridcredit.texts.register import HANDED_BACK

NAMES_SCANS = frozenset({"disposal_list", "pledge_event", "pledge_scan"})
"""Kinds of record that say which scans are kept no more."""


class Why(StrEnum):
    """Why a paper is kept no more."""

    TERM = "term"  # its term is over
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class DueForDisposal:
    """A paper that may go: why, and by when (of a withdrawn one the end of its clock, `known` false
    where a year on the way has no calendar; else the last day of its term)."""

    paper: Paper
    why: Why
    due: date
    known: bool = True
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Disposed:
    """A list that was carried out, and how many files were deleted here."""

    disposal: DisposalList
    files: int


def due_for_disposal(desk: Desk) -> list[DueForDisposal]:
    """What may go and stands on no list yet, the most urgent first; nothing at the district, where
    no papers are kept."""
    desk.actor.require(Duty.READ)
    if desk.office is Office.DISTRICT:
        return []
    with desk.reading() as session:
        listed = {n for one in disposals.disposal_lists(session) for n in one.numbers}
        return [one for one in papers_due(desk, session) if one.paper.number not in listed]


def papers_due(desk: Desk, session: Session) -> list[DueForDisposal]:
    """What may go, on a list or not."""
    found: list[DueForDisposal] = []
    years, today = rule(session, PLEDGE_YEARS), desk.today()
    backs = {fact.pledge: due for fact, due in to_hand_back(desk, session)}
    for paper in papers_here(desk, session):
        if paper.pledge is None or paper.disposed_on is not None:
            continue
        if (due := backs.get(paper.pledge)) is not None:
            late = due.day < today
            found.append(DueForDisposal(paper, Why.WITHDRAWN, due.day, due.known, late))
        elif (last := _term_of(paper, years)) is not None and last < today:
            found.append(DueForDisposal(paper, Why.TERM, last))
    return sorted(found, key=lambda one: (one.why is Why.TERM, one.due, one.paper.number))


def to_hand_back(desk: Desk, session: Session) -> list[tuple[PledgeEvent, Due]]:
    """The withdrawn pledges whose papers are still to be handed back, with the end of the clock of
    each, the most urgent first."""
    gone = disposals.disposed(session)
    found = [one for one in disposals.withdrawals(session) if one.number not in gone]
    if not found:
        return []
    calendar, days = workdays(session), rule(session, HAND_BACK_DAYS)
    told = [(one, calendar.due(one.on, days)) for one in found]
    return sorted(told, key=lambda pair: (pair[1].day, pair[0].number))


def list_disposals(desk: Desk) -> list[DisposalList]:
    """The lists of this office's area, by number."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return disposals.disposal_lists(session)


def make_list(desk: Desk, numbers: Sequence[str] = ()) -> DisposalList:
    """Put papers that may go on a list; without numbers all of them, as many as a list holds (the
    rest goes on the next one). Raises BadValue, naming one that may not."""
    desk.actor.require(Duty.KEEP_ARCHIVE)
    with desk.writing() as session:
        return new_list(desk, session, numbers)


def new_list(desk: Desk, session: Session, numbers: Sequence[str] = ()) -> DisposalList:
    """The same for who holds a session."""
    _require_kept_here(desk)
    wanted = _wanted(desk, session, [number.strip() for number in numbers])
    made = _listed(desk, session, wanted)
    journal.add(session, [made])
    return made


def sign(desk: Desk, disposal: UUID) -> DisposalList:
    """Sign a list in the name of who sits here; another person signs second. Raises NotFound,
    BadValue."""
    desk.actor.require(Duty.KEEP_ARCHIVE)
    with desk.writing() as session:
        held = _open(session, disposal)
        if held.second:
            raise BadValue("second", held.second, "signed_by_two")
        if held.first and _is_same_person(desk, session, held.first):
            raise BadValue("second", desk.actor.name, "same_signer")
        field = "second" if held.first else "first"
        journal.edit(session, "disposal_list", disposal, {field: desk.actor.name})
        audit.log(session, desk.actor.login, "disposal_sign", {"list": held.number})
        return register_lists.get(session, "disposal_list", disposal)  # type: ignore[no-any-return]


def carry_out(desk: Desk, disposal: UUID, on: date | None = None) -> Disposed:
    """Delete the scans of all papers on a list that two persons signed. Raises NotFound, BadValue,
    also where a paper on it may not go any more."""
    desk.actor.require(Duty.KEEP_ARCHIVE)
    with desk.writing() as session:
        held, day = _open(session, disposal), on or desk.today()
        if not (held.first and held.second):
            raise BadValue("second", "", "two_signatures_wanted")
        refuse_future(session, "on", day, desk.clock())
        if day < held.on:
            raise BadValue("on", day.isoformat(), "before_signing_list")
        may_go = {one.paper.number for one in papers_due(desk, session)}
        may_go |= disposals.disposed(session).keys()
        for number in held.numbers:
            if number not in may_go:
                raise BadValue("numbers", number, "not_due_for_disposal")
        return _close(desk, session, held, day)


def drop(desk: Desk, disposal: UUID, reason: str) -> None:
    """Void a list that was not carried out. Raises NotFound, BadValue."""
    desk.actor.require(Duty.KEEP_ARCHIVE)
    why = checked_reason(reason)
    with desk.writing() as session:
        _open(session, disposal)
        journal.edit(session, "disposal_list", disposal, {"removed": why})


def hand_back(desk: Desk, number: str, on: date | None = None) -> Disposed:
    """A withdrawn paper was handed back to its person, who signs for it: its scans go. Raises
    BlankRefused, BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    _require_kept_here(desk)
    with desk.writing() as session:
        day = on or desk.today()
        refuse_future(session, "on", day, desk.clock())
        paper = next((p for p in papers_here(desk, session) if p.number == number.strip()), None)
        if paper is None:
            raise BlankRefused(number.strip(), "no_such_blank")
        if paper.stage is not PledgeStage.WITHDRAWN or paper.since is None:
            raise BlankRefused(paper.number, "not_withdrawn")
        if paper.disposed_on is not None:
            raise BlankRefused(paper.number, "handed_back")
        if day < paper.since:
            raise BadValue("on", day.isoformat(), "before_withdrawal")
        made = _listed(desk, session, [paper.number], day)
        journal.add(session, [made])
        return _close(desk, session, made, day, desk.actor.name, HANDED_BACK)


def erase_disposed(desk: Desk, session: Session) -> int:
    """Let go of every file here that is to be kept nowhere any more; how many there were."""
    return files.erase(session, desk.folder, disposals.erased_files(session))


def _close(
    desk: Desk, session: Session, held: DisposalList, day: date, first: str = "", second: str = ""
) -> Disposed:
    told = {"done_on": day.isoformat()}
    told |= {"first": first, "second": second} if first else {}
    journal.edit(session, "disposal_list", held.id, told)
    gone = erase_disposed(desk, session)
    facts = {"list": held.number, "count": len(held.numbers), "files": gone}
    audit.log(session, desk.actor.login, "dispose", facts)
    return Disposed(register_lists.get(session, "disposal_list", held.id), gone)


def _wanted(desk: Desk, session: Session, numbers: Sequence[str]) -> list[str]:
    """The numbers that go on a new list."""
    listed = {n for one in disposals.disposal_lists(session) for n in one.numbers}
    due = {one.paper.number for one in papers_due(desk, session)}
    for number in numbers:
        if number not in due:
            raise BadValue("numbers", number, "not_due_for_disposal")
        if number in listed:
            raise BadValue("numbers", number, "on_another_list")
    found = list(dict.fromkeys(numbers)) or sorted(due - listed)[:MOST_LISTED]
    if not found:
        raise BadValue("numbers", "", "nothing_due")
    return found


def _listed(
    desk: Desk, session: Session, numbers: Iterable[str], on: date | None = None
) -> DisposalList:
    area = area_rows.area_by_code(session, desk.node.area)
    day = on or desk.today()
    stem = f"{desk.node.area}-XH-{day.year:04d}-"
    used = [int(n.rpartition("-")[2]) for n in disposals.list_numbers(session, stem)]
    number = f"{stem}{max(used, default=0) + 1:03d}"
    return DisposalList(desk.new_id(), area.id, number, day, tuple(numbers))


def _open(session: Session, disposal: UUID) -> DisposalList:
    """A list that was neither voided nor carried out."""
    held: DisposalList = register_lists.get(session, "disposal_list", disposal)
    if held.removed:
        raise NotFound("disposal_list", str(disposal))
    if held.done_on is not None:
        raise BadValue("done_on", held.done_on.isoformat(), "disposal_done")
    return held


def _is_same_person(desk: Desk, session: Session, signer: str) -> bool:
    """Whether who sits here signed already: under this name, or as another account of the same
    person."""
    if signer == desk.actor.name:
        return True
    own = desk.actor.resident
    named = [one for one in accounts.everybody(session) if one.name == signer]
    return own is not None and any(one.resident == own for one in named)


def _require_kept_here(desk: Desk) -> None:
    """Originals and scans are kept at a street and below it."""
    if desk.office is Office.DISTRICT:
        raise AreaOutside(desk.node.area, desk.node.area)


def _term_of(paper: Paper, years: int) -> date | None:
    """The last day of the term of a signed paper; None: for ever, or it never was one."""
    if paper.stage in (None, PledgeStage.DRAFTED) or paper.signed_on is None:
        return None
    return kept_until(paper.signed_on, years)
