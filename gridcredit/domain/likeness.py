"""How likely two residents of the register are one person: points for and against, with reasons.

After Fellegi and Sunter (1969): each thing known of both adds or takes points, what is missing of
either says nothing, and a pair whose points reach a bound is shown to a person, who decides. Two
different valid ID numbers are never one person, however alike all else is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.addresses import AddressKey
from gridcredit.domain.codes import Sex
from gridcredit.domain.identity import IdKind, birth_of, check_id_number
from gridcredit.domain.names import is_damaged, may_be
from gridcredit.domain.phones import is_phone, split_phones
from gridcredit.domain.searching import Readings, SearchKind, name_terms
from gridcredit.domain.writing import normalise_name

Distance = Callable[[str, str], int]
"""How many signs were mistyped, left out, added or swapped with their neighbour (optimal string
alignment); handed in, as a library reckons it best."""


class Sign(StrEnum):
    """What speaks for two residents being one person, or against it."""

    SAME_ID = "same_id_number"
    NEAR_ID = "near_id_number"  # one or two digits mistyped or swapped, and one of them invalid
    SAME_NAME = "same_name"
    SAME_SOUND = "same_sound"
    DAMAGED_NAME = "damaged_name"  # characters of one are lost or masked
    NEAR_NAME = "near_name"  # one character differs
    SAME_BIRTH = "same_birth"
    SWAPPED_BIRTH = "swapped_birth"  # day and month
    NEAR_BIRTH = "near_birth"  # one digit differs, or two are swapped
    SAME_PHONE = "same_phone"
    NEAR_PHONE = "near_phone"
    SAME_HOUSEHOLD = "same_household"
    SAME_DOOR = "same_door"
    OTHER_ID = "other_id_number"
    OTHER_NAME = "other_name"
    OTHER_BIRTH = "other_birth"
    OTHER_SEX = "other_sex"
    OTHER_RELATION = "other_relation"


POINTS: dict[Sign, int] = {
    Sign.SAME_ID: 40,
    Sign.NEAR_ID: 14,
    Sign.SAME_NAME: 7,
    Sign.SAME_SOUND: 5,
    Sign.DAMAGED_NAME: 4,
    Sign.NEAR_NAME: 1,
    Sign.SAME_BIRTH: 6,
    Sign.SWAPPED_BIRTH: 3,
    Sign.NEAR_BIRTH: 2,
    Sign.SAME_PHONE: 5,
    Sign.NEAR_PHONE: 2,
    Sign.SAME_HOUSEHOLD: 3,
    Sign.SAME_DOOR: 4,
    Sign.OTHER_ID: -9,
    Sign.OTHER_NAME: -12,
    Sign.OTHER_BIRTH: -9,
    Sign.OTHER_SEX: -7,
    Sign.OTHER_RELATION: -6,
}
"""What each sign counts. Behind one door several households may live, and people of one household
stand side by side on one sheet: the same door in another household counts more."""

BOUND = 10
"""Points from which a pair is shown."""
_OF_HUNDRED = 6  # of the score, a point: the bound is 60
_MOST = 99  # of a pair that does not carry one ID number
CERTAIN = 100

_YEARS_APART = 1  # of two births that a slip of the pen may explain
_LONG_NAME = 3  # characters from which one that differs tells little


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared of a resident, in one form; blank, None or empty where it is not known."""

    id: UUID
    household: UUID | None
    name: str = ""
    sounds: frozenset[str] = frozenset()  # the name in pinyin, every reading
    number: str = ""  # an ID number; 18 characters where it has them
    proof: str = ""  # the same where it is a valid one of 18 characters
    birth: date | None = None
    phones: frozenset[str] = frozenset()
    door: tuple[str, AddressKey] | None = None  # in which grid
    sex: Sex = Sex.UNKNOWN
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two people are: a score of 0 to 100, and why, what weighs most first."""

    score: int
    signs: tuple[Sign, ...] = field(default=())

    @property
    def is_certain(self) -> bool:
        """Whether both carry one ID number."""
        return Sign.SAME_ID in self.signs


def person(
    row: UUID,
    household: UUID | None,
    name: str,
    number: str,
    birth: date | None,
    phone: str,
    sounds: Callable[[str], frozenset[str]],
    door: tuple[str, AddressKey] | None = None,
    sex: Sex = Sex.UNKNOWN,
    relation: str = "",
) -> Person:
    """A resident brought into the form that is compared."""
    tidy = normalise_name(name).replace("·", "")
    said = check_id_number(number)
    is_proof = said.is_valid and len(said.number) == _WHOLE
    return Person(
        row,
        household,
        tidy,
        frozenset() if is_damaged(tidy) else sounds(tidy),
        said.number,
        said.number if is_proof else "",
        birth_of(said.number, birth) if said.is_valid else birth,
        frozenset(one for one in split_phones(phone) if is_phone(one)),
        door,
        said.sex if sex is Sex.UNKNOWN and said.is_valid else sex,
        relation,
    )


def sounds_of(name: str, readings: Readings) -> frozenset[str]:
    """A name in pinyin, with every reading of its surname."""
    terms = name_terms(name, readings)
    return frozenset(term.text for term in terms if term.kind is SearchKind.PINYIN)


def is_vetoed(one: Person, other: Person) -> bool:
    """Whether both carry valid ID numbers, and these differ."""
    return bool(one.proof and other.proof and one.proof != other.proof)


def compare(one: Person, other: Person, distance: Distance) -> Likeness | None:
    """How alike two people are; None of a pair that is not to be shown."""
    if is_vetoed(one, other):
        return None
    signs = tuple(_signs(one, other, distance))
    points = sum(POINTS[sign] for sign in signs)
    if points < BOUND:
        return None
    ordered = tuple(sorted(signs, key=lambda sign: -POINTS[sign]))
    if Sign.SAME_ID in signs:
        return Likeness(CERTAIN, ordered)
    return Likeness(min(points * _OF_HUNDRED, _MOST), ordered)


def _signs(one: Person, other: Person, distance: Distance) -> Iterator[Sign]:
    at_home = one.household is not None and one.household == other.household
    found = (
        _of_numbers(one, other, distance),
        _of_names(one, other, distance),
        _of_births(one.birth, other.birth, distance),
        None if at_home else _of_phones(one.phones, other.phones, distance),
        _of_doors(one, other, at_home),
        _unlike(one.sex, other.sex, Sign.OTHER_SEX, Sex.UNKNOWN),
        _unlike(one.relation, other.relation, Sign.OTHER_RELATION, "") if at_home else None,
    )
    return (sign for sign in found if sign is not None)


_WHOLE = 18
_FIRST_GENERATION = 15


def _of_numbers(one: Person, other: Person, distance: Distance) -> Sign | None:
    """Numbers that cannot be compared, as a passport's and an ID card's, say nothing."""
    number, another = one.number, other.number
    if not number or not another:
        return None
    if number == another:
        return Sign.SAME_ID
    if one.proof and other.proof:
        return Sign.OTHER_ID  # vetoed before anybody asks
    if _is_document(number) or _is_document(another):
        return None
    if _FIRST_GENERATION in (len(number), len(another)):
        number, another = _as_15(number), _as_15(another)
    return Sign.NEAR_ID if distance(number, another) <= _slips(number) else Sign.OTHER_ID


def _is_document(number: str) -> bool:
    """Whether it is a passport or a travel permit, or too short to be a mistyped ID number."""
    kind = check_id_number(number).kind
    return kind in (IdKind.PASSPORT, IdKind.TRAVEL_PERMIT) or len(number) < _FIRST_GENERATION - 1


def _as_15(number: str) -> str:
    """An 18-digit number as it was written until 1999."""
    return number[:6] + number[8:17] if len(number) == _WHOLE else number


def _slips(number: str) -> int:
    """How many mistyped digits are told from another person's number: two of 18, one of 15."""
    return 2 if len(number) > _FIRST_GENERATION + 1 else 1


