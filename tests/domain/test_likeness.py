"""Who may be one person: what speaks for it and against it, and how many doubles are found."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain import likeness
from gridcredit.domain.addresses import address_key
from gridcredit.domain.codes import Sex
from gridcredit.domain.errors import Cancelled
from gridcredit.domain.likely_pairs import MOST_SHARING, likely_pairs
from gridcredit.domain.likeness import Likeness, Person, Sign, compare
from gridcredit.domain.searching import Readings
from gridcredit.operations.register.alike import distance
from gridcredit.paths import resources
from gridcredit.store.search.readings import load_readings
from tests.doubles import Town, as_people, judged, town

NUMBER, OTHER_NUMBER = "370499198506070051", "370499198506080073"
SWAPPED = "370499198506700051"  # of the first one, and no valid number
BORN = date(1985, 6, 7)


@pytest.fixture(scope="module")
def readings() -> Readings:
    return load_readings(resources() / "pinyin")


def made(readings: Readings, at: int, name: str = "", number: str = "", **more: Any) -> Person:
    door = more.pop("door", "")
    return likeness.person(
        UUID(int=at),
        UUID(int=more.pop("household", at)),
        name,
        number,
        more.pop("birth", None),
        more.pop("phone", ""),
        lambda one: likeness.sounds_of(one, readings),
        ("370499001001001", address_key("榴园", "3", "1", door)) if door else None,
        **more,
    )


def of_two(readings: Readings, one: dict[str, Any], other: dict[str, Any]) -> Likeness | None:
    return compare(made(readings, 1, **one), made(readings, 2, **other), distance)


@pytest.mark.parametrize(
    ("one", "other", "signs"),
    [
        ({"number": NUMBER}, {"number": NUMBER}, {Sign.SAME_ID, Sign.SAME_BIRTH}),
        ({"number": NUMBER}, {"number": "370499850607005"}, {Sign.SAME_ID, Sign.SAME_BIRTH}),
        (
            {"name": "王建国", "number": NUMBER},
            {"name": "王建国", "number": SWAPPED},
            {Sign.NEAR_ID, Sign.SAME_NAME},
        ),
        (
            {"name": "王建国", "birth": BORN},
            {"name": "王健国", "birth": BORN},
            {Sign.SAME_SOUND, Sign.SAME_BIRTH},
        ),
        (  # both readings of the surname
            {"name": "覃伟", "birth": BORN},
            {"name": "秦伟", "birth": BORN},
            {Sign.SAME_SOUND, Sign.SAME_BIRTH},
        ),
        (
            {"name": "张?明", "birth": BORN},
            {"name": "张小明", "birth": BORN},
            {Sign.DAMAGED_NAME, Sign.SAME_BIRTH},
        ),
        (
            {"name": "王建国", "birth": date(1985, 6, 7)},
            {"name": "王建国", "birth": date(1985, 7, 6)},
            {Sign.SAME_NAME, Sign.SWAPPED_BIRTH},
        ),
        (
            {"name": "王建国", "phone": "19900000001"},
            {"name": "王建国", "phone": "0632-8012345、19900000001"},
            {Sign.SAME_NAME, Sign.SAME_PHONE},
        ),
        (
            {"name": "王建国", "phone": "19900000001", "birth": BORN},
            {"name": "王建园", "phone": "19900000001", "birth": BORN},
            {Sign.NEAR_NAME, Sign.SAME_PHONE, Sign.SAME_BIRTH},
        ),
        (
            {"name": "王伟", "door": "501"},
            {"name": "王伟", "door": "501"},
            {Sign.SAME_NAME, Sign.SAME_DOOR},
        ),
    ],
)
def test_who_is_shown_and_why(
    readings: Readings, one: dict[str, Any], other: dict[str, Any], signs: set[Sign]
) -> None:
    found = of_two(readings, one, other)
    assert found is not None
    assert set(found.signs) == signs
    assert found == of_two(readings, other, one)
    assert found.is_certain == (Sign.SAME_ID in signs) == (found.score == 100)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Two valid numbers, whatever else is alike: twins, and a namesake.
        (
            {"name": "张晓晨", "number": "37049920000101031X", "household": 7},
            {"name": "张晓晨", "number": "370499200001010336", "household": 7},
        ),
        # Father and son of one name in one household.
        (
            {"name": "何安", "birth": date(1960, 1, 1), "household": 7, "relation": "户主"},
            {"name": "何安", "birth": date(1990, 1, 1), "household": 7, "relation": "子"},
        ),
        # Twins without numbers, with one telephone, side by side on one sheet.
        (
            {"name": "王子轩", "birth": BORN, "household": 7, "phone": "19900000001"},
            {"name": "王子豪", "birth": BORN, "household": 7, "phone": "19900000001"},
        ),
        ({"name": "王伟"}, {"name": "王伟"}),  # a namesake of whom nothing is known
        ({"name": "王伟", "birth": BORN}, {"name": "李强", "birth": BORN}),
        ({"name": "王伟", "phone": "19900000001"}, {"name": "李芳", "phone": "19900000001"}),
        (
            {"name": "王伟", "door": "501", "sex": Sex.MALE},
            {"name": "王薇", "door": "501", "sex": Sex.FEMALE},
        ),
        ({}, {}),
    ],
)
def test_who_is_not_shown(readings: Readings, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert of_two(readings, one, other) is None


def test_what_is_missing_says_nothing(readings: Readings) -> None:
    whole = {"name": "王建国", "birth": BORN, "phone": "19900000001", "sex": Sex.MALE}
    bare = {"name": "王建国", "birth": BORN}
    found = of_two(readings, whole, bare)
    assert found is not None
    assert set(found.signs) == {Sign.SAME_NAME, Sign.SAME_BIRTH}


def test_a_passport_contradicts_no_id_card(readings: Readings) -> None:
    one = {"name": "王建国", "number": NUMBER}
    other = {"name": "王建国", "number": "E12345678", "birth": BORN}
    found = of_two(readings, one, other)
    assert found is not None
    assert set(found.signs) == {Sign.SAME_NAME, Sign.SAME_BIRTH}


def pairs_of(people: list[Person], **more: Any) -> set[frozenset[int]]:
    return {
        frozenset((pair.one.id.int - 1, pair.other.id.int - 1))
        for pair in likely_pairs(people, distance, **more)
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_doubles_are_found_and_few_others(readings: Readings, seed: int) -> None:
    invented = town(6_000, 400, seed)
    found = judged(invented, pairs_of(as_people(invented, readings)))
    assert found.f1 >= 0.98, found


def test_only_those_who_share_a_key_need_be_compared(readings: Readings) -> None:
    """Nobody else would be shown."""
    people = as_people(town(500, 60, 5), readings)
    places = {one.id: at for at, one in enumerate(people)}
    every = {
        frozenset((places[one.id], places[other.id]))
        for one, other in combinations(people, 2)
        if compare(one, other, distance) is not None
    }
    assert pairs_of(people) == every


def test_what_was_decided_is_not_shown_again(readings: Readings) -> None:
    people = [made(readings, at, "王建国", birth=BORN) for at in (1, 2, 3)]
    decided = {frozenset((UUID(int=1), UUID(int=2)))}
    assert pairs_of(people, decided=decided) == {frozenset((0, 2)), frozenset((1, 2))}


def test_a_telephone_of_a_whole_village_says_nothing(readings: Readings) -> None:
    names = [f"张{chr(0x4E00 + at)}" for at in range(MOST_SHARING + 1)]
    people = [made(readings, at + 1, name, phone="19900000001") for at, name in enumerate(names)]
    shown = likely_pairs(people, distance)
    assert all(Sign.SAME_SOUND in pair.likeness.signs for pair in shown)


def test_a_search_can_be_cancelled(readings: Readings) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    invented: Town = town(50, 5)
    with pytest.raises(Cancelled):
        likely_pairs(as_people(invented, readings), distance, progress=stop)
