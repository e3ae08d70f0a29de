"""What may be written of one visit: by how the knock went, who lives there, and what was written
of that door already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from gridcredit.domain.adulthood import require_adult
from gridcredit.domain.codes import OUTCOMES, RegistrationKind, VisitMode, VisitOutcome
from gridcredit.domain.dating import has_gone, require_here
from gridcredit.domain.errors import BadValue, NotFound, VisitedMeanwhile
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit

_SOON = timedelta(hours=1)
"""Two visits of one door are hardly so near to each other."""
_BROUGHT = frozenset(outcome.mode for outcome in OUTCOMES.values())
"""The modes that outcomes bring along; others are chosen by hand."""
_FOR_ADULTS = frozenset(RegistrationKind) - {RegistrationKind.INFORMED}
"""Minors may be told about the score; nothing else may be recorded of them (credit regulation
art. 2)."""

People = Mapping[UUID, Resident]


# How the knock went


def mode_with(outcome: VisitOutcome, mode: VisitMode) -> VisitMode:
    """The mode of a visit once its outcome is known: what was said at the office stays there, but
    a call is none at the door."""
    return outcome.means.mode if mode in _BROUGHT else mode


def bare(visit: Visit) -> Visit:
    """Nobody was met, and nothing explained, where nobody was spoken to."""
    return visit if visit.outcome.means.is_spoken else replace(visit, met=(), topics=())


def leaves_people_out(outcome: VisitOutcome, able: Set[UUID], met: Set[UUID]) -> bool:
    """Whether all is said to be done with people (`able`: who may be met) of whom none was met."""
    return outcome.means.settles and bool(able) and not met & able


def require_day_agreed(outcome: VisitOutcome, follow_up: date | None) -> None:
    """Raise BadValue for a pending matter without a day to come back."""
    if outcome.means.needs_day and follow_up is None:
        raise BadValue("follow_up", "", "needed_when_pending")


def require_day_ahead(follow_up: date | None, on: date) -> None:
    """Raise BadValue for a day to come back that lies before the visit."""
    if follow_up and follow_up < on:
        raise BadValue("follow_up", follow_up.isoformat(), "before_visit")


# When


def local_time(at: str, now: datetime) -> datetime:
    """The local time that a text names; one with an offset is the moment it names. Raises BadValue
    where it names none."""
    try:
        moment = datetime.fromisoformat(at)
        local = moment.astimezone(now.tzinfo) if moment.tzinfo else moment
    except (OverflowError, ValueError) as error:
        raise BadValue("at", at, "2026-11-22T19:30", "visit") from error
    return local.replace(tzinfo=None)


def is_near(at: str, moment: datetime) -> bool:
    """Whether a visit (local ISO time) was within the hour before or after a moment."""
    return abs(datetime.fromisoformat(at) - moment) < _SOON


def refuse_unseen(standing: Iterable[Visit], known: Set[UUID]) -> None:
    """Raise VisitedMeanwhile where a door has a visit that is not among those `known` to who
    writes another. `standing` has the newest first."""
    for visit in standing:
        if visit.id not in known:
            raise VisitedMeanwhile(visit.at, visit.outcome)


def visit_beside(at: str, outcome: VisitOutcome, standing: Iterable[Visit]) -> Visit | None:
    """The visit of a door that was within the hour of this one (local ISO time), so that it may be
    the same; a call is not taken for a knock. `standing` has the newest first."""
    try:
        moment = datetime.fromisoformat(at).replace(tzinfo=None)
    except ValueError:
        return None  # `local_time` says so
    mode = outcome.means.mode
    alike = (other for other in standing if other.outcome.means.mode is mode)
    return next((other for other in alike if is_near(other.at, moment)), None)


# With whom


def known_person(people: People, row: UUID) -> Resident:
    """One of the people. Raises NotFound."""
    if row not in people:
        raise NotFound("resident", str(row))
    return people[row]


def refuse_gone(visit: Visit, people: People) -> None:
    """Raise GoneBefore where somebody is said to have been met who had died or moved out before,
    or anybody at a door where all had: that one finds it empty is worth a visit. NotFound where
    one who was met is not among the people."""
    on = date.fromisoformat(visit.at[:10])
    for row in visit.met:
        person = known_person(people, row)
        require_here(person.state, person.left_on, on)
    home = [p for p in people.values() if p.household == visit.household and not p.removed]
    if visit.outcome.means.is_met and home:
        last = max(home, key=lambda p: (not has_gone(p.state, p.left_on, on), _left(p), p.id))
        require_here(last.state, last.left_on, on)


def require_registrable(person: Resident, fact: RegistrationEvent) -> None:
    """Raise GoneBefore for a registration dated after a death or a move, MinorRefused for one of
    a minor that says more than that he was told."""
    require_here(person.state, person.left_on, fact.on)
    if fact.event in _FOR_ADULTS:
        require_adult(person.birth_date, person.adult_on, fact.on)


def require_pledgeable(person: Resident, fact: PledgeEvent) -> None:
    """Raise GoneBefore or MinorRefused for a signing that cannot have been."""
    require_here(person.state, person.left_on, fact.on)
    require_adult(person.birth_date, person.adult_on, fact.on)


def require_consenting(person: Resident, fact: ConsentEvent) -> None:
    """Raise GoneBefore for a consent given after a death or a move, MinorRefused for one of a
    minor; the next of kin may still withdraw one (personal-information law art. 49)."""
    if fact.given:
        require_here(person.state, person.left_on, fact.on)
        require_adult(person.birth_date, person.adult_on, fact.on)


def _left(person: Resident) -> date:
    return person.left_on or date.min
