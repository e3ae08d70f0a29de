"""存折: booklets printed whole, and lines printed on into booklets that households hold already."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.credit.closing import ScoreLine
from gridcredit.domain.credit.paper_codes import passbook_code
from gridcredit.domain.credit.passbook import (
    LineKind,
    PassbookLine,
    Posting,
    Printed,
    passbook_lines,
    printed_of,
    written,
)
from gridcredit.domain.credit.periods import DECEMBER
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, NobodyTakesPart, PassbookUpToDate
from gridcredit.domain.kinds.passbook_print import PassbookPrint
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.places import village_of_code, village_of_household
from gridcredit.operations.credit.public_codes import codes_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.office_texts import in_force
from gridcredit.operations.register.rules import answer_days
from gridcredit.paper.fonts import offscreen
from gridcredit.paper.sheet import Sheet
from gridcredit.reports.credit.passbook import (
    Offset,
    alignment,
    booklet,
    new_lines,
    sheets_needed,
    year_lines,
)
from gridcredit.reports.credit.passbook_pages import Passbook, YearEnd
from gridcredit.reports.writing import write_paper
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.credit.papers import printed_lines
from gridcredit.store.credit.postings import postings
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import register_lists
from gridcredit.store.register.doors import doors_of
from gridcredit.store.workspace import audit

_YEAR = "year"
"""Stands among a print's lines where the page of the year was printed; no line is called so."""
_MOST_OFFSET = 20.0  # mm
_NO_OFFSET: Offset = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PassbookPrinted:
    """Pages of the file, lines printed, and the number of the next free line."""

    pages: int
    lines: int
    next_line: int


@dataclass(frozen=True, slots=True)
class PassbooksPrinted:
    """Pages of the file, and the households whose booklets are in it."""

    pages: int
    households: int


@dataclass(frozen=True, slots=True)
class _Drafted:
    """A booklet as it comes to stand, and what stands on paper before; `told` are its records'
    lines, None where nothing was printed yet."""

    book: Passbook
    told: list[str] | None

    @property
    def on_paper(self) -> int:
        return len(printed_of(self.told or ()))

    @property
    def has_year(self) -> bool:
        return _YEAR in (self.told or ())


def print_passbook(
    desk: Desk,
    household: UUID,
    out: Path,
    from_line: int | None = None,
    year: int | None = None,
    offset: Offset = _NO_OFFSET,
) -> PassbookPrinted:
    """Print a household's passbook of a year (None: this one): the first time, or from line 1 on, a
    whole booklet; else its lines from the next free one on, or from another.

    Raises NotFound, BadValue, PassbookUpToDate, AreaUnknown, GlyphMissing, StorageFailed.
    """
    _require_passbooks(desk)
    _check_offset(offset)
    offscreen()
    with desk.writing() as session:
        register_lists.get(session, "household", household)
        village = village_of_household(session, household)
        ledger = ledger_of(desk, session, village.code)
        of_year = year or desk.today().year
        drafted = _drafted(desk, session, ledger, [household], of_year)[household]
        first, sheets = _sheets(drafted, from_line, offset)
        pages = write_paper(out, sheets, "信用存折")
        _keep(desk, session, {household: drafted}, of_year)
    lines = len(drafted.book.lines)
    return PassbookPrinted(pages, lines - first + 1, lines + 1)


def print_passbooks(
    desk: Desk,
    out: Path,
    village: str = "",
    year: int | None = None,
    progress: Progress = no_progress,
) -> PassbooksPrinted:
    """Print whole booklets of all households of a village that take part and have none of that year
    yet, in the order of their doors, as one file. Raises NobodyTakesPart, AreaUnknown, AreaOutside,
    BadValue, GlyphMissing, StorageFailed."""
    _require_passbooks(desk)
    offscreen()
    with desk.writing() as session:
        area = village_of_code(desk, session, village)
        ledger = ledger_of(desk, session, area.code)
        of_year = year or desk.today().year
        last = min(date(of_year, 12, 31), desk.today())
        taking_part = ledger.participation.households(date(of_year, 1, 1), last)
        has_one = printed_lines(session, taking_part, of_year)
        places = doors_of(session, taking_part - has_one.keys())
        wanted = sorted(places, key=lambda one: (places[one].order, one))
        if not wanted:
            raise NobodyTakesPart(area.name, str(of_year))
        drafted = _drafted(desk, session, ledger, wanted, of_year)
        sheets = [sheet for one in wanted for sheet in booklet(drafted[one].book)]
        pages = write_paper(out, sheets, "信用存折", progress=progress)
        _keep(desk, session, drafted, of_year)
    return PassbooksPrinted(pages, len(wanted))


