"""Filters of the register: their short text, and whom they mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain import filters
from gridcredit.domain.codes import (
    DwellingUse,
    PledgeStage,
    Population,
    RegistrationKind,
    ResidentState,
)
from gridcredit.domain.coverage import DEFAULT_RULES, Basis, CoverageFacts, Cutoff, truths
from gridcredit.domain.errors import BadValue
from gridcredit.domain.filters import Asked, Filter, PaperState, Place, Traits, read, write

ON = date(2026, 11, 22)
CUT = Cutoff(ON, Basis.RESIDENCE, DEFAULT_RULES)
_LINE = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12)
_YEARS = st.none() | st.integers(0, 150)


def some_of(codes: type) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(list(codes)), unique=True).map(tuple)


ANY = st.builds(
    Filter,
    area=_LINE,
    estate=st.none() | _LINE,
    building=st.none() | _LINE,
    ages=st.none() | st.tuples(_YEARS, _YEARS).filter(lambda ages: ages != (None, None)),
    eligible=st.none() | st.booleans(),
    informed=st.none() | st.booleans(),
    registered=st.none() | st.booleans(),
    pledged=st.none() | st.booleans(),
    papers=some_of(PaperState),
    states=some_of(ResidentState),
    populations=some_of(Population),
    uses=some_of(DwellingUse),
    text=_LINE,
)


@given(ANY)
def test_the_text_of_a_filter_says_all_of_it(wanted: Filter) -> None:
    assert read(write(wanted)) == wanted


def test_the_text_is_short_and_read_however_it_is_spaced() -> None:
    text = "building=4; eligible=yes; registered=no"
    wanted = Filter(building="4", eligible=True, registered=False)
    assert write(wanted) == text
    assert read(" building = 4 ；eligible=yes;;registered=no; ") == wanted
    assert read("") == Filter()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("colour=red", "conditions"),
        ("eligible", "conditions"),
        ("eligible=yes; eligible=no", "conditions"),
        ("eligible=maybe", "eligible"),
        ("state=asleep", "state"),
        ("use=", "use"),
        ("age=old", "age"),
        ("age=-", "age"),
    ],
)
def test_what_cannot_be_read_is_refused_and_named(text: str, field: str) -> None:
    with pytest.raises(BadValue) as refused:
        read(text)
    assert refused.value.field == field


def person(building: str = "4号楼", use: DwellingUse = DwellingUse.HOME, **facts: object) -> Traits:
    known = CoverageFacts(uuid4(), uuid4(), uuid4(), **facts)  # type: ignore[arg-type]
    place = Place(known.household, "370499001001001", "榴园", building, use)
    return Traits(place, known, truths(known, CUT))


GROWN = date(1990, 1, 1)
REGISTERED = ((date(2026, 1, 1), RegistrationKind.REGISTERED),)
PLEDGED = ((date(2026, 1, 1), PledgeStage.SIGNED, UUID(int=1)),)


@pytest.mark.parametrize(
    ("text", "meant", "left_out"),
    [
        ("building=4", person(), person(building="5号楼")),
        ("building=4", person(building="4"), person(building="14")),
        (
            "estate=榴园",
            person(),
            replace(person(), place=Place(UUID(int=2), "1", "东村", "", DwellingUse.HOME)),
        ),
        ("use=rented", person(use=DwellingUse.RENTED), person()),
        ("eligible=yes", person(birth_date=GROWN), person(birth_date=date(2015, 1, 1))),
        ("eligible=no", person(birth_date=date(2015, 1, 1)), person(birth_date=GROWN)),
        ("registered=no", person(), person(events=REGISTERED)),
        ("informed=yes", person(events=REGISTERED), person()),
        ("pledged=no", person(), person(pledges=PLEDGED)),
        ("age=18-36", person(birth_date=GROWN), person(birth_date=date(1989, 11, 22))),
        ("age=18-36", person(birth_date=date(2008, 11, 22)), person()),
        ("age=-17", person(birth_date=date(2015, 1, 1)), person(birth_date=GROWN)),
        ("state=away", person(state=ResidentState.AWAY), person()),
        ("", person(), person(state=ResidentState.DIED)),
        ("state=died", person(state=ResidentState.DIED), person()),
        ("population=floating", person(population=Population.FLOATING), person()),
        (
            "area=370499001001001",
            person(),
            replace(person(), place=Place(UUID(int=2), "9", "", "", DwellingUse.HOME)),
        ),
    ],
)
def test_each_condition_means_some_and_leaves_others_out(
    text: str, meant: Traits, left_out: Traits
) -> None:
    grids = {"370499001001001"}
    test = filters.person_test(read(text), Asked(ON, grids))
    assert (test(meant), test(left_out)) == (True, False)


def test_a_text_means_whom_a_search_found_or_whose_household() -> None:
    found, behind_the_door, other = person(), person(), person()
    ids = {found.facts.resident, behind_the_door.place.household}
    test = filters.person_test(Filter(text="王"), Asked(ON, None, ids))
    assert [test(one) for one in (found, behind_the_door, other)] == [True, True, False]


def test_papers_are_any_of_those_asked_for() -> None:
    state = PaperState.WITHOUT_SCAN
    lacking = replace(person(), papers=frozenset({state}))
    test = filters.person_test(Filter(papers=(state,)), Asked(ON))
    assert test(lacking) is True
    assert test(person()) is False


def test_all_filters_of_the_program_read_back() -> None:
    assert all(read(write(wanted)) == wanted for wanted in filters.PROVIDED.values())
