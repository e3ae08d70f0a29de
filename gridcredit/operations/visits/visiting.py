"""Knocking on doors: whom to visit and why, one page for a household, taking a visit back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from gridcredit.domain import visit_rules
from gridcredit.domain import visiting as rules
from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import Channel, ConsentKind, PledgeStage, RegistrationKind
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BlankRefused
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.blank_numbers import on_blank
from gridcredit.operations.pledges.door_papers import DoorPaper, keep_papers, take_papers_off
from gridcredit.operations.pledges.numbering import PledgeNumbers
from gridcredit.operations.pledges.signing import check_signed
from gridcredit.operations.register.dating import ask_about, refuse_future
from gridcredit.operations.register.people import grids_of
from gridcredit.operations.register.rules import COOL_OFF_DAYS, coverage_rules, rule
from gridcredit.operations.visits.appealing import NO_APPEAL, AppealEntry, appeals_of
from gridcredit.operations.visits.registering import check_registration
from gridcredit.operations.visits.takingback import keep_taken_back
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import area_of, journal
from gridcredit.store.register import corrections, register_lists, visits
from gridcredit.store.register.household_states import household_states, states_of
from gridcredit.store.workspace import drafts

Settled = RegistrationEvent | PledgeEvent | ConsentEvent

# So many doors are looked at in one question.
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class AdultEntry:
    """What one visit settled for one adult."""

    resident: UUID
    registration: RegistrationKind | None = None
    pledged: bool = False
    consents: Mapping[ConsentKind, bool] = field(default_factory=dict)
    number: str = ""  # of the blank that was signed: whole, or its last four digits
    papers: tuple[DoorPaper, ...] = ()  # scanned pages of the pledge, which wait for its number


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """One page of the door: the visit and what it settled for each adult.

    `appeal` is what a request that is passed on asks for, and of whom; by default the note says
    it. `channel` is how those whose registration it tells came to it. `known` are the visits of
    the household that stood when its form was opened: it is not written beside one that came
    since. Without `known` that is not looked at.
    """

    visit: Visit
    adults: tuple[AdultEntry, ...] = ()
    notice_version: str = ""
    known: frozenset[UUID] | None = None
    appeal: AppealEntry = NO_APPEAL
    channel: Channel = Channel.VISIT


@dataclass(frozen=True, slots=True)
class VisitSaved:
    """What was written, for the message and for taking it back."""

    visit: UUID
    registrations: int
    pledges: int
    numbers: tuple[str, ...]
    scans: tuple[UUID, ...] = ()


def log_visit(desk: Desk, entry: VisitEntry, sure: bool = True) -> VisitSaved:
    """Write a visit with its registrations, pledges and consents, all or nothing. Not `sure`, a
    time that wants a second look raises TimeDoubtful.

    Raises NotFound, BadValue, ClockBehind, GoneBefore, MinorRefused, VisitedMeanwhile.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        saved = keep_entry(desk, session, entry, sure)
        drafts.drop(session, desk.actor.login, entry.visit.household)
    return saved


def keep_entry(desk: Desk, session: Session, entry: VisitEntry, sure: bool = True) -> VisitSaved:
    """Write a visit with all it settled after its rules were asked. Raises as `log_visit`."""
    if entry.known is not None:
        standing = visits.visits_of(session, entry.visit.household)
        visit_rules.refuse_unseen(standing, entry.known)
    visit = checked_visit(session, _signed(desk, entry.visit), desk.clock(), sure)
    people = people_at(session, visit, entry.adults)
    visit_rules.refuse_gone(visit, people)
    journal.check(session, visit)  # what is wrong with it is said before what is with people
    settled = _settled(desk, session, entry, visit, people)
    passed_on = appeals_of(desk, session, visit, entry.appeal)
    journal.add(session, [visit, *settled, *passed_on])
    signed = {fact.resident: fact.number for fact in settled if isinstance(fact, PledgeEvent)}
    numbers = tuple(signed.values())
    scans = [
        scan
        for adult in entry.adults
        if adult.resident in signed
        for scan in keep_papers(desk, session, signed[adult.resident], adult.papers)
    ]
    registrations = sum(isinstance(fact, RegistrationEvent) for fact in settled)
    return VisitSaved(visit.id, registrations, len(numbers), numbers, tuple(scans))


def checked_visit(session: Session, visit: Visit, now: datetime, sure: bool) -> Visit:
    """A visit as it may be kept: a time with an offset becomes local time. Raises what refuses it,
    and unless `sure` what wants a second look."""
    register_lists.get(session, "household", visit.household)
    local = visit_rules.local_time(visit.at, now)
    visit = replace(visit, at=local.isoformat(timespec="minutes"))
    refuse_future(session, "at", local.date(), now)
    visit_rules.require_day_ahead(visit.follow_up, local.date())
    if not sure:
        ask_about(session, local, now.replace(tzinfo=None))
    return visit


