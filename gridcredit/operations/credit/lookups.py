"""Whom an entry is for: found by the search that everybody knows, and how the household stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.adulthood import is_adult
from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.credit.items import Item
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.masks import mask_name
from gridcredit.operations.credit.places import village_of_code, village_of_household
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import finding
from gridcredit.operations.register.households import shows_names
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.credit.ledger import Ledger, rule_book, village_ledger
from gridcredit.store.credit.papers import people
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.journal import aliases
from gridcredit.store.register import register_lists
from gridcredit.store.register.doors import doors_of
from gridcredit.store.search.search import SearchHit

_MOST = 30


@dataclass(frozen=True, slots=True)
class Taker:
    """A household or, where a person was found, one of its people. `name` is that person's or the
    householder's, shown as this office may."""

    household: UUID
    resident: UUID | None
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class TakerPerson:
    """Somebody of age who lives in a household, and whether he takes part today."""

    id: UUID
    name: str
    takes_part: bool


@dataclass(frozen=True, slots=True)
class PastLine:
    """An entry of a household in few words; `counted` are tenths: what it is worth, where nothing
    is decided yet."""

    id: UUID
    on: date
    name: str  # of the item
    person: str
    state: EntryState
    counted: int


@dataclass(frozen=True, slots=True)
class EntryHousehold:
    """A household as whoever enters something for it needs it; points are tenths, of this year and
    with what is not closed yet."""

    household: UUID
    address: str
    householder: str
    people: tuple[TakerPerson, ...]
    minors: int
    points: int
    balance: int
    band: str
    entries: tuple[PastLine, ...]  # the latest first

    @property
    def takes_part(self) -> int:
        """How many take part."""
        return sum(person.takes_part for person in self.people)


def find_takers(desk: Desk, grids: Sequence[str], typed: str) -> list[Taker]:
    """Households and people in these grids that a search finds, best first.

    Raises SearchLimited.
    """
    desk.actor.require(Duty.READ)
    if not typed.strip():
        return []
    here = frozenset(grids)
    hits = [hit for hit in finding.find_hits(desk, typed) if hit.grid_code in here]
    return [_taker(desk, hit) for hit in hits[:_MOST]]


def find_people(desk: Desk, grids: Sequence[str], typed: str) -> list[Taker]:
    """The people in these grids whom a search finds, best first; of a household that it finds each
    of them. Raises SearchLimited."""
    desk.actor.require(Duty.READ)
    if not typed.strip():
        return []
    found = finding.find_people(desk, typed, frozenset(grids))
    return [
        Taker(one.household, one.resident, shown_name(desk, one.name), one.address)
        for one in found[:_MOST]
    ]


def address_of(desk: Desk, household: UUID) -> str:
    """Where a household lives; blank for one that is not known here."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        door = doors_of(session, [household]).get(household)
    return door.address if door else ""


def shown_name(desk: Desk, name: str) -> str:
    """A name as this workspace may show it without a purpose."""
    return name if shows_names(desk) else mask_name(name)


def items_on(desk: Desk, village: str, on: date) -> list[Item]:
    """What may be entered here for a day, in the order of the rule set: what is on and not kept to
    other offices; nothing where no rules hold that day."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        book = rule_book(session, village_of_code(desk, session, village).id)
    held = book.for_day(on)
    listed = held[1].values() if held else ()
    own = desk.office.value
    return [item for item in listed if item.on and (not item.recorders or own in item.recorders)]


def entry_household(desk: Desk, household: UUID) -> EntryHousehold:
    """How a household stands today. Raises NotFound, AreaUnknown."""
    desk.actor.require(Duty.RECORD_CREDIT)
    today = desk.today()
    with desk.reading() as session:
        page = register_lists.household_page(session, household)
        village = village_of_household(session, household)
        ledger = village_ledger(session, village.code, today, coverage_rules(session))
        rows = ledger.rows(household=household)
        score = next((s for s in ledger.scores(str(today.year)) if s.household == household), None)
        taking = ledger.participation.people(household, today)
        merged = aliases.survivors_of(session, {row.resident for row in rows if row.resident})
        survivors = people(session, merged.values())
    here = [person for person in page.residents if not person.limited]
    adults = [p for p in here if is_adult(p.birth_date, p.adult_on, today) is not False]
    names = {person.id: shown_name(desk, person.name) for person in page.residents}
    for side, stays in merged.items():
        if stays in survivors:
            names[side] = shown_name(desk, survivors[stays].name)
    return EntryHousehold(
        household,
        page.address,
        shown_name(desk, page.household.householder),
        tuple(_person(person, names, taking) for person in adults),
        len(here) - len(adults),
        score.points if score else 0,
        score.balance if score else 0,
        score.band if score else "",
        tuple(_lines(ledger, rows, names)),
    )


def _person(person: Resident, names: dict[UUID, str], taking: set[UUID]) -> TakerPerson:
    return TakerPerson(person.id, names[person.id], person.id in taking)


def _lines(ledger: Ledger, rows: Iterable[LedgerRow], names: dict[UUID, str]) -> list[PastLine]:
    latest = sorted(rows, key=lambda row: (row.on, row.id), reverse=True)
    return [
        PastLine(
            row.id,
            row.on,
            item.name if (item := ledger.book.item(row.on, row.item)) else row.item,
            names.get(row.resident, "") if row.resident else "",
            row.state,
            row.counted if row.period else row.points,
        )
        for row in latest
    ]


def _taker(desk: Desk, hit: SearchHit) -> Taker:
    resident = hit.subject if hit.entity == "resident" else None
    return Taker(hit.household, resident, shown_name(desk, hit.name), hit.address)
