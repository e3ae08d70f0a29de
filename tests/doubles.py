"""Invented people of whom some stand in the register twice, written down as people write: for the
test and the benchmark of who may be one person. Nobody here exists.

Among them are those who only look alike: twins, father and son of like names, namesakes next door,
couples with one telephone, people who share a birthday. Of every double something is left by which
a person would know it: its number or birth date, even if a slip is in it, or a telephone or door.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from itertools import count
from uuid import UUID

from gridcredit.domain import likeness
from gridcredit.domain.addresses import address_key
from gridcredit.domain.codes import Sex
from gridcredit.domain.identity import check_digit
from gridcredit.domain.likeness import Person
from gridcredit.domain.searching import Readings

SURNAMES = "王王王李李李张张张刘刘陈陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁单仇解曾查区覃盖缪朴"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国庆文志红梅春燕东雪飞龙云"
ALIKE = {
    "伟": "炜玮", "明": "铭鸣", "军": "君均", "静": "婧靖", "丽": "莉俐", "芳": "方",
    "英": "瑛莹", "华": "桦骅", "建": "健", "国": "帼", "文": "雯", "志": "智", "洋": "阳杨",
    "娟": "涓", "龙": "隆", "雪": "鳕", "杰": "洁", "平": "萍", "玉": "钰", "红": "宏",
    "梅": "玫", "燕": "艳", "云": "芸",
}  # fmt: skip
"""Characters that sound alike."""


@dataclass(frozen=True)
class Written:
    """A resident as a register has it, and who it really is."""

    who: int
    name: str
    sex: Sex
    number: str
    birth: date | None
    phone: str
    door: tuple[str, str, str, str]
    household: int
    relation: str


@dataclass
class Town:
    """What is written of everybody, and which of it is of one person."""

    chance: random.Random
    written: list[Written] = field(default_factory=list)
    doubles: set[frozenset[int]] = field(default_factory=set)  # places in `written`
    homes: Iterator[int] = field(default_factory=lambda: count(1))
    people: Iterator[int] = field(default_factory=lambda: count(1))
    numbers: set[str] = field(default_factory=set)

    def add(self, *some: Written) -> None:
        """Write people down."""
        self.written += some


def town(people: int, doubles: int, seed: int = 1) -> Town:
    """So many people, one in twelve of whom is like another, and so many of them written twice."""
    made = Town(random.Random(seed))
    while len(made.written) < people:
        _family(made)
    made.written[people:] = []
    for at in made.chance.sample(range(people), doubles):
        made.doubles.add(frozenset((at, len(made.written))))
        made.add(_again(made, made.written[at]))
    return made


def as_people(made: Town, readings: Readings) -> list[Person]:
    """Everybody in the form that is compared, the id being the place in the town."""
    sounds = cache(lambda name: likeness.sounds_of(name, readings))
    return [
        likeness.person(
            UUID(int=at + 1),
            UUID(int=one.household << 64),
            one.name,
            one.number,
            one.birth,
            one.phone,
            sounds,
            ("370499001001001", address_key(*one.door)) if any(one.door) else None,
            one.sex,
            one.relation,
        )
        for at, one in enumerate(made.written)
    ]


def number_of(made: Town, birth: date, sex: Sex) -> str:
    """An ID number that fits and that nobody else has."""
    while True:
        serial = made.chance.randrange(500) * 2 + (sex is Sex.MALE)
        first = f"370499{birth:%Y%m%d}{serial:03d}"
        if first not in made.numbers:
            made.numbers.add(first)
            return first + check_digit(first)


def _family(made: Town) -> None:
    chance = made.chance
    home, door = next(made.homes), _door(chance)
    surname = chance.choice(SURNAMES)
    phone = _phone(chance)
    father_born = date(1945, 1, 1) + timedelta(days=chance.randrange(18_000))
    father = _new(made, surname, Sex.MALE, father_born, phone, door, home, "户主")
    made.add(father)
    if chance.random() < 0.8:
        born = father_born + timedelta(days=chance.randrange(-1_500, 2_500))
        own = phone if chance.random() < 0.3 else _phone(chance)  # many couples give one telephone
        made.add(_new(made, chance.choice(SURNAMES), Sex.FEMALE, born, own, door, home, "配偶"))
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        _child(made, father)
    kind = chance.random()
    if kind < 0.03:
        _twins(made, father)
    elif kind < 0.05:
        _son_of_like_name(made, father)
    elif kind < 0.08:
        _namesake_next_door(made, father)


def _child(made: Town, father: Written) -> Written:
    chance = made.chance
    sex = chance.choice((Sex.MALE, Sex.FEMALE))
    born = _born(father) + timedelta(days=8_000 + chance.randrange(6_000))
    phone = _phone(chance) if chance.random() < 0.3 else ""
    relation = "子" if sex is Sex.MALE else "女"
    surname = father.name[0]
    child = _new(made, surname, sex, born, phone, father.door, father.household, relation)
    made.add(child)
    return child


def _twins(made: Town, father: Written) -> None:
    """Of one birthday, with the father's telephone; the names share a character."""
    first = _child(made, father)
    born = _born(first)
    sex = first.sex if made.chance.random() < 0.7 else Sex.FEMALE
    name = first.name[:-1] + made.chance.choice([c for c in GIVEN if c not in first.name])
    number = number_of(made, born, sex) if first.number else ""
    twin = replace(first, who=next(made.people), name=name, sex=sex, number=number)
    made.add(replace(twin, birth=first.birth, phone=father.phone))
    made.written[-2] = replace(first, phone=father.phone)


