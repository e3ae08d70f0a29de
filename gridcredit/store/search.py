"""Search: residents and households by whatever was typed, a few milliseconds a keystroke."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from gridcredit.domain.addresses import address_text, natural_key
from gridcredit.domain.searching import SearchKind, Term, classify
from gridcredit.store.addresstext import (
    FOUND_IN_FILE,
    FOUND_ON_SERVER,
    is_on_server,
    phrase_for,
)
from gridcredit.store.loading import uuid_of
from gridcredit.store.searchindex import INNER, MARKS

LIMIT = 201
"""One more than a list shows, so that it can say that there are more."""

RESIDENT, HOUSEHOLD = "resident", "household"
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Hit:
    """A resident, or a household found by its door, its address or its householder's name."""

    entity: str  # RESIDENT or HOUSEHOLD
    subject: UUID
    household: UUID
    name: str  # of the resident, or of the householder
    address: str
    grid_code: str
    found_by: SearchKind


def search(s: Session, query: str, limit: int = LIMIT) -> list[Hit]:
    """What a query finds, best look-ups first, at most `limit`; nobody twice, and nothing that
    was taken off the register."""
    hits: list[Hit] = []
    seen: set[bytes] = set()
    for term in classify(query).terms:
        for lookup in _LOOKUPS[term.kind]:
            if len(hits) < limit:
                hits += _new(lookup, _rows(s, lookup, term, limit), term.kind, seen)
    return hits[:limit]


def _rows(s: Session, lookup: _Lookup, term: Term, limit: int) -> Sequence[Any]:
    if lookup is _BY_TEXT:
        asked = _TEXT_ON_SERVER if is_on_server(s) else lookup.question
        return s.execute(asked, {"phrase": phrase_for(s, term.text), "most": limit}).all()
    return s.execute(lookup.question, lookup.bound(term) | {"most": limit}).all()


def _new(lookup: _Lookup, rows: Iterable[Any], kind: SearchKind, seen: set[bytes]) -> list[Hit]:
    """The hits not seen yet; a household is seen with any of its residents."""
    found = []
    for row in rows:
        if row[0] not in seen:
            seen.update(row[:2])
            found.append(_hit(lookup.entity, row, kind))
    if lookup.by_address:
        found.sort(key=lambda hit: natural_key(hit.address))
    return found


def _hit(entity: str, row: Any, kind: SearchKind) -> Hit:
    subject, household, name, code, estate, building, unit, room = row
    home = uuid_of(household)
    return Hit(
        entity,
        home if entity == HOUSEHOLD else uuid_of(subject),
        home,
        name,
        address_text(estate, building, unit, room),
        code,
        kind,
    )


@dataclass(frozen=True, slots=True)
class _Lookup:
    """One question, and how a term becomes what it binds."""

    entity: str
    question: TextClause
    mark: str = ""
    by_address: bool = False

    def bound(self, term: Term) -> dict[str, str]:
        """The values of a prefix."""
        typed = term.text.replace(" ", "") if term.kind is SearchKind.PHRASE else term.text
        return {"low": self.mark + typed, "high": self.mark + typed + _LAST}


# CROSS JOIN keeps the order: from the few keys to the rows that carry them.
_STANDS = """
CROSS JOIN dwelling d CROSS JOIN area a
WHERE d.id = h.dwelling AND a.id = d.area AND h.removed = '' AND d.removed = ''"""
_HOMES = "SELECT DISTINCT h.id, h.id, h.householder, a.code, d.estate, d.building, d.unit, d.room"
_PEOPLE = "SELECT DISTINCT r.id, h.id, r.name, a.code, d.estate, d.building, d.unit, d.room"
_OF_HOME = " CROSS JOIN household h" + _STANDS + " AND h.id = r.household AND r.removed = ''"
_PREFIX = "{0} >= :low AND {0} < :high"


def _people(column: str) -> _Lookup:
    """Residents whose own column begins with what was typed."""
    where = _PREFIX.format("r." + column)
    return _Lookup(RESIDENT, _limited(f"{_PEOPLE} FROM resident r{_OF_HOME} AND {where}"))


def _people_by_key(mark: str, column: str) -> _Lookup:
    """Residents whose column has a key that begins with what was typed."""
    where = f"{_PREFIX.format('k.key')} AND r.{column} = k.value"
    return _Lookup(
        RESIDENT,
        _limited(f"{_PEOPLE} FROM search_key k CROSS JOIN resident r{_OF_HOME} AND {where}"),
        mark,
    )


def _homes() -> _Lookup:
    """Households whose householder's name begins with what was typed."""
    where = _PREFIX.format("h.householder")
    return _Lookup(HOUSEHOLD, _limited(f"{_HOMES} FROM household h{_STANDS} AND {where}"))


def _homes_by_key(mark: str) -> _Lookup:
    """Households whose householder's name has a key that begins with what was typed."""
    where = f"{_PREFIX.format('k.key')} AND h.householder = k.value"
    return _Lookup(
        HOUSEHOLD,
        _limited(f"{_HOMES} FROM search_key k CROSS JOIN household h{_STANDS} AND {where}"),
        mark,
    )


def _limited(question: str) -> TextClause:
    return text(question + " LIMIT :most")


_BY_DOOR = f"""
SELECT h.id, h.id, h.householder, a.code, d.estate, d.building, d.unit, d.room
FROM door_key k CROSS JOIN dwelling d CROSS JOIN household h CROSS JOIN area a
WHERE {_PREFIX.format("k.key")} AND d.room = k.room AND d.building = k.building
AND d.unit = k.unit AND h.dwelling = d.id AND a.id = d.area
AND h.removed = '' AND d.removed = ''"""
_TEXT = """
SELECT h.id, h.id, h.householder, a.code, d.estate, d.building, d.unit, d.room
FROM search_text t CROSS JOIN dwelling d CROSS JOIN household h CROSS JOIN area a
WHERE {} AND d.id = t.dwelling AND h.dwelling = d.id AND a.id = d.area
AND h.removed = '' AND d.removed = ''"""
_TEXT_ON_SERVER = _limited(_TEXT.format(FOUND_ON_SERVER))
_BY_TEXT = _Lookup(HOUSEHOLD, _limited(_TEXT.format(FOUND_IN_FILE)), by_address=True)


def _named(kind: SearchKind) -> tuple[_Lookup, ...]:
    return (_people_by_key(MARKS[kind], "name"), _homes_by_key(MARKS[kind]))


_LOOKUPS: dict[SearchKind, tuple[_Lookup, ...]] = {
    SearchKind.PHONE: (_people("phone"), _people_by_key(MARKS[SearchKind.PHONE], "phone")),
    SearchKind.TAIL: (_people_by_key(MARKS[SearchKind.TAIL], "phone"),),
    SearchKind.ID_NUMBER: (_people("id_number"),),
    SearchKind.DOOR: (_Lookup(HOUSEHOLD, _limited(_BY_DOOR), by_address=True),),
    SearchKind.INITIALS: _named(SearchKind.INITIALS),
    SearchKind.PINYIN: _named(SearchKind.PINYIN),
    SearchKind.NAME: (_people("name"), _homes(), *_named(SearchKind.NAME)),
    SearchKind.PHRASE: (
        _people_by_key(INNER, "name"),
        _homes_by_key(INNER),
        _BY_TEXT,
    ),
}
