"""Pledges and blanks by their numbers: where each stands, and the steps that a number takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaOutside, AreaUnknown, BlankRefused
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.masks import mask_name
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, signing
from gridcredit.operations.register.households import shows_names
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases
from gridcredit.store.register import area_rows, pledge_papers, register_lists
from gridcredit.store.register.pledge_papers import Paper


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """Which papers are wanted: of a stage (None: of any), without a scan, without a check, unsigned
    blanks only, of an area (a code; blank: one's own)."""

    stage: PledgeStage | None = None
    without_scan: bool = False
    without_check: bool = False
    unsigned: bool = False
    area: str = ""

    def holds(self, paper: Paper) -> bool:
        """Whether a paper is wanted."""
        return (
            self.stage in (None, paper.stage)
            and not (self.without_scan and (paper.scan or paper.stage is None or paper.is_sealed))
            and not (self.without_check and paper.stage is not PledgeStage.SIGNED)
            and not (self.unsigned and paper.stage is not None)
        )


def papers_here(desk: Desk, session: Session, code: str = "") -> Iterable[Paper]:
    """The papers of an area, blank: of one's own. Raises AreaUnknown, AreaOutside."""
    tree = AreaTree(area_rows.all_areas(session))
    if code and tree.by_code(code) is None:
        raise AreaUnknown(code)
    if code and not tree.covers(desk.node.area, code):
        raise AreaOutside(code, desk.node.area)
    areas = tree.subtree(code or desk.node.area)
    return pledge_papers.papers_in(session, [area.id for area in areas])


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper with its person's name and address, as this office may show them; blank where nobody
    is known yet."""

    paper: Paper
    name: str = ""
    address: str = ""


@many_values()
def described(desk: Desk) -> list[ListedPaper]:
    """All papers of one's own area with whose they are, by number."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return described_in(desk, session)


def described_in(desk: Desk, session: Session) -> list[ListedPaper]:
    """As `described`."""
    shown = shows_names(desk)
    papers = list(papers_here(desk, session))
    ids = {one.resident for one in papers if one.resident}
    merged = aliases.survivors_of(session, ids)
    people = list({merged.get(row, row) for row in ids})
    lines = {line.id: line for line in register_lists.resident_page(session, people)}
    listed = []
    for one in papers:
        line = lines.get(merged.get(one.resident, one.resident)) if one.resident else None
        name = "" if line is None else line.name if shown else mask_name(line.name)
        listed.append(ListedPaper(one, name, line.address if line else ""))
    return listed


@many_values()
def list_papers(desk: Desk, wanted: PaperFilter) -> list[Paper]:
    """Pledges and blanks by number. Raises AreaUnknown, AreaOutside."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return [one for one in papers_here(desk, session, wanted.area) if wanted.holds(one)]


def step(
    desk: Desk, number: str, stage: PledgeStage, on: date, location: str = "", reason: str = ""
) -> UUID:
    """Move the paper of a number to a later stage; a blank that nobody signed can only be voided.
    The id of what was written. Raises BlankRefused, and as `signing.advance_pledge`."""
    desk.actor.require(Duty.RECORD_VISITS)
    return stepped(desk, number, stage, on, location, reason).id


def stepped(
    desk: Desk, number: str, stage: PledgeStage, on: date, location: str = "", reason: str = ""
) -> PledgeEvent | PledgeBlank:
    """As `step`; what was written."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.reading() as session:
        pledge = pledge_papers.pledge_numbered(session, number.strip())
        is_known = bool(pledge_papers.blanks_numbered(session, number.strip()))
        is_spoiled = pledge_papers.was_spoiled(session, number.strip())
    if pledge is not None:
        return signing.advance_pledge(desk, pledge, stage, on, location, reason)
    if stage is PledgeStage.VOIDED and is_known:
        return blanks.spoil(desk, number, reason)
    if is_known:
        raise BlankRefused(number.strip(), "not_signed")
    raise BlankRefused(number.strip(), "number_spoiled" if is_spoiled else "no_such_blank")
