"""Crowds: residents of whom everything that is counted is the same, counted as one.

On some cut-off dates a district's residents fall into a thousand crowds or two. The store finds
them; what counts is decided by domain.coverage and domain.changes alone, once for each crowd.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from operator import attrgetter
from typing import Literal
from uuid import UUID

from gridcredit.domain.adulthood import latest_adult_birth
from gridcredit.domain.changes import Change, ChangeNumbers, change
from gridcredit.domain.coverage import (
    DEFAULT_RULES,
    MARKS,
    Basis,
    Coverage,
    CoverageFacts,
    Cutoff,
    Rules,
    counted,
    latest_settled_arrival,
    marks,
)

Changing = Literal["registered", "pledged"]
"""The figures of which crowds know why somebody is in them no more."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Residents who count alike on each of the dates asked for, by either basis.

    `alike` stands for all of them: its ids say nothing, and its dates are steps (`Steps`).
    """

    alike: CoverageFacts
    numbers: Mapping[UUID, int]  # how many of them live in a grid


@dataclass(frozen=True, slots=True)
class Steps:
    """Days in ascending order between which a date makes no difference on any of the cut-off
    dates: it counts as the next step does, or, behind the last, as any later day."""

    cutoffs: tuple[date, ...]  # of what happened, and of coming of age
    births: tuple[date, ...]
    arrivals: tuple[date, ...]  # and of leaving; the cut-off dates are among them


def steps(days: Iterable[date], rules: Rules) -> Steps:
    """The steps of some cut-off dates."""
    cutoffs = sorted(set(days))
    settled = [latest_settled_arrival(on, rules.tenant_months) for on in cutoffs]
    return Steps(
        tuple(cutoffs),
        tuple(sorted({latest_adult_birth(on) for on in cutoffs})),
        tuple(sorted({*cutoffs, *(day for day in settled if day is not None)})),
    )


def beyond(days: Sequence[date]) -> date:
    """A day behind the last step; where the calendar ends there, that last day."""
    return min(days[-1], date.max - timedelta(days=1)) + timedelta(days=1)


def coverage_by_grid(
    crowds: Iterable[Crowd],
    on: date,
    basis: Basis = Basis.RESIDENCE,
    rules: Rules = DEFAULT_RULES,
) -> dict[UUID, Coverage]:
    """The numbers of each grid on one of the cut-off dates; grids without residents are absent."""
    cut = Cutoff(on, basis, rules)
    tallies: dict[UUID, list[int]] = {}
    for crowd in crowds:
        borne = marks(crowd.alike, cut)
        for grid, number in crowd.numbers.items():
            tallies.setdefault(grid, [0] * MARKS)[borne] += number
    return {grid: counted(tally) for grid, tally in tallies.items()}


def change_by_grid(
    crowds: Iterable[Crowd],
    since: date,
    on: date,
    basis: Basis = Basis.RESIDENCE,
    rules: Rules = DEFAULT_RULES,
    name: Changing = "registered",
) -> dict[UUID, ChangeNumbers]:
    """How each grid's figure came from one of the cut-off dates to a later one; grids without
    residents are absent."""

    found: dict[UUID, Counter[tuple[int, ...]]] = {}
    for crowd in crowds:
        sizes = _sizes(change([crowd.alike], since, on, basis, rules, name))
        for grid, number in crowd.numbers.items():
            found.setdefault(grid, Counter())[sizes] += number
    return {grid: _added(of_grid) for grid, of_grid in found.items()}


_PARTS = attrgetter(*(field.name for field in fields(ChangeNumbers)))


def _sizes(found: Change) -> tuple[int, ...]:
    return tuple(len(part) if isinstance(part, tuple) else part for part in _PARTS(found))


def _added(of_grid: Mapping[tuple[int, ...], int]) -> ChangeNumbers:
    weighed = ([number * size for size in sizes] for sizes, number in of_grid.items())
    return ChangeNumbers(*(sum(column) for column in zip(*weighed, strict=True)))
