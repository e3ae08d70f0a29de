"""走访单: a round on paper, row by row, that is typed in by its rows afterwards."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from string import ascii_uppercase
from uuid import UUID

from gridcredit import texts
from gridcredit.domain import coverage
from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.dating import has_gone
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NotFound
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.round_sheet import RoundSheet
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.reasons import checked_reason
from gridcredit.domain.round_codes import is_meant, round_number
from gridcredit.domain.visiting import Due
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.people import grids_of
from gridcredit.operations.register.rules import coverage_rules
from gridcredit.operations.rounds.choosing import DoorChoice, area_of_doors, chosen_doors, resolved
from gridcredit.operations.visits.doorstep import shown_name
from gridcredit.operations.visits.visiting import due_of
from gridcredit.paper.fonts import offscreen
from gridcredit.paper.sheet import Sheet
from gridcredit.reports.rounds.round_sheet import RoundAdult, RoundPaper, RoundRow, round_pages
from gridcredit.reports.writing import write_paper
from gridcredit.rosters.columns import HOUSEHOLDER
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases, journal
from gridcredit.store.register import area_rows, register_lists, round_sheets, visits
from gridcredit.store.register.coverage_facts import facts_of_residents
from gridcredit.store.register.doors import Door, doors_of
from gridcredit.store.workspace import audit

MOST_ROWS = 120
"""Doors of one sheet; more of them are printed as several, each with a number of its own."""
MOST_DOORS = 2_000


@dataclass(frozen=True, slots=True)
class RoundPrinted:
    """The sheets, and how many pages their file has."""

    sheets: tuple[RoundSheet, ...]
    pages: int

    @property
    def sheet(self) -> RoundSheet:
        """The first of them; nearly always there is one."""
        return self.sheets[0]

    @property
    def doors(self) -> int:
        """How many doors they have together."""
        return sum(len(sheet.households) for sheet in self.sheets)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a printed sheet as it is now: `address` is blank for a household that is not on
    the register any more; adults by their letters, with the names as they may be shown."""

    row: int
    household: UUID
    address: str
    householder: str
    adults: Mapping[str, tuple[UUID, str]]


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A printed sheet, of which area, and at how many of its doors somebody knocked since."""

    sheet: RoundSheet
    area_name: str
    seen: int


def print_round(
    desk: Desk, out: Path, choice: DoorChoice, progress: Progress = no_progress
) -> RoundPrinted:
    """Write the doors of a choice as a numbered sheet, or as several in one file where one has no
    room for them; without the file no number is used up.

    Raises NotFound, AreaUnknown, AreaOutside, BadValue (no door, or too many), NumbersUsedUp,
    GlyphMissing, SheetUnreadable, StorageFailed.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    offscreen()
    choice = resolved(desk, choice)
    with desk.writing() as session:
        places = chosen_doors(desk, session, choice)
        if not places:
            raise BadValue("doors", "", "no_door_meant")
        if len(places) > MOST_DOORS:
            raise BadValue("doors", str(len(places)), f"1-{MOST_DOORS}")
        used = round_sheets.all_numbers(session)
        parts = [places[at : at + MOST_ROWS] for at in range(0, len(places), MOST_ROWS)]
        sheets, pages, codes = [], list[Sheet](), list[Collection[str]]()
        for at, part in enumerate(parts):
            progress(at, len(parts), "apply")
            sheet, paper = _sheet(desk, session, part, used)
            drawn, said = round_pages(paper)
            used.append(sheet.number)
            sheets.append(sheet)
            pages += drawn
            codes += said
        journal.add(session, sheets)
        told = {"what": "round_sheet", "count": len(places)}
        audit.log(session, desk.actor.login, "print", told)
        written = write_paper(out, pages, "走访单", progress=progress, codes=codes)
    return RoundPrinted(tuple(sheets), written)


def _sheet(
    desk: Desk, session: Session, places: Sequence[Door], used: Sequence[str]
) -> tuple[RoundSheet, RoundPaper]:
    """A sheet of these doors under the next number, and its paper."""
    area, on = area_of_doors(session, places), desk.today()
    number = round_number(area.code, on, desk.office, used)
    rows, people = _rows(desk, session, places)
    sheet = RoundSheet(
        desk.new_id(),
        area.id,
        number,
        on,
        tuple(door.household for door in places),
        tuple(one for _, _, one in people),
        tuple(f"{at}{letter}" for at, letter, _ in people),
    )
    return sheet, RoundPaper(number, area.name, on.isoformat(), desk.actor.name, tuple(rows))


