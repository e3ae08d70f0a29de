"""What summaries count in an area and all below it, as of today."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain import coverage as counting
from gridcredit.domain.adulthood import is_adult
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.coverage import Coverage, CoverageFacts, Rules
from gridcredit.store.engine.database import Session
from gridcredit.store.register import coverage_facts
from gridcredit.store.register.doors import doors
from gridcredit.store.register.visits import latest_of


@dataclass(frozen=True, slots=True)
class AreaNumbers:
    """The numbers of one area; `people`: who lives there."""

    coverage: Coverage
    households: int
    people: int
    minors: int
    visited: int  # households


def area_numbers(
    session: Session, tree: AreaTree, codes: Collection[str], on: date, rules: Rules
) -> Mapping[str, AreaNumbers]:
    """The numbers of these areas, by their codes."""
    below = {code: {grid.id for grid in tree.grids(code)} for code in codes}
    grids = set().union(*below.values()) if below else set()
    people = coverage_facts.facts_in_grids(session, grids)
    standing = doors(session, grids)
    visited = set(latest_of(session, [door.household for door in standing]))
    homes = [(door.household, door.grid) for door in standing]
    return {code: _numbers(people, homes, visited, some, on, rules) for code, some in below.items()}


def _numbers(
    people: list[CoverageFacts],
    homes: list[tuple[UUID, UUID]],
    visited: set[UUID],
    grids: set[UUID],
    on: date,
    rules: Rules,
) -> AreaNumbers:
    own = [one for one in people if one.area in grids]
    here = [
        one
        for one in own
        if not one.removed and not counting.has_left(one, on) and one.population.lives_here
    ]
    doors_here = [home for home, grid in homes if grid in grids]
    minors = sum(is_adult(one.birth_date, one.adult_on, on) is False for one in here)
    return AreaNumbers(
        counting.coverage(own, on, rules=rules),
        len(doors_here),
        len(here),
        minors,
        len(visited.intersection(doors_here)),
    )