def _son_of_like_name(made: Town, father: Written) -> None:
    """In one household, of names that sound alike or are one and the same."""
    son = _child(made, father)
    made.written[-1] = replace(son, name=_sounding_alike(father.name, made.chance), sex=Sex.MALE)


def _namesake_next_door(made: Town, father: Written) -> None:
    """Somebody of that name in the same building, born another year."""
    chance = made.chance
    estate, building, unit, room = father.door
    door = (estate, building, unit, str(int(room) + 1))
    born = _born(father) + timedelta(days=chance.randrange(400, 6_000))
    other = _new(
        made, father.name[0], father.sex, born, _phone(chance), door, next(made.homes), "户主"
    )
    made.add(replace(other, name=father.name))


def _new(
    made: Town,
    surname: str,
    sex: Sex,
    born: date,
    phone: str,
    door: tuple[str, str, str, str],
    home: int,
    relation: str,
) -> Written:
    chance = made.chance
    given = "".join(chance.sample(GIVEN, 1 if chance.random() < 0.25 else 2))
    number = number_of(made, born, sex) if chance.random() < 0.85 else ""
    birth = born if number or chance.random() < 0.85 else None
    return Written(
        next(made.people), surname + given, sex, number, birth, phone, door, home, relation
    )


def _born(one: Written) -> date:
    return one.birth or date(1960, 1, 1)


def _door(chance: random.Random) -> tuple[str, str, str, str]:
    building, unit = str(chance.randrange(1, 60)), str(chance.randrange(1, 5))
    room = f"{chance.randrange(1, 18)}{chance.randrange(1, 5):02d}"
    return ("榴园", building, unit, room)


def _phone(chance: random.Random) -> str:
    return f"1990{chance.randrange(10_000_000):07d}"


# The second writing of a person

Change = Callable[[Written, random.Random], Written]


def _again(made: Town, one: Written) -> Written:
    """The same person as another hand wrote it down."""
    chance = made.chance
    moved = chance.random()
    again = one
    if moved < 0.6:  # another household elsewhere
        again = replace(again, door=_door(chance), household=next(made.homes), relation="户主")
    elif moved < 0.85:  # another household behind the same door
        again = replace(again, household=next(made.homes), relation="户主")
    for change in chance.sample(_CHANGES, chance.choice((1, 1, 2))):
        changed = change(again, chance)
        if _is_known_by(one, changed):
            again = changed
    return again


