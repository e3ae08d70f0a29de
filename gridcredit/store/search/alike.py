"""People of the register as they are compared (domain.likeness): all of some grids, or those few
who may be somebody just typed; and which pairs were decided already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.addresses import address_key
from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import Sex
from gridcredit.domain.likeness import Person, person, sounds_of
from gridcredit.domain.searching import Readings, SearchKind
from gridcredit.store.journal import aliases
from gridcredit.store.journal.aliases import NOT_MERGED
from gridcredit.store.journal.loading import among, among_blobs, listing, uuid_of
from gridcredit.store.search.searchindex import MARKS

Pair = frozenset[UUID]

_PERSON = f"""SELECT r.id, r.household, r.name, r.id_number, r.birth_date, r.phone, r.sex,
       r.relation, a.code, d.estate, d.building, d.unit, d.room
FROM resident r JOIN household h ON h.id = r.household JOIN dwelling d ON d.id = h.dwelling
JOIN area a ON a.id = d.area
WHERE r.removed = '' AND h.removed = '' AND d.removed = '' AND r.state IN ('home', 'away')
AND {NOT_MERGED.format("r")} AND """
_IN_GRIDS = listing(_PERSON + "d.area IN :ids")
_LISTED = listing(_PERSON + "r.id IN :ids")

_SEXES: dict[str, Sex] = {sex.value: sex for sex in Sex}


class Comparable:
    """Makes people of rows; names and doors that come again are read once."""

    def __init__(self, readings: Readings) -> None:
        self.sounds: Callable[[str], frozenset[str]] = cache(lambda name: sounds_of(name, readings))
        self.door = cache(address_key)

    def of_row(self, row: Sequence[Any]) -> Person:
        """A person of a row of `_PERSON`."""
        resident, household, name, number, born, phone, sex, relation, code, *address = row
        return person(
            uuid_of(resident),
            uuid_of(household),
            name,
            number,
            date.fromisoformat(born) if born else None,
            phone,
            self.sounds,
            (code, self.door(*address)) if any(address) else None,
            _SEXES[sex],
            relation,
        )


@many_values()
def people_in(s: Session, grids: Collection[UUID], readings: Readings) -> list[Person]:
    """Everybody on the register of the grids who lives or is registered there; the dead, who moved
    out, and whose record was merged into another are left out."""
    made = Comparable(readings)
    return [made.of_row(row) for row in among(s, _IN_GRIDS, grids)]


_SHARED = listing(
    _PERSON
    + """d.area IN :ids AND r.id_number IN (
    SELECT id_number FROM resident WHERE id_number <> '' AND removed = ''
    GROUP BY id_number HAVING count(*) > 1
) ORDER BY r.id_number, r.id"""
)


def sharing_numbers(s: Session, grids: Collection[UUID]) -> list[list[UUID]]:
    """Of the people of `people_in` those who carry one ID number, the older records first; a pair
    of whom a person said that they are two, or one at two addresses, is left out."""
    by_number: dict[str, list[UUID]] = {}
    for row in among(s, _SHARED, grids):
        by_number.setdefault(row[3], []).append(uuid_of(row[0]))
    shared = [people for people in by_number.values() if len(people) > 1]
    decided = decided_pairs(s) if shared else set()
    return [
        people
        for people in shared
        if any(frozenset(pair) not in decided for pair in combinations(people, 2))
    ]


_OTHERS = """SELECT id FROM resident WHERE {}"""
_KEYED = "SELECT r.id FROM search_key k JOIN resident r ON r.{} = k.value WHERE k.key = :{}"
_BEGUN = """SELECT r.id FROM search_key k JOIN resident r ON r.phone = k.value
WHERE k.key >= :low{0} AND k.key < :high{0}"""  # a cell may hold several telephones
_MOST = 2_000
"""People looked at while somebody types: more are only of the commonest names."""
_TAIL = 6  # digits of an ID number that its search key has
_DATED = 14  # digits of an ID number that say where and when somebody was born
_LAST = "\U0010ffff"


@many_values()
def who_may_be(s: Session, typed: Person, readings: Readings) -> list[Person]:
    """The people whose number, name, telephone, birth date or household may be those of somebody
    who is being typed, through the indexes of the register and of its search."""
    asked, bound = _questions(typed)
    if not asked:
        return []
    found = s.execute(text(" UNION ".join(asked) + " LIMIT :most"), bound | {"most": _MOST})
    made = Comparable(readings)
    return [made.of_row(row) for row in among_blobs(s, _LISTED, list(found.scalars()))]


def _questions(typed: Person) -> tuple[list[str], dict[str, Any]]:
    """Statements that each find some, and what they bind."""
    asked: list[str] = []
    bound: dict[str, Any] = {}

    def has(where: str, **values: Any) -> None:
        asked.append(_OTHERS.format(where))
        bound.update(values)

    def sounds(column: str, kind: SearchKind, value: str) -> None:
        name = f"key{len(asked)}"
        asked.append(_KEYED.format(column, name))
        bound[name] = MARKS[kind] + value

    if number := typed.number:
        has("id_number = :number", number=number)
        sounds("id_number", SearchKind.ID_TAIL, number[: -_TAIL - 1 : -1])
        if len(number) > _DATED:
            low = number[:_DATED]
            has("id_number >= :low AND id_number < :high", low=low, high=low + _LAST)
    if typed.name:
        has("name = :name", name=typed.name)
    for sound in sorted(typed.sounds):
        sounds("name", SearchKind.PINYIN, sound)
    for at, phone in enumerate(sorted(typed.phones)):
        has(f"phone = :phone{at}", **{f"phone{at}": phone})
        low = MARKS[SearchKind.PHONE] + "".join(c for c in phone if c.isdecimal())
        asked.append(_BEGUN.format(at))
        bound |= {f"low{at}": low, f"high{at}": low + _LAST}
    if typed.birth is not None:
        has("birth_date = :born", born=typed.birth.isoformat())
    if typed.household is not None:
        has("household = :household", household=typed.household.bytes)
    return asked, bound


_DECIDED = """SELECT resident, other FROM resident_difference WHERE removed = ''
UNION SELECT resident, registered FROM registry_link WHERE removed = ''"""


_SAID = """SELECT id FROM resident_difference WHERE removed = ''
AND resident IN (:one, :other) AND other IN (:one, :other) ORDER BY id LIMIT 1"""


def difference_of(s: Session, one: UUID, other: UUID) -> UUID | None:
    """What says that two residents are two people, if a person said so."""
    found = s.execute(text(_SAID), {"one": one.bytes, "other": other.bytes}).scalar()
    return None if found is None else uuid_of(found)


def decided_pairs(s: Session) -> set[Pair]:
    """The pairs that nobody need be asked about: two people, as a person said, or one person at
    two addresses. What was said of a record that was merged holds for that which it went into."""
    stand_ins = aliases.all_aliases(s)

    def person_of(row: bytes) -> UUID:
        resident = uuid_of(row)
        return stand_ins.get(resident, resident)

    told = s.connection().exec_driver_sql(_DECIDED)
    return {frozenset((person_of(one), person_of(other))) for one, other in told}
