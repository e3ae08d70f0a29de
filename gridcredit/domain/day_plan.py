"""The order of a day's work: what can be done now before what is for another time, building by
building, and what was done today apart from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.visiting import Due, HouseholdState, Reason, ReasonKind, Slot


class Part(StrEnum):
    """What part of the day's work a door belongs to, in their order."""

    PROMISED = "promised"  # on a day that has come
    NOW = "now"  # a knock that may succeed at this time
    LATER = "later"  # a shut door that is better tried at another time
    DESK = "desk"  # to be telephoned, asked for or looked up: no knock


_APPEALS = (ReasonKind.APPEAL_OVERDUE, ReasonKind.APPEAL_OPEN)
_AT_DESK = (*_APPEALS, ReasonKind.PHONE_AFTER_THREE, ReasonKind.BASE_DATA_FIX)
_PARTS = list(Part)


@dataclass(frozen=True, slots=True)
class Block:
    """Doors of one part and one building, in the order of their addresses. What was promised
    stands by its days; `building` is blank then."""

    part: Part
    building: str
    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class DoneDoor:
    """A door where somebody knocked or telephoned today, and how it went at last."""

    household: UUID
    grid: UUID
    at: str
    outcome: VisitOutcome


def part_of(due: Due, now: Slot) -> Part:
    """The part of a door at a time of the day."""
    first = _first(due)
    if first.kind is ReasonKind.FOLLOW_UP_DUE:
        return Part.PROMISED
    if first.kind in _AT_DESK:
        return Part.DESK
    return Part.LATER if first.slot is not None and first.slot is not now else Part.NOW


def done_on(states: Iterable[HouseholdState], on: date) -> list[DoneDoor]:
    """The doors of a day that were seen to, the latest first."""
    today, found = on.isoformat(), []
    for state in states:
        knocks = [knock for knock in state.visits if knock.day == today]
        if knocks:
            last = max(knocks, key=lambda knock: (knock.at, knock.outcome))
            found.append(DoneDoor(state.household, state.grid, last.at, last.outcome))
    return sorted(found, key=lambda door: (door.at, door.household), reverse=True)


def blocks(
    dues: Sequence[Due],
    states: Mapping[UUID, HouseholdState],
    done: Iterable[DoneDoor],
    now: Slot,
) -> list[Block]:
    """A day's doors in the order in which they are walked. A door seen to today is left out,
    unless it stayed shut and this is another time of the day, at which it is to be tried."""
    seen = {door.household for door in done}
    left = [due for due in dues if due.household not in seen or _is_tried_again(due, now)]
    parts = {due.household: part_of(due, now) for due in left}

    def order(due: Due) -> tuple[object, ...]:
        part, state = parts[due.household], states[due.household]
        promised = _first(due).due if part is Part.PROMISED else None
        return (_PARTS.index(part), promised or date.min, state.order, due.household)

    def place(due: Due) -> tuple[Part, str]:
        part = parts[due.household]
        return part, "" if part is Part.PROMISED else states[due.household].building

    walked = groupby(sorted(left, key=order), key=place)
    return [Block(part, building, tuple(group)) for (part, building), group in walked]


def _first(due: Due) -> Reason:
    """The most urgent reason to go there; a request is asked for at the desk, unless one goes
    there anyway."""
    knocks = [reason for reason in due.reasons if reason.kind not in _APPEALS]
    return knocks[0] if knocks else due.reasons[0]


def _is_tried_again(due: Due, now: Slot) -> bool:
    first = _first(due)
    return first.kind is ReasonKind.RETRY_OTHER_SLOT and first.slot is now
