"""How far a package may set this workspace's Lamport time on: what is written here next comes
behind everything known, so one line far ahead would use up the room of all offices, for ever."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.store.journal import link_state
from gridcredit.store.journal.numbering import last_counter

LARGEST = 2**48
"""Beyond this no counter could come by honest work, and there would be no room to go on."""
FARTHEST = 2**28
"""Nor could one so far ahead of all that is known, between two packages."""
NEAR_ITS_END = 2**47


def allowance(session: Session, sender: UUID) -> int:
    """The counter that no line of a sender's next package may reach."""
    allowed = link_state.state(session, sender).allowed
    return min(max(last_counter(session), allowed) + FARTHEST, LARGEST)


def allow(session: Session, sender: UUID, upto: int) -> None:
    """Note that a package told of more than this: its sender may have come further by packages of
    others, each within its allowance, so that the next one may tell as much again."""
    link_state.note(session, sender, replace(link_state.state(session, sender), allowed=upto))


def left(session: Session) -> int:
    """How much room is left to count on; 0 and less when the clock is near its end."""
    return NEAR_ITS_END - last_counter(session)
