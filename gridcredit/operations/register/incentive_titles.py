"""What incentives are called in an area, for whoever names them by their codes."""

from __future__ import annotations

from collections.abc import Iterable

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.errors import BadValue
from gridcredit.store.engine.database import Session
from gridcredit.store.ledgers import incentive_rows
from gridcredit.store.register import area_rows


def titles_at(session: Session, area: str) -> dict[str, str]:
    """What measures are called that may have been introduced in an area, by code."""
    tree = AreaTree(area_rows.all_areas(session))
    return incentive_rows.titles(session, reversed(tree.path(area)))


def require_known(session: Session, area: str, codes: Iterable[str]) -> None:
    """Raise BadValue for a code that no measure has that reaches an area."""
    tree = AreaTree(area_rows.all_areas(session))
    known = incentive_rows.titles(session, tree.path(area))
    for code in codes:
        if code not in known:
            raise BadValue("incentive", code, "incentive_not_known")
