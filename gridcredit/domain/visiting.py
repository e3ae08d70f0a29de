"""Whom to visit and why: most doors stay shut, so retry, time slot and cool-off decide.

The list names reasons, most urgent first. A refusal is a valid final state: its door leaves the
list for the cool-off, as does what one person of a household said no to; and a date that was
agreed keeps the door off it until then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import RegistrationKind, VisitOutcome
from gridcredit.domain.coverage import CoverageFacts, registration_on


class Slot(StrEnum):
    """Times at which a door may open; Saturday and Sunday are one slot of their own."""

    MORNING = "morning"  # before 11
    NOON = "noon"  # 11 to 14
    AFTERNOON = "afternoon"  # 14 to 18
    EVENING = "evening"  # from 18
    WEEKEND = "weekend"


# Where people who work are likeliest to be found comes first.
_WORTH_TRYING = (Slot.EVENING, Slot.WEEKEND, Slot.NOON, Slot.AFTERNOON, Slot.MORNING)
_SATURDAY = 5


class ReasonKind(StrEnum):
    """Why a household is on the list, in the order of urgency."""

    FOLLOW_UP_DUE = "follow_up_due"
    APPEAL_OVERDUE = "appeal_overdue"  # a request passed on that nobody replied to in time
    RETRY_OTHER_SLOT = "retry_other_slot"
    PHONE_AFTER_THREE = "phone_after_three"
    NEVER_VISITED = "never_visited"
    PENDING_REGISTRATION = "pending_registration"
    PLEDGE_MISSING = "pledge_missing"
    APPEAL_OPEN = "appeal_open"  # passed on; only its reply closes it
    BASE_DATA_FIX = "base_data_fix"  # a matter for the desk, not for a knock


_URGENCY = {kind: rank for rank, kind in enumerate(ReasonKind)}


@dataclass(frozen=True, slots=True)
class VisitRules:
    """Rule values that the district may set."""

    cool_off_days: int = 90  # after 见面婉拒
    phone_after: int = 3  # shut doors in a row


DEFAULT_VISIT_RULES = VisitRules()


@dataclass(frozen=True, slots=True)
class Knock:
    """What the list needs to know of one visit."""

    at: str  # local wall time, ISO 8601
    outcome: VisitOutcome
    follow_up: date | None = None

    @property
    def day(self) -> str:
        """The ISO date of the visit."""
        return self.at[:10]

    @property
    def is_contact(self) -> bool:
        """Whether anybody was spoken to."""
        return self.outcome in _SPOKEN


_MET = tuple(outcome for outcome in VisitOutcome if outcome.means.is_met)
_SHUT = tuple(outcome for outcome in VisitOutcome if outcome.means.is_shut)
_SPOKEN = tuple(outcome for outcome in VisitOutcome if outcome.means.is_spoken)


@dataclass(frozen=True, slots=True)
class HouseholdState:
    """Where a household stands today. The counts are of eligible adults; those who declined
    lately (`has_declined`) are neither unregistered nor unpledged: nobody asks them again yet."""

    household: UUID
    grid: UUID
    order: tuple[Any, ...] = ()  # the address as a sort key
    # Corrected and void ones left out; any order. Those before the last meeting say nothing.
    visits: tuple[Knock, ...] = ()
    adults: int = 0
    unregistered: int = 0
    unpledged: int = 0
    age_unknown: int = 0
    vacant: bool = False  # 空房, 商铺 or 空挂户: nobody to visit
    appeals: tuple[date, ...] = ()  # days until which open requests are to be replied to
    building: str = ""  # as people call it; doors of one are walked one after another


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with what it asks for: the slot to try, or the day that was agreed."""

    kind: ReasonKind
    slot: Slot | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A household on the list, with its reasons, most urgent first."""

    household: UUID
    grid: UUID
    reasons: tuple[Reason, ...]


def slot_of(at: str) -> Slot:
    """The slot of a local wall time. Raises ValueError when it is none."""
    moment = datetime.fromisoformat(at)
    if moment.weekday() >= _SATURDAY:
        return Slot.WEEKEND
    if moment.hour < 11:
        return Slot.MORNING
    if moment.hour < 14:
        return Slot.NOON
    return Slot.AFTERNOON if moment.hour < 18 else Slot.EVENING


def rank(
    states: Iterable[HouseholdState],
    on: date,
    rules: VisitRules = DEFAULT_VISIT_RULES,
    now: Slot | None = None,
) -> list[Due]:
    """The households to visit on a day: what can be done in this slot before what is to be tried
    in another one, then the most urgent reason first, then by address."""
    found = [(state, reasons(state, on, rules)) for state in states]
    listed = [(state, why) for state, why in found if why]
    listed.sort(
        key=lambda pair: (
            _is_for_another_slot(pair[1][0], now),
            _URGENCY[pair[1][0].kind],
            pair[0].order,
            pair[0].household,
        )
    )
    return [Due(state.household, state.grid, why) for state, why in listed]


def _is_for_another_slot(reason: Reason, now: Slot | None) -> bool:
    """Whether a shut door is better tried at another time than now."""
    return now is not None and reason.slot is not None and reason.slot is not now


def reasons(
    state: HouseholdState, on: date, rules: VisitRules = DEFAULT_VISIT_RULES
) -> tuple[Reason, ...]:
    """Why to see to a household on a day, most urgent first; empty: leave it in peace."""
    found = [*_of_people(state, on, rules), *_of_appeals(state, on)]
    return tuple(sorted(found, key=lambda reason: _URGENCY[reason.kind]))


def _of_appeals(state: HouseholdState, on: date) -> list[Reason]:
    """What was passed on comes back until it is replied to, whatever else is due at the door."""
    if not state.appeals:
        return []
    due = min(state.appeals)
    kind = ReasonKind.APPEAL_OVERDUE if due < on else ReasonKind.APPEAL_OPEN
    return [Reason(kind, due=due)]


def _of_people(state: HouseholdState, on: date, rules: VisitRules) -> tuple[Reason, ...]:
    today = on.isoformat()
    knocks = sorted([k for k in state.visits if k.at[:_DAY] <= today], key=_order)
    if state.vacant or is_cooling_off(knocks, on, rules):
        return ()
    if knocks and knocks[-1].outcome.means.is_base_fault and state.adults:
        return (Reason(ReasonKind.BASE_DATA_FIX),)
    found: list[Reason] = []
    if state.unregistered or state.unpledged:
        agreed = _agreed(knocks)
        if agreed and agreed > on:
            return ()
        if agreed:
            found.append(Reason(ReasonKind.FOLLOW_UP_DUE, due=agreed))
        found += _knocking(knocks, rules) + _wanting(state, knocks)
    if state.age_unknown:
        found.append(Reason(ReasonKind.BASE_DATA_FIX))
    return tuple(found)


_DAY = len("2026-11-22")


def _order(knock: Knock) -> tuple[str, str, str]:
    """The later knock last; of one minute the order is the same whoever tells of them."""
    return knock.at, knock.outcome, knock.follow_up.isoformat() if knock.follow_up else ""


def is_cooling_off(
    knocks: Iterable[Knock], on: date, rules: VisitRules = DEFAULT_VISIT_RULES
) -> bool:
    """Whether the last meeting at the door was a refusal within the cool-off before the day."""
    today = on.isoformat()
    met = [k for k in knocks if k.outcome in _MET and k.at[:_DAY] <= today]
    last = max(met, key=_order, default=None)
    if last is None or not last.outcome.means.declines:
        return False
    return on < date.fromisoformat(last.day) + timedelta(days=rules.cool_off_days)


def has_declined(person: CoverageFacts, on: date, rules: VisitRules = DEFAULT_VISIT_RULES) -> bool:
    """Whether the last that a resident said of registering was no, within the cool-off before
    the day."""
    if registration_on(person, on) is not RegistrationKind.DECLINED:
        return False
    said = max(
        day for day, kind in person.events if kind is RegistrationKind.DECLINED and day <= on
    )
    return on < said + timedelta(days=rules.cool_off_days)


def _agreed(knocks: list[Knock]) -> date | None:
    """The follow-up date that stands: no contact since it was agreed."""
    for knock in reversed(knocks):
        if knock.follow_up or knock.is_contact:
            return knock.follow_up
    return None


def _knocking(knocks: list[Knock], rules: VisitRules) -> list[Reason]:
    """What the shut doors since the last contact ask for."""
    if not knocks:
        return [Reason(ReasonKind.NEVER_VISITED)]
    shut: list[Knock] = []
    for knock in reversed(knocks):
        if knock.is_contact:
            break
        if knock.outcome in _SHUT:
            shut.append(knock)
    if len(shut) >= rules.phone_after:
        return [Reason(ReasonKind.PHONE_AFTER_THREE)]
    return [Reason(ReasonKind.RETRY_OTHER_SLOT, slot=_least_tried(shut))] if shut else []


def _least_tried(shut: list[Knock]) -> Slot:
    tried = [slot_of(knock.at) for knock in shut]
    return min(_WORTH_TRYING, key=tried.count)


def _wanting(state: HouseholdState, knocks: list[Knock]) -> list[Reason]:
    """What is still wanting where somebody was spoken to, or where no knock says anything."""
    if not any(knock.is_contact for knock in knocks) and _says_something(knocks):
        return []
    found = []
    if state.unregistered:
        found.append(Reason(ReasonKind.PENDING_REGISTRATION))
    if state.unpledged:
        found.append(Reason(ReasonKind.PLEDGE_MISSING))
    return found


def _says_something(knocks: list[Knock]) -> bool:
    """Whether a household without contact is on the list already: never visited, or shut."""
    return not knocks or any(knock.outcome in _SHUT for knock in knocks)
