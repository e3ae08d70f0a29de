"""The doors of a village whose people take part, as a sign-in sheet lists them, and what was
written of sheets lately."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.addresses import natural_key
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.credit_activity import CreditActivity
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.searching import Readings, name_terms
from gridcredit.domain.writing import normalise_text
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.lookups import shown_name
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.households import shows_names
from gridcredit.paths import resources
from gridcredit.store.credit.facts import told, told_of
from gridcredit.store.journal import area_of
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register import register_lists
from gridcredit.store.schema.travelling import TABLES
from gridcredit.store.search.readings import load_readings

_ACTIVITY = TABLES["credit_activity"]
_NUMBERS = re.compile(r"\d+")
_LATELY = 60  # days


@dataclass(frozen=True, slots=True)
class SignPerson:
    """Somebody who may be ticked."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class SignDoor:
    """A door with those of it who take part; `keys` are what it is found by: the address, its
    numbers, the names as they are shown, and how those are said."""

    household: UUID
    address: str
    people: tuple[SignPerson, ...]
    keys: tuple[str, ...]

    def is_meant(self, typed: str) -> bool:
        """Whether each word that is typed is found here; digits from a number's beginning on."""
        words = normalise_text(typed).casefold().split()
        return all(any(_begins(key, word) for key in self.keys) for word in words)


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """A group action of late, and how many entries came of it."""

    id: UUID
    on: date
    name: str
    item: str
    starts: str
    ends: str
    entries: int


def sign_doors(desk: Desk, village: str, on: date) -> list[SignDoor]:
    """The doors of a village of which anybody takes part on a day, in their order. Raises
    AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.RECORD_CREDIT)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        ledger = ledger_of(desk, session, area.code)
        homes = ledger.participation.households(on, on)
        lines = register_lists.household_lines(session, sorted(homes))
        residents = load_by(session, Resident, "household", homes)
    taking = {home: ledger.participation.people(home, on) for home in homes}
    readings = load_readings(resources() / "pinyin") if shows_names(desk) else None
    by_home: dict[UUID, list[Resident]] = {}
    for person in residents:
        if person.id in taking.get(person.household, ()) and not person.removed:
            by_home.setdefault(person.household, []).append(person)
    doors = [
        _door(desk, line.id, line.address, by_home[line.id], readings)
        for line in lines
        if line.id in by_home
    ]
    return sorted(doors, key=lambda door: natural_key(door.address))


def activities(desk: Desk, village: str) -> list[ActivityLine]:
    """The group actions of the last two months that stand, the last one first. Raises AreaUnknown,
    AreaOutside, BadValue."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        here = [row for row, _ in area_of.below(session, area.code)]
        found = [
            one.fact
            for one in told(session, CreditActivity, _ACTIVITY.area.in_(here))
            if (desk.today() - one.fact.on).days <= _LATELY
        ]
        made = told_of(session, CreditEntry, "activity", [sheet.id for sheet in found])
    counts: dict[UUID | None, int] = {}
    for entry in made:
        counts[entry.fact.activity] = counts.get(entry.fact.activity, 0) + 1
    lines = [
        ActivityLine(s.id, s.on, s.name, s.item, s.starts, s.ends, counts.get(s.id, 0))
        for s in found
    ]
    return sorted(lines, key=lambda line: (line.on, line.starts, line.id), reverse=True)


def _door(
    desk: Desk, household: UUID, address: str, people: Iterable[Resident], readings: Readings | None
) -> SignDoor:
    listed = sorted(people, key=lambda p: (p.relation != "户主", p.birth_date or date.max, p.id))
    shown = tuple(SignPerson(p.id, shown_name(desk, p.name)) for p in listed)
    names = (term for person in shown for term in _said(person.name, readings))
    return SignDoor(household, address, shown, tuple(dict.fromkeys([*_numbers(address), *names])))


def _numbers(address: str) -> Iterator[str]:
    found = _NUMBERS.findall(address)
    yield normalise_text(address).casefold()
    yield from found
    yield "-".join(found)
    yield "".join(found)


def _said(name: str, readings: Readings | None) -> Iterator[str]:
    yield name.casefold()
    if readings is not None:
        yield from (term.text for term in name_terms(name, readings))


def _begins(key: str, word: str) -> bool:
    return key.startswith(word) if word.isascii() else word in key
