"""Several words find whom each of them finds alone, whatever order they are looked up in."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from gridcredit.domain.searching import Query, name_terms, words
from gridcredit.paths import resources
from gridcredit.store.engine.database import Session
from gridcredit.store.search import together
from gridcredit.store.search.lookups import lookups_of
from gridcredit.store.search.readings import load_readings
from gridcredit.store.search.searchindex import index_all
from tests.store.conftest import Filled
from tests.store.invented import PEN, Street, street

MANY = 10_000


@pytest.fixture(scope="module")
def made() -> Street:
    return street(150, seed=3)


@pytest.fixture
def session(filled: Filled, made: Street) -> Iterator[Session]:
    database = filled(made.records)
    with database.writing(PEN) as writing:
        index_all(writing, load_readings(resources() / "pinyin"))
    with database.reading() as reading:
        yield reading


def typed(made: Street) -> list[str]:
    """Two or three words, as people put them together."""
    chance, readings = Random(5), load_readings(resources() / "pinyin")
    queries = []
    for _ in range(60):
        who = chance.choice(made.residents)
        sound = name_terms(who.name, readings)[1].text
        place = chance.choice(made.dwellings)
        queries += [
            f"{who.name} {place.room}",
            f"{who.name[0]} {place.building}",
            f"{who.name[0]} {place.room[0]}",
            f"{place.estate[:2]} {who.name[0]} {place.room}",
            f"{sound} {place.estate}",
            f"{who.name[-1]} {place.estate}{place.building}",
            f"{who.phone[-4:] or 12} {place.room}",
        ]
    return queries


def alone(session: Session, query: Query) -> together.Word:
    """What a word finds by itself, through every look-up but that for measure words."""
    pairs = [pair for pair in lookups_of(query) if not together._says_nothing(*pair)]
    return together.Word(together._asked(session, pairs))


def test_all_words_are_found_at_those_whom_each_finds_alone(session: Session, made: Street) -> None:
    found_any = 0
    for query in typed(made):
        asked = words(query)
        if not asked:  # a part of the address is blank
            continue
        each = [alone(session, one) for one in asked]
        homes = set.intersection(*(word.all_homes for word in each))
        people = {
            row
            for word in each
            for row, home in word.people.items()
            if home in homes and all(one.is_at(row, home) for one in each)
        }
        shown = dict(together.all_words(session, asked, MANY))
        assert {row[0] for row in shown.get("resident", [])} == people, query
        assert {row[0] for row in shown.get("household", [])} == homes, query
        found_any += bool(homes)
    assert found_any > 60


def test_no_more_are_read_than_fill_a_list(session: Session, made: Street) -> None:
    surname = made.residents[0].name[0]
    (_, people), (_, homes) = together.all_words(session, words(f"{surname} 1"), 5)
    assert len(people) == 5
    assert len(homes) <= 5


def test_a_surname_that_is_a_measure_word_means_the_surname(session: Session, made: Street) -> None:
    (_, people), _ = together.all_words(session, words("单 1"), MANY)
    assert {row[2][0] for row in people} == {"单"}
