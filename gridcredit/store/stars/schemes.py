"""Schemes of 诚信之星: the one that stands for a level in an area."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.star_scheme import StarScheme
from gridcredit.domain.stars.codes import StarLevel
from gridcredit.store.journal.written_facts import Written, chains, written
from gridcredit.store.schema.travelling import TABLES

_SCHEME = TABLES["star_scheme"]

Key = tuple[UUID, StarLevel]


def scheme_of(session: Session, area: UUID, level: StarLevel) -> StarScheme | None:
    """The last scheme of a level in an area that stands; None where there is none."""
    where = (_SCHEME.area == area.bytes, _SCHEME.level == level)
    return _last(written(session, StarScheme, *where)).get((area, level))


def all_schemes(session: Session) -> dict[Key, StarScheme]:
    """The scheme that stands, of every area and level that has one."""
    return _last(written(session, StarScheme))


def _last(found: Iterable[Written[StarScheme]]) -> dict[Key, StarScheme]:
    last: dict[Key, StarScheme] = {}
    for chain in sorted(chains(found), key=lambda chain: chain.first.order):
        if scheme := chain.standing:
            last[scheme.area, scheme.level] = scheme
    return last