def people_at(
    session: Session, visit: Visit, adults: Collection[AdultEntry] = ()
) -> dict[UUID, Resident]:
    """The people of a visit's household, and whoever else it names. Where they stand is looked up
    with them."""
    named = [*visit.met, *(adult.resident for adult in adults)]
    people = register_lists.people_at(session, visit.household, named)
    area_of.codes(session, "resident", (adult.resident.bytes for adult in adults))
    return people


def is_beside_another(desk: Desk, visit: UUID) -> bool:
    """Whether a visit that stands is within the hour of another one of its door, and may be the
    same. Raises NotFound."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        made: Visit = register_lists.get(session, "visit", visit)
        others = [v for v in visits.visits_of(session, made.household) if v.id != visit]
    return visit_rules.visit_beside(made.at, made.outcome, others) is not None


def take_back_visit(desk: Desk, visit: UUID, reason: str = "", scans: Sequence[UUID] = ()) -> int:
    """Take a visit and all it settled back by facts that name them; how many were taken back. One
    that was corrected since, and stands as it was entered again, is taken back all the same.
    `scans` are pages that came with it, which are taken off their papers.

    Raises NotFound, AlreadyCorrected, OnlyPartKnown, MovedAway.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        stands = corrections.standing_for(session, "visit", visit) or visit
        count = keep_taken_back(desk, session, "visit", stands, reason).count
        take_papers_off(desk, session, scans, reason)
        return count


@many_values()
def due_today(desk: Desk, area: str = "") -> list[rules.Due]:
    """Whom to visit and why, most urgent first; cooled-off doors and finished ones left out."""
    desk.actor.require(Duty.READ)
    now = desk.clock()
    with desk.reading() as session:
        grids = grids_of(session, area or desk.node.area)
        counted_by = coverage_rules(session)
        by = rules.VisitRules(cool_off_days=rule(session, COOL_OFF_DAYS))
        states = household_states(session, grids, now.date(), counted_by, by)
    return rules.rank(states, now.date(), by, rules.slot_of(now.isoformat()))


def due_of(desk: Desk, session: Session, households: Collection[UUID]) -> dict[UUID, rules.Due]:
    """Which of these households are to be visited as things stand, and why."""
    now = desk.clock()
    by = rules.VisitRules(cool_off_days=rule(session, COOL_OFF_DAYS))
    states = states_of(session, households, now.date(), coverage_rules(session), by)
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
                if row in due and not (last and visit_rules.is_near(last, now)):
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


def _signed(desk: Desk, visit: Visit) -> Visit:
    visit_rules.require_day_agreed(visit.outcome, visit.follow_up)
    return visit if visit.workers else replace(visit, workers=(as_author(desk.actor.name),))


def _settled(
    desk: Desk, session: Session, entry: VisitEntry, visit: Visit, people: Mapping[UUID, Resident]
) -> list[Settled]:
    """What a visit settled for each adult, after its rules were asked; pledges have their
    numbers."""
    numbers, now, made = PledgeNumbers(session, desk.office), desk.clock(), list[Settled]()
    for adult in entry.adults:
        for fact in _facts(desk, adult, visit, entry):
            person = visit_rules.known_person(people, adult.resident)
            check_settled(session, person, fact, now)
            made.append(_numbered(session, numbers, fact, made))
    return made


def _numbered(
    session: Session, numbers: PledgeNumbers, fact: Settled, made: Sequence[Settled]
) -> Settled:
    """A pledge under the number of its blank, or the next one; other facts as they are."""
    if not isinstance(fact, PledgeEvent):
        return fact
    if not fact.number:
        return numbers.give(fact)
    found = on_blank(session, numbers, fact)
    if any(isinstance(one, PledgeEvent) and one.number == found.number for one in made):
        raise BlankRefused(found.number, "number_signed")
    return found


def _facts(desk: Desk, adult: AdultEntry, visit: Visit, entry: VisitEntry) -> list[Settled]:
    who, on, made = adult.resident, date.fromisoformat(visit.at[:10]), list[Settled]()
    notice = entry.notice_version
    if adult.registration is not None:
        kind, channel = adult.registration, entry.channel
        made.append(RegistrationEvent(desk.new_id(), who, kind, on, channel, visit=visit.id))
    if adult.pledged:
        paper, stage = desk.new_id(), PledgeStage.SIGNED
        number = adult.number.strip()
        made.append(PledgeEvent(desk.new_id(), paper, who, stage, on, number, visit=visit.id))
    made += [
        ConsentEvent(desk.new_id(), who, consent, is_given, on, notice, visit.id)
        for consent, is_given in adult.consents.items()
    ]
    return made


def check_settled(session: Session, person: Resident, fact: Settled, now: datetime) -> None:
    """Raise where what a visit settled for somebody cannot have been on its day."""
    if isinstance(fact, RegistrationEvent):
        check_registration(session, person, fact, now)
    elif isinstance(fact, ConsentEvent):
        visit_rules.require_consenting(person, fact)
    elif fact.stage is PledgeStage.SIGNED:
        check_signed(session, person, fact, now)
