"""What each office may know, over generated offices: a child its own area and nothing else, the
district exact coverage and nobody's person."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridcredit.domain import coverage as counting
from gridcredit.domain.adulthood import birthday
from gridcredit.domain.codes import (
    AreaLevel,
    PledgeStage,
    Population,
    RegistrationKind,
    ResidentState,
    VisitOutcome,
)
from gridcredit.domain.journal import Revision
from gridcredit.domain.kinds.area import Area, area_id
from gridcredit.domain.kinds.duplicate import Duplicate
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.key_share import KeyShare
from gridcredit.domain.kinds.match_mark import MatchMark
from gridcredit.domain.kinds.office_certificate import OfficeCertificate
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.poster_text import PosterText
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.setting import Setting, setting_id
from gridcredit.domain.kinds.target import Target
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.records import UNPLACED, Record
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.engine.transaction import Author
from gridcredit.store.exchange import merging, outgoing
from gridcredit.store.journal import area_of, journal, nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.store.register import coverage_facts
from gridcredit.wire import decode
from tests.store.conftest import Fresh

AS_OF = date(2026, 11, 22)
OWN = UUID(int=1)
PEN = Author(OWN, "office", "2026-11-22T09:00")
ONCE = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@dataclass
class Made:
    """A generated district: its areas by level, and what stands in the grids."""

    chance: random.Random
    count: int = 100
    records: list[Record] = field(default_factory=list)
    levels: dict[AreaLevel, list[str]] = field(default_factory=dict)
    homes: list[UUID] = field(default_factory=list)
    dwellings: list[UUID] = field(default_factory=list)
    people: list[UUID] = field(default_factory=list)

    def id(self) -> UUID:
        """A new id."""
        self.count += 1
        return UUID(int=self.count)

    def area(self, code: str, level: AreaLevel, parent: str | None) -> str:
        """One more area."""
        above = area_id(parent) if parent else None
        self.records.append(Area(area_id(code), code, code, level, above))
        self.levels.setdefault(level, []).append(code)
        return code

    def household(self, grid: str) -> None:
        """A household of one to three people with facts."""
        place, home = self.id(), self.id()
        self.records += [
            Dwelling(place, area_id(grid), "秘密小区", room="101"),
            Household(home, place, householder="秘密户主"),
        ]
        self.dwellings.append(place)
        self.homes.append(home)
        for _ in range(self.chance.randint(1, 3)):
            self.person(home)
        at = f"2026-11-{self.chance.randint(1, 21):02}T10:00"
        self.records.append(Visit(self.id(), home, at, VisitOutcome.NOBODY, note="秘密备注"))

    def person(self, home: UUID) -> None:
        """Somebody, near the day of age as often as not."""
        draw, row = self.chance, self.id()
        born = birthday(AS_OF, -18) + timedelta(days=draw.randint(-400, 1200))
        if draw.random() < 0.4:
            born = date(4 * draw.randint(480, 505), 2, draw.randint(28, 29))  # a leap year
        state = draw.choice(list(ResidentState))
        left = AS_OF + timedelta(days=draw.randint(-500, 500))
        self.people.append(row)
        self.records.append(
            Resident(
                row,
                home,
                "秘密姓名",
                id_number="秘密号码",
                phone="秘密电话",
                birth_date=born if draw.random() < 0.85 else None,
                population=draw.choice(list(Population)),
                arrived_on=AS_OF + timedelta(days=draw.randint(-600, 60))
                if draw.random() < 0.5
                else None,
                state=state,
                left_on=left if state in (ResidentState.DIED, ResidentState.MOVED_OUT) else None,
                limited=draw.random() < 0.1,
            )
        )
        for kind in draw.sample(list(RegistrationKind), draw.randint(0, 3)):
            on = AS_OF + timedelta(days=draw.randint(-300, 300))
            self.records.append(RegistrationEvent(self.id(), row, kind, on, note="秘密备注"))
        if draw.random() < 0.4:
            on = AS_OF + timedelta(days=draw.randint(-300, 300))
            paper = self.id()
            self.records.append(
                PledgeEvent(paper, paper, row, PledgeStage.SIGNED, on, place="秘密地点")
            )


def make(seed: int) -> Made:
    """A district with streets, villages, grids, households, rules and notices."""
    made = Made(random.Random(seed))
    made.area("D", AreaLevel.DISTRICT, None)
    for s in range(made.chance.randint(1, 3)):
        street = made.area(f"S{s}", AreaLevel.STREET, "D")
        for v in range(made.chance.randint(1, 2)):
            village = made.area(f"{street}V{v}", AreaLevel.VILLAGE, street)
            for g in range(made.chance.randint(1, 2)):
                grid = made.area(f"{village}G{g}", AreaLevel.GRID, village)
                for _ in range(made.chance.randint(0, 2)):
                    made.household(grid)
    made.records += notices(made)
    return made


def notices(made: Made) -> list[Record]:
    """Rules for all, and what offices write for each other."""
    written: list[Record] = [
        Setting(setting_id("months"), "months", "6"),
        Target(made.id(), area_id("D"), AS_OF, 10_000),
    ]
    streets = made.levels[AreaLevel.STREET]
    for code in ("D", *streets):
        written.append(PosterText(made.id(), area_id(code), hotline="0632"))
    for code in streets:
        written.append(OfficeCertificate(made.id(), node_id(code), "{}"))
        for other in streets:
            maker, to = node_id(code), node_id(other)
            share = KeyShare(made.id(), area_id(code), "k" + code, 1, maker, to, "UEs=")
            written.append(share)
    for person in made.people:
        written.append(MatchMark(made.id(), person, f"0badc0de.{person.hex[-20:]}"))
        if made.chance.random() < 0.3:
            written.append(Duplicate(made.id(), person, "S9", AS_OF, reason="秘密理由"))
    return written


def node_id(code: str) -> UUID:
    """The installation of an area."""
    return UUID(int=sum(ord(c) << 8 * at for at, c in enumerate(code)) << 16 | 0xFFFF)


def child(code: str, office: str) -> Node:
    """The installation of an area as its parent knows it."""
    return Node(node_id(code), office, code, code, "active", nodes.CHILD, None, bytes(32), "age1")


def kept(fresh: Fresh, made: Made, office: str = "district") -> Database:
    """A workspace that wrote all of it."""
    db = fresh()
    own = Node(OWN, office, "D", "D", "active", nodes.SELF, None, bytes(32), "age1")
    with db.writing(PEN) as s:
        journal.add(s, made.records)  # by whichever office
        for _ in range(made.chance.randint(0, 3)):  # some move, also between streets
            if made.homes:
                home, to = made.chance.choice(made.homes), made.chance.choice(made.dwellings)
                journal.edit(s, "household", home, {"dwelling": to.hex})
        nodes.put(s, own)
    return db


def told(s: Session, to: Node) -> list[Revision]:
    """Everything that a child gets."""
    return [decode(line) for line in outgoing.pending(s, to, 0, AS_OF).lines]


@ONCE
@given(st.integers(0, 10**6))
def test_a_child_is_told_of_its_own_area_and_of_nobody_elses(fresh_file: Fresh, seed: int) -> None:
    made = make(seed)
    db = kept(fresh_file, made)
    streets, grids = made.levels[AreaLevel.STREET], made.levels[AreaLevel.GRID]
    with db.reading() as s:
        for code in streets:
            require_own_only(s, child(code, "street"), streets)
        for code in grids:
            require_own_only(s, child(code, "grid"), streets)


def require_own_only(s: Session, to: Node, streets: list[str]) -> None:
    """Hold every line of a child's package against what it may be about."""
    is_grid = to.office == "grid"
    above = {to.area[:n] for n in range(1, len(to.area) + 1)} | {"D"}
    beside = to.area[:-2]
    lines = told(s, to)
    stands = {
        name: area_of.codes(s, name, {line.row.bytes for line in lines if line.entity == name})
        for name in {line.entity for line in lines}
        if name not in UNPLACED
    }
    seen = set()
    for line in lines:
        seen.add(line.entity)
        if line.entity == "area":
            code = line.new["code"]
            own = code.startswith(to.area) or code in above
            assert own or code[:-2] == beside, code
        elif line.entity == "poster_text":
            assert line.area in above
        elif line.entity == "office_certificate":
            assert not is_grid
            assert UUID(line.new["node"]) != to.id
        elif line.entity == "key_share":
            assert not is_grid
            assert line.new["recipient"] in (to.id.hex, line.new["maker"]) or line.area == to.area
        elif line.entity not in ("setting", "target"):
            assert not (is_grid and line.entity in ("match_mark", "duplicate"))
            now = stands[line.entity].get(line.row.bytes, "")
            assert line.area.startswith(to.area) or now.startswith(to.area), line
    assert {"area", "setting", "target", "poster_text"} <= seen
    assert ("office_certificate" in seen) is (not is_grid and len(streets) > 1)


