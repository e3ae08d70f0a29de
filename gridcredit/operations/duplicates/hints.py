"""People who may be counted in two streets: found at the district by marks alone, hinted to both
streets, decided there by people who know the name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.addresses import address
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.coverage import Basis, CoverageFacts, is_eligible
from gridcredit.domain.duplicate_rules import Counted, hints_due, is_open
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.duplicate import Duplicate
from gridcredit.domain.masks import mask_name
from gridcredit.domain.writing import is_text
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import log_unmasking
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows, coverage_facts, id_tokens, register_lists
from gridcredit.store.register import duplicate_hints as stored
from gridcredit.store.register.id_tokens import Marked


@dataclass(frozen=True, slots=True, order=True)
class RecordLocation:
    """Where one record of a person stands; nothing of whom it is about."""

    street: str
    street_name: str
    grid: str
    grid_name: str
    household: UUID
    resident: UUID


@dataclass(frozen=True, slots=True)
class CountedTwice:
    """Records of different streets that carry the same mark and all count today; `since` is the
    day the streets were first told, if they were."""

    places: tuple[RecordLocation, ...]
    since: date | None


@dataclass(frozen=True, slots=True)
class Hint:
    """One of one's own people who may be counted in other streets too (their names), as the level
    may be shown it."""

    resident: UUID
    household: UUID
    name: str
    street: str  # code, one's own
    grid: str  # code
    grid_name: str
    address: str
    streets: tuple[str, ...]
    since: date


def refresh_hints(desk: Desk, session: Session, residents: Collection[UUID] | None = None) -> None:
    """At the district, write the hints that are due: about these residents and whoever shares
    their marks, or (None) about everybody. Elsewhere nothing is done."""
    if desk.office is not Office.DISTRICT:
        return
    some = None if residents is None else id_tokens.marks_of(session, residents)
    equal = id_tokens.repeated(session, some)
    groups = _counting(session, equal, desk.today(), Basis.RESIDENCE)
    if residents is None:
        held = stored.all_hints(session)
    else:
        involved = {one.resident for group in equal for one in group}
        held = stored.hints_of(session, involved.union(residents))
    due = hints_due(groups, held, desk.today())
    journal.add(session, due.new)
    for row, closed in due.closed.items():
        journal.edit(session, "duplicate", row, {"closed": closed})


def counted_twice(desk: Desk) -> list[CountedTwice]:
    """The people who may be counted in several streets today, without names; left out those of
    whom a street said that they are different. Only the district can tell: elsewhere empty."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        groups = _open_groups(session, desk.today(), Basis.RESIDENCE)
        told = {hint.resident: hint for hint in stored.open_hints(session)}
        tree = AreaTree(area_rows.all_areas(session))
        people = [person.resident for group in groups for person in group]
        homes = coverage_facts.facts_of_residents(session, people)
    found = []
    for group in groups:
        places = [_place(tree, person, homes[person.resident].household) for person in group]
        since = [told[p.resident].since for p in places if p.resident in told]
        found.append(CountedTwice(tuple(sorted(places)), min(since, default=None)))
    return sorted(found, key=lambda one: one.places)


