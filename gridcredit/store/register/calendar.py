"""The working-day calendar as the district has sent it down."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.calendar_day import CalendarDay
from gridcredit.store.journal.loading import load, load_by
from gridcredit.store.schema.travelling import TABLES

_DAY = TABLES["calendar_day"]


def calendar_days(s: Session) -> list[CalendarDay]:
    """Every day that the district has named, in order; those taken off are left out."""
    return sorted(load(s, CalendarDay, _DAY.removed == ""), key=lambda d: (d.on, d.id))


def days_known(s: Session, ids: Iterable[UUID]) -> dict[UUID, CalendarDay]:
    """The district's word on days, taken off or not, by id; days that it never named are left
    out."""
    return {day.id: day for day in load_by(s, CalendarDay, "id", ids)}
