"""Articles of a period, each once, in however many outlets it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.dispatch.counting import Place
from gridcredit.domain.dispatch.packing import Id
from gridcredit.store.journal.loading import among, listing

_PUBLISHED = listing(
    'SELECT id, area FROM article WHERE area IN :ids AND "on" >= :first AND "on" <= :last '
    "AND removed = ''"
)


def published(s: Session, unit_of: Mapping[Id, Id], first: date, last: date) -> dict[Id, Place]:
    """The articles published from one day to another, by the unit and the area they stand in;
    `unit_of` says which unit an area belongs to."""
    areas = [UUID(bytes=area) for area in unit_of]
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return {row: (unit_of[area], area) for row, area in among(s, _PUBLISHED, areas, **days)}