def _of_names(one: Person, other: Person, distance: Distance) -> Sign | None:
    name, another = one.name, other.name
    if not name or not another:
        return None
    if name == another:
        return Sign.SAME_NAME
    if not one.sounds.isdisjoint(other.sounds):
        return Sign.SAME_SOUND
    if (is_damaged(name) and may_be(name, another)) or (
        is_damaged(another) and may_be(another, name)
    ):
        return Sign.DAMAGED_NAME
    is_long = max(len(name), len(another)) >= _LONG_NAME
    if is_long and distance(name, another) == 1 and not _is_home(one, other):
        return Sign.NEAR_NAME
    return Sign.OTHER_NAME


def _is_home(one: Person, other: Person) -> bool:
    """Whether they are of one household: whoever wrote both names there knew them apart."""
    return one.household is not None and one.household == other.household


def _of_births(one: date | None, other: date | None, distance: Distance) -> Sign | None:
    if one is None or other is None:
        return None
    if one == other:
        return Sign.SAME_BIRTH
    if one.year == other.year and (one.month, one.day) == (other.day, other.month):
        return Sign.SWAPPED_BIRTH
    written, another = (day.isoformat().replace("-", "") for day in (one, other))
    return Sign.NEAR_BIRTH if distance(written, another) == 1 else Sign.OTHER_BIRTH


def _of_phones(some: Collection[str], others: Collection[str], distance: Distance) -> Sign | None:
    """Other telephones say nothing: people change them, and have several."""
    if any(phone in others for phone in some):
        return Sign.SAME_PHONE
    if any(distance(phone, another) == 1 for phone in some for another in others):
        return Sign.NEAR_PHONE
    return None


def _of_doors(one: Person, other: Person, at_home: bool) -> Sign | None:
    if at_home:
        return Sign.SAME_HOUSEHOLD
    return Sign.SAME_DOOR if one.door is not None and one.door == other.door else None


def _unlike(one: str, other: str, sign: Sign, unknown: str) -> Sign | None:
    return sign if one != other and unknown not in (one, other) else None


Key = tuple[str, object]
"""What two people share who may be one: only those are compared."""


def keys(of: Person) -> Iterator[Key]:
    """The keys of a person: whoever shares none with another is not like him."""
    if of.number:
        yield "number", of.number
        yield "ends", (of.number[:6], of.number[-4:])
        yield "middle", _as_15(of.number)[6:12]
    if of.birth is not None:
        yield "birth", of.birth
    for sound in of.sounds:
        yield "sound", sound
    for phone in of.phones:
        yield "phone", phone
    if of.door is not None:
        yield "door", of.door
    elif of.household is not None:
        yield "household", of.household
