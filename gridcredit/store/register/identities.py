"""Records of the register that are one person, as far as it is known here.

Records that were merged are one person everywhere (aliases.py). Two records with the same valid ID
number are taken for one person, too, where it is asked who keeps out of something, or who has had
something already: it errs on the careful side, and whoever carries a wrong number is helped by
correcting it. They stay two records everywhere else (domain rules, 2).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.domain.identity import check_id_number
from gridcredit.store.journal import aliases
from gridcredit.store.journal.loading import chunks
from gridcredit.store.schema.travelling import TABLES

_RESIDENT = TABLES["resident"]


def one_person(session: Session, residents: Collection[UUID]) -> dict[UUID, UUID]:
    """For each resident the record that stands for the person: the same for all records of one."""
    if not aliases.is_any(session):
        numbers = _numbers(session, residents)
        carriers = _carriers(session, set(numbers.values()))
        return {row: min(carriers[numbers[row]]) if row in numbers else row for row in residents}
    found: dict[UUID, UUID] = {}
    for row in residents:
        if row not in found:
            records = records_of(session, row)
            found |= dict.fromkeys(records, min(records))
    return {row: found[row] for row in residents}


def records_of(session: Session, resident: UUID) -> frozenset[UUID]:
    """All records of the person that a record is of, this one among them."""
    found, new = frozenset[UUID](), frozenset({resident})
    while new - found:
        found |= new
        numbers = _numbers(session, found)
        same = _carriers(session, set(numbers.values())).values()
        new = found.union(*same)
        new = new.union(*(aliases.sides_of(session, row) for row in new))
    return found


def _numbers(session: Session, residents: Collection[UUID]) -> dict[UUID, str]:
    """The valid ID numbers of residents; without one a record stands for itself."""
    found: dict[UUID, str] = {}
    for some in chunks([row.bytes for row in residents]):
        asked = select(_RESIDENT.id, _RESIDENT.id_number).where(_RESIDENT.id.in_(some))
        found |= {UUID(bytes=row): number for row, number in session.execute(asked)}
    return {row: number for row, number in found.items() if _is_valid(number)}


def _carriers(session: Session, numbers: Collection[str]) -> Mapping[str, set[UUID]]:
    found: dict[str, set[UUID]] = {}
    for some in chunks(sorted(numbers)):
        asked = select(_RESIDENT.id_number, _RESIDENT.id).where(_RESIDENT.id_number.in_(some))
        for number, row in session.execute(asked):
            found.setdefault(number, set()).add(UUID(bytes=row))
    return found


def _is_valid(number: str) -> bool:
    return len(number) == 18 and check_id_number(number).is_valid