def list_rounds(desk: Desk, area: str = "") -> list[ListedSheet]:
    """The sheets of an area that were not voided, the latest first. Raises AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        tree = AreaTree(area_rows.all_areas(session))
        grids_of(session, area or desk.node.area)
        areas = {one.id: one for one in tree.subtree(area or desk.node.area)}
        found = round_sheets.sheets_in(session, list(areas))
        latest = visits.latest_of(session, {row for one in found for row in one.households})
    return [
        ListedSheet(
            one,
            areas[one.area].name,
            sum(
                row in latest and latest[row][0][:10] >= one.on.isoformat()
                for row in one.households
            ),
        )
        for one in found
    ]


def void_round(desk: Desk, typed: str, reason: str) -> RoundSheet:
    """Take a sheet out of use: nothing is entered by its rows any more. Raises NotFound,
    BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    why = checked_reason(reason)
    with desk.writing() as session:
        sheet = sheet_meant(desk, session, typed)
        journal.edit(session, "round_sheet", sheet.id, {"removed": why})
    return sheet


def sheet_meant(desk: Desk, session: Session, typed: str) -> RoundSheet:
    """The sheet of one's own area that a number, or its last digits, names. Raises NotFound where
    there is none, BadValue where several have these digits."""
    own = _own_areas(desk, session)
    numbers = {one for one in round_sheets.all_numbers(session) if is_meant(one, typed)}
    found = [one for one in round_sheets.numbered(session, numbers) if one.area in own]
    whole = [one for one in found if one.number == typed.strip()]
    standing = [one for one in whole or found if not one.removed]
    if not standing:
        raise NotFound("round_sheet", typed)
    if len(standing) > 1:
        raise BadValue("number", ", ".join(one.number for one in standing), "several_sheets")
    return standing[0]


def open_round(desk: Desk, typed: str) -> tuple[RoundSheet, list[SheetRow]]:
    """A sheet by its number, or its last digits, with its rows as they are now. Raises NotFound,
    BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.reading() as session:
        sheet = sheet_meant(desk, session, typed)
        return sheet, sheet_rows(desk, session, sheet)


def sheet_rows(desk: Desk, session: Session, sheet: RoundSheet) -> list[SheetRow]:
    """The rows of a sheet; a letter of somebody who was merged means who that is now."""
    places = doors_of(session, sheet.households)
    known = aliases.survivors_of(session, sheet.adults)
    now = [known.get(one, one) for one in sheet.adults]
    lines = {line.id: line for line in register_lists.resident_page(session, now)}
    adults: dict[int, dict[str, tuple[UUID, str]]] = {}
    for who, place in zip(now, sheet.places, strict=True):
        name = shown_name(desk, lines[who].name) if who in lines else ""
        adults.setdefault(int(place[:-1]), {})[place[-1]] = (who, name)
    found = []
    for row, household in enumerate(sheet.households, 1):
        door = places.get(household)
        found.append(
            SheetRow(
                row,
                household,
                door.address if door else "",
                shown_name(desk, door.householder) if door else "",
                adults.get(row, {}),
            )
        )
    return found


def _own_areas(desk: Desk, session: Session) -> set[UUID]:
    tree = AreaTree(area_rows.all_areas(session))
    own: list[Area] = list(tree.subtree(desk.node.area))
    return {one.id for one in own}


_Named = list[tuple[int, str, UUID]]


def _rows(desk: Desk, session: Session, places: Sequence[Door]) -> tuple[list[RoundRow], _Named]:
    """What stands in each row, and which adult is meant by row and letter."""
    households = [door.household for door in places]
    due = due_of(desk, session, households)
    latest = visits.latest_of(session, households)
    rows, named = [], _Named()
    for row, door in enumerate(places, 1):
        adults = _adults(desk, session, door)
        named += [(row, adult.letter, who) for adult, who in adults]
        rows.append(
            RoundRow(
                row,
                door.address or door.number,
                shown_name(desk, door.householder),
                _why(due.get(door.household)),
                _last(latest.get(door.household)),
                tuple(adult for adult, _ in adults),
            )
        )
    return rows, named


def _adults(desk: Desk, session: Session, door: Door) -> list[tuple[RoundAdult, UUID]]:
    """The adults who count, the householder first."""
    on, rules = desk.today(), coverage_rules(session)
    people = register_lists.residents_of(session, door.household)
    known = facts_of_residents(session, [one.id for one in people])
    eligible = coverage.Membership.ELIGIBLE
    here = [
        one
        for one in people
        if not has_gone(one.state, one.left_on, on)
        and coverage.membership(known[one.id], on, rules=rules) is eligible
    ]
    here.sort(key=lambda one: one.relation != HOUSEHOLDER and one.name != door.householder)
    letters = (ascii_uppercase[at] for at in count())
    return [
        (_adult(desk, one, letter, known[one.id]), one.id)
        for one, letter in zip(here[: len(ascii_uppercase)], letters, strict=False)
    ]


def _adult(desk: Desk, person: Resident, letter: str, facts: coverage.CoverageFacts) -> RoundAdult:
    on = desk.today()
    return RoundAdult(
        letter,
        shown_name(desk, person.name),
        coverage.registered_on(facts, on),
        coverage.pledged_on(facts, on),
    )


def _why(due: Due | None) -> str:
    return texts.word(due.reasons[0].kind) if due else ""


def _last(known: tuple[str, VisitOutcome] | None) -> str:
    if known is None:
        return ""
    at, outcome = known
    return f"{at[5:10]} {texts.word(outcome)}"
