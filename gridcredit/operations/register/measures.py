"""Incentives where others name them: which of them run in an area, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.ledgers.incentives import each_once, is_live
from gridcredit.store.engine.database import Session
from gridcredit.store.ledgers import incentive_rows
from gridcredit.store.register import area_rows


def live_rows(session: Session, area: str, on: date) -> list[Incentive]:
    """The measures of an area's office and of those above that may be told on a day, each once,
    the nearest office's first."""
    tree = AreaTree(area_rows.all_areas(session))
    found = incentive_rows.of_areas(session, reversed(tree.path(area)))
    return [row for row in each_once(found) if is_live(row, on)]


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
