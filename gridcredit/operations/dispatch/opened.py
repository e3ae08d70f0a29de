"""What stands behind a figure of an issue, in words: a person, a door, a visit, an article.

A line of which this office has no record any more, or never had, stays as one without words, so
that a list is always as long as its figure. At the district nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.kinds.article import Article
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch.frozen import IssueLine
from gridcredit.operations.visits.doorstep import shown_name
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register import doors
from gridcredit.texts import word


@dataclass(frozen=True, slots=True)
class OpenedLine:
    """A line with its words: whom or what it is about (`name`), where (`door`), when and how; all
    blank where nothing of it is known here. `household` is what a page can go to."""

    line: IssueLine
    name: str = ""
    door: str = ""
    when: str = ""
    household: UUID | None = None


def open_lines(desk: Desk, lines: Sequence[IssueLine]) -> list[OpenedLine]:
    """The lines in words, in the order given; a page of a list at a time."""
    if not lines:
        return []
    with desk.reading() as session:
        found = _READERS[lines[0].kind](desk, session, [line.id for line in lines])
    return [OpenedLine(line, *found.get(line.id, _UNKNOWN)) for line in lines]


class _Words(NamedTuple):
    name: str = ""
    door: str = ""
    when: str = ""
    household: UUID | None = None


_Made = dict[UUID, _Words]
_UNKNOWN = _Words()


def _people(desk: Desk, session: Session, ids: Sequence[UUID]) -> _Made:
    """People under the name of the record that stands for them now."""
    led = aliases.survivors_of(session, ids)
    wanted = {row: led.get(row, row) for row in ids}
    known = {p.id: p for p in load_by(session, Resident, "id", set(wanted.values()))}
    places = _places(session, (p.household for p in known.values()))
    found = {}
    for row, stays in wanted.items():
        if person := known.get(stays):
            name = _named(desk, person.name)
            found[row] = _Words(name, places.get(person.household, ""), "", person.household)
    return found


def _homes(desk: Desk, session: Session, ids: Sequence[UUID]) -> _Made:
    known = load_by(session, Household, "id", ids)
    places = _places(session, (home.id for home in known))
    return {
        home.id: _Words(_named(desk, home.householder), places.get(home.id, ""), "", home.id)
        for home in known
    }


def _visits(desk: Desk, session: Session, ids: Sequence[UUID]) -> _Made:
    known = load_by(session, Visit, "id", ids)
    places = _places(session, (visit.household for visit in known))
    return {
        visit.id: _Words(
            word(visit.outcome),
            places.get(visit.household, ""),
            visit.at[:16].replace("T", " "),
            visit.household,
        )
        for visit in known
    }


def _articles(desk: Desk, session: Session, ids: Sequence[UUID]) -> _Made:
    known = load_by(session, Article, "id", ids)
    return {one.id: _Words(one.title, one.outlet, one.on.isoformat()) for one in known}


_READERS = {
    "resident": _people,
    "household": _homes,
    "visit": _visits,
    "article": _articles,
}


def _places(session: Session, households: Iterable[UUID]) -> dict[UUID, str]:
    found = doors.doors_of(session, set(households))
    return {row: door.address for row, door in found.items()}


def _named(desk: Desk, name: str) -> str:
    """A name as this office shows it without a purpose; none at the district."""
    return "" if desk.office is Office.DISTRICT else shown_name(desk, name)
