"""Searching people and households, within what the person at the keyboard may learn by it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from gridcredit.domain.adulthood import is_adult
from gridcredit.domain.codes import ResidentState
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import SearchLimited
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.numbersearch import (
    MOST_IN_AN_HOUR,
    is_explained,
    is_whole,
    whole_number,
)
from gridcredit.operations.desk import Desk
from gridcredit.store.register import register_lists
from gridcredit.store.search import search, searchindex
from gridcredit.store.search.search import SearchHit
from gridcredit.store.workspace import audit

ACT = "number_search"
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)
_NUMBERS = {"phone", "tail", "id_number", "id_tail"}  # ways to be found by what is masked
_PART = "part"
_HERE = (ResidentState.HOME, ResidentState.AWAY)


def find_hits(desk: Desk, typed: str, limit: int = search.LIMIT) -> list[SearchHit]:
    """What a search finds, best first. A search by a telephone or an ID number is logged, without
    the number; who may not see numbers finds by whole ones only, and not often.

    Raises SearchLimited.
    """
    desk.actor.require(Duty.READ)
    kind, may_see = whole_number(typed), desk.actor.may(Duty.REVEAL)
    if kind and not may_see:
        _require_room(desk)
    with desk.reading() as session:
        hits = search.search(session, typed, limit)
        is_behind = searchindex.is_behind(session)
    if is_behind:  # a large import that nobody has waited for
        desk.complete_index()
        with desk.reading() as session:
            hits = search.search(session, typed, limit)
    if not may_see:
        hits = [hit for hit in hits if _may_be_found(desk, typed, hit)]
    if kind:
        _log(desk, kind, len(hits))
    elif any(_is_by_part(typed, hit) for hit in hits) and not _noted(desk, _MINUTE, _PART):
        _log(desk, _PART, len(hits))
    return hits


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Somebody whom a search found, by the own name or as one of a household that it found."""

    resident: UUID
    household: UUID
    name: str
    address: str


def find_people(desk: Desk, typed: str, grids: Collection[str]) -> list[PersonFound]:
    """The people in these grids whom a search finds, best first; of a household that it finds by
    its door or its householder, all who live there and may be of age. Raises SearchLimited."""
    found: dict[UUID, PersonFound] = {}
    hits = [hit for hit in find_hits(desk, typed) if hit.grid_code in grids]
    with desk.reading() as session:
        for hit in hits:
            if hit.entity == "resident":
                one = PersonFound(hit.subject, hit.household, hit.name, hit.address)
                found.setdefault(one.resident, one)
                continue
            for person in register_lists.residents_of(session, hit.household):
                if _may_act(person, desk.today()):
                    one = PersonFound(person.id, hit.household, person.name, hit.address)
                    found.setdefault(one.resident, one)
    return list(found.values())


def _may_act(person: Resident, today: date) -> bool:
    is_grown = is_adult(person.birth_date, person.adult_on, today) is not False
    return is_grown and person.state in _HERE and not person.removed


def _may_be_found(desk: Desk, typed: str, hit: SearchHit) -> bool:
    if hit.found_by in _NUMBERS and is_whole(typed):
        return True
    shows_names = desk.office.is_lowest
    return is_explained(typed, hit.address, hit.name, shows_names)


def _is_by_part(typed: str, hit: SearchHit) -> bool:
    """Whether a part of a number has found somebody, and not the digits of a door."""
    return hit.found_by in _NUMBERS and not is_explained(typed, hit.address, hit.name, True)


def _require_room(desk: Desk) -> None:
    if len(_noted(desk, _HOUR)) >= MOST_IN_AN_HOUR:
        raise SearchLimited(MOST_IN_AN_HOUR)


def _noted(desk: Desk, span: timedelta, kind: str = "") -> list[str]:
    """When this account searched by a number within a time up to now, by the log; what is dated
    later counts too, as a clock may have been set back."""
    since = (desk.clock() - span).replace(microsecond=0, tzinfo=None).isoformat()
    with desk.reading() as session:
        found = audit.since(session, since, desk.actor.login, ACT)
    return [entry.at for entry in found if not kind or entry.facts.get("kind") == kind]


def _log(desk: Desk, kind: str, found: int) -> None:
    with desk.writing() as session:
        audit.log(session, desk.actor.login, ACT, {"kind": kind, "found": found})
