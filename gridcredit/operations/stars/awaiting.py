"""Who waits to be awarded, and what awarding would do today: `awaiting(desk, period, level, area)
-> Awaiting`."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import PlacesNeeded
from gridcredit.domain.stars.choosing import Choice
from gridcredit.domain.stars.codes import StarLevel, StarStage
from gridcredit.domain.stars.periods import period_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.households import shows_names
from gridcredit.operations.stars.awarding import foreseen
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.operations.stars.listing import masked
from gridcredit.operations.stars.places import area_for, pool_of

_PASSED = frozenset({StarStage.NOTICE, StarStage.DISPUTED, StarStage.READY})


@dataclass(frozen=True, slots=True)
class Awaiting:
    """Those of a pool who passed, by number, and those who hold the honour already; `choice` is
    what awarding would do today, None while places are needed. Names as this office may show
    them."""

    waiting: tuple[StarLine, ...]
    honoured: tuple[StarLine, ...]
    choice: Choice | None
    quota: int | None


def awaiting(desk: Desk, period: str, level: StarLevel, area: str) -> Awaiting:
    """How it stands before awarding. Raises AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.READ)
    of = period_of(period.strip())
    with desk.reading() as session:
        board = Board(session, desk.today())
        pool = pool_of(board.tree, level, area_for(desk, session, level, area))
        lines = board.pool(pool, level, of)
        quota = board.terms(pool, level).quota(of.span)
    choice: Choice | None
    try:
        choice = foreseen(desk, period, level, area)
    except PlacesNeeded:
        choice = None
    shown = lines if shows_names(desk) else [masked(line) for line in lines]
    waiting = tuple(line for line in shown if line.stage in _PASSED)
    return Awaiting(waiting, tuple(line for line in shown if line.is_honoured), choice, quota)
