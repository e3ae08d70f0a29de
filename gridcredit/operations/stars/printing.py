"""Prints of 诚信之星: forms, the notice, certificates, the 文明榜, lists and stories.

`print_stars(desk, kind, StarPrint(out, …)) -> Printed` and `print_notice(desk, announced,
StarPrint(out, …)) -> Printed`. Everything is read at the moment of printing: whoever withdrew, was
rejected or revoked since is on no paper, and a photo is there only with its live consent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaOutside, AreaUnknown, BadValue, StageUnfit
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.stars.codes import LeftOut, StarConsent, StarLevel, StarPaper, StarStage
from gridcredit.domain.stars.periods import Period, Span, period_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.office_texts import in_force
from gridcredit.operations.stars import papers
from gridcredit.operations.stars.announcing import Announced
from gridcredit.operations.stars.awarding import LEFT_OUT
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.operations.stars.places import require_office
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.stars.board import BoardView, Paper
from gridcredit.reports.stars.form import FormView
from gridcredit.reports.stars.honours import Honoured, HonoursView, Left
from gridcredit.reports.stars.notice import NoticeView
from gridcredit.store.engine.database import Session
from gridcredit.store.workspace import audit
from gridcredit.texts import word

ACT = "star_print"
_GONE = frozenset({StarStage.WITHDRAWN, StarStage.REJECTED, StarStage.REVOKED})
_SHORTEST = timedelta(days=30)
"""How long a board hangs at least where nobody says until when."""


@dataclass(frozen=True, slots=True)
class StarPrint:
    """What to print, and where to: one nomination, or those of a period (and level) in an area, by
    default the own one. `until` is the board's last day where no publication says another."""

    out: Path
    star: UUID | None = None
    period: str = ""
    level: StarLevel | None = None
    area: str = ""
    paper: Paper = Paper.A3
    until: date | None = None
    telephone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A file that was written: its pages, how many it names, and who is not in it and why."""

    pages: int
    names: int
    left_out: tuple[tuple[UUID, LeftOut], ...] = ()


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The nominations that a print is about, of which area and period, and who signs."""

    lines: list[StarLine]
    area: Area
    period: Period | None
    unit: str
    telephone: str


@dataclass(frozen=True, slots=True)
class _Made:
    """A paper ready to be written, outside any transaction."""

    write: Callable[[Path, Progress], int]
    names: int
    left_out: tuple[tuple[UUID, LeftOut], ...] = ()


def print_stars(
    desk: Desk, kind: StarPaper, wish: StarPrint, progress: Progress = no_progress
) -> Printed:
    """Write a paper, as Word or PDF by the ending of its name; certificates and boards are PDF. A
    form without nomination and period is a blank one.

    Raises NotFound, StageUnfit, AreaUnknown, AreaOutside, BadValue, StarDecidedElsewhere,
    FileUnreadable, GlyphMissing, SheetUnreadable, StorageFailed.
    """
    desk.actor.require(Duty.NOMINATE_STARS)
    require_office(desk)
    _require_ending(kind, wish.out)
    with desk.reading() as session:
        made = _MAKERS[kind](desk, session, wish)
    return _print(desk, kind.value, made, wish.out, progress)


def print_notice(
    desk: Desk, announced: Announced, wish: StarPrint, progress: Progress = no_progress
) -> Printed:
    """Write the 公示 of what `announce` or `notice_again` just gave. Raises BadValue, GlyphMissing,
    StorageFailed."""
    desk.actor.require(Duty.NOMINATE_STARS)
    with desk.reading() as session:
        made = _notice(desk, session, announced, wish)
    return _print(desk, "notice", made, wish.out, progress)


def _print(desk: Desk, what: str, made: _Made, out: Path, progress: Progress) -> Printed:
    offscreen()
    pages = made.write(out, progress)
    facts = {"what": what, "file": out.name, "pages": pages, "names": made.names}
    with desk.writing() as session:
        audit.log(session, desk.actor.login, ACT, facts)
    return Printed(pages, made.names, made.left_out)


def _require_ending(kind: StarPaper, out: Path) -> None:
    drawn = kind in (StarPaper.CERTIFICATE, StarPaper.BOARD)
    if drawn and out.suffix.lower() != ".pdf":
        raise BadValue("out", out.name, ".pdf")


