"""Records and registrations written as tests need them, past the pages that ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import Channel, RegistrationKind
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.registration_event import RegistrationEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.records import Record
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending, moving, people
from gridcredit.operations.visits import registering
from gridcredit.store.journal import journal


def add_records(desk: Desk, records: Sequence[Record]) -> None:
    """Add dwellings, households and residents, owners first; birth days as ID numbers say them."""
    whole = [people.born(r) if isinstance(r, Resident) else r for r in records]
    with desk.writing() as session:
        journal.add(session, whole)


def add_registration(
    desk: Desk,
    resident: UUID,
    event: RegistrationKind,
    on: date,
    channel: Channel = Channel.VISIT,
) -> RegistrationEvent:
    """One registration event of a resident, as a page of visits writes it beside the visit."""
    fact = RegistrationEvent(desk.new_id(), resident, event, on, channel)
    with desk.writing() as session:
        registering.keep_registration(session, fact, desk.clock())
    return fact


def move_person(desk: Desk, resident: UUID, household: UUID) -> None:
    """Let somebody belong to another household, and nothing else."""
    amending.change(desk, "resident", resident, {"household": household.hex})


def move_home(desk: Desk, household: UUID, to: Dwelling) -> None:
    """Let a household live elsewhere."""
    moving.move_household_to(desk, household, to)
