"""What is asked for each kind of term: of the register, through its own columns and the keys of the
index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from gridcredit.domain.searching import Query, SearchKind, Term
from gridcredit.store.engine.address_text import (
    FOUND_IN_FILE,
    FOUND_ON_SERVER,
    is_on_server,
    phrase_for,
)
from gridcredit.store.search.searchindex import INNER, MARKS

RESIDENT, HOUSEHOLD = "resident", "household"
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Lookup:
    """One question, and how a term becomes what it binds. `whom` is what follows FROM where only
    the ids are asked for: residents as r, or households as h."""

    entity: str
    question: TextClause
    whom: str
    mark: str = ""
    by_address: bool = False

    def bound(self, term: Term) -> dict[str, str]:
        """The values of a prefix."""
        typed = term.text.replace(" ", "") if term.kind is SearchKind.PHRASE else term.text
        return {"low": self.mark + typed, "high": self.mark + typed + _LAST}


# CROSS JOIN keeps the order: from the few keys to the rows that carry them.
STANDS = """
CROSS JOIN dwelling d CROSS JOIN area a
WHERE d.id = h.dwelling AND a.id = d.area AND h.removed = '' AND d.removed = ''"""
HOMES = "SELECT DISTINCT h.id, h.id, h.householder, a.code, d.estate, d.building, d.unit, d.room"
PEOPLE = "SELECT DISTINCT r.id, h.id, r.name, a.code, d.estate, d.building, d.unit, d.room"
OF_HOME = " CROSS JOIN household h" + STANDS + " AND h.id = r.household AND r.removed = ''"
_PREFIX = "{0} >= :low AND {0} < :high"


def _limited(question: str) -> TextClause:
    return text(question + " LIMIT :most")


def _people(source: str, where: str, mark: str = "") -> Lookup:
    asked = _limited(f"{PEOPLE} FROM {source}{OF_HOME} AND {where}")
    return Lookup(RESIDENT, asked, f"{source} WHERE {where}", mark)


def _homes(source: str, where: str, mark: str = "") -> Lookup:
    asked = _limited(f"{HOMES} FROM {source}{STANDS} AND {where}")
    return Lookup(HOUSEHOLD, asked, f"{source} WHERE {where}", mark)


def _people_with(column: str) -> Lookup:
    """Residents whose own column begins with what was typed."""
    return _people("resident r", _PREFIX.format("r." + column))


def _people_by_key(mark: str, column: str) -> Lookup:
    """Residents whose column has a key that begins with what was typed."""
    where = f"{_PREFIX.format('k.key')} AND r.{column} = k.value"
    return _people("search_key k CROSS JOIN resident r", where, mark)


def _homes_by_key(mark: str) -> Lookup:
    """Households whose householder's name has a key that begins with what was typed."""
    where = f"{_PREFIX.format('k.key')} AND h.householder = k.value"
    return _homes("search_key k CROSS JOIN household h", where, mark)


_DOOR = f"""door_key k CROSS JOIN dwelling d CROSS JOIN household h{{}}
WHERE {_PREFIX.format("k.key")} AND d.room = k.room AND d.building = k.building
AND d.unit = k.unit AND h.dwelling = d.id"""
_BY_DOOR = f"""
SELECT h.id, h.id, h.householder, a.code, d.estate, d.building, d.unit, d.room
FROM {_DOOR.format(" CROSS JOIN area a")}
AND a.id = d.area AND h.removed = '' AND d.removed = ''"""
_TEXT = """
SELECT h.id, h.id, h.householder, a.code, d.estate, d.building, d.unit, d.room
FROM search_text t CROSS JOIN dwelling d CROSS JOIN household h CROSS JOIN area a
WHERE {} AND d.id = t.dwelling AND h.dwelling = d.id AND a.id = d.area
AND h.removed = '' AND d.removed = ''"""
_TEXT_HOMES = "search_text t CROSS JOIN household h WHERE {} AND h.dwelling = t.dwelling"
TEXT_ON_SERVER = _limited(_TEXT.format(FOUND_ON_SERVER))
BY_TEXT = Lookup(HOUSEHOLD, _limited(_TEXT.format(FOUND_IN_FILE)), "", by_address=True)
BY_DOOR = Lookup(HOUSEHOLD, _limited(_BY_DOOR), _DOOR.format(""), by_address=True)


def _named(kind: SearchKind) -> tuple[Lookup, ...]:
    return (_people_by_key(MARKS[kind], "name"), _homes_by_key(MARKS[kind]))


LOOKUPS: dict[SearchKind, tuple[Lookup, ...]] = {
    SearchKind.PHONE: (_people_with("phone"), _people_by_key(MARKS[SearchKind.PHONE], "phone")),
    SearchKind.TAIL: (_people_by_key(MARKS[SearchKind.TAIL], "phone"),),
    SearchKind.ID_NUMBER: (_people_with("id_number"),),
    SearchKind.ID_TAIL: (_people_by_key(MARKS[SearchKind.ID_TAIL], "id_number"),),
    SearchKind.BIRTH: (_people_with("birth_date"),),
    SearchKind.DOOR: (BY_DOOR,),
    SearchKind.INITIALS: _named(SearchKind.INITIALS),
    SearchKind.PINYIN: _named(SearchKind.PINYIN),
    SearchKind.NAME: (
        _people_with("name"),
        _homes("household h", _PREFIX.format("h.householder")),
        *_named(SearchKind.NAME),
    ),
    SearchKind.PHRASE: (
        _people_by_key(INNER, "name"),
        _homes_by_key(INNER),
        BY_TEXT,
    ),
}


def lookups_of(query: Query) -> Iterator[tuple[Term, Lookup]]:
    """Every look-up of a word with its term, in the order of their worth."""
    for term in query.terms:
        for lookup in LOOKUPS[term.kind]:
            yield term, lookup


def whom_of(s: Session, lookup: Lookup, term: Term, mark: str) -> tuple[str, dict[str, str]]:
    """What follows FROM, its values named apart from those of other look-ups."""
    if lookup is BY_TEXT:
        matched = FOUND_ON_SERVER if is_on_server(s) else FOUND_IN_FILE
        whom, values = _TEXT_HOMES.format(matched), {"phrase": phrase_for(s, term.text)}
    else:
        whom, values = lookup.whom, lookup.bound(term)
    for name in values:
        whom = whom.replace(f":{name}", f":{name}{mark}")
    return whom, {name + mark: value for name, value in values.items()}
