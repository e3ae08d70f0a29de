"""Knocking on doors: whom to visit and why, one page for a household, taking a visit back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from gridcredit.domain import visiting as rules
from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import ConsentKind, PledgeStage, RegistrationKind
from gridcredit.domain.dating import has_gone, require_here
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, VisitedJustNow, VisitedMeanwhile
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import ask_about, refuse_future
from gridcredit.operations.register.people import grids_of
from gridcredit.operations.register.rules import COOL_OFF_DAYS, coverage_rules, rule
from gridcredit.operations.visits.pledging import keep_signed
from gridcredit.operations.visits.registering import check_consent, keep_registration
from gridcredit.operations.visits.takingback import keep_taken_back
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import register_lists, visits
from gridcredit.store.workspace import drafts

# Two visits of one door are hardly so near to each other.
_SOON = timedelta(hours=1)
# So many doors are looked at in one question.
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class AdultEntry:
    """What one visit settled for one adult."""

    resident: UUID
    registration: RegistrationKind | None = None
    pledged: bool = False
    consents: Mapping[ConsentKind, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """One page of the door: the visit and what it settled for each adult.

    `known` are the visits of the household that stood when its form was opened: it is not written
    beside one that came since. Nor beside one less than an hour away, unless `again` says that
    somebody was asked. Without `known` neither is looked at.
    """

    visit: Visit
    adults: tuple[AdultEntry, ...] = ()
    notice_version: str = ""
    known: frozenset[UUID] | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class VisitSaved:
    """What was written, for the message and for taking it back."""

    visit: UUID
    registrations: int
    pledges: int
    numbers: tuple[str, ...]


def log_visit(desk: Desk, entry: VisitEntry, sure: bool = True) -> VisitSaved:
    """Write a visit with its registrations, pledges and consents, all or nothing. Not `sure`, a
    time that wants a second look raises TimeDoubtful.

    Raises NotFound, BadValue, ClockBehind, GoneBefore, MinorRefused, VisitedMeanwhile,
    VisitedJustNow.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        if entry.known is not None:
            _refuse_twice(session, entry.visit, entry.known, entry.again)
        visit = keep_visit(session, _signed(desk, entry.visit), desk.clock(), sure)
        on = date.fromisoformat(visit.at[:10])
        numbers: list[str] = []
        registrations = 0
        for adult in entry.adults:
            registrations += _keep_registration(desk, session, adult, on, visit.id)
            numbers += _keep_pledge(desk, session, adult, on, visit.id)
            _keep_consents(desk, session, adult, on, visit.id, entry.notice_version)
        drafts.drop(session, desk.actor.login, visit.household)
        return VisitSaved(visit.id, registrations, len(numbers), tuple(numbers))


def keep_visit(session: Session, visit: Visit, now: datetime, sure: bool = True) -> Visit:
    """Write one visit after its rules were asked."""
    checked = checked_visit(session, visit, now, sure)
    refuse_gone(session, checked)
    journal.add(session, [checked])
    return checked


def checked_visit(session: Session, visit: Visit, now: datetime, sure: bool) -> Visit:
    """A visit as it may be kept: a time with an offset becomes local time. Raises what refuses it,
    and unless `sure` what wants a second look."""
    register_lists.get(session, "household", visit.household)
    try:
        moment = datetime.fromisoformat(visit.at)
        local = moment.astimezone(now.tzinfo) if moment.tzinfo else moment
    except (OverflowError, ValueError) as error:
        raise BadValue("at", visit.at, "2026-11-22T19:30") from error
    local = local.replace(tzinfo=None)
    visit = replace(visit, at=local.isoformat(timespec="minutes"))
    refuse_future(session, "at", local.date(), now)
    if visit.follow_up and visit.follow_up < local.date():
        raise BadValue("follow_up", visit.follow_up.isoformat(), "before_visit")
    if not sure:
        ask_about(session, local, now.replace(tzinfo=None))
    return visit


def refuse_gone(session: Session, visit: Visit) -> None:
    """Raise GoneBefore where somebody is said to have been met who had died or moved out before,
    or anybody at a door where all had: that one finds it empty is worth a visit."""
    on = date.fromisoformat(visit.at[:10])
    for row in visit.met:
        person = register_lists.get(session, "resident", row)
        require_here(person.state, person.left_on, on)
    people = register_lists.residents_of(session, visit.household)
    if visit.outcome.means.is_met and people:
        last = max(people, key=lambda p: (not has_gone(p.state, p.left_on, on), _left(p)))
        require_here(last.state, last.left_on, on)


def _left(person: Resident) -> date:
    return person.left_on or date.min


