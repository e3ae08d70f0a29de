"""Villages that live by chance on three computers: two of the village's office and the street's.

Nobody asks whether what they write makes sense: the arithmetic takes whatever records there are.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.credit.codes import (
    Basis,
    CapBy,
    CapKind,
    CapSpan,
    Decision,
    Manner,
    Result,
    Seat,
    Theme,
    Unit,
)
from gridcredit.domain.credit.items import Item, items_to_json
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.kinds.credit_answer import CreditAnswer
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_member import CreditMember
from gridcredit.domain.kinds.credit_objection import CreditObjection
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.domain.kinds.credit_void import CreditVoid
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.redemption_return import RedemptionReturn
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.records import Record
from gridcredit.store.engine.database import Database
from gridcredit.store.engine.transaction import Author
from gridcredit.store.exchange.merging import merge
from gridcredit.store.journal import journal

STREET = "370403002"
FIRST, RULES_CHANGE, MONTHS = "2025-10", "2026-03", 7
HOUSEHOLDS, PEOPLE = 3, 2
HERE, THERE, ABOVE = UUID(int=301), UUID(int=302), UUID(int=303)
SEATS = {HERE: "village", THERE: "village", ABOVE: "street"}


@dataclass
class Computer:
    """One workspace, and how far it has sent to the others."""

    node: UUID
    database: Database
    sent: dict[UUID, int] = field(default_factory=dict)

    def write(self, records: Sequence[Record], today: date) -> None:
        """Write what somebody enters here."""
        if records:
            author = Author(self.node, "采集员", f"{today}T09:00:00")
            with self.database.writing(author) as session:
                journal.add(session, records)

    def send(self, other: Computer) -> None:
        """Carry to another what it has not got from here; upwards only what was written here."""
        own = "AND via IS NULL" if other.node == ABOVE else ""
        asked = f"SELECT arrival, body FROM revision WHERE arrival > :a {own} ORDER BY arrival"
        with self.database.reading() as session:
            rows = session.execute(text(asked), {"a": self.sent.get(other.node, 0)}).all()
        if rows:
            self.sent[other.node] = rows[-1][0]
            with other.database.writing(Author(other.node, "", "2026-01-01T09:00")) as session:
                merged = merge(session, [row[1] for row in rows], self.node, lambda _: True)
                assert not merged.set_aside, merged.set_aside


@dataclass
class World:
    """Three computers, and what each knows of each village."""

    computers: list[Computer]
    villages: int
    chance: random.Random
    ids: Iterator[UUID]
    known: dict[UUID, dict[str, list[Any]]] = field(default_factory=dict)


def village_code(at: int) -> str:
    """The code of a village."""
    return f"{STREET}{at + 1:03d}"


def _codes(spans: Sequence[CapSpan], points: int) -> list[Item]:
    """Items of every sort."""
    month, year = spans
    share = (40, CapKind.POINTS, month, CapBy.PERSON, "B")
    group = (90, CapKind.POINTS, year, CapBy.HOUSEHOLD, "G")
    tiers = ((100, 20), (200, 20 + points), (400, 100))
    work, care = Theme.GOVERNANCE, Theme.CIVIC_PRACTICE
    return [
        Item("A", work, "a", 20),
        Item("B1", care, "b", 10 + points, cap=share[0], cap_kind=share[1], cap_per=share[2],
             cap_by=share[3], cap_code=share[4]),
        Item("B2", care, "b", 15, unit=Unit.QUANTITY, cap=share[0], cap_kind=share[1],
             cap_per=share[2], cap_by=share[3], cap_code=share[4]),
        Item("C", work, "c", 5, cap=2, cap_kind=CapKind.TIMES, cap_per=month, cap_by=CapBy.PERSON),
        *(
            Item(f"G{at}", work, "g", value, group="救急", cap=group[0], cap_kind=group[1],
                 cap_per=group[2], cap_by=group[3], cap_code=group[4])
            for at, value in enumerate((10, 30, 50 + points))
        ),
        *(Item(f"F{at}", work, "f", value, group="调解") for at, value in enumerate((10, 30))),
        Item("T", care, "t", unit=Unit.HOURS, tiers=tiers),
        Item("W", care, "w", 5, unit=Unit.HOURS, per=20, cap=30, cap_per=year),
        Item("M", Theme.BEAUTIFUL_VILLAGE, "m", 10, unit=Unit.MEMBER, cap=60, cap_per=year,
             cap_by=CapBy.HOUSEHOLD),
        Item("H", Theme.BEAUTIFUL_VILLAGE, "h", 10, unit=Unit.HOUSEHOLD, cap=1,
             cap_kind=CapKind.TIMES, cap_per=month),
    ]  # fmt: skip


@dataclass
class Place:
    """One village as its records name it."""

    code: str
    grid: UUID
    households: list[UUID]
    people: dict[UUID, list[UUID]]
    coming: CreditRules | None = None
    """The rule set that is to come, and when it is written: some too late."""
    comes: date = date.max

    @property
    def area(self) -> UUID:
        """The village's id."""
        return area_id(self.code)


