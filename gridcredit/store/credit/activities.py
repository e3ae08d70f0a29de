"""Group actions, the entries that came of them, and the meetings of a village."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.credit_activity import CreditActivity
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_meeting import CreditMeeting
from gridcredit.domain.kinds.credit_void import CreditVoid
from gridcredit.store.credit.facts import chains, told, told_of
from gridcredit.store.schema.travelling import TABLES

_ENTRY, _ACTIVITY = TABLES["credit_entry"], TABLES["credit_activity"]
_MEETING = TABLES["credit_meeting"]

Span = tuple[str, str]
"""From one time of a day (14:30) to another."""


def spans_of_day(session: Session, on: date) -> dict[UUID, list[Span]]:
    """When people are entered in activities of a day; voided entries are left out."""
    day = on.isoformat()
    sheets: dict[UUID | None, CreditActivity] = {}
    for sheet in told(session, CreditActivity, _ACTIVITY.on == day):
        sheets |= dict.fromkeys((sheet.root, sheet.fact.id), sheet.fact)
    entered = told(session, CreditEntry, _ENTRY.on == day, _ENTRY.activity.is_not(None))
    whole = chains(session, CreditEntry, also=[entry.root for entry in entered])
    ids = [fact.id for chain in whole for fact in chain.all]
    voided = {void.fact.entry for void in told_of(session, CreditVoid, "entry", ids)}
    found: dict[UUID, list[Span]] = {}
    for chain in whole:
        if chain.standing is None or any(fact.id in voided for fact in chain.all):
            continue
        entry = chain.standing.fact
        if entry.resident and (of := sheets.get(entry.activity)):
            found.setdefault(entry.resident, []).append((of.starts, of.ends))
    return found


def is_known(session: Session, row: UUID) -> bool:
    """Whether an activity of that id was ever written, taken back or not."""
    return bool(chains(session, CreditActivity, also=[row]))


def activity(session: Session, row: UUID) -> CreditActivity | None:
    """An activity that stands, by any fact of its chain."""
    found = chains(session, CreditActivity, also=[row])
    return found[0].standing.fact if found and found[0].standing else None


def entries_of(session: Session, sheet: CreditActivity) -> list[UUID]:
    """The entries that came of an activity, each by its first fact."""
    whole = chains(session, CreditActivity, also=[sheet.id])
    ids = [fact.id for chain in whole for fact in chain.all]
    return sorted(entry.root for entry in told_of(session, CreditEntry, "activity", ids))


def meetings(session: Session, area: UUID) -> list[CreditMeeting]:
    """The meetings of a village that stand, the last one first."""
    found = [one.fact for one in told(session, CreditMeeting, _MEETING.area == area.bytes)]
    return sorted(found, key=lambda meeting: (meeting.on, meeting.id), reverse=True)
