"""The honours that this office knows of, as the district hears them: name, village, one sentence,
certificate.

`honours_here(desk) -> list[HonourSeen]`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.honour import Honour
from gridcredit.domain.masks import mask_name
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import log_unmasking
from gridcredit.operations.stars.fallen import fallen
from gridcredit.operations.stars.places import area_tree
from gridcredit.store.stars.honours import all_honours


@dataclass(frozen=True, slots=True)
class HonourSeen:
    """An honour and the street that it comes from. One that is off the list has its number and why
    alone. `gone_by`: what was published of it is to be taken down until that day (None: nothing
    is known to hang)."""

    honour: Honour
    street: str
    gone_by: date | None = None


def honours_here(desk: Desk) -> list[HonourSeen]:
    """Every honour known here, those off the list too: what is to be taken down first, then the
    latest certificates."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        tree, found = area_tree(session), all_honours(session)
        areas = {area.id: area.code for area in tree.subtree(desk.node.area)}
        streets = {row: _street(tree.path(code)) for row, code in areas.items()}
        ends = {row: due.day for row, due in fallen(desk, session).items()}
    seen = [
        HonourSeen(honour, streets.get(honour.area, ""), ends.get(honour.id)) for honour in found
    ]
    seen.sort(key=lambda one: (one.honour.period, one.honour.certificate), reverse=True)
    return sorted(seen, key=lambda one: one.gone_by is None)


def honours_told(desk: Desk, purpose: str = "") -> list[HonourSeen]:
    """The same as a verb tells them: names masked unless a purpose is given, which is logged."""
    log_unmasking(desk, "honours", purpose)
    seen = honours_here(desk)
    return seen if purpose else [replace(one, honour=_masked(one.honour)) for one in seen]


def _masked(honour: Honour) -> Honour:
    shown = mask_name(honour.name)
    deed = honour.deed.replace(honour.name, shown) if honour.name else honour.deed
    return replace(honour, name=shown, deed=deed)


def _street(path: Iterable[Area]) -> str:
    return next((area.name for area in path if area.level is AreaLevel.STREET), "")