def settle(at: int, chance: random.Random, ids: Iterator[UUID]) -> tuple[Place, list[Record]]:
    """A village with its people, rules and members."""
    code = village_code(at)
    grid = Area(area_id(code + "001"), code + "001", "一格", AreaLevel.GRID, area_id(code))
    made: list[Record] = [
        Area(area_id(code), code, f"第{at + 1}村", AreaLevel.VILLAGE, area_id(STREET)), grid
    ]  # fmt: skip
    place = Place(code, grid.id, [], {})
    for _ in range(HOUSEHOLDS):
        dwelling = Dwelling(next(ids), grid.id, "东村")
        household = Household(next(ids), dwelling.id)
        people = [Resident(next(ids), household.id, "甲", birth_date=date(1980, 1, 1 + n))
                  for n in range(PEOPLE)]  # fmt: skip
        place.households.append(household.id)
        place.people[household.id] = [person.id for person in people]
        made += [dwelling, household, *people]
    begins = date.fromisoformat(FIRST + "-01")
    made += [
        CreditMember(next(ids), household, person, True, begins, "v1")
        for household, people in place.people.items()
        for person in people
    ]
    later = date.fromisoformat(RULES_CHANGE + "-01")
    first = items_to_json(_codes((CapSpan.MONTH, CapSpan.QUARTER), 0))
    second = items_to_json(_codes((CapSpan.QUARTER, CapSpan.YEAR), 10)[chance.randrange(2) :])
    basis = chance.choice(list(Basis))
    more: dict[str, Any] = {"basis": basis, "carry": chance.choice((100, 0, 50, 33))}
    seat = chance.choice((Seat.VILLAGE, Seat.VILLAGE, Seat.STREET))
    made.append(CreditRules(next(ids), area_id(code), 1, begins, first, **more))
    place.coming = CreditRules(
        next(ids), area_id(code), 2, later, second, decided_by=seat, redeemed_at=seat, **more
    )
    place.comes = later + timedelta(days=chance.choice((-140, -40, -10, 25)))
    return place, made


