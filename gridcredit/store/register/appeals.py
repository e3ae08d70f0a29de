"""Requests that were passed on at doors, and what was replied to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.appeal import Appeal
from gridcredit.domain.kinds.appeal_reply import AppealReply
from gridcredit.store.journal.loading import held_in, load_standing, stands_in, uuid_of

AppealDues = dict[bytes, tuple[date, ...]]
"""Days until which open requests are to be replied to, by household."""

_CORRECTIONS = "SELECT id, corrects FROM appeal WHERE corrects IS NOT NULL"


def appeals_in(s: Session, areas: Collection[UUID]) -> list[Appeal]:
    """The requests of the households in these areas that stand, the oldest first."""
    found = load_standing(s, Appeal, stands_in("appeal", [area.bytes for area in areas]))
    return sorted(found, key=lambda one: (one.on, one.id))


def replies_to(s: Session, appeals: Iterable[Appeal]) -> dict[UUID, AppealReply]:
    """The latest reply that stands of each of these requests that has one. A reply stays with its
    request also where that was corrected since."""
    before = {uuid_of(row[0]): uuid_of(row[1]) for row in _corrections(s)}
    lines = {one.id: _line(one.id, before) for one in appeals}
    asked = {row for line in lines.values() for row in line}
    said: dict[UUID, AppealReply] = {}
    for held in held_in(AppealReply, "appeal", asked):
        for reply in load_standing(s, AppealReply, held):
            other = said.get(reply.appeal)
            if other is None or (other.on, other.id) < (reply.on, reply.id):
                said[reply.appeal] = reply
    found: dict[UUID, AppealReply] = {}
    for appeal, line in lines.items():
        replies = [said[row] for row in line if row in said]
        if replies:
            found[appeal] = max(replies, key=lambda one: (one.on, one.id))
    return found


def open_in(s: Session, areas: Collection[UUID]) -> list[Appeal]:
    """The requests of the areas that nobody replied to."""
    return _open(s, appeals_in(s, areas))


def open_at(s: Session, households: Collection[UUID]) -> list[Appeal]:
    """The requests of these households that nobody replied to."""
    found = [
        one
        for held in held_in(Appeal, "household", households)
        for one in load_standing(s, Appeal, held)
    ]
    return _open(s, found)


def open_dues(appeals: Iterable[Appeal]) -> AppealDues:
    """The days of requests by household, the earliest first; one without a day is due at once."""
    found: dict[bytes, list[date]] = {}
    for one in appeals:
        found.setdefault(one.household.bytes, []).append(one.due or one.on)
    return {home: tuple(sorted(days)) for home, days in found.items()}


def _open(s: Session, appeals: list[Appeal]) -> list[Appeal]:
    said = replies_to(s, appeals) if appeals else {}
    return [one for one in appeals if one.id not in said]


def _corrections(s: Session) -> Iterable[tuple[bytes, bytes]]:
    rows = s.connection().exec_driver_sql(_CORRECTIONS)
    return [(row[0], row[1]) for row in rows]


def _line(row: UUID, before: dict[UUID, UUID]) -> list[UUID]:
    """A request and all that it corrects."""
    found = [row]
    while (row := before.get(row, row)) not in found:
        found.append(row)
    return found
