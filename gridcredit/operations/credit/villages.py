"""The villages that an office works for, and what it may do for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.operations.desk import Desk
from gridcredit.store.journal.loading import load_standing
from gridcredit.store.register import area_rows


@dataclass(frozen=True, slots=True)
class VillageHere:
    """A village as this office sees it: the set of rules of today's month (None: there is none
    yet, though `has_rules` may say that one begins later), what falls to this office, and the
    codes of its grids."""

    area: UUID
    code: str
    name: str
    rules: CreditRules | None
    has_rules: bool
    decides: bool
    redeems: bool
    grids: tuple[str, ...] = ()


def villages_here(desk: Desk) -> list[VillageHere]:
    """The villages in one's own area, or the one that it lies in: those with rules first, then in
    the order of their codes."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        tree = AreaTree(area_rows.all_areas(session))
        areas = _villages(tree, desk.node.area)
        sets: dict[UUID, list[CreditRules]] = {}
        for rules in load_standing(session, CreditRules):
            sets.setdefault(rules.area, []).append(rules)
        grids = {area.id: tuple(grid.code for grid in tree.grids(area.code)) for area in areas}
    found = [_here(desk, area, sets.get(area.id, []), grids[area.id]) for area in areas]
    return sorted(found, key=lambda village: (not village.has_rules, village.code))


def _villages(tree: AreaTree, code: str) -> list[Area]:
    below = [area for area in tree.subtree(code) if area.level is AreaLevel.VILLAGE]
    return below or [area for area in tree.path(code) if area.level is AreaLevel.VILLAGE]


def _here(desk: Desk, area: Area, sets: list[CreditRules], grids: tuple[str, ...]) -> VillageHere:
    rules = _in_force(sets, desk.today())
    seat = Seat.STREET if desk.office is Office.STREET else Seat.VILLAGE
    return VillageHere(
        area.id,
        area.code,
        area.name,
        rules,
        bool(sets),
        rules is not None and rules.decided_by is seat,
        rules is not None and rules.redeemed_at is seat,
        grids,
    )


def _in_force(sets: Iterable[CreditRules], today: date) -> CreditRules | None:
    begun = [rules for rules in sets if rules.begins <= today.replace(day=1)]
    return max(begun, key=lambda rules: (rules.begins, rules.number), default=None)
