"""What an office holds and counts, as tests compare it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from gridcredit.domain.coverage import Basis, Coverage
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures import covering
from gridcredit.store.exchange.digest import state_digest
from tests.operations.offices import GRIDS


def doors(desk: Desk) -> list[UUID]:
    """Every visit that is known, each as often as it is told."""
    with desk.reading() as session:
        found = session.connection().exec_driver_sql("SELECT id FROM visit ORDER BY id")
        return [UUID(bytes=row) for row in found.scalars()]


def figures(desk: Desk) -> Coverage:
    """Today's coverage of the first grid as a desk counts it."""
    on = date(2026, 11, 22)
    return covering.coverage_tree(desk, on, GRIDS[0], Basis.RESIDENCE).coverage


def digest(desk: Desk) -> str:
    """The state that a desk has."""
    with desk.reading() as session:
        return state_digest(session)
