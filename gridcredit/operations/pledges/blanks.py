"""Numbered blanks of 信用承诺书: printed for people or for nobody yet, listed, spoiled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from uuid import UUID

from gridcredit.domain import coverage
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    AlreadyCorrected,
    AreaOutside,
    AreaUnknown,
    BadValue,
    BlankRefused,
    NotFound,
)
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.reasons import checked_reason
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.numbering import PledgeNumbers
from gridcredit.operations.pledges.wordings import text_for
from gridcredit.operations.register import filters
from gridcredit.operations.register.office_texts import in_force
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.operations.register.stairwells import households_at
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.pledges.blank import PledgePaper, blank_sheets
from gridcredit.reports.writing import write_paper
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import corrections, pledge_papers, register_lists
from gridcredit.store.register.register_lists import ResidentLine
from gridcredit.store.workspace import audit

MOST_BLANKS = 1_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom blanks are wanted: these residents, the adults of these households; the adults who
    have signed none of an area, of a building there or one of its stairwells, or among those whom
    a filter of the register means (its name); and so many unnamed ones, for an area (a code; blank:
    one's own). `version`: of the text, blank for the one in force."""

    residents: tuple[UUID, ...] = ()
    households: tuple[UUID, ...] = ()
    whole_area: bool = False
    building: str = ""
    unit: str = ""
    estate: str = ""
    filter: str = ""
    unnamed: int = 0
    area: str = ""
    version: str = ""
    on_a5: bool = False


@dataclass(frozen=True, slots=True)
class BlanksPrinted:
    """The pages of the file, and the blanks in it by number."""

    pages: int
    blanks: tuple[PledgeBlank, ...]


def print_blanks(
    desk: Desk, out: Path, wanted: Wanted, progress: Progress = no_progress
) -> BlanksPrinted:
    """Write numbered blanks; every code was read back, and without the file no number is used up.

    Raises NotFound, AreaUnknown, AreaOutside, BadValue, NumbersUsedUp, GlyphMissing,
    SheetUnreadable, StorageFailed.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    if wanted.unit and not wanted.building:
        raise BadValue("building", "", "unit_without_building")
    offscreen()
    filtered = filters.people(desk, wanted.filter) if wanted.filter else []
    with desk.writing() as session:
        numbers = PledgeNumbers(session, desk.office)
        people = _people(desk, session, numbers, wanted, filtered)
        areas = [_area(numbers, line.grid_code) for line in people]
        if wanted.unnamed:
            areas += [_own_area(desk, numbers, wanted.area)] * wanted.unnamed
        if not areas:
            raise BadValue("count", str(wanted.unnamed or ""), "no_blanks_wanted")
        if len(areas) > MOST_BLANKS:
            raise BadValue("count", str(len(areas)), f"1-{MOST_BLANKS}")
        frames = {area: _frame(desk, session, area.code, wanted.version) for area in set(areas)}
        made, papers = [], []
        for area, who in zip_longest(areas, people):
            blank, paper = _blank(desk, numbers, area, frames[area], who)
            made.append(blank)
            papers.append(paper)
        printed = blank_sheets(papers, wanted.on_a5)
        made = [replace(blank, pages=each) for blank, each in zip(made, printed.each, strict=True)]
        journal.add(session, made)
        told = {"what": "pledge_blanks", "count": len(made)}
        audit.log(session, desk.actor.login, "print", told)
        pages = write_paper(
            out, printed.sheets, "信用承诺书", progress=progress, codes=printed.codes
        )
    return BlanksPrinted(pages, tuple(made))


def spoil(desk: Desk, number: str, reason: str) -> PledgeBlank:
    """Take back a blank that was printed: its number is never given again. Raises BlankRefused,
    BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    why = checked_reason(reason)
    with desk.writing() as session:
        found = pledge_papers.blanks_numbered(session, number.strip())
        if not found:
            is_spoiled = pledge_papers.was_spoiled(session, number.strip())
            raise BlankRefused(number, "number_spoiled" if is_spoiled else "no_such_blank")
        if pledge_papers.pledge_numbered(session, found[0].number) is not None:
            raise BlankRefused(found[0].number, "signed_blank")
        made = replace(found[0], id=desk.new_id(), corrects=found[0].id, void=True, reason=why)
        journal.add(session, [made])
    return made


