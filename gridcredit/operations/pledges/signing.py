"""信用承诺书: sign, check, archive, withdraw; the scan is a copy, never a signature."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from uuid import UUID

from gridcredit.domain import pledging as rules
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel, Office, PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.visit_rules import require_pledgeable
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.scans import keep_scan
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import area_of, journal
from gridcredit.store.register import area_rows, events, register_lists


@dataclass(frozen=True, slots=True)
class SignedPledge:
    """A pledge as it was recorded."""

    pledge: UUID
    number: str


def sign_pledge(
    desk: Desk, resident: UUID, signed_on: date, scan: Path | None = None, place: str = ""
) -> SignedPledge:
    """Record a signed pledge under the next number of village and year.

    Raises NotFound, MinorRefused, GoneBefore, BadValue, ClockBehind, FileUnreadable.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        digest = keep_scan(desk, session, scan) if scan else ""
        fact = PledgeEvent(
            desk.new_id(),
            desk.new_id(),
            resident,
            PledgeStage.SIGNED,
            signed_on,
            place=place,
            scan=digest,
        )
        return SignedPledge(fact.pledge, keep_signed(desk, session, fact).number)


def keep_signed(desk: Desk, session: Session, fact: PledgeEvent) -> PledgeEvent:
    """Write the signing after its rules were asked, numbered."""
    person = register_lists.get(session, "resident", fact.resident)
    check_signed(session, person, fact, desk.clock())
    numbered = PledgeNumbers(session, desk.office).give(fact)
    journal.add(session, [numbered])
    return numbered


def check_signed(session: Session, person: Resident, fact: PledgeEvent, now: datetime) -> None:
    """Raise what refuses a signing: its date, its age, that its person is gone."""
    refuse_future(session, "signed_on", fact.on, now)
    require_pledgeable(person, fact)


def advance_pledge(desk: Desk, pledge: UUID, stage: PledgeStage, on: date) -> PledgeEvent:
    """Move a pledge to a later stage. Raises NotFound, BadValue when the stage cannot follow."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        last = events.pledge_state(session, pledge)
        if not rules.may_follow(stage, last.stage):
            raise BadValue("stage", stage.value, f"after {last.stage.value}")
        refuse_future(session, "on", on, desk.clock())
        fact = replace(last, id=desk.new_id(), stage=stage, on=on, scan="", reason="")
        fact = replace(fact, corrects=None)
        if stage is PledgeStage.SIGNED:
            person = register_lists.get(session, "resident", fact.resident)
            check_signed(session, person, fact, desk.clock())
        journal.add(session, [fact])
        return fact


class PledgeNumbers:
    """Numbers the pledges of one transaction, also several before any is written.

    The village's grids share its serials, and its own office and the street have shares of their
    own, so that two computers without a network never give one number twice.
    """

    def __init__(self, session: Session, office: Office) -> None:
        self._session, self._office = session, office
        self._used: dict[tuple[str, str, int], set[int]] = {}

    def give(self, fact: PledgeEvent) -> PledgeEvent:
        """The pledge with the next number of village and year. Raises NotFound, NumbersUsedUp."""
        tree, year = self._tree, fact.on.year
        grid = self._grid(tree, fact.resident)
        village = _above(tree, grid, AreaLevel.VILLAGE)
        street = _above(tree, grid, AreaLevel.STREET)
        sharers = [village.code, *(area.code for area in tree.children(village))]
        used = self._serials(street.code, village.code, year)
        serial = rules.next_serial(self._share(grid, village, sharers), used)
        used.add(serial)
        return replace(fact, number=rules.pledge_number(street.code, village.code, year, serial))

    def _share(self, grid: Area, village: Area, sharers: list[str]) -> range:
        if self._office is Office.GRID:
            return rules.serial_range(grid.code, sharers)
        left = rules.serial_range(village.code, sharers)
        return rules.office_share(left, self._office is Office.VILLAGE)

    @cached_property
    def _tree(self) -> AreaTree:
        return AreaTree(area_rows.all_areas(self._session))

    def _grid(self, tree: AreaTree, resident: UUID) -> Area:
        codes = area_of.codes(self._session, "resident", [resident.bytes])
        grid = tree.by_code(codes.get(resident.bytes, ""))
        if grid is None:
            raise NotFound("resident", str(resident))
        return grid

    def _serials(self, street: str, village: str, year: int) -> set[int]:
        place = (street, village, year)
        if place not in self._used:
            self._used[place] = events.pledge_serials(self._session, *place)
        return self._used[place]


def _above(tree: AreaTree, area: Area, level: AreaLevel) -> Area:
    """The area of that level on the way up, else the area itself."""
    return next((a for a in tree.path(area.code) if a.level is level), area)
