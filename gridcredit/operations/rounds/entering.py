"""录入走访单: what was ticked on a round's paper, typed by its rows; each row is a visit as at the
door, under the same rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from gridcredit.domain.codes import VisitOutcome
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, FileUnreadable, GridCreditError, NotFound
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.round_lines import (
    Marks,
    RowEntry,
    checked,
    read_adult,
    read_day,
    read_line,
    read_outcome,
    read_rows,
    read_time,
)
from gridcredit.domain.visit_rules import local_time, require_day_agreed, visit_beside
from gridcredit.domain.writing import normalise_digits
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.tables import read_table
from gridcredit.operations.rounds.printing import SheetRow, sheet_meant, sheet_rows
from gridcredit.operations.visits.appealing import NO_APPEAL, AppealEntry
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry, VisitSaved, keep_entry
from gridcredit.store.engine.database import Session
from gridcredit.store.engine.transaction import savepoint
from gridcredit.store.register import visits

_MINUTE = "%Y-%m-%dT%H:%M"
_HEADINGS = {"row": ("行", "行号", "序号"), "outcome": ("结果", "结果代码", "走访结果")}
_MORE = {
    "adults": ("成年人", "勾选"),
    "follow_up": ("回访", "回访日", "回访日期"),
    "note": ("备注",),
    "at": ("时间",),
}


@dataclass(frozen=True, slots=True)
class RowDone:
    """A row that became a visit."""

    row: int
    household: UUID
    visit: UUID
    outcome: VisitOutcome


@dataclass(frozen=True, slots=True)
class RowRefused:
    """A row, or a line that names none (0), that was left out, and why."""

    row: int
    line: int
    error: GridCreditError


@dataclass(frozen=True, slots=True)
class RoundEntered:
    """What came of a sheet that was typed in; with `check` nothing was kept, and there are no
    ids."""

    number: str
    done: tuple[RowDone, ...]
    refused: tuple[RowRefused, ...]
    registrations: int = 0
    pledges: int = 0
    numbers: tuple[str, ...] = ()


class _OnlyLooked(Exception):
    """Ends a transaction that was to show what would come of it."""


def enter_round(
    desk: Desk,
    number: str,
    at: str,
    entries: Sequence[RowEntry | RowRefused],
    *,
    sure: bool = False,
    check: bool = False,
    progress: Progress = no_progress,
) -> RoundEntered:
    """Write the rows as visits of the round's time (local ISO, a line may say its own); a row that
    is refused is listed and the others are written. Not `sure`, a door that has a visit within the
    hour, or a time that wants a second look, is refused too.

    Raises NotFound, BadValue (the sheet, the time).
    """
    desk.actor.require(Duty.RECORD_VISITS)
    begun = local_time(at, desk.clock())
    made: list[RoundEntered] = []
    try:
        with desk.writing() as session:
            sheet = sheet_meant(desk, session, number)
            known = {row.row: row for row in sheet_rows(desk, session, sheet)}
            made.append(
                _entered(desk, session, sheet.number, known, begun, entries, sure, progress)
            )
            if check:
                raise _OnlyLooked
    except _OnlyLooked:
        pass
    return made[0]


def day_of(at: str, now: datetime) -> date:
    """The day of a round's time. Raises BadValue."""
    return local_time(at, now).date()


def read_lines(lines: Iterable[str], on: date) -> list[RowEntry | RowRefused]:
    """What lines say, typed for a round of that day; blank ones are passed over."""
    found: list[RowEntry | RowRefused] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(read_line(line, on))
        except BadValue as error:
            found.append(RowRefused(0, number, error))
    return found


def read_round_file(file: Path, on: date) -> list[RowEntry | RowRefused]:
    """What a CSV says with the columns row, outcome, and if it has them adults, follow_up, note, at
    (or 行号, 结果, 成年人, 回访日, 备注, 时间). Raises FileUnreadable, StorageFailed."""
    found: list[RowEntry | RowRefused] = []
    for number, told in read_table(file, _HEADINGS, "round_columns"):
        cells = {name: _cell(told, name) for name in ("row", "outcome", *_MORE)}
        if not any(cells.values()):
            continue
        try:
            found.append(_read_cells(cells, on))
        except BadValue as error:
            found.append(RowRefused(0, number, error))
    if not found:
        raise FileUnreadable(file.name, "round_columns")
    return found


