"""What papers of 信用+ were printed and hung up, the public codes of households, and what people
agreed to see of themselves on a board."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.domain.codes import ConsentKind
from gridcredit.domain.kinds.credit_sheet import CreditSheet
from gridcredit.domain.kinds.passbook_print import PassbookPrint
from gridcredit.domain.kinds.public_code import PublicCode
from gridcredit.domain.kinds.resident import Resident
from gridcredit.store.credit.facts import told, told_of
from gridcredit.store.journal.loading import load_by
from gridcredit.store.register import events
from gridcredit.store.schema.travelling import TABLES

_SHEET = TABLES["credit_sheet"]


def hung_up(session: Session, village: UUID) -> list[CreditSheet]:
    """The sheets of a village that stand, in the order in which they were hung up."""
    return [one.fact for one in told(session, CreditSheet, _SHEET.area == village.bytes)]


def public_codes(session: Session, households: Collection[UUID], year: int) -> dict[UUID, str]:
    """The codes of households for a year; of two that offices gave one household the first."""
    found: dict[UUID, str] = {}
    for one in told_of(session, PublicCode, "household", households):
        if one.fact.year == year:
            found.setdefault(one.fact.household, one.fact.code)
    return found


def printed_lines(
    session: Session, households: Collection[UUID], year: int
) -> dict[UUID, list[str]]:
    """What stands in passbooks of a year already, line by line (domain.credit.passbook), of those
    households that have one."""
    found: dict[UUID, list[str]] = {}
    for one in told_of(session, PassbookPrint, "household", households):
        if one.fact.year == year:
            found.setdefault(one.fact.household, []).extend(one.fact.printed)
    return found


def last_serial(session: Session, village: UUID, stem: str) -> int:
    """The last serial behind a beginning of the numbers of a village's sheets, those of sheets that
    were taken back among them; 0 where there is none."""
    asked = select(_SHEET.number).where(_SHEET.area == village.bytes)
    found = session.scalars(asked.where(_SHEET.number.startswith(stem, autoescape=True)))
    serials = [number.removeprefix(stem) for number in found]
    return max((int(s) for s in serials if s.isascii() and s.isdecimal()), default=0)


def agreed(session: Session, residents: Collection[UUID], consent: ConsentKind) -> set[UUID]:
    """Who of these people said yes to something, and not no since."""
    last: dict[UUID, bool] = {}
    for fact in events.consents(session, residents):
        if fact.consent is consent:
            last[fact.resident] = fact.given
    return {resident for resident, given in last.items() if given}


def people(session: Session, residents: Iterable[UUID]) -> dict[UUID, Resident]:
    """People by their ids, those taken off the register too."""
    return {person.id: person for person in load_by(session, Resident, "id", residents)}


def people_of(session: Session, households: Iterable[UUID]) -> set[UUID]:
    """The people of some households, by where they live now."""
    return {person.id for person in load_by(session, Resident, "household", households)}