@ONCE
@given(st.integers(0, 10**6))
def test_the_district_counts_exactly_on_any_day_and_learns_nobody(
    fresh_file: Fresh, seed: int
) -> None:
    made = make(seed)
    street, district = kept(fresh_file, made, "street"), fresh_file()
    up = Node(UUID(int=2), "district", "X", "X", "active", nodes.PARENT, None, bytes(32), "age1")
    with street.writing(PEN) as s:
        for person in made.people[::3]:  # corrected since, days later
            born = made.chance.choice(["2008-02-29", "2008-11-23", "1950-01-01", None])
            journal.edit(s, "resident", person, {"birth_date": born, "name": "秘密新名"})
    with street.reading() as s:
        lines = list(outgoing.pending(s, up, 0, AS_OF).lines)
        whole = coverage_facts.facts_in_grids(s, [area_id(g) for g in made.levels[AreaLevel.GRID]])
    assert "秘密" not in b"\n".join(lines).decode()
    with district.writing() as s:
        merging.merge(s, lines, OWN, lambda _: True)
        part = coverage_facts.facts_in_grids(s, [area_id(g) for g in made.levels[AreaLevel.GRID]])
    births = [p.birth_date for p in whole if p.birth_date]
    turning = [birthday(born, 18) for born in births]
    days = {day + timedelta(days=n) for day in turning for n in (-1, 0, 1) if day >= AS_OF}
    days |= {AS_OF, AS_OF + timedelta(days=3650), *(AS_OF + timedelta(days=n) for n in range(9))}
    for day in days:
        for basis in counting.Basis:
            ours = counting.coverage_by(part, lambda p: p.area, day, basis)
            theirs = counting.coverage_by(whole, lambda p: p.area, day, basis)
            assert ours == theirs, day


@pytest.mark.parametrize("seed", range(3))
def test_generated_offices_hold_something_to_hide(seed: int) -> None:
    made = make(seed)
    assert made.people
    assert "秘密" in repr(made.records)