def _is_known_by(one: Written, other: Written) -> bool:
    """Whether enough is left: a number (a slip in it or none), or two of birth, telephone, door."""
    if one.number and other.number:
        return True
    same = [
        one.birth is not None and other.birth is not None,
        bool(one.phone) and one.phone == other.phone,
        one.door == other.door,
    ]
    is_named = one.name == other.name
    return sum(same) >= (1 if is_named else 2)


def _without_number(one: Written, chance: random.Random) -> Written:
    return replace(one, number="")


def _first_generation(one: Written, chance: random.Random) -> Written:
    if len(one.number) != 18 or one.number[6:8] != "19":
        return one
    return replace(one, number=one.number[:6] + one.number[8:17])


def _swapped_digits(one: Written, chance: random.Random) -> Written:
    at = chance.randrange(8, 16)
    number = one.number
    if len(number) != 18:
        return one
    return replace(one, number=number[:at] + number[at + 1] + number[at] + number[at + 2 :])


def _wrong_digit(one: Written, chance: random.Random) -> Written:
    if len(one.number) != 18:
        return one
    at = chance.randrange(6, 17)
    digit = chance.choice([d for d in "0123456789" if d != one.number[at]])
    return replace(one, number=one.number[:at] + digit + one.number[at + 1 :])


def _homophone(one: Written, chance: random.Random) -> Written:
    return replace(one, name=_sounding_alike(one.name, chance))


def _wrong_character(one: Written, chance: random.Random) -> Written:
    if len(one.name) < 3:
        return one
    at = chance.randrange(1, 3)
    other = chance.choice([c for c in GIVEN if c != one.name[at]])
    return replace(one, name=one.name[:at] + other + one.name[at + 1 :])


def _lost_character(one: Written, chance: random.Random) -> Written:
    return replace(one, name=one.name[0] + "?" + one.name[2:])


def _swapped_birth(one: Written, chance: random.Random) -> Written:
    birth = one.birth
    if birth is None or one.number or birth.day > 12:
        return one
    return replace(one, birth=birth.replace(month=birth.day, day=birth.month))


def _no_birth(one: Written, chance: random.Random) -> Written:
    return one if one.number else replace(one, birth=None)


def _other_phone(one: Written, chance: random.Random) -> Written:
    return replace(one, phone=_phone(chance))


def _no_phone(one: Written, chance: random.Random) -> Written:
    return replace(one, phone="")


_CHANGES: tuple[Change, ...] = (
    _without_number, _without_number, _first_generation, _swapped_digits, _wrong_digit,
    _homophone, _homophone, _wrong_character, _lost_character, _swapped_birth, _no_birth,
    _other_phone, _no_phone,
)  # fmt: skip


def _sounding_alike(name: str, chance: random.Random) -> str:
    """The name with one character that sounds the same, where one is known."""
    places = [at for at, c in enumerate(name) if at and c in ALIKE]
    if not places:
        return name
    at = chance.choice(places)
    return name[:at] + chance.choice(ALIKE[name[at]]) + name[at + 1 :]


# How well they are found


@dataclass(frozen=True)
class Found:
    """How many doubles were shown, missed, and how many pairs were shown that are none."""

    right: int
    missed: int
    wrong: int

    @property
    def f1(self) -> float:
        """The harmonic mean of how many of the shown are right and how many of the right are
        shown."""
        return 2 * self.right / (2 * self.right + self.missed + self.wrong)


def judged(made: Town, shown: set[frozenset[int]]) -> Found:
    """What was shown, as pairs of places, held against the truth."""
    right = len(shown & made.doubles)
    return Found(right, len(made.doubles) - right, len(shown - made.doubles))
