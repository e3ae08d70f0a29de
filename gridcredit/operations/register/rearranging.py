"""The frame of acts that let people and households stand elsewhere: one transaction, what it does
to coverage, and one way back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from gridcredit.domain import coverage
from gridcredit.domain.codes import Office
from gridcredit.domain.coverage import CoverageFacts, Rules
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaOutside, NotFound
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.records import Record
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.amending import (
    Added,
    Edited,
    edit_record,
    keep_taken_back,
    keep_withdrawn,
    let_merged_follow,
)
from gridcredit.operations.register.people import require_own
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.store.credit.members import participation
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows, register_lists
from gridcredit.store.register.coverage_facts import facts_in_households

CREDIT_LEDGER = "credit_ledger"
"""A household that is touched takes part in 信用+: its points and balance stay with it."""
HOME_ELSEWHERE = "home_elsewhere"
"""Where somebody stood before is another office's now, or off the register."""
HOLDER_GONE = "householder_gone"
"""Who the household is called after does not live in it any more."""
NOBODY_LEFT = "nobody_left"
"""Nobody lives in the household any more."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Of some households: how many stand on the register, and of their people who belong to the
    base, are registered, and have pledged."""

    households: int = 0
    eligible: int = 0
    registered: int = 0
    pledged: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """What an act does to a grid's numbers today, over the households that it touches."""

    grid: str  # its code
    name: str
    before: Counts
    after: Counts


@dataclass(frozen=True, slots=True)
class Rearranged:
    """What was done, with all that its undoing needs. `ids` are the records that it is about, new
    ones first; `doubts` what wants a look and may stand."""

    ids: tuple[UUID, ...]
    effects: tuple[Effect, ...]
    doubts: tuple[str, ...] = ()
    edits: tuple[Edited, ...] = ()
    added: tuple[tuple[str, UUID], ...] = ()


@dataclass
class Steps:
    """What an act writes, as it goes along."""

    session: Session
    edits: list[Edited] = field(default_factory=list)
    added: list[tuple[str, UUID]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def edit(self, entity: str, record: Any, new: Mapping[str, Any]) -> None:
        """Write plain values that differ. Who is merged into a resident goes along to another
        household."""
        edited = edit_record(self.session, entity, record, new)
        if edited is not None:
            self.edits.append(edited)
        self.edits += let_merged_follow(self.session, entity, record.id, new)

    def add(self, entity: str, record: Record) -> None:
        """Add a record."""
        journal.add(self.session, [record])
        self.added.append((entity, record.id))

    def doubt(self, why: str) -> None:
        """Say what wants a look, once."""
        if why not in self.doubts:
            self.doubts.append(why)


Act = Callable[[Steps], tuple[UUID, ...]]
"""Writes, and answers with the ids of what it is about."""


def carry_out(desk: Desk, households: Collection[UUID], act: Act, *, check: bool) -> Rearranged:
    """Do an act on some households and say what it did to their grids' numbers; with `check` say
    the same and change nothing. Raises NotFound, AreaOutside, and what the act raises."""
    done: list[Rearranged] = []
    try:
        with desk.writing() as session:
            done.append(_carried_out(desk, session, households, act))
            if check:
                raise _CheckOnly
    except _CheckOnly:
        pass
    return done[0]


def undo_rearranged(desk: Desk, done: Rearranged, reason: str) -> None:
    """Let everything stand as before; `reason` says why what was added is off the register. Raises
    ChangedSince, and undoes nothing, where something of it was changed or built upon."""
    desk.actor.require(Duty.EDIT_REGISTER)
    with desk.writing() as session:
        keep_taken_back(session, done.edits)
        keep_withdrawn(session, Added(done.added), reason)


def knows_names(desk: Desk) -> bool:
    """Whether names, notes and relations of people come to this office at all."""
    return desk.office is not Office.DISTRICT


def own_household(desk: Desk, session: Session, household: UUID) -> Household:
    """A household of one's own area that is on the register. Raises NotFound, AreaOutside."""
    home: Household = register_lists.get(session, "household", household)
    grid = register_lists.grid_of_household(session, household)
    require_own(desk, session, area_rows.area(session, grid))
    return home


def is_own_household(desk: Desk, session: Session, household: UUID) -> bool:
    """Whether a household stands in one's own area and on the register."""
    try:
        own = own_household(desk, session, household)
    except (NotFound, AreaOutside):
        return False
    return not own.removed


class _CheckOnly(Exception):
    """Rolls the transaction of a check back."""


def _carried_out(
    desk: Desk, session: Session, households: Collection[UUID], act: Act
) -> Rearranged:
    steps, rules, today = Steps(session), coverage_rules(session), desk.today()
    for household in households:
        own_household(desk, session, household)
    before = _counts(session, households, today, rules)
    ids = act(steps)
    made = [row for entity, row in steps.added if entity == "household"]
    after = _counts(session, {*households, *made}, today, rules)
    if participation(session, households).households(today, today):
        steps.doubt(CREDIT_LEDGER)
    effects = tuple(
        Effect(grid, _name(session, grid), before.get(grid, Counts()), after.get(grid, Counts()))
        for grid in sorted(before.keys() | after.keys())
    )
    return Rearranged(ids, effects, tuple(steps.doubts), tuple(steps.edits), tuple(steps.added))


def _name(session: Session, grid: str) -> str:
    return area_rows.area_by_code(session, grid).name


def _counts(
    session: Session, households: Collection[UUID], on: date, rules: Rules
) -> dict[str, Counts]:
    """The numbers of these households, by the code of their grid."""
    people: dict[UUID, list[CoverageFacts]] = {household: [] for household in households}
    for person in facts_in_households(session, households):
        if coverage.is_eligible(person, on, rules=rules):
            people[person.household].append(person)
    found: dict[str, list[tuple[int, int, int, int]]] = {}
    for household, counted in people.items():
        home = register_lists.get(session, "household", household)
        if home.removed:
            continue
        grid = area_rows.area(session, register_lists.grid_of_household(session, household)).code
        registered = sum(coverage.registered_on(person, on) for person in counted)
        pledged = sum(coverage.pledged_on(person, on) for person in counted)
        found.setdefault(grid, []).append((1, len(counted), registered, pledged))
    return {grid: Counts(*map(sum, zip(*rows, strict=True))) for grid, rows in found.items()}
