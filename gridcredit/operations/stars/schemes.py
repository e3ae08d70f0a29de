"""The scheme of a level in an area: quotas, clocks, 批准文号.

`scheme_at(desk, area, level) -> SchemeSeen` reads it, `set_scheme(desk, area, level, quota=…,
approval=…, clocks=…) -> SchemeSeen` writes what is given and leaves the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.star_scheme import StarScheme
from gridcredit.domain.stars.clocks import changed, to_json
from gridcredit.domain.stars.codes import StarLevel
from gridcredit.domain.stars.periods import Span
from gridcredit.domain.stars.schemes import Terms, terms_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars.places import (
    area_for,
    area_tree,
    pool_of,
    require_office,
    require_street,
)
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.stars.schemes import scheme_of

MOST = 10_000


@dataclass(frozen=True, slots=True)
class SchemeSeen:
    """The terms of a level in the area of its pool; `id` is the scheme that says so, None where
    there is none and the usual ones hold."""

    area: Area
    level: StarLevel
    terms: Terms
    id: UUID | None


def scheme_at(desk: Desk, area: str, level: StarLevel) -> SchemeSeen:
    """The terms in force. Raises AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        pool = pool_of(area_tree(session), level, area_for(desk, session, level, area))
        return _seen(session, pool, level)


def set_scheme(
    desk: Desk,
    area: str,
    level: StarLevel,
    quota: Mapping[Span, int | None] | None = None,
    approval: str | None = None,
    clocks: Mapping[str, int] | None = None,
) -> SchemeSeen:
    """Set quotas (None: no limit), the number of the approval and clocks (domain.stars.clocks) of
    a level; what is not given stays. A street's scheme goes down to its villages. Raises
    AreaUnknown, AreaOutside, BadValue, StarDecidedElsewhere."""
    desk.actor.require(Duty.SET_CREDIT_RULES)
    require_office(desk)
    if level is StarLevel.STREET:
        require_street(desk)
    with desk.writing() as session:
        at = pool_of(area_tree(session), level, area_for(desk, session, level, area))
        known = terms_of(scheme_of(session, at.id, level))
        told = {Span.MONTH: known.month, Span.QUARTER: known.quarter, Span.YEAR: known.year}
        told |= dict(quota or {})
        for span, number in told.items():
            if number is not None and not 0 <= number <= MOST:
                raise BadValue(span.value, str(number), f"0-{MOST}")
        made = StarScheme(
            desk.new_id(),
            at.id,
            level,
            told[Span.MONTH],
            told[Span.QUARTER],
            told[Span.YEAR],
            known.approval if approval is None else approval.strip(),
            to_json(changed(known.clocks, clocks or {})),
        )
        journal.add(session, [made])
        return _seen(session, at, level)


def _seen(session: Session, pool: Area, level: StarLevel) -> SchemeSeen:
    scheme = scheme_of(session, pool.id, level)
    return SchemeSeen(pool, level, terms_of(scheme), scheme.id if scheme else None)