def how_many(desk: Desk, on: date, area: str = "", basis: Basis = Basis.RESIDENCE) -> int:
    """How many people of an area may be counted in another street as well on a day: at the
    district by marks, at a street by the hints that came. Coverage itself stays the plain count."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        inside = AreaTree(area_rows.all_areas(session)).codes(area or desk.node.area)
        if desk.office is Office.DISTRICT:
            groups = _open_groups(session, on, basis)
            return sum(any(person.grid in inside for person in group) for group in groups)
        hinted = {hint.resident for hint in stored.open_hints(session)}
        found = coverage_facts.facts_of_residents(session, hinted).values()
        by_id = {a.id: a.code for a in area_rows.all_areas(session)}
        rules = coverage_rules(session)
    return sum(is_eligible(s, on, basis, rules) and by_id.get(s.area) in inside for s in found)


def hints(desk: Desk, purpose: str = "") -> list[Hint]:
    """One's own people who may be counted elsewhere too and of whom nothing was decided yet; names
    masked unless a purpose is given, which is logged."""
    desk.actor.require(Duty.READ)
    log_unmasking(desk, "duplicates", purpose)
    if desk.office is not Office.STREET:
        return []
    with desk.reading() as session:
        names = {area.code: area.name for area in area_rows.all_areas(session)}
        waiting: dict[UUID, list[Duplicate]] = {}
        for hint in stored.open_hints(session):
            waiting.setdefault(hint.resident, []).append(hint)
        standing = coverage_facts.facts_of_residents(session, waiting)
        rules = coverage_rules(session)
        return [
            _hint(session, desk.node.area, standing[resident], some, names, purpose)
            for resident, some in waiting.items()
            if resident in standing and is_eligible(standing[resident], desk.today(), rules=rules)
        ]


def call_different(desk: Desk, resident: UUID, reason: str) -> None:
    """Say that the people found elsewhere are others than this resident; it travels up and closes
    the hint on both sides, the reason stays. Raises NotFound, BadValue."""
    desk.actor.require(Duty.RESOLVE)
    if not reason.strip():
        raise BadValue("reason", "", "empty")
    if not is_text(reason):
        raise BadValue("reason", "", "not_text")
    with desk.writing() as session:
        found = stored.hints_of(session, [resident])
        if not found:
            raise NotFound("duplicate", str(resident))
        for hint in found:
            said = {"different": True, "reason": reason.strip()}
            journal.edit(session, "duplicate", hint.id, said)


def _open_groups(session: Session, on: date, basis: Basis) -> list[list[Counted]]:
    held = {hint.id: hint for hint in stored.all_hints(session)}
    groups = _counting(session, id_tokens.repeated(session), on, basis)
    return [group for group in groups if is_open(group, held)]


def _counting(
    session: Session, equal: Sequence[Sequence[Marked]], on: date, basis: Basis
) -> list[list[Counted]]:
    """Of the people with equal marks those who count on a day."""
    streets = _streets(session)
    people = [one.resident for group in equal for one in group]
    standing = coverage_facts.facts_of_residents(session, people)
    rules = coverage_rules(session)
    groups = [
        [
            Counted(one.resident, *streets[one.grid])
            for one in group
            if one.grid in streets and is_eligible(standing[one.resident], on, basis, rules)
        ]
        for group in equal
    ]
    return [group for group in groups if len({person.street for person in group}) > 1]


def _streets(session: Session) -> dict[UUID, tuple[str, str]]:
    """Of every grid below a street, the codes of the street and of itself."""
    tree = AreaTree(area_rows.all_areas(session))
    streets = [area for area in tree.in_order() if area.level is AreaLevel.STREET]
    return {g.id: (street.code, g.code) for street in streets for g in tree.grids(street.code)}


def _place(tree: AreaTree, person: Counted, household: UUID) -> RecordLocation:
    names = [area.name if area else "" for area in map(tree.by_code, (person.street, person.grid))]
    return RecordLocation(
        person.street, names[0], person.grid, names[1], household, person.resident
    )


def _hint(
    session: Session,
    own: str,
    standing: CoverageFacts,
    waiting: Sequence[Duplicate],
    names: Mapping[str, str],
    purpose: str,
) -> Hint:
    person = register_lists.get(session, "resident", standing.resident)
    home = register_lists.get(session, "household", person.household)
    dwelling = register_lists.get(session, "dwelling", home.dwelling)
    grid = area_rows.area(session, dwelling.area)
    return Hint(
        person.id,
        home.id,
        person.name if purpose else mask_name(person.name),
        own,
        grid.code,
        grid.name,
        address(dwelling),
        tuple(sorted({names.get(hint.street, hint.street) for hint in waiting})),
        min(hint.since for hint in waiting),
    )
