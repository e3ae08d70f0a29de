"""Crowds count what their residents count one by one, whatever the register and the days."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain import changes
from gridcredit.domain.adulthood import birthday
from gridcredit.domain.changes import ChangeNumbers
from gridcredit.domain.codes import PledgeStage, Population, RegistrationKind, ResidentState
from gridcredit.domain.coverage import Basis, CoverageFacts, Rules, coverage_by, months_after
from gridcredit.domain.crowds import change_by_grid, coverage_by_grid
from gridcredit.domain.dispatch.counting import Period, counts
from gridcredit.domain.fieldrules import EARLIER
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.registry_link import RegistryLink
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.resident_merge import ResidentMerge
from gridcredit.domain.records import Record
from gridcredit.store.engine.database import Database, Session
from gridcredit.store.journal import aliases, journal
from gridcredit.store.register.coverage_facts import facts_in_grids
from gridcredit.store.register.crowds import crowds, everybody, first_registration
from tests.store.conftest import Filled
from tests.store.invented import street, undone

DAY = timedelta(days=1)
STREET = street(12, per_grid=2, facts=1)
HOMES = [(number, grid) for number, grid in enumerate((0, 0, 1, 1, 2, 5))]
"""Households, and the grid in which each stands; nobody asks for the last grid."""
ASKED = STREET.grids[:5]


@dataclass(frozen=True)
class Drawn:
    """A register, the days on which it is looked at, and by which rules."""

    homes: list[tuple[str, str]]  # why dwelling and household were taken off the register
    people: list[dict[str, object]]
    events: list[tuple[int, RegistrationKind, date, int, bool]]
    steps: list[tuple[int, int, PledgeStage, date, int, bool]]
    days: tuple[date, ...]
    rules: Rules
    merges: tuple[tuple[int, int, str], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()


MERGES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(["", "", "", "two people"])),
    max_size=3,
).map(tuple)
STARTS = st.sampled_from([date(2024, 2, 20), date(2026, 2, 20), date(2025, 8, 25)])
OFF = st.sampled_from(["", "", "", "gone"])
WHERE_ALL_STAND = [("", "")] * len(HOMES)


def _from(start: date, days: int) -> st.SearchStrategy[date]:
    return st.integers(-2, days).map(lambda n: start + timedelta(days=n))


@st.composite
def registers(draw: st.DrawFn) -> Drawn:
    """People of all sorts, whose dates lie around the days on which they are looked at."""
    near = _from(draw(STARTS), 20)
    months = draw(st.sampled_from([0, 1, 6, 7, 36]))
    maybe = st.one_of(st.none(), near)
    person = st.fixed_dictionaries(
        {
            "household": st.integers(0, len(HOMES) - 1),
            "birth_date": st.one_of(maybe, near.map(_eighteen_before)),
            "adult_on": st.one_of(st.sampled_from(["", EARLIER]), near.map(date.isoformat)),
            "population": st.sampled_from(Population),
            "arrived_on": st.one_of(maybe, near.map(lambda day: _before(day, months))),
            "left_on": maybe,
            "state": st.sampled_from([ResidentState.HOME, *ResidentState]),
            "limited": st.sampled_from([False, False, False, True]),
            "removed": OFF,
        }
    )
    event = st.tuples(
        st.integers(0, 5), st.just(RegistrationKind.REGISTERED), near, st.just(-1), st.just(False)
    )
    return Drawn(
        draw(st.lists(st.tuples(OFF, OFF), min_size=len(HOMES), max_size=len(HOMES))),
        draw(st.lists(person, min_size=1, max_size=6)),
        draw(st.lists(event, max_size=4)),
        [],
        tuple(draw(st.lists(near, min_size=1, max_size=3))),
        Rules(tenant_months=months),
        draw(MERGES),
        draw(MERGES),
    )


@st.composite
def histories(draw: st.DrawFn) -> Drawn:
    """Two grown-ups to whom much happens within a week, often on one day, and is corrected."""
    near = _from(draw(STARTS), 5)
    grown: dict[str, object] = {"household": 1, "birth_date": date(1980, 1, 1)}
    whom, named = st.integers(0, 1), st.integers(-12, 8)
    void = st.sampled_from([False, False, True])
    event = st.tuples(whom, st.sampled_from(RegistrationKind), near, named, void)
    stage = st.sampled_from([*[PledgeStage.SIGNED, PledgeStage.WITHDRAWN] * 3, *PledgeStage])
    step = st.tuples(whom, st.integers(0, 1), stage, near, named, void)
    return Drawn(
        WHERE_ALL_STAND,
        [grown, grown],
        draw(st.lists(event, max_size=8)),
        draw(st.lists(step, max_size=10)),
        tuple(draw(st.lists(near, min_size=1, max_size=3))),
        Rules(),
        draw(MERGES),
        draw(MERGES),
    )


def _eighteen_before(day: date) -> date:
    return birthday(date(day.year - 36, day.month, 1), 18) + timedelta(days=day.day - 1)


def _before(day: date, months: int) -> date:
    """A day of which months later is near that day."""
    return day - (months_after(day, months) - day)


def _records(drawn: Drawn) -> list[Record]:
    made: list[Record] = []
    for (number, grid), (door, home) in zip(HOMES, drawn.homes, strict=True):
        made.append(Dwelling(_id(1, number), STREET.grids[grid], removed=door))
        made.append(Household(_id(2, number), _id(1, number), removed=home))
    for at, person in enumerate(drawn.people):
        home = _id(2, int(str(person["household"])))
        made.append(Resident(_id(3, at), **(person | {"household": home})))  # type: ignore[arg-type]
    for at, (whom, kind, on, named, void) in enumerate(drawn.events):
        corrects = _id(4, named) if 0 <= named != at else None
        made.append(
            RegistrationEvent(
                _id(4, at), _id(3, whom % len(drawn.people)), kind, on, corrects=corrects, void=void
            )
        )
    for at, (whom, paper, stage, on, named, void) in enumerate(drawn.steps):
        corrects = _id(5, named) if 0 <= named != at else None
        made.append(
            PledgeEvent(
                _id(5, at),
                _id(6, paper),
                _id(3, whom % len(drawn.people)),
                stage,
                on,
                corrects=corrects,
                void=void,
            )
        )
    for at, (whom, into, off) in enumerate(drawn.merges):
        sides = (_id(3, who % len(drawn.people)) for who in (whom, into))
        made.append(ResidentMerge(_id(7, at), *sides, _id(2, 0), drawn.days[0], undone=off))
    for at, (whom, other, off) in enumerate(drawn.links):
        ends = [_id(3, who % len(drawn.people)) for who in (whom, other)]
        made.append(RegistryLink(_id(8, at), ends[0], *ends, removed=off))
    return made


def _id(kind: int, number: int) -> UUID:
    return UUID(int=0x99 << 120 | kind << 64 | number)


def _sizes(change: changes.Change) -> ChangeNumbers:
    parts = (getattr(change, field.name) for field in fields(ChangeNumbers))
    return ChangeNumbers(*(len(part) if isinstance(part, tuple) else part for part in parts))


@pytest.fixture(scope="module")
def workspace(filled: Filled) -> Database:
    return filled(STREET.records)


def _require_the_same(
    s: Session, grids: Sequence[UUID], days: Sequence[date], basis: Basis, rules: Rules
) -> None:
    people = facts_in_grids(s, grids)
    found = crowds(s, grids, days, rules)
    assert sum(sum(crowd.numbers.values()) for crowd in found) == len(people)
    for on in days:
        expected = coverage_by(people, lambda p: p.area, on, basis, rules)
        assert coverage_by_grid(found, on, basis, rules) == expected
    for since, until in combinations(sorted(days), 2):
        for name in ("registered", "pledged"):
            told = change_by_grid(found, since, until, basis, rules, name)
            assert told.keys() == {p.area for p in people}
            for grid, numbers in told.items():
                own = [p for p in people if p.area == grid]
                assert numbers == _sizes(changes.change(own, since, until, basis, rules, name))
        _require_the_same_one_by_one(s, grids, people, Period(since + DAY, until), basis, rules)


def _require_the_same_one_by_one(
    s: Session,
    grids: Sequence[UUID],
    people: Sequence[CoverageFacts],
    period: Period,
    basis: Basis,
    rules: Rules,
) -> None:
    found = everybody(s, grids, [period.eve, period.last], rules)
    told = {
        UUID(bytes=row): (UUID(bytes=home), UUID(bytes=some.grid), counted)
        for some in found
        for counted in [counts(some.alike, period, basis, rules)]
        for row, home in zip(some.residents, some.households, strict=True)
    }
    assert told == {
        p.resident: (p.household, p.area, counts(p, period, basis, rules)) for p in people
    }


@settings(max_examples=100)
@given(drawn=st.one_of(registers(), histories()), basis=st.sampled_from(Basis))
def test_crowds_count_what_their_residents_count(
    workspace: Database, drawn: Drawn, basis: Basis
) -> None:
    with undone(workspace) as s:
        journal.add(s, _records(drawn))
        aliases.refresh(s)
        for grids in (ASKED, ASKED[1:2]):
            _require_the_same(s, grids, drawn.days, basis, drawn.rules)


EDGES = (date.min, date(1, 1, 5), date(18, 12, 31), date(2026, 6, 30), date.max)
HELD = (*EDGES[:-1], date(9899, 12, 31))  # a register takes no later ones


@pytest.mark.parametrize("on", EDGES)
@pytest.mark.parametrize("months", [0, 36])
def test_crowds_count_to_the_ends_of_the_calendar(
    workspace: Database, on: date, months: int
) -> None:
    with undone(workspace) as s:
        journal.add(s, _at_the_edges())
        for days in ([on], EDGES):
            _require_the_same(s, ASKED, days, Basis.RESIDENCE, Rules(months))


def _at_the_edges() -> list[Record]:
    home = STREET.households[0].id
    tenants: list[Record] = [
        Resident(
            _id(3, at), home, birth_date=born, arrived_on=arrived, population=Population.FLOATING
        )
        for at, (born, arrived) in enumerate((b, a) for b in HELD for a in HELD)
    ]
    marks = ("0001-01-01", "9999-12-31", EARLIER)
    marked: list[Record] = [
        Resident(_id(3, 100 + at), home, adult_on=mark) for at, mark in enumerate(marks)
    ]
    told: list[Record] = [
        RegistrationEvent(_id(4, at), _id(3, at), RegistrationKind.REGISTERED, on)
        for at, on in enumerate(HELD)
    ]
    return [*tenants, *marked, *told]


def test_the_first_registration_is_one_that_stands_in_these_grids(workspace: Database) -> None:
    with workspace.reading() as s:
        for grids in (STREET.grids, STREET.grids[2:3]):
            days = [
                on
                for person in facts_in_grids(s, grids)
                for on, kind in person.events
                if kind is RegistrationKind.REGISTERED
            ]
            assert first_registration(s, grids, date.max) == min(days)
            assert first_registration(s, grids, min(days)) == min(days)
            assert first_registration(s, grids, min(days) - timedelta(days=1)) is None


def test_nobody_makes_no_crowd(workspace: Database) -> None:
    with workspace.reading() as s:
        assert crowds(s, [], EDGES) == crowds(s, [UUID(int=1)], EDGES) == []


def test_a_paper_withdrawn_is_no_correction(workspace: Database) -> None:
    """Who took a pledge back in the week, one of two papers or both, is told apart by why."""
    first, second, third = (date(2026, 5, day) for day in (1, 2, 3))
    steps = [
        (0, 0, PledgeStage.SIGNED, first, -1, False),
        (0, 0, PledgeStage.WITHDRAWN, second, -1, False),
        (0, 1, PledgeStage.WITHDRAWN, third, -1, False),
        (1, 0, PledgeStage.SIGNED, first, -1, False),
        (1, 0, PledgeStage.VOIDED, second, -1, False),
    ]
    grown: dict[str, object] = {"household": 1, "birth_date": date(1980, 1, 1)}
    days = (first, second, third)
    drawn = Drawn(WHERE_ALL_STAND, [grown, grown], [], steps, days, Rules())
    with undone(workspace) as s:
        journal.add(s, _records(drawn))
        _require_the_same(s, ASKED, days, Basis.RESIDENCE, drawn.rules)
        [told] = [
            c
            for c in change_by_grid(crowds(s, ASKED, days), first, second, name="pledged").values()
            if c.withdrawn
        ]
    assert (told.withdrawn, told.corrected) == (1, 1)