def _choose(desk: Desk, session: Session, wish: StarPrint) -> _Chosen:
    """The nominations asked for. Raises NotFound, AreaUnknown, AreaOutside, BadValue."""
    board = Board(session, desk.today())
    own = desk.node.area
    code = wish.area.strip() or own
    area = board.tree.by_code(code)
    if area is None:
        raise AreaUnknown(code)
    if not board.tree.covers(own, code):
        raise AreaOutside(code, own)
    unit = papers.signing_unit(desk, session)
    telephone = wish.telephone or in_force(session, own).hotline
    if wish.star is not None:
        line = board.line(wish.star)
        return _Chosen([line], line.pool, line.period, unit, telephone)
    period = period_of(wish.period.strip()) if wish.period.strip() else None
    within = [one.id for one in board.tree.subtree(code)]
    lines = board.lines(within, [period.text] if period else [])
    found = [line for line in lines if wish.level in (None, line.star.level)]
    return _Chosen(found, area, period, unit, telephone)


def _honours(chosen: _Chosen, wish: StarPrint, consent: StarConsent) -> list[StarLine]:
    """The honours among them whose holders agree, by certificate. Raises StageUnfit for one that
    was asked for and is none, or not to be printed any more."""
    held = [line for line in chosen.lines if line.is_honoured]
    free = [line for line in held if consent in line.standing.consents]
    if wish.star is not None and not free:
        line = chosen.lines[0]
        raise StageUnfit(line.star.number, line.stage.value)
    return sorted(free, key=lambda line: line.standing.certificate)


def _silent(chosen: _Chosen, shown: list[StarLine]) -> tuple[tuple[UUID, LeftOut], ...]:
    """The honours that are not on the paper: their holders do not agree."""
    on_it = {line.id for line in shown}
    return tuple(
        (line.id, LeftOut.CONSENT)
        for line in chosen.lines
        if line.is_honoured and line.id not in on_it
    )


def _certificates(desk: Desk, session: Session, wish: StarPrint) -> _Made:
    """Handed to their holders: whoever takes part is named."""
    _require_asked(wish)
    chosen = _choose(desk, session, wish)
    shown = _honours(chosen, wish, StarConsent.TAKE_PART)
    views = [papers.certificate(line, chosen.unit) for line in shown]
    if not views:
        raise BadValue("period", wish.period, "no_honours", "star")

    def write(out: Path, progress: Progress) -> int:
        from gridcredit.reports.stars.certificate import write_certificates

        return write_certificates(out, views, progress)

    return _Made(write, len(views), _silent(chosen, shown))


def _board(desk: Desk, session: Session, wish: StarPrint) -> _Made:
    _require_asked(wish)
    chosen = _choose(desk, session, wish)
    shown = _honours(chosen, wish, StarConsent.NOTICE)
    period = chosen.period or period_of(wish.period)
    until = wish.until or _until(period, desk.today())
    if until < desk.today():
        raise BadValue("until", until.isoformat(), "ends_before_start")
    cards = tuple(papers.card(desk, session, line, until) for line in shown)
    view = BoardView(
        chosen.area.name, period.text, cards, chosen.unit, chosen.telephone, desk.today()
    )

    def write(out: Path, progress: Progress) -> int:
        from gridcredit.reports.stars.board import write_board

        return write_board(out, view, wish.paper, progress)

    return _Made(write, len(cards), _silent(chosen, shown))


