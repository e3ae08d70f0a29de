"""Search: residents and households by whatever was typed, a few milliseconds a keystroke."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from gridcredit.domain.addresses import address_text, natural_key
from gridcredit.domain.searching import Query, SearchKind, Term, classify, pieces, words
from gridcredit.store.engine.address_text import (
    FOUND_IN_FILE,
    FOUND_ON_SERVER,
    is_on_server,
    phrase_for,
)
from gridcredit.store.journal.loading import uuid_of
from gridcredit.store.search.searchindex import INNER, MARKS
from gridcredit.store.search.survivors import survivors

LIMIT = 201
"""One more than a list shows, so that it can say that there are more."""

RESIDENT, HOUSEHOLD = "resident", "household"
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A resident, or a household found by its door, its address or its householder's name."""

    entity: str  # RESIDENT or HOUSEHOLD
    subject: UUID
    household: UUID
    name: str  # of the resident, or of the householder
    address: str
    grid_code: str
    found_by: SearchKind


def search(s: Session, query: str, limit: int = LIMIT) -> list[SearchHit]:
    """What a query finds, best look-ups first, at most `limit`; nobody twice, and nothing that
    was taken off the register. Of several words each is found somewhere at the person or the
    household; the runs of a word (an estate and its door) are only told apart where the word as a
    whole finds nothing."""
    found = _Found(limit)
    for term in classify(query).terms:
        for lookup in _LOOKUPS[term.kind]:
            if found.has_room:
                found.add(
                    lookup.entity, _rows(s, lookup, term, limit), term.kind, lookup.by_address
                )
    _add_together(s, words(query), found)
    if not found.hits:
        _add_together(s, pieces(query), found)
    return _led(s, found.hits)[:limit]


def _led(s: Session, hits: Sequence[SearchHit]) -> list[SearchHit]:
    """The same, where whoever is merged away is the one who stands for the person."""
    stand_ins = survivors(s, [hit.subject for hit in hits if hit.entity == RESIDENT])
    if not stand_ins:
        return list(hits)
    found: dict[UUID, SearchHit] = {}
    for hit in hits:
        stays = stand_ins.get(hit.subject)
        if stays is not None:
            hit = SearchHit(
                *(RESIDENT, stays.resident, stays.household, stays.name, stays.address),
                *(stays.grid_code, hit.found_by),
            )
        if stays is not None or hit.subject not in stand_ins:
            found.setdefault(hit.subject, hit)
    return list(found.values())


class _Found:
    """The hits so far; a household is seen with any of its residents."""

    def __init__(self, limit: int) -> None:
        self.hits: list[SearchHit] = []
        self.limit = limit
        self._seen: set[bytes] = set()

    @property
    def has_room(self) -> bool:
        """Whether more may be found."""
        return len(self.hits) < self.limit

    def add(self, entity: str, rows: Iterable[Any], kind: SearchKind, by_address: bool) -> None:
        """Take in the rows not seen yet."""
        new = []
        for row in rows:
            if row[0] not in self._seen:
                self._seen.update(row[:2])
                new.append(_hit(entity, row, kind))
        if by_address:
            new.sort(key=lambda hit: natural_key(hit.address))
        self.hits += new


def _rows(s: Session, lookup: _Lookup, term: Term, limit: int) -> Sequence[Any]:
    if lookup is _BY_TEXT:
        asked = _TEXT_ON_SERVER if is_on_server(s) else lookup.question
        return s.execute(asked, {"phrase": phrase_for(s, term.text), "most": limit}).all()
    return s.execute(lookup.question, lookup.bound(term) | {"most": limit}).all()


