"""Numbers of pledges and of the blanks for them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from gridcredit.domain import pledging as rules
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel, Office
from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.operations.installation.computers import number_mark
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import area_of
from gridcredit.store.register import area_rows, events


class PledgeNumbers:
    """Numbers the pledges and blanks of one transaction, also several before any is written.

    The village's grids share its serials, and its own office and the street have shares of their
    own, so that two computers without a network never give one number twice; a further computer
    of an office, and one that came back from a backup, mark theirs.
    """

    def __init__(self, session: Session, office: Office) -> None:
        self._session, self._office = session, office
        self._mark = number_mark(session)
        self._used: dict[str, set[int]] = {}

    def give(self, fact: PledgeEvent) -> PledgeEvent:
        """The pledge with the next number of village and year. Raises NotFound, NumbersUsedUp."""
        codes = area_of.codes(self._session, "resident", [fact.resident.bytes])
        area = self.tree.by_code(codes.get(fact.resident.bytes, ""))
        if area is None:
            raise NotFound("resident", str(fact.resident))
        return replace(fact, number=self.next(area, fact.on.year))

    def next(self, area: Area, year: int) -> str:
        """The next number of a year for a paper of a grid or village. Raises NumbersUsedUp."""
        street, village = self._place(area)
        sharers = [village.code, *(one.code for one in self.tree.children(village))]
        stem = rules.number_stem(street.code, village.code, year) + self._mark
        used = self._serials(stem)
        serial = rules.next_serial(self._share(area, village, sharers), used)
        used.add(serial)
        return rules.pledge_number(stem, serial)

    def stem(self, area: Area, year: int) -> str:
        """What all numbers of an area's village and year begin with."""
        street, village = self._place(area)
        return rules.number_stem(street.code, village.code, year)

    @cached_property
    def tree(self) -> AreaTree:
        """All areas."""
        return AreaTree(area_rows.all_areas(self._session))

    def _place(self, area: Area) -> tuple[Area, Area]:
        street = _above(self.tree, area, AreaLevel.STREET)
        return street, _above(self.tree, area, AreaLevel.VILLAGE)

    def _share(self, area: Area, village: Area, sharers: list[str]) -> range:
        if self._office is Office.GRID:
            return rules.serial_range(area.code, sharers)
        left = rules.serial_range(village.code, sharers)
        return rules.office_share(left, self._office is Office.VILLAGE)

    def _serials(self, stem: str) -> set[int]:
        if stem not in self._used:
            self._used[stem] = events.pledge_serials(self._session, stem)
        return self._used[stem]


def _above(tree: AreaTree, area: Area, level: AreaLevel) -> Area:
    """The area of that level on the way up, else the area itself."""
    return next((a for a in tree.path(area.code) if a.level is level), area)