@dataclass
class Desk:
    """What one computer knows of one village, and what is done there by chance."""

    computer: Computer
    place: Place
    chance: random.Random
    ids: Iterator[UUID]
    entries: dict[UUID, CreditEntry] = field(default_factory=dict)  # the last version of each
    decided: set[UUID] = field(default_factory=set)
    objections: dict[UUID, bool] = field(default_factory=dict)  # whether it is answered
    voids: dict[UUID, CreditVoid] = field(default_factory=dict)
    vouchers: dict[UUID, Redemption] = field(default_factory=dict)

    def learn(self, other: Desk) -> None:
        """Know what another computer has sent."""
        for name in ("entries", "objections", "voids", "vouchers"):
            own, theirs = getattr(self, name), getattr(other, name)
            own.update({k: v for k, v in theirs.items() if k not in own})
        self.decided |= other.decided

    def act(self, today: date) -> Iterator[Record]:
        """Some of everything."""
        if self.place.coming and self.computer.node == HERE and today >= self.place.comes:
            yield self.place.coming
            self.place.coming = None
        for _ in range(self.chance.randrange(4)):
            yield self.enter(today)
        for first, entry in list(self.entries.items()):
            if first not in self.decided and self.chance.random() < 0.5:
                yield self.decide(first, entry, Decision.PASS, today)
            elif self.chance.random() < 0.12:
                yield self.trouble(first, entry, today)
        for objection, done in list(self.objections.items()):
            if not done and self.chance.random() < 0.4:
                self.objections[objection] = True
                yield CreditAnswer(next(self.ids), objection, self.chance.choice(list(Result)),
                                   today, points=self.chance.choice((0, 5, 20, 35)))  # fmt: skip
        if self.chance.random() < 0.3:
            yield self.redeem(today)
        for voucher in [*self.vouchers.values()]:
            if self.chance.random() < 0.1:
                yield RedemptionReturn(next(self.ids), voucher.id, today, voucher.lines)

    def enter(self, today: date) -> CreditEntry:
        """One entry of the last five weeks."""
        first = date.fromisoformat(FIRST + "-01")
        on = max(first, today - timedelta(days=self.chance.randrange(36)))
        household = self.chance.choice(self.place.households)
        code = self.chance.choice(
            [
                "A",
                "B1",
                "B2",
                "C",
                "G0",
                "G1",
                "G2",
                "G0",
                "G1",
                "G2",
                "F0",
                "F1",
                "T",
                "T",
                "W",
                "M",
                "H",
                "X",
            ]
        )
        shared = code in "M H" and self.chance.random() < 0.5
        who = None if shared else self.chance.choice(self.place.people[household])
        if self.chance.random() < 0.05:
            household = self.chance.choice(self.place.households)  # moved since
        quantity = self.chance.choice((10, 20, 35, 60)) if code in "B2 T W" else 10
        entry = CreditEntry(
            next(self.ids), household, code, on, on, who, quantity, members=2,
            matter=self.chance.choice(("", "一号", "二号")), by="采集员",
        )  # fmt: skip
        self.entries[entry.id] = entry
        return entry

    def decide(
        self, first: UUID, entry: CreditEntry, decision: Decision, today: date
    ) -> CreditDecision:
        """A decision of an entry as it stands here."""
        self.decided.add(first)
        return CreditDecision(next(self.ids), entry.id, decision, today)

    def trouble(self, first: UUID, entry: CreditEntry, today: date) -> Record:
        """What may befall an entry."""
        one = self.chance.randrange(12)
        if one < 3:
            void = CreditVoid(next(self.ids), entry.id, today)
            self.voids[void.id] = void
            return void
        if one < 6:
            objection = CreditObjection(next(self.ids), entry.id, Manner.SPOKEN, today)
            self.objections[objection.id] = False
            return objection
        if one < 8:
            quantity = self.chance.choice((10, 25, 50))
            amended = replace(entry, id=next(self.ids), corrects=entry.id, quantity=quantity)
            self.entries[first] = amended
            self.decided.discard(first)
            return amended
        if one == 8 and self.voids:
            void = self.chance.choice(list(self.voids.values()))
            return replace(void, id=next(self.ids), corrects=void.id, void=True)
        if one == 9:
            return replace(entry, id=next(self.ids), corrects=entry.id, void=True)
        return self.decide(first, entry, self.chance.choice(list(Decision)), today)

    def redeem(self, today: date) -> Redemption:
        """A voucher, whatever the balance."""
        lines = (f"{UUID(int=7).hex}={self.chance.randrange(1, 4)}@{self.chance.choice((5, 20))}",)
        household = self.chance.choice(self.place.households)
        made = Redemption(next(self.ids), household, "1", today, lines)
        self.vouchers[made.id] = made
        return made
