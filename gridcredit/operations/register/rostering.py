"""Household registers in and out: check, import, export, the refused rows to mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from gridcredit.atomic_file import require_other, require_readable
from gridcredit.domain.area_tree import AreaTree, grid_named
from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import RegisterChanged
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.dwelling import Dwelling
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.masks import mask_id, mask_name, mask_phone
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.roster_rows import (
    NO_ANSWERS,
    Answers,
    Problem,
    RosterRow,
    RowQuestion,
    RowReason,
    RowRefusal,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.matching import Known, Matched, Matcher, Missing, RecordChange
from gridcredit.operations.register.people import log_unmasking
from gridcredit.operations.register.registerimports import register_digest, register_import
from gridcredit.operations.register.rowrules import holdable
from gridcredit.rosters import read, write
from gridcredit.rosters.headings import DroppedColumn
from gridcredit.rosters.read import Reading
from gridcredit.rosters.refusals import write_refusals
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.journal.numbering import last_arrival
from gridcredit.store.register import area_rows, register_lists, removals, snapshot
from gridcredit.store.undo import pasts
from gridcredit.store.workspace import audit

N = TypeVar("N", RowRefusal, Problem, RowQuestion)


@dataclass(frozen=True)
class Looked:
    """What a check saw: the file by its digest, and what it would do to the register as it was at
    an arrival. `grid` stood where rows name none."""

    digest: str
    grid: str
    arrival: int
    answers: Answers
    matched: Matched


@dataclass(frozen=True)
class RosterReport:
    """What a register did, or would do, to the workspace; every refused row is listed."""

    file: str
    rows: int
    dwellings_added: int
    households_added: int
    residents_added: int
    updated: int
    same: int
    changes: tuple[RecordChange, ...]
    missing_people: tuple[Missing, ...]
    refused: tuple[RowRefusal, ...]
    problems: tuple[Problem, ...]
    dropped_columns: tuple[DroppedColumn, ...]
    reading: Reading
    added_rows: tuple[RosterRow, ...] = ()
    same_rows: tuple[RosterRow, ...] = ()
    kept: tuple[RecordChange, ...] = ()  # what the file states and people changed since: not taken
    questions: tuple[RowQuestion, ...] = ()  # those not answered are refused, too
    import_id: UUID | None = None  # by which it can be undone, where it was taken in
    looked: Looked | None = None  # what a check saw, to be taken in as it is

    @property
    def missing(self) -> int:
        """People of the file's grids whom the file does not mention; they stay."""
        return len(self.missing_people)


@many_values()
def read_roster(
    desk: Desk,
    file: Path,
    grid: str = "",
    keep: bool = False,
    progress: Progress = no_progress,
    refused: Path | None = None,
    answers: Answers = NO_ANSWERS,
    approved: RosterReport | None = None,
) -> RosterReport:
    """Check a register and, with `keep`, take it in; refused rows never stop the others.

    `answers` are those to the questions of a check; a row in question that has none is left out.
    `approved` is the check that people have looked at: the file must be the same still, and is not
    read again; nor is it compared again where nothing was written meanwhile.

    `grid` names the grid of rows that name none (default: one's own grid); `refused` the workbook
    that refused rows are written to, without which nothing is taken in. Raises HeaderNotFound,
    FileUnreadable, RegisterChanged, StorageFailed.
    """
    desk.actor.require(Duty.IMPORT_REGISTER if keep else Duty.READ)
    require_readable(file)
    if refused:
        require_other(refused, file)
    default = grid or _own_grid(desk)
    reading, digest = _read(file, default, approved, progress)
    if not keep:
        with desk.reading() as session:
            matched = _match(desk, session, reading, answers, progress)
            looked = Looked(digest, default, last_arrival(session), answers, matched)
        report = replace(_report(file, reading, matched), looked=looked)
        return _with_refused(report, refused)
    desk.require_enrolled()
    with desk.writing() as session:
        matched = _approved(session, approved, default, answers) or _match(
            desk, session, reading, answers, progress
        )
        progress(0, 0, "save")
        with register_import(desk, session, file, digest, matched.same) as import_id:
            journal.add(session, matched.dwellings)
            journal.add(session, matched.households)
            journal.add(session, matched.residents)
            for change in matched.changes:
                journal.edit(session, change.entity, change.row, change.new)
        report = replace(_report(file, reading, matched), import_id=import_id)
        return _with_refused(report, refused)


