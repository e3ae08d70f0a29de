"""Several words: whom each of them is found at, somewhere at the person or at the household.

The words that few things answer to are looked up first. What a later word asks of addresses is then
asked only of the households that are left, of their addresses themselves: a house number alone
would be looked for at thousands of doors.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.addresses import address_text
from gridcredit.domain.searching import (
    Query,
    QueryKind,
    SearchKind,
    Term,
    door_terms,
    goes_on,
    phrase,
    plain_name,
)
from gridcredit.store.engine import many_keys
from gridcredit.store.engine.address_text import is_on_server, phrase_for
from gridcredit.store.journal.loading import among_blobs, chunks, listing
from gridcredit.store.search.home_addresses import Address, addresses
from gridcredit.store.search.lookups import (
    BY_DOOR,
    BY_TEXT,
    HOMES,
    HOUSEHOLD,
    OF_HOME,
    PEOPLE,
    RESIDENT,
    STANDS,
    Lookup,
    lookups_of,
    whom_of,
)

_FEW = 2_500
"""Households so few that looking at their addresses one by one is quicker than looking for all
doors of a number."""

_THESE = {
    RESIDENT: listing(f"{PEOPLE} FROM resident r{OF_HOME} AND r.id IN :ids"),
    HOUSEHOLD: listing(f"{HOMES} FROM household h{STANDS} AND h.id IN :ids"),
}
_AT_ONCE = 500
_VERY_FEW = 250
"""Households so few that looking at the names of all who live there is quicker than looking for
everybody of a surname."""
_PEOPLE_AT = "SELECT r.id, r.household, r.name FROM resident r WHERE r.removed = '' AND "
_HOLDERS = "SELECT NULL, h.id, h.householder FROM household h WHERE "


def all_words(
    s: Session, asked: Sequence[Query], limit: int, known: dict[Query, Word] | None = None
) -> Iterator[tuple[str, list[Any]]]:
    """The people whom every word is found at (each at them or their household, one at least at
    them), then the households that have each of them, though of several people: rows as look-ups
    answer them, at most `limit` of each. `known` are words that were looked up already."""
    words = _looked_up(s, asked, limit, {} if known is None else known)
    if words is None:
        return
    homes = set.intersection(*(word.all_homes for word in words))
    people = {
        row
        for word in words
        for row, home in word.people.items()
        if home in homes and all(one.is_at(row, home) for one in words)
    }
    yield RESIDENT, _rows(s, RESIDENT, people, limit)
    yield HOUSEHOLD, _rows(s, HOUSEHOLD, homes, limit)


class Word:
    """What one word is found at: people with their households, and households."""

    def __init__(self, rows: Iterable[Any], homes: Iterable[bytes] = ()) -> None:
        self.people: dict[bytes, bytes] = {}
        self.homes = set(homes)
        for person, home in rows:
            if person is None:
                self.homes.add(home)
            else:
                self.people[person] = home
        self.all_homes = self.homes.union(self.people.values())

    def is_at(self, person: bytes, home: bytes) -> bool:
        """Whether it is found at somebody or at the household."""
        return person in self.people or home in self.homes


def _looked_up(
    s: Session, asked: Sequence[Query], limit: int, known: dict[Query, Word]
) -> list[Word] | None:
    """Every word; None where nothing has all of them. Of the last of two words no more need be
    known than fills the list."""
    words: list[Word] = []
    left: set[bytes] | None = None
    for query in sorted(asked, key=_how_common):
        before = words[0] if len(asked) == len(words) + 1 == _TWO else None
        word = known.get(query)
        if word is None:
            word = _looked_up_among(s, query, left, before, limit)
            if left is None:
                known[query] = word
        left = word.all_homes if left is None else left & word.all_homes
        if not left:
            return None
        words.append(word)
    return words


def _looked_up_among(
    s: Session, query: Query, left: set[bytes] | None, before: Word | None, limit: int
) -> Word:
    """One word, among the households that are left (None: all); `before` is the other of two."""
    lookups = [pair for pair in lookups_of(query) if not _says_nothing(*pair)]
    places = [term for term, lookup in lookups if lookup in (BY_DOOR, BY_TEXT)]
    homes: set[bytes] | None = None
    if left is not None and places and len(left) <= _FEW:
        homes = _few_in_text(s, query, places)
        if homes is None:
            homes = _standing_there(s, places, left, before, limit)
    if homes is None:
        return Word(_asked(s, lookups))
    if left is not None and len(left) <= _VERY_FEW and query.kind is QueryKind.HAN:
        return Word(_named_at(s, query, left), homes)
    others = [pair for pair in lookups if pair[1] not in (BY_DOOR, BY_TEXT)]
    return Word(_asked(s, others), homes)


_TWO = 2
_RARE = 300
"""Addresses so few that reading them from the full text is quicker than looking at those of all who
are left: hardly any surname stands in an address."""
_IN_TEXT = text(
    "SELECT h.id FROM (SELECT t.dwelling FROM search_text t WHERE t.search_text MATCH :phrase"
    f" LIMIT {_RARE}) f CROSS JOIN household h WHERE h.dwelling = f.dwelling"
)


def _few_in_text(s: Session, query: Query, places: Sequence[Term]) -> set[bytes] | None:
    """The households in whose address a word of Chinese characters stands, where that is so of few
    addresses; None where of many, and on a server, which reads through all of them."""
    if query.kind is not QueryKind.HAN or is_on_server(s):
        return None
    found: set[bytes] = set()
    for term in places:
        rows = s.execute(_IN_TEXT, {"phrase": phrase_for(s, term.text)}).all()
        if len(rows) >= _RARE:
            return None
        found.update(row for (row,) in rows)
    return found


def _standing_there(
    s: Session, places: Sequence[Term], left: Collection[bytes], before: Word | None, limit: int
) -> set[bytes]:
    """Of the households that are left those found at their address; not more than fill a list with
    the people of the word before, where that is the only other one."""
    found: set[bytes] = set()
    for some in chunks(sorted(left), _AT_ONCE):
        found |= set(_standing_at(places, some, addresses(s, some)))
        people = sum(home in found for home in before.people.values()) if before else 0
        if people >= limit + limit // 4:  # some may be off the register by their household
            break
    return found


_MEASURES = frozenset("号楼单元室栋幢户层")


def _says_nothing(term: Term, lookup: Lookup) -> bool:
    """Whether it looks for a measure word in addresses: nearly all of them have it, and whoever
    types 单 beside another word means the surname."""
    return lookup is BY_TEXT and term.text in _MEASURES


def _how_common(query: Query) -> int:
    """Words that few answer to come first: long ones, numbers of several digits, and doors with
    their building; last a text that may go on, which is looked for in half of the index."""
    typed = query.terms[0].text
    if query.kind in (QueryKind.LETTERS, QueryKind.HAN):
        return max(4 - len(typed), 1)
    if query.kind is QueryKind.MIXED and goes_on(query.terms[-1].text):
        return 5
    digits = sum(map(str.isdecimal, typed))
    return 0 if "-" in typed or digits > 2 else 1 if digits == 2 else 4


def _asked(s: Session, lookups: Sequence[tuple[Term, Lookup]]) -> Iterable[Any]:
    """Whom some look-ups find, in one question: person or None, and household."""
    parts: list[str] = []
    bound: dict[str, str] = {}
    for at, (term, lookup) in enumerate(lookups):
        whom, values = whom_of(s, lookup, term, str(at))
        bound |= values
        if lookup.entity == RESIDENT:
            parts.append(f"SELECT r.id, r.household FROM {whom} AND r.removed = ''")
        else:
            parts.append(f"SELECT NULL, h.id FROM {whom}")
    return s.execute(_statement(" UNION ALL ".join(parts)), bound).all() if parts else []


_statement = lru_cache(maxsize=128)(text)  # hardly twenty sorts of words are typed


def _named_at(s: Session, query: Query, homes: Collection[bytes]) -> Iterator[Any]:
    """Whoever lives in these households, or is their householder, and has what was typed in the
    name: person or None, and household."""
    wanted = "".join(query.terms[-1].text.split())
    ask = s.connection().exec_driver_sql
    for question, column in ((_PEOPLE_AT, "r.household"), (_HOLDERS, "h.id")):
        is_one, values = many_keys.is_id(s, column, homes)
        for person, home, name in ask(question + is_one, values).all():
            if wanted in plain_name(name):
                yield person, home


def _standing_at(
    terms: Sequence[Term], homes: Iterable[bytes], known: Mapping[bytes, Address]
) -> Iterator[bytes]:
    """The households whose address one of the terms is found in: as a door, or in the text."""
    doors = [term.text for term in terms if term.kind is SearchKind.DOOR]
    phrases = [
        f" {term.text}" if goes_on(term.text) else f" {term.text} "
        for term in terms
        if term.kind is SearchKind.PHRASE
    ]
    for home in homes:
        place = known.get(home)
        if place is not None and (_is_behind(doors, place) or _is_in_text(phrases, place)):
            yield home


def _is_behind(doors: Sequence[str], place: Address) -> bool:
    keys = _doors_of(*place[1:]) if doors else ()
    return any(key.startswith(door) for key in keys for door in doors)


def _is_in_text(phrases: Sequence[str], place: Address) -> bool:
    return bool(phrases) and any(wanted in _text_of(place) for wanted in phrases)


@lru_cache(maxsize=16_384)  # the same few numbers at every stairwell
def _doors_of(building: str, unit: str, room: str) -> tuple[str, ...]:
    return tuple(term.text for term in door_terms("", building, unit, room))


@lru_cache(maxsize=32_768)  # a street has 18,000 doors, and every keystroke asks again
def _text_of(place: Address) -> str:
    """The text of an address, every token between spaces."""
    return f" {phrase(address_text(*place))} "


def _rows(s: Session, entity: str, ids: Collection[bytes], limit: int) -> list[Any]:
    """As many rows of these as are wanted, those off the register left out."""
    wanted, kept, at = sorted(ids), list[Any](), 0
    while at < len(wanted) and len(kept) < limit:
        kept += among_blobs(s, _THESE[entity], wanted[at : at + limit])
        at += limit
    return kept[:limit]
