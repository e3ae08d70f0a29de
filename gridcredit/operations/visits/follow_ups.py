"""约定的回访: what was promised at doors, day by day; a day is moved by correcting the visit that
promised it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import grids_of
from gridcredit.operations.visits.correcting import Corrected, correct_visit
from gridcredit.operations.visits.doorstep import Door, door_lines
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.rounds.follow_ups import FollowUpPaper, FollowUpRow, follow_up_pages
from gridcredit.reports.writing import write_paper
from gridcredit.store.register import visits
from gridcredit.store.workspace import audit

LONGEST = timedelta(days=366)
"""So many days ahead a visit may be promised here."""


@dataclass(frozen=True, slots=True)
class PromisedDoor:
    """A promise that is open: the visit that made it, the day, and the door."""

    visit: UUID
    due: date
    door: Door
    is_overdue: bool


def follow_ups_until(desk: Desk, until: date, area: str = "") -> list[PromisedDoor]:
    """The promises of an area (a code; blank: one's own) that are open and due until a day, that
    day included, the oldest first: those past their day stand in front. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        found = visits.follow_ups(session, grids_of(session, area or desk.node.area), until)
    doors, today = door_lines(desk, [one.household for one in found]), desk.today()
    return [
        PromisedDoor(one.visit, one.due, door, one.due < today)
        for one, door in zip(found, doors, strict=True)
        if door is not None
    ]


def count_by_day(promised: Sequence[PromisedDoor]) -> Counter[date]:
    """How many are promised for each day."""
    return Counter(one.due for one in promised)


def move_follow_up(desk: Desk, visit: UUID, to: date, reason: str) -> Corrected:
    """Promise another day than a visit did, by a correction of it. Raises as `correct_visit`, and
    BadValue for a day before today."""
    desk.actor.require(Duty.RECORD_VISITS)
    today = desk.today()
    if not today <= to <= today + LONGEST:
        raise BadValue("follow_up", to.isoformat(), "not_ahead")
    return correct_visit(desk, visit, {"follow_up": to}, reason)


def print_follow_ups(desk: Desk, out: Path, since: date, until: date, area: str = "") -> int:
    """Write what is promised from a day to another, both included, and what is overdue, as a list
    by day and door; its pages. Raises AreaUnknown, BadValue (none), StorageFailed, GlyphMissing."""
    desk.actor.require(Duty.RECORD_VISITS)
    offscreen()
    found = [
        one for one in follow_ups_until(desk, until, area) if one.due >= since or one.is_overdue
    ]
    if not found:
        raise BadValue("count", "0", "no_follow_up")
    rows = [
        FollowUpRow(
            one.due.isoformat(), one.is_overdue, one.door.address or one.door.number,
            one.door.householder, one.door.visited_at[:10],
        )
        for one in found
    ]  # fmt: skip
    paper = FollowUpPaper(desk.node.name, since.isoformat(), until.isoformat(), tuple(rows))
    pages = write_paper(out, follow_up_pages(paper), "回访日程")
    with desk.writing() as session:
        told = {"what": "follow_ups", "count": len(found)}
        audit.log(session, desk.actor.login, "print", told)
    return pages
