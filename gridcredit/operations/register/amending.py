"""What a person mends in the register by hand: change, take off, add; and take back.

Every act returns what it changed with the former values, so that undoing sets them again; the
journal keeps both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from gridcredit.domain.addresses import address_key
from gridcredit.domain.duties import Duty
from gridcredit.domain.entering import dwelling_faults
from gridcredit.domain.errors import BadValue, ChangedSince
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.records import KINDS, Record, to_plain
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import ask_about_leaving
from gridcredit.operations.register.people import (
    born,
    check_change,
    check_owner,
    check_person,
    completed,
    require_own,
)
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases, journal
from gridcredit.store.register import additions, register_lists
from gridcredit.store.register import area_rows as stored_areas


@dataclass(frozen=True, slots=True)
class Edited:
    """Fields of one record before and after, plain."""

    entity: str
    row: UUID
    old: Mapping[str, Any]
    new: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Added:
    """The records that an act added, owners first: (entity, id)."""

    records: tuple[tuple[str, UUID], ...]


def change(
    desk: Desk,
    entity: str,
    row: UUID,
    new: Mapping[str, Any],
    sure: bool = True,
    seen: Mapping[str, Any] | None = None,
) -> Edited | None:
    """Edit fields of a dwelling, household or resident (values plain); None when nothing differs.
    Not `sure`, a death or a move before what is known of the person raises LeavingDoubtful. `seen`
    are values that the person saw while typing: what another window made of them since is not
    written over.

    Raises NotFound, BadValue.
    """
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.writing() as session:
        record = register_lists.get(session, entity, row)
        require_as_seen(entity, record, new, seen or {})
        new = completed(entity, record, new)
        check_change(entity, record, new, desk.today())
        if not sure and entity == "resident":
            ask_about_leaving(session, record, new)
        check_owner(desk, session, entity, new)
        if entity == "dwelling":
            _check_address(replace(record, **{k: v for k, v in new.items() if k in _ADDRESS}))
        edited = edit_record(session, entity, record, new)
        let_merged_follow(session, entity, row, new)
        return edited


def require_as_seen(
    entity: str, record: Any, new: Mapping[str, Any], seen: Mapping[str, Any]
) -> None:
    """Raise BadValue where a field that changes is neither what the person saw nor what it is to
    be."""
    for name in new:
        now = to_plain(getattr(record, name, None))
        if name in seen and now not in (seen[name], new[name]):
            raise BadValue(name, "", "changed_meanwhile", entity)


def remove(desk: Desk, entity: str, row: UUID, reason: str) -> Edited | None:
    """Take a record off the register for a reason; nothing is deleted. Raises NotFound, BadValue.

    A household takes its people along: who belongs to it is counted no more.
    """
    desk.actor.require(Duty.EDIT_REGISTER)
    if not reason.strip():
        raise BadValue("removed", "", "empty")
    with desk.writing() as session:
        record = register_lists.get(session, entity, row)
        return edit_record(session, entity, record, {"removed": reason.strip()})


def add_household(
    desk: Desk, at: Dwelling, household: Household, person: Resident | None = None
) -> Added:
    """Add a household at the dwelling known at that address, else at `at`, which is added; with
    `person`, its householder as a resident. Raises AreaOutside, BadValue."""
    desk.actor.require(Duty.EDIT_REGISTER)
    if person is not None:
        check_person(person, desk.today())
        person = born(person)
    with desk.writing() as session:
        dwelling = dwelling_at(desk, session, at)
        records: list[Record] = [replace(household, dwelling=dwelling.id)]
        if person is not None:
            records.append(replace(person, household=household.id))
        journal.add(session, records)
    rows = [("household", household.id), *([("resident", person.id)] if person else [])]
    return Added(tuple(rows))


def add_resident(desk: Desk, person: Resident) -> Added:
    """Add a resident to a household. Raises NotFound, BadValue."""
    desk.actor.require(Duty.EDIT_REGISTER)
    check_person(person, desk.today())
    with desk.writing() as session:
        register_lists.get(session, "household", person.household)
        journal.add(session, [born(person)])
    return Added((("resident", person.id),))


def take_back(desk: Desk, edits: Iterable[Edited]) -> None:
    """Set the former values again, the last edit first. They stood before, so they are not
    judged anew. Raises ChangedSince, and sets none, where one of them was changed again."""
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.writing() as session:
        keep_taken_back(session, edits)


def keep_taken_back(session: Session, edits: Iterable[Edited]) -> None:
    """Write the former values again. Raises ChangedSince."""
    for edited in reversed(list(edits)):
        require_unchanged(session, edited)
        journal.edit(session, edited.entity, edited.row, edited.old)
        let_merged_follow(session, edited.entity, edited.row, edited.old)


def withdraw(desk: Desk, added: Added, reason: str) -> None:
    """Take what was just added off the register again; `reason` says that it was undone. Raises
    ChangedSince, and takes nothing off, where it was changed or others built upon it."""
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.writing() as session:
        keep_withdrawn(session, added, reason)


def keep_withdrawn(session: Session, added: Added, reason: str) -> None:
    """Write that what was added is off the register. Raises ChangedSince."""
    for entity, row in reversed(added.records):
        if additions.is_in_use(session, entity, row, {row for _, row in added.records}):
            raise ChangedSince(entity, str(row))
    for entity, row in reversed(added.records):
        journal.edit(session, entity, row, {KINDS[entity].off: reason})


def keep_undone(session: Session, done: Sequence[Edited | Added], reason: str) -> None:
    """Write that former values hold again, and that what was added is off. Raises ChangedSince."""
    keep_taken_back(session, [one for one in done if isinstance(one, Edited)])
    for one in done:
        if isinstance(one, Added):
            keep_withdrawn(session, one, reason)


def require_unchanged(session: Session, edited: Edited) -> None:
    """Raise ChangedSince where what was edited has another value again."""
    record = register_lists.get(session, edited.entity, edited.row)
    if any(to_plain(getattr(record, name)) != value for name, value in edited.new.items()):
        raise ChangedSince(edited.entity, str(edited.row))


def let_merged_follow(
    session: Session, entity: str, row: UUID, new: Mapping[str, Any]
) -> list[Edited]:
    """Let those who are merged into a resident stand in the household to which that one was moved,
    or which was moved: whoever has the one has what was entered for them."""
    if entity == "household" and "dwelling" in new:
        people = register_lists.residents_of(session, row)
        return _bring(session, [person.id for person in people], row)
    if entity == "resident" and "household" in new:
        return _bring(session, [row], UUID(new["household"]))
    return []


def _bring(session: Session, residents: Sequence[UUID], household: UUID) -> list[Edited]:
    sides = aliases.merged_into(session, residents)
    people = [register_lists.get(session, "resident", side) for side in sides]
    there = {"household": household.hex}
    moved = (edit_record(session, "resident", person, there) for person in people)
    return [edited for edited in moved if edited is not None]


_ADDRESS = ("estate", "building", "unit", "room")


def edit_record(
    session: Session, entity: str, record: Any, new: Mapping[str, Any]
) -> Edited | None:
    """Write plain values that differ; what they were before, None where none does."""
    old = {name: to_plain(getattr(record, name)) for name in new}
    changed = {name: value for name, value in new.items() if value != old[name]}
    if not changed:
        return None
    journal.edit(session, entity, record.id, changed)
    return Edited(entity, record.id, {name: old[name] for name in changed}, changed)


def _check_address(dwelling: Dwelling) -> None:
    for field, reason in dwelling_faults(dwelling).items():
        raise BadValue(field, "", reason)


def dwelling_at(desk: Desk, session: Session, wanted: Dwelling) -> Dwelling:
    """The dwelling at that address, added when it is new. Raises AreaOutside, AreaUnknown,
    BadValue (no address)."""
    _check_address(wanted)
    require_own(desk, session, stored_areas.area(session, wanted.area))
    found = _at(register_lists.dwellings(session, [wanted.area]), wanted)
    if found is None:
        journal.add(session, [wanted])
    return found or wanted


def _at(known: Sequence[Dwelling], wanted: Dwelling) -> Dwelling | None:
    key = _key(wanted)
    return next((dwelling for dwelling in known if _key(dwelling) == key), None)


def _key(dwelling: Dwelling) -> tuple[str, ...]:
    return address_key(dwelling.estate, dwelling.building, dwelling.unit, dwelling.room)
