"""Meetings of the 信用议事会: who was there, and who kept out of which entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.credit.recusal import has_quorum
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound, QuorumFallen
from gridcredit.domain.kinds.credit_meeting import CreditMeeting
from gridcredit.domain.writing import normalise_text
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.scans import keep_scan
from gridcredit.store.credit import activities
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import corrections, register_lists

_MOST_EXPECTED = 1_000


@dataclass(frozen=True, slots=True)
class MeetingForm:
    """A meeting as it is written down; `recused` pairs a name with an entry that it keeps out of.
    `village` is a code, blank for one's own."""

    on: date
    expected: int
    present: tuple[str, ...]
    recused: tuple[tuple[str, UUID], ...] = ()
    minutes: Path | None = None
    village: str = ""


@dataclass(frozen=True, slots=True)
class MeetingKept:
    """What was written, and whether more than half of those expected were there."""

    id: UUID
    quorum: bool


def record_meeting(desk: Desk, form: MeetingForm) -> MeetingKept:
    """Write a meeting down. Raises BadValue, ClockBehind, NotFound, AreaUnknown, AreaOutside,
    FileUnreadable."""
    desk.actor.require(Duty.REVIEW_CREDIT)
    with desk.writing() as session:
        refuse_future(session, "on", form.on, desk.clock())
        present = tuple(normalise_text(name) for name in form.present)
        _check_present(form.expected, present)
        meeting = CreditMeeting(
            desk.new_id(),
            village_of_code(desk, session, form.village).id,
            form.on,
            form.expected,
            present,
            tuple(_recused(session, present, form.recused)),
            keep_scan(desk, session, form.minutes) if form.minutes else "",
        )
        journal.add(session, [meeting])
    return MeetingKept(meeting.id, has_quorum(form.expected, len(present)))


def list_meetings(desk: Desk, village: str = "") -> list[CreditMeeting]:
    """The meetings of a village that stand, the last one first."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        area = village_of_code(desk, session, village)
        return activities.meetings(session, area.id)


def meeting_of(session: Session, row: UUID, village: UUID) -> CreditMeeting:
    """A meeting of a village that stands. Raises NotFound, AlreadyCorrected."""
    meeting: CreditMeeting = corrections.standing_fact(session, "credit_meeting", row)
    if meeting.area != village:
        raise NotFound("credit_meeting", str(row))
    return meeting


def kept_out(meeting: CreditMeeting, entry: UUID) -> frozenset[str]:
    """The names that keep out of an entry (the first of its chain) at a meeting."""
    named = (line.rpartition("=") for line in meeting.recused)
    return frozenset(name for name, _, root in named if root == entry.hex)


def require_quorum(meeting: CreditMeeting, entries: Iterable[UUID]) -> None:
    """Raise QuorumFallen where, of those expected, not more than half were there and may decide
    each of the entries."""
    for entry in entries:
        present = len(set(meeting.present) - kept_out(meeting, entry))
        if not has_quorum(meeting.expected, present):
            raise QuorumFallen(meeting.expected, present)


def _check_present(expected: int, present: tuple[str, ...]) -> None:
    if not 0 < expected <= _MOST_EXPECTED:
        raise BadValue("expected", str(expected), f"1-{_MOST_EXPECTED}")
    if not present or not all(present):
        raise BadValue("present", "", "empty")
    if len(set(present)) < len(present):
        raise BadValue("present", "", "present_twice")
    if len(present) > expected:
        raise BadValue("present", str(len(present)), "more_than_expected")


def _recused(
    session: Session, present: tuple[str, ...], recused: Iterable[tuple[str, UUID]]
) -> Iterable[str]:
    for name, entry in recused:
        who = normalise_text(name)
        if who not in present:
            raise BadValue("recused", who, "not_present")
        register_lists.get(session, "credit_entry", entry)
        root = corrections.goes_back_to(session, "credit_entry", entry)[-1]
        yield f"{who}={root.hex}"
