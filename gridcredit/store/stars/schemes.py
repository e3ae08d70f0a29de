"""Schemes of 诚信之星: the one that stands for a level in an area."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.star_scheme import StarScheme
from gridcredit.domain.stars.codes import StarLevel
from gridcredit.store.journal.written_facts import Written, chains, written
from gridcredit.store.schema.travelling import TABLES

_SCHEME = TABLES["star_scheme"]


def scheme_of(session: Session, area: UUID, level: StarLevel) -> StarScheme | None:
    """The last scheme of a level in an area that stands; None where there is none."""
    last = _last(session, area, level)
    return last.fact if last else None


def all_schemes(session: Session) -> dict[tuple[UUID, StarLevel], StarScheme]:
    """The scheme that stands, of every area and level that has one."""
    found: dict[tuple[UUID, StarLevel], Written[StarScheme]] = {}
    for chain in chains(written(session, StarScheme)):
        one = chain.standing
        if one is None:
            continue
        key = (one.fact.area, one.fact.level)
        if key not in found or found[key].order < one.order:
            found[key] = one
    return {key: one.fact for key, one in found.items()}


def _last(session: Session, area: UUID, level: StarLevel) -> Written[StarScheme] | None:
    found = chains(written(session, StarScheme, _SCHEME.area == area.bytes, _SCHEME.level == level))
    return max((c.standing for c in found if c.standing), key=lambda one: one.order, default=None)