def _own_grid(desk: Desk) -> str:
    """The grid of an office that has but one; blank at the others."""
    if not desk.office.is_lowest:
        return ""
    with desk.reading() as session:
        grids = AreaTree(area_rows.all_areas(session)).grids(desk.node.area)
    return grids[0].code if len(grids) == 1 else ""


def _read(
    file: Path, default: str, approved: RosterReport | None, progress: Progress
) -> tuple[Reading, str]:
    """What a file states, and its digest."""
    digest, looked = register_digest(file), approved.looked if approved else None
    if looked and digest != looked.digest:
        raise RegisterChanged(file.name)
    if approved and looked and default == looked.grid:
        return approved.reading, digest
    reading = read.read_register(file, file.name, default_grid=default or None, progress=progress)
    if register_digest(file) != digest:  # somebody saved it meanwhile
        raise RegisterChanged(file.name)
    return reading, digest


def _approved(
    session: Session, approved: RosterReport | None, default: str, answers: Answers
) -> Matched | None:
    """What a check came to, where all is as it was then."""
    looked = approved.looked if approved else None
    if looked is None or (default, answers) != (looked.grid, looked.answers):
        return None
    return looked.matched if last_arrival(session) == looked.arrival else None


def _with_refused(report: RosterReport, out: Path | None) -> RosterReport:
    if out and report.refused:
        write_refusals(out, report.reading, list(report.refused))
    return report


def _match(
    desk: Desk, session: Session, reading: Reading, answers: Answers, progress: Progress
) -> Matched:
    tree = AreaTree(area_rows.all_areas(session))
    rows, vacant, refused = holdable(reading)
    stated = (*rows, *(one.row for one in vacant))
    codes = {row.grid_code for row in stated}
    grids = {code: _grid(tree, code, desk.node.area) for code in codes}
    own = [grid for grid in grids.values() if isinstance(grid, UUID)]
    known = Known(
        *snapshot.split_snapshot(session, own),
        pasts.moved(session),
        pasts.Pasts(session),
        partial(snapshot.residents_with, session),
        partial(_removal, session),
    )
    matcher = Matcher(known, grids, desk.new_id, reading.stated, answers)
    matched = matcher.match(rows, progress, vacant)
    return replace(matched, refused=[*refused, *matched.refused])


def _removal(session: Session, row: UUID) -> tuple[str, str, str]:
    told = removals.removal(session, row)
    return told.reason, told.at, told.author


def _grid(tree: AreaTree, stated: str, within: str) -> UUID | RowReason:
    """The grid that a row names, by its code, or by a name that only one grid has."""
    if not stated:
        return RowReason.NO_GRID
    area = tree.by_code(stated) or grid_named(tree, stated, within)
    if area is None or area.level is not AreaLevel.GRID:
        return RowReason.UNKNOWN_GRID
    return area.id if tree.covers(within, area.code) else RowReason.GRID_OUTSIDE


def _report(file: Path, reading: Reading, matched: Matched) -> RosterReport:
    refused = (*reading.refused, *(_named(reading, r) for r in matched.refused))
    return RosterReport(
        file.name,
        reading.total_rows,
        len(matched.dwellings),
        len(matched.households),
        len(matched.residents),
        matched.updated,
        matched.same,
        tuple(matched.changes),
        tuple(matched.missing),
        refused,
        _pointed_out(reading, matched, {(r.sheet, r.row) for r in refused}),
        tuple(reading.dropped_columns),
        reading,
        tuple(matched.added_rows),
        tuple(matched.same_rows),
        tuple(matched.kept),
        tuple(_named(reading, question) for question in matched.questions),
    )