def row_of_sheet(desk: Desk, session: Session, number: str, row: int) -> UUID:
    """The household at a row of a sheet. Raises NotFound, BadValue."""
    sheet = sheet_meant(desk, session, number)
    if not 1 <= row <= len(sheet.households):
        raise BadValue("row", str(row), f"1-{len(sheet.households)}")
    return sheet.households[row - 1]


def _cell(told: Mapping[str, str], name: str) -> str:
    heads = (name, *_MORE.get(name, ()))
    return next((told[head] for head in heads if told.get(head)), "")


def _read_cells(cells: Mapping[str, str], on: date) -> RowEntry:
    plain = {name: normalise_digits(value) for name, value in cells.items()}
    adults: dict[str, Marks] = {}
    for part in cells["adults"].replace(",", " ").replace("，", " ").split():
        letter, marks = read_adult(normalise_digits(part).upper())
        adults[letter] = marks
    return checked(
        RowEntry(
            read_rows(plain["row"]),
            read_outcome(plain["outcome"]),
            adults,
            read_day(plain["follow_up"], on) if plain["follow_up"] else None,
            read_time("@" + plain["at"].removeprefix("@")) if plain["at"] else "",
            cells["note"],
        )
    )


def _entered(
    desk: Desk,
    session: Session,
    number: str,
    known: Mapping[int, SheetRow],
    begun: datetime,
    entries: Sequence[RowEntry | RowRefused],
    sure: bool,
    progress: Progress,
) -> RoundEntered:
    done: list[RowDone] = []
    refused: list[RowRefused] = []
    saved: list[VisitSaved] = []
    wanted = [
        (line, entry, row)
        for line, entry in enumerate(entries, 1)
        for row in (entry.rows if isinstance(entry, RowEntry) else (0,))
    ]
    for at, (line, entry, row) in enumerate(wanted):
        progress(at, len(wanted), "apply")
        if isinstance(entry, RowRefused):
            refused.append(entry)
            continue
        try:
            if any(one.row == row for one in done):
                raise BadValue("row", str(row), "row_twice")
            if row not in known:
                raise BadValue("row", str(row), f"1-{len(known)}")
            told = _visit_entry(desk, known[row], entry, begun)
            with savepoint(session):
                if not sure:
                    _refuse_beside(session, told.visit)
                saved.append(keep_entry(desk, session, told, sure))
        except GridCreditError as error:
            refused.append(RowRefused(row, line, error))
        else:
            done.append(RowDone(row, known[row].household, saved[-1].visit, entry.outcome))
    return RoundEntered(
        number,
        tuple(done),
        tuple(refused),
        sum(one.registrations for one in saved),
        sum(one.pledges for one in saved),
        tuple(paper for one in saved for paper in one.numbers),
    )


def _visit_entry(desk: Desk, row: SheetRow, entry: RowEntry, begun: datetime) -> VisitEntry:
    at = begun.strftime(_MINUTE)
    if entry.time:
        at = f"{at[:10]}T{entry.time}"
    for letter in entry.adults:
        if letter not in row.adults:
            raise NotFound("resident", letter)
    require_day_agreed(entry.outcome, entry.follow_up)
    adults = [(row.adults[letter][0], marks) for letter, marks in entry.adults.items()]
    passed_on = entry.outcome.means.wants_reply
    visit = Visit(
        desk.new_id(),
        row.household,
        at,
        entry.outcome,
        entry.outcome.means.mode,
        met=tuple(who for who, _ in adults) if entry.outcome.means.is_spoken else (),
        follow_up=entry.follow_up,
        note="" if passed_on else entry.note,
    )
    settled = tuple(
        AdultEntry(who, marks.registration, marks.pledged)
        for who, marks in adults
        if marks != Marks()
    )
    asked = AppealEntry(entry.note) if passed_on else NO_APPEAL
    return VisitEntry(visit, settled, appeal=asked)


def _refuse_beside(session: Session, visit: Visit) -> None:
    """Raise BadValue where the door has a visit within the hour already."""
    standing = visits.visits_of(session, visit.household)
    beside = visit_beside(visit.at, visit.outcome, standing)
    if beside is not None:
        raise BadValue("at", beside.at, "visited_within_hour", "visit")
