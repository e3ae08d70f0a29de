"""People who may be counted in two streets: which hints the district gives, and which it closes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations
from uuid import UUID

from gridcredit.domain.kinds.duplicate import Duplicate
from gridcredit.domain.records import part_id


@dataclass(frozen=True, slots=True)
class Counted:
    """A resident who counts in coverage, in which street and which grid (codes)."""

    resident: UUID
    street: str
    grid: str = ""


@dataclass(slots=True)
class HintChanges:
    """What the hints lack: new ones, and the `closed` of those that differ."""

    new: list[Duplicate] = field(default_factory=list)
    closed: dict[UUID, bool] = field(default_factory=dict)


def across_streets(group: Sequence[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Every ordered pair of a group's people that stand in different streets."""
    return ((one, other) for one, other in permutations(group, 2) if one.street != other.street)


def hint_id(resident: UUID, other: UUID) -> UUID:
    """The id of the hint for a resident about another record; it does not tell which."""
    return part_id(resident, f"duplicate:{other.hex}")


def is_open(group: Sequence[Counted], hints: dict[UUID, Duplicate]) -> bool:
    """Whether somebody of a group may still be counted twice: of some pair across streets neither
    street has said that they are different people."""
    return any(
        not (_says_different(one, other, hints) or _says_different(other, one, hints))
        for one, other in across_streets(group)
    )


def hints_due(
    groups: Iterable[Sequence[Counted]], held: Iterable[Duplicate], today: date
) -> HintChanges:
    """What must change for the hints to say what the groups (people with equal marks) say.

    `held` are all hints of these people and of others who were looked at: what no group asks for
    is closed. A pair that a street called different is closed on both sides.
    """
    hints = {hint.id: hint for hint in held}
    due, asked = HintChanges(), set()
    for group in groups:
        for one, other in across_streets(group):
            row = hint_id(one.resident, other.resident)
            asked.add(row)
            closed = _says_different(one, other, hints) or _says_different(other, one, hints)
            if row in hints:
                if hints[row].closed is not closed:
                    due.closed[row] = closed
            elif not closed:
                due.new.append(Duplicate(row, one.resident, other.street, today))
    for row, hint in hints.items():
        if row not in asked and not hint.closed:
            due.closed[row] = True
    return due


def _says_different(one: Counted, other: Counted, hints: dict[UUID, Duplicate]) -> bool:
    hint = hints.get(hint_id(one.resident, other.resident))
    return hint is not None and hint.different
