"""People as they are compared, and who may be somebody typed, asked of both kinds of workspace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain import likeness
from gridcredit.domain.kinds.registry_link import RegistryLink
from gridcredit.domain.kinds.resident_difference import ResidentDifference
from gridcredit.domain.kinds.resident_merge import ResidentMerge
from gridcredit.domain.likeness import Person
from gridcredit.domain.searching import Readings
from gridcredit.paths import resources
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases
from gridcredit.store.search import alike
from gridcredit.store.search.readings import load_readings
from gridcredit.store.search.searchindex import index_all
from tests.store.conftest import Filled
from tests.store.invented import PEN, Street, street

ON = date(2026, 11, 22)


@pytest.fixture(scope="module")
def readings() -> Readings:
    return load_readings(resources() / "pinyin")


@pytest.fixture(scope="module")
def made() -> Street:
    """A street of a hundred households, of which three pairs were decided and one person merged."""
    invented = street(100)
    one, two, three, four, *rest = invented.residents
    invented.residents[0] = replace(one, name="覃建国", phone="19900009999、0632-8012345")
    invented.facts = [
        ResidentDifference(UUID(int=1), one.id, two.id, ON),
        ResidentDifference(UUID(int=2), one.id, rest[5].id, ON, removed="看错"),
        RegistryLink(UUID(int=3), two.id, two.id, three.id),
        ResidentDifference(UUID(int=4), three.id, four.id, ON),
        ResidentMerge(UUID(int=5), four.id, rest[0].id, four.household, ON),
    ]
    return invented


@pytest.fixture
def session(filled: Filled, made: Street, readings: Readings) -> Iterator[Session]:
    database = filled(made.records)
    with database.writing(PEN) as writing:
        index_all(writing, readings)
        aliases.refresh(writing)
    with database.reading() as reading:
        yield reading


def typed(readings: Readings, name: str = "", number: str = "", phone: str = "") -> Person:
    sounds = alike.Comparable(readings).sounds
    return likeness.person(UUID(int=0), None, name, number, None, phone, sounds)


def test_everybody_but_the_merged_is_compared(
    session: Session, made: Street, readings: Readings
) -> None:
    people = alike.people_in(session, made.grids, readings)
    assert {one.id for one in people} == {r.id for r in made.residents} - {made.residents[3].id}
    first = next(one for one in people if one.id == made.residents[0].id)
    assert {"qinjianguo", "tanjianguo"} <= first.sounds
    assert first.phones == {"19900009999", "0632-8012345"}
    assert first.proof == made.residents[0].id_number


def test_what_was_decided_holds_for_the_record_that_another_went_into(
    session: Session, made: Street
) -> None:
    one, two, three, _, into = (resident.id for resident in made.residents[:5])
    assert alike.decided_pairs(session) == {
        frozenset((one, two)),
        frozenset((two, three)),
        frozenset((three, into)),
    }
    assert alike.difference_of(session, two, one) == UUID(int=1)
    assert alike.difference_of(session, two, three) is None


def test_somebody_typed_is_found_by_each_thing(
    session: Session, made: Street, readings: Readings
) -> None:
    known = made.residents[0]
    number = known.id_number
    for one in (
        typed(readings, "覃建国"),
        typed(readings, "秦建国"),
        typed(readings, number=number),
        typed(readings, number=number[:-1] + ("0" if number[-1] != "0" else "1")),
        typed(readings, number=number[:8] + "99" + number[10:]),
        typed(readings, phone="19900009999"),
    ):
        assert known.id in {other.id for other in alike.who_may_be(session, one, readings)}


def test_who_lives_in_the_household_is_looked_at(
    session: Session, made: Street, readings: Readings
) -> None:
    home = made.residents[0].household
    asked = replace(typed(readings), household=home)
    found = {other.id for other in alike.who_may_be(session, asked, readings)}
    at_home = {resident.id for resident in made.residents if resident.household == home}
    assert found == at_home - {made.residents[3].id}


def test_nothing_typed_asks_nothing(session: Session, readings: Readings) -> None:
    assert alike.who_may_be(session, typed(readings), readings) == []