def _until(period: Period, today: date) -> date:
    """A board gives way to that of the next period, and hangs for a month at least."""
    months = {Span.MONTH: 1, Span.QUARTER: 3, Span.YEAR: 12}[period.span]
    first = period.ends + timedelta(days=1)
    after = first.year * 12 + first.month - 1 + months
    return max(date(after // 12, after % 12 + 1, 1) - timedelta(days=1), today + _SHORTEST)


def _forms(desk: Desk, session: Session, wish: StarPrint) -> _Made:
    """Blank where nobody is asked for. Whoever withdrew, was rejected or revoked is printed no
    more."""
    views, left = [FormView()], []
    if wish.star is not None or wish.period.strip():
        lines = _choose(desk, session, wish).lines
        shown = [line for line in lines if line.stage not in _GONE]
        if wish.star is not None and not shown:
            raise StageUnfit(lines[0].star.number, lines[0].stage.value)
        if not shown:
            raise BadValue("period", wish.period, "no_nominees", "star")
        views = [papers.form(line) for line in shown]
        left = [(line.id, LeftOut.STAGE) for line in lines if line.stage in _GONE]

    def write(out: Path, progress: Progress) -> int:
        from gridcredit.reports.stars.form_file import write_forms

        return write_forms(out, views, desk.today(), progress)

    return _Made(write, sum(bool(view.name) for view in views), tuple(left))


def _honour_list(desk: Desk, session: Session, wish: StarPrint) -> _Made:
    _require_asked(wish)
    chosen = _choose(desk, session, wish)
    shown = _honours(chosen, wish, StarConsent.NOTICE)
    period = chosen.period or period_of(wish.period)
    approvals = {line.terms.approval for line in shown}
    view = HonoursView(
        chosen.area.name,
        period.text,
        tuple(Honoured(line.standing.certificate, papers.named(line)) for line in shown),
        chosen.unit,
        desk.today(),
        approvals.pop() if len(approvals) == 1 else "",
    )

    def write(out: Path, progress: Progress) -> int:
        from gridcredit.reports.document_file import write_document  # python-docx: 0.1 s
        from gridcredit.reports.stars.honours import honour_list

        return write_document(out, honour_list(view), progress)

    return _Made(write, len(shown), _silent(chosen, shown))


def _library(desk: Desk, session: Session, wish: StarPrint) -> _Made:
    """Of a period, or of all."""
    chosen = _choose(desk, session, wish)
    shown = _honours(chosen, wish, StarConsent.NOTICE)
    stories = tuple(papers.story(line) for line in shown)

    def write(out: Path, progress: Progress) -> int:
        from gridcredit.reports.document_file import write_document  # python-docx: 0.1 s
        from gridcredit.reports.stars.library import story_library

        return write_document(out, story_library(stories, chosen.unit, desk.today()), progress)

    return _Made(write, len(stories), _silent(chosen, shown))


def _left_out(desk: Desk, session: Session, wish: StarPrint) -> _Made:
    """Who was left out of the awards of a period and why, for the file."""
    _require_asked(wish)
    chosen = _choose(desk, session, wish)
    period = chosen.period or period_of(wish.period)
    reasons = {line.id: _why(line) for line in chosen.lines}
    rows = tuple(
        Left(line.star.number, papers.printed_name(line), line.village, reason)
        for line in chosen.lines
        if (reason := reasons[line.id]) and StarConsent.TAKE_PART in line.standing.consents
    )

    def write(out: Path, progress: Progress) -> int:
        from gridcredit.reports.document_file import write_document  # python-docx: 0.1 s
        from gridcredit.reports.stars.honours import left_out_list

        told = (chosen.area.name, period.text, rows, chosen.unit, desk.today())
        return write_document(out, left_out_list(*told), progress)

    return _Made(write, len(rows))


def _why(line: StarLine) -> str:
    """Why somebody was left out of the awards, in words; blank where that is not so."""
    why = line.standing.why
    if line.stage is not StarStage.REJECTED or not why.startswith(LEFT_OUT):
        return ""
    return word(LeftOut(why.removeprefix(LEFT_OUT)))


def _notice(desk: Desk, session: Session, announced: Announced, wish: StarPrint) -> _Made:
    calendar = Board(session, desk.today()).calendar
    view = NoticeView(
        announced.pool.name,
        announced.period.text,
        announced.number,
        announced.begins,
        announced.until,
        calendar.count_between(announced.begins, announced.until).days,
        announced.terms.clocks.objection,
        tuple(papers.named(line) for line in announced.lines),
        papers.signing_unit(desk, session),
        wish.telephone or in_force(session, desk.node.area).hotline,
        wish.address,
        announced.terms.approval,
        known=announced.known,
    )

    def write(out: Path, progress: Progress) -> int:
        from gridcredit.reports.document_file import write_document  # python-docx: 0.1 s
        from gridcredit.reports.stars.notice import notice

        return write_document(out, notice(view), progress)

    return _Made(write, len(view.named), announced.left_out)


def _require_asked(wish: StarPrint) -> None:
    if wish.star is None and not wish.period.strip():
        raise BadValue("period", "", "empty", "star")


_MAKERS: dict[StarPaper, Callable[[Desk, Session, StarPrint], _Made]] = {
    StarPaper.FORM: _forms,
    StarPaper.CERTIFICATE: _certificates,
    StarPaper.BOARD: _board,
    StarPaper.HONOURS: _honour_list,
    StarPaper.LIBRARY: _library,
    StarPaper.LEFT_OUT: _left_out,
}
