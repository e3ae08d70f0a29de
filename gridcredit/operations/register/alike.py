"""People of the register who may be one person: found over a whole area and while somebody types,
decided by a person to be two. Nothing is ever merged here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from rapidfuzz.distance import OSA

from gridcredit.domain import likeness
from gridcredit.domain.addresses import address_key
from gridcredit.domain.codes import Sex
from gridcredit.domain.coverage import pledged_on, registered_on
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.resident_difference import ResidentDifference
from gridcredit.domain.likely_pairs import LikelyPair, likely_pairs
from gridcredit.domain.likeness import Likeness, Person
from gridcredit.domain.masks import mask_id, mask_name, mask_phone
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.households import shows_names
from gridcredit.operations.register.people import grids_of, require_own
from gridcredit.paths import resources
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows, register_lists
from gridcredit.store.register.register_lists import ResidentLine
from gridcredit.store.search import alike
from gridcredit.store.search.readings import load_readings

_MOST_SHOWN = 3  # of those who may be somebody just typed
_NOBODY = UUID(int=0)
_FAR = 3  # slips from which on nobody asks how many


@dataclass(frozen=True, slots=True)
class AlikeResidents:
    """Two residents who may be one, the older record first, masked as this office may show them,
    and why; of both, in that order, the sex, and whether they are registered and have pledged
    today."""

    one: ResidentLine
    other: ResidentLine
    likeness: Likeness
    sexes: tuple[Sex, Sex] = (Sex.UNKNOWN, Sex.UNKNOWN)
    registered: tuple[bool, bool] = (False, False)
    pledged: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class MayBe:
    """Somebody on the register who may be the one who is being typed, masked, and why."""

    resident: UUID
    household: UUID
    name: str
    address: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Typed:
    """What of a resident has been typed so far; `resident` where one is edited, of whom what is
    blank here is as the register has it. Where a household is known it says the door, else
    `dwelling` may."""

    name: str = ""
    id_number: str = ""
    birth_date: date | None = None
    phone: str = ""
    household: UUID | None = None
    resident: UUID | None = None
    sex: Sex = Sex.UNKNOWN
    relation: str = ""
    dwelling: Dwelling | None = None


def distance(one: str, other: str) -> int:
    """How many slips of the hand lie between two texts, up to three."""
    return OSA.distance(one, other, score_cutoff=_FAR - 1)


def alike_residents(
    desk: Desk, area: str = "", progress: Progress = no_progress
) -> list[AlikeResidents]:
    """The pairs in an area (a code; blank: one's own) that may be one person, the likeliest first,
    without those that a person decided. Raises AreaUnknown, and what `progress` raises."""
    desk.actor.require(Duty.READ)
    readings = load_readings(resources() / "pinyin")
    with desk.reading() as session:
        people = alike.people_in(session, grids_of(session, area or desk.node.area), readings)
        decided = alike.decided_pairs(session)
    pairs = likely_pairs(people, distance, decided, progress)
    with desk.reading() as session:
        ids = {row for pair in pairs for row in (pair.one.id, pair.other.id)}
        known = register_lists.resident_page(session, list(ids))
    lines = {line.id: _masked(desk, line) for line in known}
    return [
        _alike(pair, lines[pair.one.id], lines[pair.other.id], desk.today())
        for pair in pairs
        if pair.one.id in lines and pair.other.id in lines
    ]


def sharing_numbers(desk: Desk) -> list[list[UUID]]:
    """Residents of one's own area who carry one ID number and are not decided yet: surely one
    person, or a number that stands at the wrong one."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return alike.sharing_numbers(session, grids_of(session, desk.node.area))


def may_be(desk: Desk, typed: Typed) -> list[MayBe]:
    """Who on the register may be the person who is being typed, the likeliest first."""
    desk.actor.require(Duty.EDIT_REGISTER)
    readings = load_readings(resources() / "pinyin")
    with desk.reading() as session:
        wanted = _wanted(desk, session, typed, alike.Comparable(readings))
        decided = alike.decided_pairs(session) if typed.resident else set()
        found = [
            (like, other)
            for other in alike.who_may_be(session, wanted, readings)
            if other.id != typed.resident
            and frozenset((other.id, wanted.id)) not in decided
            and (like := likeness.compare(wanted, other, distance)) is not None
        ]
        found.sort(key=lambda pair: (-pair[0].score, pair[1].id))
        shown = found[:_MOST_SHOWN]
        ids = [other.id for _, other in shown]
        known = register_lists.resident_page(session, ids)
    lines = {line.id: _masked(desk, line) for line in known}
    return [
        MayBe(line.id, line.household, line.name, line.address, like)
        for like, other in shown
        if (line := lines.get(other.id)) is not None
    ]


def call_different(desk: Desk, one: UUID, other: UUID, reason: str = "") -> UUID:
    """Say that two residents are two people: nobody is asked about them again, here and wherever
    it travels; the id of what was said, which is the old one where it was said before. Raises
    NotFound, AreaOutside, BadValue (one and the same)."""
    desk.actor.require(Duty.EDIT_REGISTER)
    if one == other:
        raise BadValue("resident", str(other), "same_resident")
    with desk.writing() as session:
        for row in (one, other):
            register_lists.get(session, "resident", row)
            grid = area_rows.area(session, register_lists.grid_of(session, row))
            require_own(desk, session, grid)
        known = alike.difference_of(session, one, other)
        if known is not None:
            return known
        first, second = sorted((one, other))
        made = ResidentDifference(desk.new_id(), first, second, desk.today(), reason.strip())
        journal.add(session, [made])
        return made.id


def take_back_difference(desk: Desk, row: UUID, reason: str) -> None:
    """Say no longer that two residents are two people. Raises NotFound, BadValue (no reason)."""
    desk.actor.require(Duty.EDIT_REGISTER)
    if not reason.strip():
        raise BadValue("reason", "", "empty")
    with desk.writing() as session:
        said: ResidentDifference = register_lists.get(session, "resident_difference", row)
        if said.removed:
            raise NotFound("resident_difference", str(row))
        journal.edit(session, "resident_difference", row, {"removed": reason.strip()})


def _alike(pair: LikelyPair, one: ResidentLine, other: ResidentLine, today: date) -> AlikeResidents:
    facts = (one.standing, other.standing)
    return AlikeResidents(
        one,
        other,
        pair.likeness,
        (pair.one.sex, pair.other.sex),
        (registered_on(facts[0], today), registered_on(facts[1], today)),
        (pledged_on(facts[0], today), pledged_on(facts[1], today)),
    )


def _masked(desk: Desk, line: ResidentLine) -> ResidentLine:
    return replace(
        line,
        name=line.name if shows_names(desk) else mask_name(line.name),
        id_number=mask_id(line.id_number),
        phone=mask_phone(line.phone),
    )


def _wanted(desk: Desk, session: Session, typed: Typed, made: alike.Comparable) -> Person:
    door = None
    place = typed.dwelling
    if place is None and typed.household is not None:
        home = register_lists.get(session, "household", typed.household)
        place = register_lists.get(session, "dwelling", home.dwelling)
    if place is not None:
        code = area_rows.area(session, place.area).code
        door = (code, address_key(place.estate, place.building, place.unit, place.room))
    known = Resident(_NOBODY, _NOBODY)
    if typed.resident is not None:
        known = register_lists.get(session, "resident", typed.resident)
    return likeness.person(
        known.id,
        typed.household,
        typed.name.strip() or known.name,
        typed.id_number.strip() or known.id_number,
        typed.birth_date or known.birth_date,
        typed.phone.strip() or known.phone,
        made.sounds,
        door,
        typed.sex,
        typed.relation,
    )