def _pointed_out(
    reading: Reading, matched: Matched, refused: set[tuple[str, int]]
) -> tuple[Problem, ...]:
    """What is wrong with rows that were taken in, each thing once, in the order of the file."""
    found = (*reading.problems, *(_named(reading, p) for p in matched.problems))
    once = {(p.sheet, p.row, p.column, p.reason): p for p in reversed(found)}
    shared = {(p.sheet, p.row) for p in found if p.reason is RowReason.SHARED_ID_NUMBER}
    sheets = {seen.name: at for at, seen in enumerate(reading.sheets)}
    kept = [
        p
        for p in reversed(once.values())
        if (p.sheet, p.row) not in refused
        and not (p.reason is RowReason.REPEATED and (p.sheet, p.row) in shared)
    ]
    return tuple(sorted(kept, key=lambda p: (sheets.get(p.sheet, -1), p.row)))


def _named(reading: Reading, found: N) -> N:
    """A refusal or problem with the column as the sheet itself names it."""
    return replace(found, column=reading.column_of(found.sheet, found.row, found.column))


def write_refused(desk: Desk, report: RosterReport, out: Path, source: Path | None = None) -> None:
    """Write the refused rows as a workbook with their reasons, to mend and import again; never
    over `source`, the register itself. Raises StorageFailed."""
    desk.actor.require(Duty.IMPORT_REGISTER)
    if source:
        require_other(out, source)
    write_refusals(out, report.reading, list(report.refused))


def write_template(desk: Desk, out: Path) -> None:
    """Write an empty register to fill in."""
    desk.actor.require(Duty.READ)
    write.write_template(out)


def export_roster(
    desk: Desk, out: Path, purpose: str = "", progress: Progress = no_progress
) -> int:
    """Write the register of one's area; names and numbers masked unless a purpose is given.

    Returns the number of rows. Raises StorageFailed.
    """
    desk.actor.require(Duty.READ)
    log_unmasking(desk, "register", purpose)
    with desk.reading() as session:
        tree = AreaTree(area_rows.all_areas(session))
        rows = _rows(session, tree.grids(desk.node.area))
    if not purpose:
        rows = [_masked(row) for row in rows]
    write.write_register(out, rows, progress=progress)
    with desk.writing() as session:
        facts: Mapping[str, str | int] = {"rows": len(rows), "purpose": purpose, "file": out.name}
        audit.log(session, desk.actor.login, "roster_export", facts)
    return len(rows)


def _rows(session: Session, grids: list[Area]) -> list[RosterRow]:
    """Everybody of the grids, in the order of the doors, the householder first."""
    codes = {grid.id: grid.code for grid in grids}
    known = snapshot.snapshot(session, list(codes))
    rows = []
    for household in register_lists.household_ids(session, list(codes)):
        home = known.households[household]
        dwelling = known.dwellings[home.dwelling]
        people = known.residents_in.get(household, [])
        for person in sorted(people, key=lambda p: p.name != home.householder):
            rows.append(_row(codes[dwelling.area], dwelling, home, person))
    return rows


def _row(code: str, dwelling: Dwelling, household: Household, person: Resident) -> RosterRow:
    return RosterRow(
        sheet="",
        row=0,
        grid_code=code,
        estate=dwelling.estate,
        building=dwelling.building,
        unit=dwelling.unit,
        room=dwelling.room,
        household_number=household.number,
        householder=household.householder,
        name=person.name,
        relation=person.relation,
        sex=person.sex,
        id_number=person.id_number,
        birth_date=person.birth_date,
        phone=person.phone,
        population=person.population,
        arrived_on=person.arrived_on,
        registry_address=person.registry_address,
        note=person.note,
    )


def _masked(row: RosterRow) -> RosterRow:
    return replace(
        row,
        householder=mask_name(row.householder),
        name=mask_name(row.name),
        id_number=mask_id(row.id_number),
        birth_date=None,
        phone=mask_phone(row.phone),
        registry_address="",
        note="",
    )
