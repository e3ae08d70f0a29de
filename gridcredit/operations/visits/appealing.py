"""诉求转办: what was asked for at a door and passed on. Only a reply closes it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.appeal import Appeal
from gridcredit.domain.kinds.appeal_reply import AppealReply
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.workdays import Due
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.calendar import workdays
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.register.people import grids_of
from gridcredit.operations.register.rules import APPEAL_DAYS, rule
from gridcredit.operations.visits.takingback import Replaced, void
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import appeals, corrections, doors


class VisitTaskKind(StrEnum):
    """What doors ask an office for."""

    APPEAL = "appeal_overdue"


@dataclass(frozen=True, slots=True)
class AppealEntry:
    """What a visit passes on: blank wording is the visit's note, without a day it is due after the
    working days of the setting."""

    wording: str = ""
    unit: str = ""
    due: date | None = None


NO_APPEAL = AppealEntry()


@dataclass(frozen=True, slots=True)
class ListedAppeal:
    """A request with its reply, where it has one. `known` is false where its day was counted
    through a year without a calendar."""

    appeal: Appeal
    reply: AppealReply | None
    due: date
    is_overdue: bool
    grid_code: str = ""
    address: str = ""
    known: bool = True

    @property
    def is_open(self) -> bool:
        """Whether nobody replied to it yet."""
        return self.reply is None


def appeal_due(desk: Desk, on: date) -> Due:
    """Until when a request of a day is to be replied to."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return due_in(session, on)


def appeals_of(
    desk: Desk, session: Session, visit: Visit, entry: AppealEntry = NO_APPEAL
) -> list[Appeal]:
    """The request that a visit passes on; none where its outcome passes none on. Raises BadValue
    for a day before the visit, and for a request at another outcome."""
    if not visit.outcome.means.wants_reply:
        if entry != NO_APPEAL:
            raise BadValue("outcome", visit.outcome.value, "appeal_elsewhere")
        return []
    on = date.fromisoformat(visit.at[:10])
    due = entry.due or due_in(session, on).day
    if due < on:
        raise BadValue("due", due.isoformat(), "before_visit")
    wording = entry.wording.strip() or visit.note
    return [Appeal(desk.new_id(), visit.household, visit.id, on, wording, entry.unit.strip(), due)]


def list_appeals(desk: Desk, area: str = "", *, only_open: bool = False) -> list[ListedAppeal]:
    """The requests of an area (a code; blank: one's own): open ones first, the most urgent of them
    in front, then the answered, the latest in front. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        found = _listed(desk, session, grids_of(session, area or desk.node.area))
    return [one for one in found if one.is_open or not only_open]


def overdue_appeals(desk: Desk, session: Session) -> list[ListedAppeal]:
    """Those of one's own area that nobody replied to in time."""
    found = _listed(desk, session, grids_of(session, desk.node.area))
    return [one for one in found if one.is_overdue]


def reply_appeal(desk: Desk, appeal: UUID, on: date, text: str) -> UUID:
    """Write what was replied, which closes a request; the reply's id. The one it is about may have
    been corrected since. Raises NotFound, AlreadyCorrected, BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        return keep_reply(desk, session, appeal, on, text)


def keep_reply(desk: Desk, session: Session, appeal: UUID, on: date, text: str) -> UUID:
    """Write a reply after its rules were asked."""
    asked: Appeal = corrections.standing_fact(session, "appeal", appeal)
    if not text.strip():
        raise BadValue("reply", "", "empty")
    refuse_future(session, "on", on, desk.clock())
    if on < asked.on:
        raise BadValue("on", on.isoformat(), "before_visit")
    if asked.id in appeals.replies_to(session, [asked]):
        raise BadValue("appeal", "", "already_answered")
    made = AppealReply(desk.new_id(), asked.id, on, text.strip())
    journal.add(session, [made])
    return made.id


def take_back_reply(desk: Desk, reply: UUID, reason: str) -> Replaced:
    """Take a reply back: its request is open again. Raises NotFound, AlreadyCorrected,
    OnlyPartKnown, BadValue (no reason)."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        fact = corrections.standing_fact(session, "appeal_reply", reply)
        return void(desk, session, [fact], checked_reason(reason))


def as_it_stands(desk: Desk, appeal: UUID) -> AppealEntry:
    """What was passed on, as it stands. Raises NotFound, AlreadyCorrected, OnlyPartKnown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        found: Appeal = corrections.standing_fact(session, "appeal", appeal)
    return AppealEntry(found.wording, found.unit, found.due)


def correct_appeal(desk: Desk, appeal: UUID, entry: AppealEntry, reason: str) -> Replaced:
    """Say otherwise what was passed on, to whom and until when. Raises NotFound, AlreadyCorrected,
    OnlyPartKnown, BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    why = checked_reason(reason)
    with desk.writing() as session:
        earlier: Appeal = corrections.standing_fact(session, "appeal", appeal)
        due = entry.due or earlier.due
        if due and due < earlier.on:
            raise BadValue("due", due.isoformat(), "before_visit")
        said = replace(earlier, wording=entry.wording.strip(), unit=entry.unit.strip(), due=due)
        if said == earlier:
            raise BadValue("appeal", "", "nothing_changed")
        made = replace(said, id=desk.new_id(), corrects=earlier.id, reason=why)
        journal.add(session, [made])
        return Replaced(((earlier, made.id),))


def due_in(session: Session, on: date) -> Due:
    """Until when a request of a day is to be replied to."""
    return workdays(session).due(on, rule(session, APPEAL_DAYS))


def _listed(desk: Desk, session: Session, grids: Collection[UUID]) -> list[ListedAppeal]:
    found, today, calendar = appeals.appeals_in(session, grids), desk.today(), workdays(session)
    said = appeals.replies_to(session, found)
    places = doors.doors_of(session, {one.household for one in found})
    listed = []
    for one in found:
        due, reply = one.due or one.on, said.get(one.id)
        door = places.get(one.household)
        listed.append(
            ListedAppeal(
                one,
                reply,
                due,
                reply is None and due < today,
                door.grid_code if door else "",
                door.address if door else "",
                calendar.is_known(due.year),
            )
        )
    still = sorted((one for one in listed if one.is_open), key=lambda one: (one.due, one.appeal.id))
    closed = [one for one in reversed(listed) if not one.is_open]
    return [*still, *closed]