def take_back_visit(desk: Desk, visit: UUID, reason: str = "") -> int:
    """Take a visit and all it settled back by facts that name them; how many were taken back.

    Raises NotFound, AlreadyCorrected, OnlyPartKnown, MovedAway.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        return keep_taken_back(desk, session, "visit", visit, reason).count


@many_values()
def due_today(desk: Desk, area: str = "") -> list[rules.Due]:
    """Whom to visit and why, most urgent first; cooled-off doors and finished ones left out."""
    desk.actor.require(Duty.READ)
    now = desk.clock()
    with desk.reading() as session:
        grids = grids_of(session, area or desk.node.area)
        counted_by = coverage_rules(session)
        by = rules.VisitRules(cool_off_days=rule(session, COOL_OFF_DAYS))
        states = visits.household_states(session, grids, now.date(), counted_by, by)
    return rules.rank(states, now.date(), by, rules.slot_of(now.isoformat()))


def due_of(desk: Desk, session: Session, households: Collection[UUID]) -> dict[UUID, rules.Due]:
    """Which of these households are to be visited as things stand, and why."""
    now = desk.clock()
    by = rules.VisitRules(cool_off_days=rule(session, COOL_OFF_DAYS))
    states = visits.states_of(session, households, now.date(), coverage_rules(session), by)
    return {due.household: due for due in rules.rank(states, now.date(), by)}


def next_due(desk: Desk, households: Sequence[UUID]) -> UUID | None:
    """The first of these that is still to be visited, where nobody was within the hour; others may
    have seen to some of them since the list was made."""
    desk.actor.require(Duty.READ)
    now = desk.clock().replace(tzinfo=None)
    with desk.reading() as session:
        for at in range(0, len(households), _AT_ONCE):
            some = households[at : at + _AT_ONCE]
            due, latest = due_of(desk, session, some), visits.latest_of(session, some)
            for row in some:
                last = latest[row][0] if row in latest else ""
                if row in due and not (last and _is_near(last, now)):
                    return row
    return None


def save_draft(desk: Desk, household: UUID, body: str) -> None:
    """Keep a form as it is typed; it is gone when the visit is saved."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        drafts.keep(session, desk.actor.login, household, body, desk.now())


def load_draft(desk: Desk, household: UUID) -> str:
    """The form typed earlier for this household, or nothing."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.reading() as session:
        return drafts.get(session, desk.actor.login, household) or ""


def drop_draft(desk: Desk, household: UUID) -> None:
    """Throw the typed form away."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        drafts.drop(session, desk.actor.login, household)


def _refuse_twice(session: Session, visit: Visit, known: frozenset[UUID], again: bool) -> None:
    """Raises VisitedMeanwhile, VisitedJustNow. A call does not count against a knock."""
    standing = visits.visits_of(session, visit.household)
    newer = [v for v in standing if v.id not in known]
    if newer:
        raise VisitedMeanwhile(newer[0].at, newer[0].outcome)
    try:
        moment = datetime.fromisoformat(visit.at).replace(tzinfo=None)
    except ValueError:
        return  # `keep_visit` says so
    mode = visit.outcome.means.mode
    for other in () if again else standing:
        if _is_near(other.at, moment) and other.outcome.means.mode is mode:
            raise VisitedJustNow(other.at, other.outcome)


def _is_near(at: str, moment: datetime) -> bool:
    return abs(datetime.fromisoformat(at) - moment) < _SOON


def _signed(desk: Desk, visit: Visit) -> Visit:
    if visit.outcome.means.needs_day and visit.follow_up is None:
        raise BadValue("follow_up", "", "needed_when_pending")
    return visit if visit.workers else replace(visit, workers=(as_author(desk.actor.name),))


def _keep_registration(
    desk: Desk, session: Session, adult: AdultEntry, on: date, visit: UUID
) -> int:
    if adult.registration is None:
        return 0
    fact = RegistrationEvent(desk.new_id(), adult.resident, adult.registration, on, visit=visit)
    keep_registration(session, fact, desk.clock())
    return 1


def _keep_pledge(
    desk: Desk, session: Session, adult: AdultEntry, on: date, visit: UUID
) -> list[str]:
    if not adult.pledged:
        return []
    stage = PledgeStage.SIGNED
    fact = PledgeEvent(desk.new_id(), desk.new_id(), adult.resident, stage, on, visit=visit)
    return [keep_signed(desk, session, fact).number]


def _keep_consents(
    desk: Desk, session: Session, adult: AdultEntry, on: date, visit: UUID, notice: str
) -> None:
    given = [
        ConsentEvent(desk.new_id(), adult.resident, kind, is_given, on, notice, visit)
        for kind, is_given in adult.consents.items()
    ]
    for consent in given:
        check_consent(session, consent)
    journal.add(session, given)
