"""销毁清册 on paper, for two persons to sign."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from gridcredit.domain.archiving import kept_until
from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.disposal_list import DisposalList
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.disposing import new_list
from gridcredit.operations.pledges.listing import papers_here
from gridcredit.operations.register.rules import PLEDGE_YEARS, rule
from gridcredit.paper.fonts import offscreen
from gridcredit.reports.pledges.disposal import DisposalLine, DisposalPaper, disposal_sheets
from gridcredit.reports.writing import write_paper
from gridcredit.store.engine.database import Session
from gridcredit.store.register import register_lists
from gridcredit.store.register.pledge_papers import Paper
from gridcredit.store.workspace import audit


def make_printed(desk: Desk, numbers: Sequence[str], out: Path) -> tuple[DisposalList, int]:
    """A new list (disposing.make_list) and the pages of its print, both or neither. Raises as
    these."""
    desk.actor.require(Duty.KEEP_ARCHIVE)
    _require_pdf(out)
    with desk.writing() as session:
        made = new_list(desk, session, numbers)
        return made, _write(desk, session, made, out)


def print_list(desk: Desk, disposal: UUID, out: Path) -> int:
    """Write a list as PDF; its pages. Raises NotFound, BadValue, GlyphMissing, StorageFailed."""
    desk.actor.require(Duty.KEEP_ARCHIVE)
    _require_pdf(out)
    with desk.writing() as session:
        held: DisposalList = register_lists.get(session, "disposal_list", disposal)
        return _write(desk, session, held, out)


def _write(desk: Desk, session: Session, held: DisposalList, out: Path) -> int:
    offscreen()
    told = {"what": "disposal_list", "count": len(held.numbers)}
    audit.log(session, desk.actor.login, "print", told)
    return write_paper(out, disposal_sheets(_paper(desk, session, held)), "销毁清册")


def _paper(desk: Desk, session: Session, held: DisposalList) -> DisposalPaper:
    years = rule(session, PLEDGE_YEARS)
    papers = {one.number: one for one in papers_here(desk, session)}
    lines = tuple(_line(papers[n], years) for n in held.numbers if n in papers)
    signed = (held.first, held.second, held.done_on)
    return DisposalPaper(held.number, desk.node.name, held.on, lines, *signed)


def _line(paper: Paper, years: int) -> DisposalLine:
    signed = paper.signed_on
    return DisposalLine(
        paper.archive_number,
        paper.number,
        signed,
        paper.location,
        max(paper.of, len(paper.pages)),
        paper.since if paper.stage is PledgeStage.WITHDRAWN else None,
        kept_until(signed, years) if signed else None,
    )


def _require_pdf(out: Path) -> None:
    if out.suffix.lower() != ".pdf":
        raise BadValue("out", out.name, ".pdf")
