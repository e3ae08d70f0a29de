"""A copy of a filed pledge, to be handed out: its pages, and what proves them at the foot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gridcredit import texts
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BlankRefused
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.listing import papers_here
from gridcredit.operations.pledges.verifying import short_hash
from gridcredit.operations.scans import kept_pages
from gridcredit.reports.pledges.copy import CopyFacts, copy_sheets
from gridcredit.reports.writing import write_paper
from gridcredit.store.register.pledge_papers import Paper
from gridcredit.store.workspace import audit


@dataclass(frozen=True, slots=True)
class CopyMade:
    """How many pages, and what stands at their foot."""

    pages: int
    short_hash: str


def copy_paper(desk: Desk, number: str, out: Path, progress: Progress = no_progress) -> CopyMade:
    """Write a copy. Raises BlankRefused where there is no such pledge, it was withdrawn, or no page
    of it is here; StorageFailed."""
    desk.actor.require(Duty.RECORD_VISITS)
    number = number.strip()
    with desk.writing() as session:
        found = next((one for one in papers_here(desk, session) if one.number == number), None)
        if found is None:
            raise BlankRefused(number, "no_such_blank")
        if found.is_sealed:
            raise BlankRefused(number, "number_withdrawn")
        kept = [page for one in found.digests for page in kept_pages(desk, session, one)]
        images = [page.image for page in kept if page.image]
        if not images or len(images) < len(kept):
            raise BlankRefused(number, "no_page_here")
        told = short_hash(found)
        audit.log(session, desk.actor.login, "print", {"what": "pledge_copy", "count": len(images)})
        sheets = copy_sheets(images, _facts(desk, found, told))
        pages = write_paper(out, sheets, f"复印件 {number}", progress=progress)
    return CopyMade(pages, told)


def _facts(desk: Desk, paper: Paper, told: str) -> CopyFacts:
    days = tuple(f"{texts.word(stage)} {on.isoformat()}" for stage, on in paper.steps)
    return CopyFacts(
        paper.number, paper.version, days, told, paper.location, desk.node.name, desk.today()
    )