def print_alignment(desk: Desk, out: Path, offset: Offset = _NO_OFFSET) -> int:
    """Print the page by which a printer is measured before lines are printed on; its pages. Raises
    BadValue, StorageFailed."""
    desk.actor.require(Duty.READ)
    _check_offset(offset)
    offscreen()
    return write_paper(out, alignment(offset), "存折定位测试页")


def _require_passbooks(desk: Desk) -> None:
    """Raise NotAllowed for who neither records, nor decides, nor redeems: all others hand
    passbooks over."""
    if not any(desk.actor.may(duty) for duty in (Duty.REVIEW_CREDIT, Duty.REDEEM)):
        desk.actor.require(Duty.RECORD_CREDIT)


def _check_offset(offset: Offset) -> None:
    for part in offset:
        if not abs(part) <= _MOST_OFFSET:
            raise BadValue("offset", str(part), f"-{_MOST_OFFSET:.0f}-{_MOST_OFFSET:.0f}")


def _sheets(drafted: _Drafted, wanted: int | None, offset: Offset) -> tuple[int, list[Sheet]]:
    """The first line to print, and the pages: of a whole booklet where there is none yet or it is
    wanted from line 1 on, else of what is new. Raises BadValue, PassbookUpToDate."""
    following = drafted.on_paper + 1
    if wanted is not None and not 1 <= wanted <= following:
        raise BadValue("from_line", str(wanted), f"1-{following}")
    book = drafted.book
    if drafted.told is None or wanted == 1:
        return 1, booklet(book)
    first = wanted or following
    sheets = [
        *new_lines(book, first, drafted.on_paper, offset),
        *booklet(book, first_sheet=sheets_needed(drafted.on_paper) + 1),
        *([] if drafted.has_year else year_lines(book, offset)),
    ]
    if not sheets:
        raise PassbookUpToDate(following)
    return first, sheets


def _drafted(
    desk: Desk, session: Session, ledger: Ledger, households: Collection[UUID], year: int
) -> dict[UUID, _Drafted]:
    """The booklets of households of one village, each with what stands on paper of it."""
    posted = postings(session, ledger, households, year)
    told = printed_lines(session, households, year)
    codes = codes_of(desk, session, ledger.households, households, year)
    places = doors_of(session, households)
    texts = in_force(session, ledger.area.code)
    scores, days = _year_scores(ledger, year), answer_days(session)
    found = {}
    for household in households:
        lines = passbook_lines(posted[household], _printed(told.get(household)))
        door = places.get(household)
        book = Passbook(
            ledger.area.name,
            texts.unit or desk.node.name,
            texts.hotline,
            door.address if door else "",
            door.householder if door else "",
            year,
            passbook_code(household),
            tuple(lines),
            codes.get(household, ""),
            _year_end(scores, household, posted[household], lines),
            days,
        )
        found[household] = _Drafted(book, told.get(household))
    return found


def _printed(told: list[str] | None) -> list[Printed]:
    return printed_of(told or ())


def _year_scores(ledger: Ledger, year: int) -> dict[str, ScoreLine] | None:
    """How households stood when December was closed; None before."""
    for closing in ledger.closings:
        if closing.period == f"{year}{DECEMBER}":
            return {line.household: line for line in closing.month.households}
    return None


def _year_end(
    scores: dict[str, ScoreLine] | None,
    household: UUID,
    posted: list[Posting],
    lines: list[PassbookLine],
) -> YearEnd | None:
    """How a household's year ended; one that takes part no more is not rated."""
    if scores is None:
        return None
    line = scores.get(household.hex)
    redeemed = (LineKind.REDEMPTION, LineKind.RETURN)
    return YearEnd(
        points=lines[-1].total if lines else 0,
        total=line.total if line else 0,
        per_head=line.per_head if line else None,
        band=line.band if line else "",
        redeemed=sum(one.spent for one in posted if one.kind in redeemed),
        forfeited=sum(one.spent for one in posted if one.kind is LineKind.FORFEIT),
        balance=lines[-1].balance if lines else 0,
    )


def _keep(desk: Desk, session: Session, drafted: dict[UUID, _Drafted], year: int) -> None:
    """Write what stands on paper now."""
    made = []
    for household, one in drafted.items():
        new = written(one.book.lines[one.on_paper :])
        if one.book.year_end is not None and not one.has_year:
            new = (*new, _YEAR)
        lines = len(one.book.lines)
        made.append(PassbookPrint(desk.new_id(), household, desk.today(), year, lines, new))
    journal.add(session, made)
    audit.log(session, desk.actor.login, "print", {"what": "passbook", "count": len(made)})
