"""公示: the sheets of a closed period, hung up under a number, and printed again as they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit import shapes
from gridcredit.atomic_file import make_folder, storage
from gridcredit.domain.credit.board import Board, BoardHead, until
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.credit.periods import last_day, months
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, ClosingUnreadable, PeriodOpen
from gridcredit.domain.kinds.credit_sheet import CreditSheet
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.credit.board_contents import (
    agreeing_households,
    gather,
    living_who_agreed,
)
from gridcredit.operations.credit.ledgers import ledger_of, require_deciding
from gridcredit.operations.credit.places import seat_of, village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.computers import number_mark
from gridcredit.operations.register.office_texts import in_force
from gridcredit.operations.register.rules import answer_days
from gridcredit.paper.fonts import offscreen
from gridcredit.paper.sheet import Sheet
from gridcredit.reports.credit.accounts_sheet import accounts_sheets
from gridcredit.reports.credit.honour_sheet import honour_sheets
from gridcredit.reports.credit.lines_sheet import CodeStrip, code_strips, lines_sheets
from gridcredit.reports.credit.rules_sheet import rules_sheets
from gridcredit.reports.credit.summary_sheet import summary_sheets
from gridcredit.reports.writing import PaperSize, write_paper
from gridcredit.store.credit import papers
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register.doors import Door, doors_of
from gridcredit.store.workspace import audit

_CODES = "codes"
_NAMES = "ABCDE"


@dataclass(frozen=True, slots=True)
class SheetLeftOut:
    """A sheet that was not printed, and why (texts.reasons)."""

    sheet: str
    reason: str


@dataclass(frozen=True, slots=True)
class BoardPrinted:
    """What was hung up: the number of the period's sheets, the digest of what they say, the files,
    and what is not among them."""

    number: str
    digest: str
    files: tuple[Path, ...]
    left_out: tuple[SheetLeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Hung:
    """What hangs, or is to hang: the board as it says now, the record it comes under, and whether
    that is written already."""

    board: Board
    record: CreditSheet
    is_known: bool


def print_sheets(
    desk: Desk,
    village: str,
    period: str,
    out: Path,
    size: PaperSize = PaperSize.A4,
    progress: Progress = no_progress,
) -> BoardPrinted:
    """Write the sheets of a closed period into a folder, each a file, and beside sheet C the strips
    with its codes. The first time they get their number and are frozen; later they are the same
    bytes, without what people have taken their consent back for since.

    Raises PeriodOpen, NotDecidedHere, NoRules, BadValue, AreaUnknown, AreaOutside,
    ClosingUnreadable, GlyphMissing, StorageFailed.
    """
    desk.actor.require(Duty.REVIEW_CREDIT)
    offscreen()
    with desk.writing() as session:
        area = village_of_code(desk, session, village)
        ledger = ledger_of(desk, session, area.code)
        _require_closed(ledger, period)
        hung = _hung(desk, session, ledger, period)
        if not hung.is_known:
            journal.add(session, [hung.record])
        sheets = _drawn(session, hung.board)
        files = _written(make_folder(out), sheets, size, progress)
        told = {"what": "sheets", "number": hung.record.number, "digest": hung.record.digest}
        audit.log(session, desk.actor.login, "print", told)
    left_out = () if "C" in sheets else (SheetLeftOut("C", "lines_not_agreed"),)
    return BoardPrinted(hung.record.number, hung.record.digest, files, left_out)


def _require_closed(ledger: Ledger, period: str) -> None:
    """Raise PeriodOpen where a month of the period is not closed, BadValue for no period."""
    try:
        wanted = months(period)
    except ValueError as error:
        raise BadValue("period", period, "period_form") from error
    closed = {closing.period for closing in ledger.closings}
    for month in wanted:
        if month not in closed:
            raise PeriodOpen(period, month)


def _hung(desk: Desk, session: Session, ledger: Ledger, period: str) -> _Hung:
    known = papers.hung_up(session, ledger.area.id)
    of_period = [sheet for sheet in known if sheet.period == period]
    if of_period:
        return _again(desk, session, ledger, of_period)
    require_deciding(desk, ledger.area, ledger.decides)
    on = desk.today()
    texts = in_force(session, ledger.area.code)
    head = BoardHead(
        ledger.area.name,
        texts.unit or desk.node.name,
        texts.hotline,
        period,
        _number(desk, session, ledger.area.id, on),
        on.isoformat(),
        until(on.isoformat()),
        answer_days(session),
    )
    board = gather(desk, session, ledger, head)
    return _Hung(board, _record(desk, ledger, board, on), is_known=False)


def _again(desk: Desk, session: Session, ledger: Ledger, hung: list[CreditSheet]) -> _Hung:
    """The sheets of a period once more, as they were first but for what was withdrawn since."""
    board = board_today(session, ledger, hung[0])
    if board.digest == hung[-1].digest:
        return _Hung(board, hung[-1], is_known=True)
    return _Hung(board, _record(desk, ledger, board, desk.today()), is_known=False)


def board_today(session: Session, ledger: Ledger, sheet: CreditSheet) -> Board:
    """What stood on sheets when they were hung up first, without people and households that do not
    agree any more. Raises ClosingUnreadable."""
    first = _board_of(sheet)
    still = living_who_agreed(session, [UUID(hex=one.resident) for one in first.honours])
    gone = {one.resident for one in first.honours if UUID(hex=one.resident) not in still}
    shown = [UUID(hex=one) for one in (first.lines.households if first.lines else ())]
    last = last_day(first.head.period)
    ready = agreeing_households(session, ledger, shown, last, ledger.today)
    return first.without(gone, {one.hex for one in shown if one not in ready})


def _board_of(sheet: CreditSheet) -> Board:
    """What stood on the sheets of a record. Raises ClosingUnreadable."""
    try:
        return shapes.read(sheet.contents.encode(), Board)
    except ValueError as error:
        raise ClosingUnreadable(sheet.period, "not_a_closing") from error


def _number(desk: Desk, session: Session, village: UUID, on: date) -> str:
    """The next number of a village and year; the village's own office has serials of its own (V1),
    and so has each further computer of an office, so that two never give one number without knowing
    of each other."""
    office = "V" if seat_of(desk) is Seat.VILLAGE else ""
    stem = f"{on.year}-{office}{number_mark(session)}"
    return f"{stem}{papers.last_serial(session, village, stem) + 1}"


def _record(desk: Desk, ledger: Ledger, board: Board, on: date) -> CreditSheet:
    return CreditSheet(
        desk.new_id(),
        ledger.area.id,
        board.head.period,
        board.head.number,
        on,
        date.fromisoformat(board.head.until),
        board.letters,
        board.text(),
        board.digest,
        tuple(UUID(hex=one.resident) for one in board.honours),
    )


def _drawn(session: Session, board: Board) -> dict[str, list[Sheet]]:
    """The pages of each sheet that there is, and of the strips."""
    names = papers.people(session, [UUID(hex=one.resident) for one in board.honours])
    found = {
        "A": rules_sheets(board),
        "B": summary_sheets(board),
        "D": honour_sheets(board, {id.hex: person.name for id, person in names.items()}),
        "E": accounts_sheets(board),
    }
    if board.lines is not None:
        found["C"] = lines_sheets(board)
        found[_CODES] = _strips(session, board)
    return found


def _strips(session: Session, board: Board) -> list[Sheet]:
    """The codes of sheet C by door, also of households that have no line this time."""
    agreed = [UUID(hex=one) for one in (board.lines.households if board.lines else ())]
    year = last_day(board.head.period).year
    codes = papers.public_codes(session, agreed, year)
    places = doors_of(session, codes)
    strips = [CodeStrip(door.address, codes[door.household]) for door in _in_order(places.values())]
    return code_strips(board.head.village, year, strips)


def _in_order(places: Iterable[Door]) -> list[Door]:
    return sorted(places, key=lambda door: (door.order, door.household))


def _written(
    folder: Path, sheets: Mapping[str, list[Sheet]], size: PaperSize, progress: Progress
) -> tuple[Path, ...]:
    """The files; those of an earlier print that are no more go, as consent was taken back."""
    files = []
    for done, name in enumerate((*_NAMES, _CODES)):
        progress(done, len(_NAMES) + 1, "drawing")
        file = folder / f"{name}.pdf"
        if name in sheets:
            of = size if name != _CODES else PaperSize.A4
            write_paper(file, sheets[name], f"信用+公示 {name}", of)
            files.append(file)
        else:
            with storage(file.name):
                file.unlink(missing_ok=True)
    return tuple(files)
