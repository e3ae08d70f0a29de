"""The pages count what a count of the residents one by one comes to, after any edits and moves of
areas, on any day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.changes import Change, ChangeNumbers, change
from gridcredit.domain.codes import Office, PledgeStage, Population, RegistrationKind
from gridcredit.domain.coverage import Basis, CoverageFacts, Rules, coverage
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures import coverage_board, covering, today_summary
from gridcredit.operations.register import rostering
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load
from gridcredit.store.register import area_rows, coverage_facts
from tests.operations.offices import GRIDS, STREET, VILLAGE, Offices, register_file

TODAY = date(2026, 11, 22)
AREAS = ("", VILLAGE, *GRIDS[:2])
DAYS = st.integers(-30, 30).map(lambda n: TODAY + timedelta(days=n))


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A street with the people of two grids."""
    folder = tmp_path_factory.mktemp("one-by-one") / "offices"
    offices = Offices(folder)
    desk = offices.child(offices.district(), Office.STREET, STREET)
    with closing(offices):
        for seed, grid in enumerate(GRIDS[:2], start=1):
            rostering.read_roster(desk, register_file(folder, grid, 8, seed), keep=True)
        yield desk


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[str, int, object]]:
    """What is done to the register, and to whom by number."""
    what = st.one_of(
        st.tuples(st.just("population"), st.sampled_from(Population).map(str)),
        st.tuples(st.just("arrived_on"), DAYS.map(str)),
        st.tuples(st.just("limited"), st.booleans()),
        st.tuples(st.just("removed"), st.sampled_from(["", "重复"])),
        st.tuples(st.just("household"), st.sampled_from(["", "查无此户"])),
        st.tuples(st.just("died"), DAYS),
        st.tuples(st.just("event"), st.tuples(st.sampled_from(RegistrationKind), DAYS)),
        st.tuples(st.just("step"), st.tuples(st.sampled_from(PledgeStage), DAYS)),
        st.tuples(st.just("void"), st.booleans()),
        st.tuples(st.just("parent"), st.sampled_from([VILLAGE, STREET])),
    )
    numbers = st.integers(0, 40)
    drawn = draw(st.lists(st.tuples(numbers, what), max_size=12))
    return [(name, number, value) for number, (name, value) in drawn]


def _apply(desk: Desk, drawn: list[tuple[str, int, object]]) -> None:
    with desk.writing() as session:
        people = sorted(load(session, Resident), key=lambda p: p.id)
        for name, number, value in drawn:
            person = people[number % len(people)]
            match name, value:
                case "household", reason:
                    journal.edit(session, "household", person.household, {"removed": reason})
                case "died", date() as on:
                    journal.edit(
                        session, "resident", person.id, {"state": "died", "left_on": str(on)}
                    )
                case "event", (kind, on):
                    event = RegistrationEvent(desk.new_id(), person.id, kind, on)
                    journal.add(session, [event])
                case "step", (stage, on):
                    row = desk.new_id()
                    journal.add(session, [PledgeEvent(row, person.id, person.id, stage, on)])
                case "void", void:
                    known = sorted(load(session, RegistrationEvent), key=lambda e: e.id)
                    if known:
                        old = known[number % len(known)]
                        new = RegistrationEvent(
                            desk.new_id(), old.resident, RegistrationKind.DECLINED, old.on,
                            corrects=old.id, void=bool(void),
                        )  # fmt: skip
                        journal.add(session, [new])
                case "parent", str() as code:
                    moved = area_id(GRIDS[number % 2])
                    journal.edit(session, "area", moved, {"parent": area_id(code).hex})
                case field, held:
                    journal.edit(session, "resident", person.id, {field: held})


def _sizes(found: Change) -> ChangeNumbers:
    parts = (getattr(found, field.name) for field in fields(ChangeNumbers))
    return ChangeNumbers(*(len(part) if isinstance(part, tuple) else part for part in parts))


@settings(max_examples=40)
@given(drawn=edits(), on=DAYS, basis=st.sampled_from(Basis))
def test_pages_count_what_people_one_by_one_come_to(
    street: Desk, drawn: list[tuple[str, int, object]], on: date, basis: Basis
) -> None:
    _apply(street, drawn)
    with street.reading() as session:
        tree = AreaTree(area_rows.all_areas(session))
        rules = coverage_rules(session)
        every = {
            code: coverage_facts.facts_in_grids(session, [g.id for g in tree.grids(code or STREET)])
            for code in AREAS
        }
    for code, people in every.items():
        _require_the_same(street, code, people, on, basis, rules)
    _require_the_same_today(street, every, rules)


def _require_the_same(
    desk: Desk, code: str, people: list[CoverageFacts], on: date, basis: Basis, rules: Rules
) -> None:
    node = covering.coverage_tree(desk, on, code, basis)
    expected = coverage(people, on, basis, rules)
    assert node.coverage == expected
    board = coverage_board.score_board(desk, on, code, basis)
    assert board.coverage == expected
    sunday = on - timedelta(days=on.isoweekday())
    assert board.week.change == _sizes(change(people, sunday, on, basis, rules))
    for child in node.children:
        own = [p for p in people if p.area in _grids(child)]
        assert child.coverage == coverage(own, on, basis, rules)
    assert {r.area: r.coverage for r in board.children} == {
        child.area: child.coverage for child in node.children
    }
    for day, rate in coverage_board.rate_course(desk, on, code, basis):
        assert rate == coverage(people, day, basis, rules).rate_hundredths


def _grids(node: covering.AreaCoverage) -> set[UUID]:
    return {node.area.id}.union(*(_grids(child) for child in node.children))


def _require_the_same_today(
    desk: Desk, every: dict[str, list[CoverageFacts]], rules: Rules
) -> None:
    for code, people in every.items():
        day = today_summary.tree_day(desk, code).total
        assert day.coverage == coverage(people, TODAY, rules=rules)
        sunday = day.week.monday - timedelta(days=1)
        for count, name in (
            (day.week.new_registered, "registered"),
            (day.week.new_pledged, "pledged"),
        ):
            assert count == len(change(people, sunday, TODAY, rules=rules, name=name).new)
