"""What people call a record: a door, a person at a door, a day at a door."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from gridcredit.domain.addresses import address
from gridcredit.domain.errors import NotFound
from gridcredit.domain.masks import mask_name
from gridcredit.store.engine.database import Session
from gridcredit.store.register import area_rows, register_lists


def subject(session: Session, entity: str, row: UUID, is_open: bool) -> str:
    """What people call a record; names masked unless `is_open`. Blank for what has no name, or
    whose first revision has not come yet."""
    try:
        return _subject(session, entity, register_lists.get(session, entity, row), is_open)
    except NotFound:
        return ""


def _subject(session: Session, entity: str, record: Any, is_open: bool) -> str:
    if entity == "area":
        return f"{record.name} {record.code}"
    if entity == "target":
        return f"{area_rows.area(session, record.area).name} {record.on.isoformat()}"
    if entity == "dwelling":
        return address(record)
    if entity == "household":
        return _door(session, record)
    if entity == "visit":
        return f"{_door_of(session, record.household)} {record.at[:10]}".strip()
    if entity == "resident":
        return _person(session, record, is_open)
    if entity in ("registration_event", "pledge_event", "consent_event"):
        person = register_lists.get(session, "resident", record.resident)
        return f"{_person(session, person, is_open)} {record.on.isoformat()}"
    return ""


def _person(session: Session, person: Any, is_open: bool) -> str:
    name = person.name if is_open else mask_name(person.name)
    return f"{_door_of(session, person.household)} {name}".strip()


def _door_of(session: Session, household: UUID) -> str:
    try:
        return _door(session, register_lists.get(session, "household", household))
    except NotFound:
        return ""


def _door(session: Session, household: Any) -> str:
    try:
        return address(register_lists.get(session, "dwelling", household.dwelling))
    except NotFound:
        return ""
