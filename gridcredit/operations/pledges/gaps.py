"""Numbers that were printed and are neither signed nor spoiled: papers that somebody has to account
for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gridcredit.domain.bulk import many_values
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BlankRefused
from gridcredit.domain.pledging import serial_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.listing import papers_here
from gridcredit.store.register.pledge_papers import Paper
from gridcredit.store.register.written import revisions_of


@dataclass(frozen=True, slots=True)
class OpenRange:
    """Numbers one behind another that the same person printed on one day; how many of them have a
    scan though nobody recorded that they were signed."""

    numbers: tuple[str, ...]
    printed_on: date
    by: str
    scanned: int

    @property
    def first(self) -> str:
        """The first of them."""
        return self.numbers[0]

    @property
    def last(self) -> str:
        """The last of them."""
        return self.numbers[-1]


@many_values()
def open_ranges(desk: Desk, area: str = "") -> list[OpenRange]:
    """The open numbers of an area (a code; blank: one's own), the oldest first. Raises AreaUnknown,
    AreaOutside."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        papers = [one for one in papers_here(desk, session, area) if one.stage is None]
        ids = [one.blank for one in papers if one.blank is not None]
        by = {row: told.author for row, told in revisions_of(session, "pledge_blank", ids)}
    told = [(one, by.get(one.blank, "") if one.blank else "") for one in papers]
    runs: list[list[tuple[Paper, str]]] = []
    for one in told:
        if runs and _goes_on(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return sorted(map(_range, runs), key=lambda one: (one.printed_on, one.first))


def between(desk: Desk, first: str, last: str) -> list[str]:
    """The open numbers from one to another, which both are such. Raises BlankRefused."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        numbers = [one.number for one in papers_here(desk, session) if one.stage is None]
    for number in (first, last):
        if number not in numbers:
            raise BlankRefused(number, "no_such_blank")
    stem = first.rpartition("-")[0]
    return [one for one in numbers if first <= one <= last and one.rpartition("-")[0] == stem]


def _goes_on(one: tuple[Paper, str], other: tuple[Paper, str]) -> bool:
    (before, who), (after, by) = one, other
    same = before.number.rpartition("-")[0] == after.number.rpartition("-")[0]
    serials = serial_of(before.number), serial_of(after.number)
    follows = None not in serials and (serials[0] or 0) + 1 == serials[1]
    return same and follows and who == by and before.printed_on == after.printed_on


def _range(run: Sequence[tuple[Paper, str]]) -> OpenRange:
    papers = [one for one, _ in run]
    printed = papers[0].printed_on
    if printed is None:
        raise ValueError("a paper that nobody signed is a blank")
    return OpenRange(
        tuple(one.number for one in papers),
        *(printed, run[0][1], sum(bool(one.scan) for one in papers)),
    )
