"""Search: residents and households by whatever was typed, a few milliseconds a keystroke."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.addresses import address_text, natural_key
from gridcredit.domain.searching import (
    Query,
    SearchKind,
    Term,
    classify,
    goes_on,
    pieces,
    words,
)
from gridcredit.store.engine.address_text import is_on_server, phrase_for
from gridcredit.store.journal.loading import uuid_of
from gridcredit.store.search.lookups import (
    BY_TEXT,
    HOUSEHOLD,
    LOOKUPS,
    RESIDENT,
    TEXT_ON_SERVER,
    Lookup,
)
from gridcredit.store.search.survivors import survivors
from gridcredit.store.search.together import Word, all_words

LIMIT = 201
"""One more than a list shows, so that it can say that there are more."""


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
        for lookup in LOOKUPS[term.kind]:
            if found.has_room:
                found.add(
                    lookup.entity, _rows(s, lookup, term, limit), term.kind, lookup.by_address
                )
    known: dict[Query, Word] = {}
    _add_together(s, words(query), found, known)
    if not found.hits:
        _add_together(s, pieces(query), found, known)
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


def _rows(s: Session, lookup: Lookup, term: Term, limit: int) -> Sequence[Any]:
    if lookup is BY_TEXT:
        if not is_on_server(s) and not _is_begun(s, term.text):
            return []
        asked = TEXT_ON_SERVER if is_on_server(s) else lookup.question
        return s.execute(asked, {"phrase": phrase_for(s, term.text), "most": limit}).all()
    return s.execute(lookup.question, lookup.bound(term) | {"most": limit}).all()


_BEGUN = text("SELECT EXISTS (SELECT 1 FROM search_text t WHERE t.search_text MATCH :phrase)")


def _is_begun(s: Session, tokens: str) -> bool:
    """Whether any address has these tokens but for the last one that may still go on: that one
    alone is looked for in half of the full text, a hundred times longer than the others."""
    stem, _, _ = tokens.rpartition(" ")
    if not stem or not goes_on(tokens):
        return True
    return bool(s.execute(_BEGUN, {"phrase": f'"{stem}"'}).scalar())


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


def _add_together(
    s: Session, asked: Sequence[Query], found: _Found, known: dict[Query, Word]
) -> None:
    """Whom all of several words are found at."""
    if len(asked) < 2 or not found.has_room:
        return
    for entity, rows in all_words(s, asked, found.limit, known):
        found.add(entity, rows, asked[0].terms[0].kind, by_address=True)
        if len(found.hits) >= found.limit:  # the next rows need not be read
            return
