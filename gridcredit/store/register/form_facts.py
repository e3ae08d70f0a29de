"""What forms are filled with, read for a few households or all of some grids: people, doors, where
each stands, visits and papers; and which households something was written of since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import PledgeStage, RegistrationKind, VisitOutcome
from gridcredit.domain.coverage import CoverageFacts
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.form_template import FormTemplate
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.store.journal.loading import (
    among,
    held_in,
    listing,
    load,
    load_by,
    load_standing,
    uuid_of,
)
from gridcredit.store.register.coverage_facts import facts_in_households
from gridcredit.store.register.visits import STANDS, latest_of
from gridcredit.store.schema.travelling import TABLES

_Listed = TypeVar("_Listed", Household, Dwelling, Resident)


@dataclass(frozen=True, slots=True)
class HouseholdFacts:
    """A household with its dwelling and people, the householder first, then the oldest."""

    household: Household
    dwelling: Dwelling
    people: tuple[Resident, ...]
    visited_at: str = ""
    outcome: VisitOutcome | None = None
    visits: int = 0


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What is known of some households; what was taken off the register is left out."""

    households: dict[UUID, HouseholdFacts]
    standing: dict[UUID, CoverageFacts]
    registered_on: dict[UUID, date] = field(default_factory=dict)
    pledges: dict[UUID, PledgeEvent] = field(default_factory=dict)  # the last that was signed


_VISITS = listing(
    f"SELECT v.household, count(*) FROM visit v WHERE {STANDS} AND v.household IN :ids"
    " GROUP BY v.household"
)


def templates(s: Session) -> list[FormTemplate]:
    """The forms that are in use, by their names."""
    found = load(s, FormTemplate, TABLES["form_template"].removed == "")
    return sorted(found, key=lambda one: (one.name, one.id))


@many_values()
def form_facts(s: Session, households: Sequence[UUID]) -> FormFacts:
    """Everything about these households, in the order given."""
    homes = {one.id: one for one in _on_register(load_by(s, Household, "id", households))}
    dwellings = load_by(s, Dwelling, "id", {one.dwelling for one in homes.values()})
    doors = {one.id: one for one in _on_register(dwellings)}
    people: dict[UUID, list[Resident]] = {}
    for person in _on_register(load_by(s, Resident, "household", homes)):
        people.setdefault(person.household, []).append(person)
    latest, visits = latest_of(s, homes), dict(among(s, _VISITS, homes))
    found = {}
    for row in dict.fromkeys(households):
        home = homes.get(row)
        door = doors.get(home.dwelling) if home else None
        if home and door:
            some = sorted(people.get(row, ()), key=lambda one: _order(one, home))
            at, outcome = latest.get(row, ("", None))
            number = int(visits.get(row.bytes, 0))
            found[row] = HouseholdFacts(home, door, tuple(some), at, outcome, number)
    residents = [person.id for home in found.values() for person in home.people]
    standing = {one.resident: one for one in facts_in_households(s, found)}
    return FormFacts(found, standing, _registered(s, residents), _pledges(s, residents))


def _on_register(records: Iterable[_Listed]) -> list[_Listed]:
    return [one for one in records if not one.removed]


def _order(person: Resident, home: Household) -> tuple[bool, date, UUID]:
    is_holder = bool(person.name) and person.name == home.householder
    return (not is_holder, person.birth_date or date.max, person.id)


def _registered(s: Session, residents: Collection[UUID]) -> dict[UUID, date]:
    """The day of each one's last registering."""
    found: dict[UUID, date] = {}
    for held in held_in(RegistrationEvent, "resident", residents):
        for one in load_standing(s, RegistrationEvent, held):
            if one.event is RegistrationKind.REGISTERED:
                found[one.resident] = max(one.on, found.get(one.resident, one.on))
    return found


def _pledges(s: Session, residents: Collection[UUID]) -> dict[UUID, PledgeEvent]:
    found: dict[UUID, PledgeEvent] = {}
    for held in held_in(PledgeEvent, "resident", residents):
        for one in load_standing(s, PledgeEvent, held):
            known = found.get(one.resident)
            if one.stage is PledgeStage.SIGNED and (known is None or known.on <= one.on):
                found[one.resident] = one
    return found


# The journal names the record; the record leads to its household.
_OF_HOUSEHOLD = """SELECT DISTINCT x.household FROM revision r JOIN {kind} x ON x.id = r.row
WHERE r.entity = '{kind}' AND r.arrival > :after"""
_OF_RESIDENT = """SELECT DISTINCT p.household, p.id FROM revision r JOIN {kind} x ON x.id = r.row
JOIN resident p ON p.id = x.resident WHERE r.entity = '{kind}' AND r.arrival > :after"""
_QUESTIONS = (
    "SELECT DISTINCT h.id FROM revision r JOIN dwelling d ON d.id = r.row"
    " JOIN household h ON h.dwelling = d.id WHERE r.entity = 'dwelling' AND r.arrival > :after",
    "SELECT DISTINCT r.row FROM revision r WHERE r.entity = 'household' AND r.arrival > :after",
    _OF_HOUSEHOLD.format(kind="visit"),
)
_PEOPLE = (
    "SELECT DISTINCT p.household, p.id FROM revision r JOIN resident p ON p.id = r.row"
    " WHERE r.entity = 'resident' AND r.arrival > :after",
    _OF_RESIDENT.format(kind="registration_event"),
    _OF_RESIDENT.format(kind="pledge_event"),
)


def touched_since(s: Session, arrival: int) -> tuple[set[UUID], set[UUID]]:
    """The households of which something was written behind a place of the journal, and the people
    of whom something was: of all who live in a household where that itself or its door changed."""
    households: set[UUID] = set()
    residents: set[UUID] = set()
    for question in _QUESTIONS:
        households |= {uuid_of(row[0]) for row in s.execute(text(question), {"after": arrival})}
    whole = list(households)
    residents |= {one.id for one in load_by(s, Resident, "household", whole)}
    for question in _PEOPLE:
        for home, row in s.execute(text(question), {"after": arrival}):
            households.add(uuid_of(home))
            residents.add(uuid_of(row))
    return households, residents
