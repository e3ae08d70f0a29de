"""A pledge proves itself: its rows are as they were written in the journal, its pages are the files
whose digests stand there, and none is missing."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from gridcredit.domain.bulk import many_values
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BlankRefused, FileUnreadable, NotFound
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.listing import papers_here
from gridcredit.store.engine.database import Session
from gridcredit.store.register import pledge_papers
from gridcredit.store.register.pledge_papers import Paper
from gridcredit.store.workspace import files

_TOGETHER = 200  # papers whose records are asked for at once


class Altered(StrEnum):
    """What may be wrong with a paper."""

    ROW = "row_altered"  # a row says something else than the journal
    FILE = "file_altered"  # a page's file is not what was filed
    GONE = "file_gone"  # or is not here
    MISSING = "page_missing"  # some pages were filed, and not all


@dataclass(frozen=True, slots=True)
class Verified:
    """How many papers were looked at, and what is wrong, by number; of a single paper, what its
    printed copies carry at their foot."""

    checked: int
    altered: tuple[tuple[str, Altered], ...]
    short_hash: str = ""


@many_values()
def verify(desk: Desk, number: str = "", progress: Progress = no_progress) -> Verified:
    """Look at the paper of a number, or at all of one's own area. Raises BlankRefused where there
    is none of that number, and what `progress` raises."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        papers = [one for one in papers_here(desk, session) if number.strip() in ("", one.number)]
        if number and not papers:
            raise BlankRefused(number.strip(), "no_such_blank")
        found: list[tuple[str, Altered]] = []
        for begin in range(0, len(papers), _TOGETHER):
            some = papers[begin : begin + _TOGETHER]
            altered = pledge_papers.altered_rows(session, some)
            for at, paper in enumerate(some, start=begin):
                progress(at, len(papers), "checking")
                if not altered.isdisjoint(paper.facts):
                    found.append((paper.number, Altered.ROW))
                found += [(paper.number, what) for what in _wrong_with(desk, session, paper)]
        progress(len(papers), len(papers), "checking")
    return Verified(len(papers), tuple(found), short_hash(papers[0]) if number else "")


def short_hash(paper: Paper) -> str:
    """Twelve signs of the SHA-256 over what makes a paper: its number, person, text, stages with
    their days, and the digests of its pages. It changes with any of them."""
    steps = [[stage.value, on.isoformat()] for stage, on in paper.steps]
    told = [paper.number, str(paper.resident), paper.version, steps, list(paper.digests)]
    digest = sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest().upper()
    return "-".join(digest[at : at + 4] for at in (0, 4, 8))


def _wrong_with(desk: Desk, session: Session, paper: Paper) -> Iterator[Altered]:
    if paper.disposed_on is not None:  # its files are to be gone
        return
    for digest in paper.digests:
        try:
            files.copy_to(session, desk.folder, digest, io.BytesIO())
        except NotFound:
            if not paper.is_sealed:  # what is sealed is sent to nobody
                yield Altered.GONE
        except FileUnreadable:
            yield Altered.FILE
    if paper.pages and not paper.is_sealed and len(paper.pages) < paper.of:
        yield Altered.MISSING
