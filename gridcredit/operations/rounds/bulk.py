"""One thing that happened at many doors: a stairwell where nobody was home, a group that was told.
All is written or nothing, and what is left out is said before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from gridcredit.domain import coverage
from gridcredit.domain.codes import Channel, DwellingUse, RegistrationKind, VisitMode, VisitOutcome
from gridcredit.domain.dating import has_gone
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.visit_rules import local_time, visit_beside
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import ask_about, refuse_future
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.operations.rounds.choosing import DoorChoice, chosen_doors, resolved
from gridcredit.operations.visits.doorstep import shown_name
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry, keep_entry
from gridcredit.store.engine.database import Session
from gridcredit.store.register import register_lists, visits
from gridcredit.store.register.coverage_facts import facts_in_households
from gridcredit.store.register.doors import Door

MOST_DOORS = 1_000


class LeftOutWhy(StrEnum):
    """Why a door is left out."""

    WITHIN_HOUR = "visited_within_hour"
    VACANT = "vacant"  # an empty dwelling or a shop
    NOBODY_LEFT = "nobody_left"  # all who lived there died, moved out or live elsewhere


@dataclass(frozen=True, slots=True)
class SameVisit:
    """What is to be said of every door of a choice. `informs` says that each adult who had not
    heard of registering was told."""

    choice: DoorChoice
    at: str
    outcome: VisitOutcome
    mode: VisitMode = VisitMode.DOOR
    topics: tuple[str, ...] = ()
    note: str = ""
    informs: bool = False


@dataclass(frozen=True, slots=True)
class BulkDoor:
    """A door of the choice; `why` it is left out, None: it is not. `informed`: how many would be
    told."""

    household: UUID
    address: str
    householder: str
    why: LeftOutWhy | None = None
    informed: int = 0


@dataclass(frozen=True, slots=True)
class BulkSaved:
    """The visits that were written, and the doors that were left out."""

    visits: tuple[UUID, ...]
    left_out: tuple[BulkDoor, ...]
    informed: int = 0


def foresee(desk: Desk, same: SameVisit) -> list[BulkDoor]:
    """The doors as they would be written, in walking order. Raises as `log_same`."""
    desk.actor.require(Duty.RECORD_VISITS)
    same = replace(same, choice=resolved(desk, same.choice))
    with desk.reading() as session:
        return [_told(desk, door) for door in _looked_at(desk, session, same)]


def log_same(
    desk: Desk, same: SameVisit, *, sure: bool = False, progress: Progress = no_progress
) -> BulkSaved:
    """Write one visit for each door that is not left out, all or none. Not `sure`, a time that
    wants a second look raises TimeDoubtful.

    Raises NotFound, AreaUnknown, AreaOutside, BadValue (no door, an outcome that needs each door
    by itself), ClockBehind.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    same = replace(same, choice=resolved(desk, same.choice))
    with desk.writing() as session:
        local = local_time(same.at, desk.clock())
        refuse_future(session, "at", local.date(), desk.clock())
        if not sure:
            ask_about(session, local, desk.clock().replace(tzinfo=None))
        looked = _looked_at(desk, session, same)
        taken = [one for one in looked if one.why is None]
        if not taken:
            raise BadValue("doors", "0", "no_door_left")
        made = []
        for at, one in enumerate(taken):
            progress(at, len(taken), "apply")
            made.append(keep_entry(desk, session, _entry(desk, same, one)).visit)
    left = tuple(_told(desk, one) for one in looked if one.why is not None)
    return BulkSaved(tuple(made), left, sum(len(one.uninformed) for one in taken))


@dataclass(frozen=True, slots=True)
class _Looked:
    door: Door
    why: LeftOutWhy | None
    uninformed: tuple[UUID, ...] = ()


def _looked_at(desk: Desk, session: Session, same: SameVisit) -> list[_Looked]:
    means = same.outcome.means
    if not (means.is_shut or means.mode is VisitMode.PHONE):
        raise BadValue("outcome", same.outcome.value, "outcome_by_door")
    places = chosen_doors(desk, session, same.choice)
    if not places:
        raise BadValue("doors", "", "no_door_meant")
    if len(places) > MOST_DOORS:
        raise BadValue("doors", str(len(places)), f"1-{MOST_DOORS}")
    local = local_time(same.at, desk.clock())
    on, at = local.date(), local.isoformat(timespec="minutes")
    rules = coverage_rules(session)
    uninformed: dict[UUID, list[UUID]] = {}
    for facts in facts_in_households(session, [door.household for door in places]):
        is_told = coverage.registration_on(facts, on) is not None
        belongs = coverage.membership(facts, on, rules=rules)
        if belongs is coverage.Membership.ELIGIBLE and not is_told:
            uninformed.setdefault(facts.household, []).append(facts.resident)
    looked = []
    for door in places:
        why = _why(session, same, door, at)
        told = uninformed.get(door.household, []) if same.informs and why is None else []
        looked.append(_Looked(door, why, tuple(sorted(told))))
    return looked


def _why(session: Session, same: SameVisit, door: Door, at: str) -> LeftOutWhy | None:
    if door.use in (DwellingUse.EMPTY, DwellingUse.SHOP):
        return LeftOutWhy.VACANT
    on = date.fromisoformat(at[:10])
    people = register_lists.residents_of(session, door.household)
    gone = [p for p in people if has_gone(p.state, p.left_on, on) or not p.population.lives_here]
    if people and len(gone) == len(people):
        return LeftOutWhy.NOBODY_LEFT
    standing = visits.visits_of(session, door.household)
    beside = visit_beside(at, same.outcome, standing)
    return LeftOutWhy.WITHIN_HOUR if beside is not None else None


def _entry(desk: Desk, same: SameVisit, one: _Looked) -> VisitEntry:
    means = same.outcome.means
    visit = Visit(
        desk.new_id(),
        one.door.household,
        same.at,
        same.outcome,
        same.mode,
        topics=same.topics if means.is_spoken else (),
        note=same.note.strip(),
    )
    told = tuple(AdultEntry(who, RegistrationKind.INFORMED) for who in one.uninformed)
    is_group = same.mode is VisitMode.WECHAT
    return VisitEntry(visit, told, channel=Channel.WECHAT_GROUP if is_group else Channel.VISIT)


def _told(desk: Desk, one: _Looked) -> BulkDoor:
    return BulkDoor(
        one.door.household,
        one.door.address or one.door.number,
        shown_name(desk, one.door.householder),
        one.why,
        len(one.uninformed),
    )
