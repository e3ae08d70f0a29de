"""Boxes of the archive: which paper lies where, as a list and as 盒内目录."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gridcredit.domain.addresses import natural_key
from gridcredit.domain.archiving import box_of, kept_until
from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.listing import papers_here
from gridcredit.operations.register.rules import PLEDGE_YEARS, rule
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.pledges.box_list import BoxLine, box_rows, box_sheets
from gridcredit.reports.writing import write_paper
from gridcredit.rosters.lists import write_list
from gridcredit.rosters.tidy import SheetColumn
from gridcredit.store.register.pledge_papers import Paper
from gridcredit.store.workspace import audit

_FORMATS = (".pdf", ".xlsx")
_WIDTHS = (10, 8, 34, 30, 12, 8, 14, 12)  # characters


@dataclass(frozen=True, slots=True)
class Boxed:
    """A paper whose original has a place, and the last day of its term (None: kept for ever)."""

    box: str
    page: int | None
    paper: Paper
    kept_until: date | None


def boxes(desk: Desk, box: str = "") -> list[Boxed]:
    """The papers in the archive by box and page, of one box or of all."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        years = rule(session, PLEDGE_YEARS)
        return _boxed(papers_here(desk, session), years, box)


def write_boxes(desk: Desk, out: Path, box: str = "") -> int:
    """Write 盒内目录, a box after another, as PDF or workbook by the name's ending; the papers on
    it. Raises BadValue, StorageFailed."""
    desk.actor.require(Duty.READ)
    if out.suffix.lower() not in _FORMATS:
        raise BadValue("out", out.name, " | ".join(_FORMATS))
    found = boxes(desk, box)
    if not found:
        raise BadValue("box", box, "no_such_box")
    lines = [_line(one) for one in found]
    if out.suffix.lower() == ".pdf":
        offscreen()
        write_paper(out, box_sheets(lines, desk.node.name, desk.today()), "盒内目录")
    else:
        heads, rows = box_rows(lines)
        columns = [SheetColumn(*told) for told in zip(heads, _WIDTHS, strict=True)]
        write_list(out, columns, rows)
    with desk.writing() as session:
        told = {"what": "box_list", "count": len(lines)}
        audit.log(session, desk.actor.login, "print", told)
    return len(lines)


def _boxed(papers: Iterable[Paper], years: int, box: str) -> list[Boxed]:
    found = []
    for paper in papers:
        held, page = box_of(paper.location)
        if held and not paper.is_sealed and box.strip() in ("", held):
            signed = paper.signed_on
            found.append(Boxed(held, page, paper, kept_until(signed, years) if signed else None))
    return sorted(found, key=_order)


def _order(one: Boxed) -> tuple[object, ...]:
    return natural_key(one.box), one.page or 0, one.paper.number


def _line(one: Boxed) -> BoxLine:
    paper = one.paper
    return BoxLine(
        one.box,
        str(one.page or ""),
        paper.archive_number,
        paper.number,
        paper.signed_on,
        max(paper.of, len(paper.pages)),
        one.kept_until,
        paper.stage is PledgeStage.ARCHIVED,
    )