def bring_back(desk: Desk, spoiled: Iterable[UUID]) -> None:
    """Undo a spoiling, named by what `spoil` wrote: the blank can be signed again. Raises
    AlreadyCorrected, NotFound."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        made = []
        for one in spoiled:
            found: PledgeBlank = register_lists.get(session, "pledge_blank", one)
            if corrections.is_replaced(session, "pledge_blank", one):
                raise AlreadyCorrected("pledge_blank", str(one))
            made.append(replace(found, id=desk.new_id(), corrects=one, void=False, reason=""))
        journal.add(session, made)


def _people(
    desk: Desk, session: Session, numbers: PledgeNumbers, wanted: Wanted, filtered: list[UUID]
) -> list[ResidentLine]:
    """Those who may sign, in the order of their doors; who has signed already is left out where
    everybody of a group is meant. Raises BadValue where nobody of a group is left."""
    on, rules = desk.today(), coverage_rules(session)
    is_group = wanted.whole_area or bool(wanted.building or wanted.filter)
    if wanted.residents or wanted.households or not is_group:
        lines: Iterable[ResidentLine] = _named(session, wanted)
    elif wanted.filter:
        lines = register_lists.resident_page(session, filtered)
    else:
        lines = _living_at(desk, session, numbers, wanted)
    eligible = coverage.Membership.ELIGIBLE
    found = [
        one
        for one in lines
        if coverage.membership(one.standing, on, rules=rules) is eligible
        if not (is_group and coverage.pledged_on(one.standing, on))
    ]
    if is_group and not found:
        said = wanted.filter or wanted.building or wanted.area or desk.node.area
        raise BadValue("building" if wanted.building else "area", said, "nobody_to_sign")
    return found


def _named(session: Session, wanted: Wanted) -> list[ResidentLine]:
    ids = list(wanted.residents)
    for household in wanted.households:
        register_lists.get(session, "household", household)
        ids += [one.id for one in register_lists.residents_of(session, household)]
    lines = register_lists.resident_page(session, ids)
    missing = set(wanted.residents) - {line.id for line in lines}
    if missing:
        raise NotFound("resident", str(min(missing)))
    return lines


def _living_at(
    desk: Desk, session: Session, numbers: PledgeNumbers, wanted: Wanted
) -> list[ResidentLine]:
    """Everybody of an area, of a building, or of a stairwell."""
    area = _own_area(desk, numbers, wanted.area)
    grids = [one.id for one in numbers.tree.subtree(area.code)]
    lines = register_lists.resident_lines(session, grids)
    if not wanted.building:
        return lines
    there = set(households_at(session, grids, wanted.building, wanted.unit, wanted.estate))
    return [line for line in lines if line.household in there]


def _own_area(desk: Desk, numbers: PledgeNumbers, code: str) -> Area:
    area = _area(numbers, code or desk.node.area)
    if not numbers.tree.covers(desk.node.area, area.code):
        raise AreaOutside(area.code, desk.node.area)
    if area.level not in (AreaLevel.VILLAGE, AreaLevel.GRID):
        raise BadValue("area", area.code, "village_or_grid")
    return area


def _area(numbers: PledgeNumbers, code: str) -> Area:
    area = numbers.tree.by_code(code)
    if area is None:
        raise AreaUnknown(code)
    return area


def _frame(desk: Desk, session: Session, code: str, version: str) -> PledgePaper:
    """What all papers of an area have: the text, the unit, the telephone."""
    said, texts = text_for(session, code, desk.today(), version), in_force(session, code)
    return PledgePaper("", said, texts.unit or desk.node.name, texts.hotline)


def _blank(
    desk: Desk, numbers: PledgeNumbers, area: Area, frame: PledgePaper, who: ResidentLine | None
) -> tuple[PledgeBlank, PledgePaper]:
    """A blank under the next number, for somebody or for nobody yet, and its paper."""
    on = desk.today()
    number, version = numbers.next(area, on.year), frame.wording.version
    blank = PledgeBlank(desk.new_id(), area.id, number, on, version, 1, who.id if who else None)
    paper = replace(frame, number=number)
    return blank, replace(paper, name=who.name, address=who.address) if who else paper
