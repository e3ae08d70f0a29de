"""Whom a form is of, found by the search that everybody knows; and the stars that a quarter or a
year may draw on.

`find_nominees(desk, area, typed) -> list[Found]` · `pool_stars(desk, period, level, area) ->
list[StarLine]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.masks import mask_name
from gridcredit.domain.stars.codes import StarLevel
from gridcredit.domain.stars.periods import Span, period_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import finding
from gridcredit.operations.register.households import shows_names
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.operations.stars.listing import masked
from gridcredit.operations.stars.places import area_for, area_tree, pool_of

_MOST = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A household or, where a person was found, one of its people; the name as this office may
    show it."""

    household: UUID | None
    resident: UUID | None
    name: str
    address: str


def find_nominees(desk: Desk, area: str, typed: str, of_people: bool = False) -> list[Found]:
    """Households and people of an area (a code) that a search finds, best first; `of_people`:
    people alone, of a household that is found each of them. Raises SearchLimited."""
    desk.actor.require(Duty.NOMINATE_STARS)
    if not typed.strip():
        return []
    with desk.reading() as session:
        tree = area_tree(session)
        here = {grid.code for grid in tree.grids(area or desk.node.area)}
    plain = shows_names(desk)
    if of_people:
        people = finding.find_people(desk, typed, here)
        return [
            Found(
                one.household, one.resident, one.name if plain else mask_name(one.name), one.address
            )
            for one in people[:_MOST]
        ]
    return [
        Found(
            hit.household,
            hit.subject if hit.entity == "resident" else None,
            hit.name if plain else mask_name(hit.name),
            hit.address,
        )
        for hit in finding.find_hits(desk, typed)
        if hit.grid_code in here
    ][:_MOST]


def pool_stars(desk: Desk, period: str, level: StarLevel, area: str) -> list[StarLine]:
    """The honours that a quarter or a year may draw on, by period and number, names masked where
    this office masks them; none for a month. Raises AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.READ)
    whole = period_of(period.strip())
    if whole.span is Span.MONTH:
        return []
    with desk.reading() as session:
        board = Board(session, desk.today())
        pool = pool_of(board.tree, level, area_for(desk, session, level, area))
        lines = [
            line
            for line in board.everywhere()
            if line.is_honoured
            and line.star.level is level
            and line.pool.id == pool.id
            and line.period.is_part_of(whole)
        ]
    return lines if shows_names(desk) else [masked(line) for line in lines]
