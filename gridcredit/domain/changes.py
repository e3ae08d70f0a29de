"""What happened to a figure between two cut-offs: 新增, 核减 and 基数变动, reconciling exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import PledgeStage, RegistrationKind, ResidentState
from gridcredit.domain.coverage import (
    DEFAULT_RULES,
    Basis,
    CoverageFacts,
    Rules,
    figure,
    has_left,
)

Ids = tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Issued:
    """Who stood in the figure and in the base when the last issue was frozen."""

    members: frozenset[UUID]
    base: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Change:
    """From one cut-off to the next: last + new - removed = now, and the same for the base.

    Each group holds the ids of the residents behind its number, in their order.
    """

    last: int
    new: Ids
    withdrawn: Ids
    died: Ids
    moved: Ids
    corrected: Ids  # 更正: no longer in the figure for any other reason
    now: int
    base_last: int
    base_in: Ids
    base_out: Ids
    base_now: int

    @property
    def removed(self) -> Ids:
        """核减: everybody who left the figure."""
        return self.withdrawn + self.died + self.moved + self.corrected


@dataclass(frozen=True, slots=True)
class ChangeNumbers:
    """How many people each part of a `Change` has."""

    last: int = 0
    new: int = 0
    withdrawn: int = 0
    died: int = 0
    moved: int = 0
    corrected: int = 0
    now: int = 0
    base_last: int = 0
    base_in: int = 0
    base_out: int = 0
    base_now: int = 0

    @property
    def removed(self) -> int:
        """核减."""
        return self.withdrawn + self.died + self.moved + self.corrected


def total(numbers: Iterable[ChangeNumbers]) -> ChangeNumbers:
    """The sum of several areas' changes."""
    rows = [astuple(one) for one in numbers]
    return ChangeNumbers(*(sum(column) for column in zip(*rows, strict=True)))


def change(
    people: Sequence[CoverageFacts],
    from_: date,
    to: date,
    basis: Basis = Basis.RESIDENCE,
    rules: Rules = DEFAULT_RULES,
    name: str = "registered",
    issued: Issued | None = None,
) -> Change:
    """How a figure ("registered", "pledged", …) came from one cut-off to the next.

    With `issued`, the last issue's own members count as last, so that what was corrected since
    appears as 核减 or 新增 here; else both days are counted by what is known now.
    """
    if issued is None:
        before = _ids(people, name, from_, basis, rules)
        base_before = _ids(people, "eligible", from_, basis, rules)
    else:
        before, base_before = issued.members, issued.base
    after = _ids(people, name, to, basis, rules)
    base_after = _ids(people, "eligible", to, basis, rules)
    groups = _removals(people, before - after, to, name)
    return Change(
        last=len(before),
        new=_sorted(after - before),
        withdrawn=groups["withdrawn"],
        died=groups["died"],
        moved=groups["moved"],
        corrected=groups["corrected"],
        now=len(after),
        base_last=len(base_before),
        base_in=_sorted(base_after - base_before),
        base_out=_sorted(base_before - base_after),
        base_now=len(base_after),
    )


def _ids(
    people: Sequence[CoverageFacts], name: str, on: date, basis: Basis, rules: Rules
) -> frozenset[UUID]:
    return frozenset(s.resident for s in figure(people, name, on, basis, rules))


def _removals(
    people: Sequence[CoverageFacts], gone: frozenset[UUID], to: date, name: str
) -> dict[str, Ids]:
    why = {s.resident: _reason(s, to, name) for s in people if s.resident in gone}
    groups: dict[str, set[UUID]] = {"withdrawn": set(), "died": set(), "moved": set()}
    groups["corrected"] = set()
    for row in gone:
        groups[why.get(row, "corrected")].add(row)
    return {group: _sorted(rows) for group, rows in groups.items()}


def _reason(s: CoverageFacts, to: date, name: str) -> str:
    """Why a resident is in the figure no more; a removed row is a correction, whatever else."""
    if s.removed:
        return "corrected"
    if has_left(s, to):
        return "died" if s.state is ResidentState.DIED else "moved"
    if name.startswith("pledged"):
        left = any(when <= to and step is PledgeStage.WITHDRAWN for when, step, _ in s.pledges)
    else:
        left = any(when <= to and e is RegistrationKind.WITHDREW for when, e in s.events)
    return "withdrawn" if left else "corrected"


def _sorted(rows: frozenset[UUID] | set[UUID]) -> Ids:
    return tuple(sorted(rows))