def _hit(entity: str, row: Any, kind: SearchKind) -> SearchHit:
    subject, household, name, code, estate, building, unit, room = row
    home = uuid_of(household)
    return SearchHit(
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
_STANDS = """
CROSS JOIN dwelling d CROSS JOIN area a
WHERE d.id = h.dwelling AND a.id = d.area AND h.removed = '' AND d.removed = ''"""
_HOMES = "SELECT DISTINCT h.id, h.id, h.householder, a.code, d.estate, d.building, d.unit, d.room"
_PEOPLE = "SELECT DISTINCT r.id, h.id, r.name, a.code, d.estate, d.building, d.unit, d.room"
_OF_HOME = " CROSS JOIN household h" + _STANDS + " AND h.id = r.household AND r.removed = ''"
_PREFIX = "{0} >= :low AND {0} < :high"


def _limited(question: str) -> TextClause:
    return text(question + " LIMIT :most")


def _people(source: str, where: str, mark: str = "") -> _Lookup:
    asked = _limited(f"{_PEOPLE} FROM {source}{_OF_HOME} AND {where}")
    return _Lookup(RESIDENT, asked, f"{source} WHERE {where}", mark)


def _homes(source: str, where: str, mark: str = "") -> _Lookup:
    asked = _limited(f"{_HOMES} FROM {source}{_STANDS} AND {where}")
    return _Lookup(HOUSEHOLD, asked, f"{source} WHERE {where}", mark)


def _people_with(column: str) -> _Lookup:
    """Residents whose own column begins with what was typed."""
    return _people("resident r", _PREFIX.format("r." + column))


def _people_by_key(mark: str, column: str) -> _Lookup:
    """Residents whose column has a key that begins with what was typed."""
    where = f"{_PREFIX.format('k.key')} AND r.{column} = k.value"
    return _people("search_key k CROSS JOIN resident r", where, mark)


def _homes_by_key(mark: str) -> _Lookup:
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
_TEXT_ON_SERVER = _limited(_TEXT.format(FOUND_ON_SERVER))
_BY_TEXT = _Lookup(HOUSEHOLD, _limited(_TEXT.format(FOUND_IN_FILE)), "", by_address=True)


def _named(kind: SearchKind) -> tuple[_Lookup, ...]:
    return (_people_by_key(MARKS[kind], "name"), _homes_by_key(MARKS[kind]))


_LOOKUPS: dict[SearchKind, tuple[_Lookup, ...]] = {
    SearchKind.PHONE: (_people_with("phone"), _people_by_key(MARKS[SearchKind.PHONE], "phone")),
    SearchKind.TAIL: (_people_by_key(MARKS[SearchKind.TAIL], "phone"),),
    SearchKind.ID_NUMBER: (_people_with("id_number"),),
    SearchKind.ID_TAIL: (_people_by_key(MARKS[SearchKind.ID_TAIL], "id_number"),),
    SearchKind.BIRTH: (_people_with("birth_date"),),
    SearchKind.DOOR: (_Lookup(HOUSEHOLD, _limited(_BY_DOOR), _DOOR.format(""), by_address=True),),
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
        _BY_TEXT,
    ),
}


def _add_together(s: Session, asked: Sequence[Query], found: _Found) -> None:
    """Whom all the words are found at: people of whom or of whose household each of them is, then
    households that have each of them, though of several people."""
    if len(asked) < 2 or not found.has_room:
        return
    parts, bound = _together(s, asked)
    with_all = " AND ".join(f"(r.id IN {_OF_P} OR h.id IN {_OF_H})".format(n) for n in parts)
    with_one = " OR ".join(f"r.id IN {_OF_P}".format(n) for n in parts)
    question = (
        f"WITH {', '.join([*parts.values(), _homes_of_all(list(parts))])}"
        f" {_PEOPLE}, 0 FROM c CROSS JOIN resident r{_OF_HOME} AND r.household = c.id"
        f" AND {with_all} AND ({with_one})"
        f" UNION ALL {_HOMES}, 1 FROM c CROSS JOIN household h{_STANDS} AND h.id = c.id"
        f" ORDER BY {_HOMES.count(',') + 2}"
    )
    rows = s.execute(_limited(question), bound | {"most": found.limit}).all()
    for at, entity in enumerate((RESIDENT, HOUSEHOLD)):
        own = (row[:-1] for row in rows if row[-1] == at)
        found.add(entity, own, asked[0].terms[0].kind, by_address=True)


_OF_P, _OF_H = "(SELECT id FROM p{0})", "(SELECT id FROM h{0})"


def _together(s: Session, asked: Sequence[Query]) -> tuple[dict[int, str], dict[str, str]]:
    """By word the tables of people (p) and households (h) that it finds, and what they bind."""
    parts: dict[int, str] = {}
    bound: dict[str, str] = {}
    for n, query in enumerate(asked):
        people = ["SELECT id, household FROM resident WHERE 1 = 0"]
        homes = ["SELECT id FROM household WHERE 1 = 0"]
        for at, (term, lookup) in enumerate(_lookups_of(query)):
            whom, values = _whom(s, lookup, term, f"{n}_{at}")
            bound |= values
            if lookup.entity == RESIDENT:
                people.append(f"SELECT r.id, r.household FROM {whom} AND r.removed = ''")
            else:
                homes.append(f"SELECT h.id FROM {whom}")
        parts[n] = (
            f"p{n}(id, home) AS ({' UNION ALL '.join(people)}),"
            f" h{n}(id) AS ({' UNION ALL '.join(homes)})"
        )
    return parts, bound


def _lookups_of(query: Query) -> Iterator[tuple[Term, _Lookup]]:
    for term in query.terms:
        for lookup in _LOOKUPS[term.kind]:
            yield term, lookup


def _whom(s: Session, lookup: _Lookup, term: Term, mark: str) -> tuple[str, dict[str, str]]:
    """What follows FROM, its values named apart from those of other look-ups."""
    if lookup is _BY_TEXT:
        matched = FOUND_ON_SERVER if is_on_server(s) else FOUND_IN_FILE
        whom, values = _TEXT_HOMES.format(matched), {"phrase": phrase_for(s, term.text)}
    else:
        whom, values = lookup.whom, lookup.bound(term)
    for name in values:
        whom = whom.replace(f":{name}", f":{name}{mark}")
    return whom, {name + mark: value for name, value in values.items()}


def _homes_of_all(words: Sequence[int]) -> str:
    """The households at which every word is found."""
    each = (
        f"SELECT id FROM (SELECT home AS id FROM p{n} UNION ALL SELECT id FROM h{n}) x{n}"
        for n in words
    )
    return f"c(id) AS ({' INTERSECT '.join(each)})"
