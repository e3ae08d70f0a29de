"""Pages of a pledge that were dropped or pasted on a person's row at the door: read, kept sealed,
and attached to that person's pledge, at once or when the visit is saved. A page whose code names
another number is attached nowhere; none signs anything."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BlankRefused, FileUnreadable
from gridcredit.domain.kinds.pledge_scan import PledgeScan
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.paper_pages import (
    drop_late_blank,
    free_blank,
    keep_page,
    void_page,
)
from gridcredit.operations.scans import KeptPage, kept_pages
from gridcredit.paper.scan_batch import pages_of_files
from gridcredit.paper.scan_files import UnreadPicture
from gridcredit.store.engine.database import Session
from gridcredit.store.register import events, register_lists
from gridcredit.store.workspace import files

_STANDING = (PledgeStage.SIGNED, PledgeStage.CHECKED, PledgeStage.ARCHIVED)


@dataclass(frozen=True, slots=True)
class DoorPaper:
    """A page that is kept until it is attached: the digest of its picture, and the number and page
    that its code says; blank and 0 where none could be read."""

    digest: str
    number: str = ""
    page: int = 0


@dataclass
class AttachedPages:
    """The number that pages were attached to, their scans, and the pages that were not, with the
    reason."""

    number: str
    scans: list[UUID] = field(default_factory=list)
    refused: list[tuple[DoorPaper, str]] = field(default_factory=list)


def read_papers(
    desk: Desk, paths: Sequence[Path], progress: Progress = no_progress
) -> list[DoorPaper]:
    """Read the pages of photos and scans, and keep their pictures; blank backs are left out. Raises
    FileUnreadable for a picture that cannot be read, StorageFailed."""
    desk.actor.require(Duty.RECORD_VISITS)
    found = []
    for page in pages_of_files(list(paths), progress, processes=1):
        if isinstance(page, UnreadPicture):
            raise FileUnreadable(page.origin.file, page.reason)
        if not page.is_blank:
            found.append(page)
    made = []
    with desk.writing() as session:
        for page in found:
            digest = files.put(session, desk.folder, io.BytesIO(page.archive))
            number, at = page.code if page.code is not None else ("", 0)
            made.append(DoorPaper(digest, number, at))
    return made


def picture_of(desk: Desk, paper: DoorPaper) -> list[KeptPage]:
    """The picture of a page that waits."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return kept_pages(desk, session, paper.digest)


def current_number(desk: Desk, resident: UUID) -> str:
    """The number of the pledge that a person signed last and that stands; blank: there is none."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return _current(session, resident)


def attach(desk: Desk, resident: UUID, papers: Iterable[DoorPaper]) -> AttachedPages:
    """Attach pages to the pledge that a person signed; the others too where one is refused. Raises
    BlankRefused where nothing was signed."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        told = AttachedPages(_current(session, resident))
        if not told.number:
            raise BlankRefused("", "not_signed")
        for paper in papers:
            try:
                told.scans.append(_keep(desk, session, told.number, paper))
            except BlankRefused as refused:
                told.refused.append((paper, refused.reason))
    return told


def keep_papers(
    desk: Desk, session: Session, number: str, papers: Iterable[DoorPaper]
) -> list[UUID]:
    """Attach the pages that waited to the pledge that was just written. Raises BlankRefused."""
    return [_keep(desk, session, number, paper) for paper in papers]


def take_off(desk: Desk, scans: Sequence[UUID]) -> None:
    """Undo an attaching. Raises NotFound, AlreadyCorrected."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        take_papers_off(desk, session, scans)


def take_papers_off(desk: Desk, session: Session, scans: Sequence[UUID], reason: str = "") -> None:
    """Take pages off their paper; a blank that was only made to hold them, of a signing that is
    taken back, goes with them."""
    for scan in scans:
        gone: PledgeScan = register_lists.get(session, "pledge_scan", scan)
        void_page(desk, session, scan, reason)
        drop_late_blank(desk, session, gone.blank, reason)


def _current(session: Session, resident: UUID) -> str:
    steps = {one.pledge for one in events.pledge_steps(session, [resident])}
    last = [events.pledge_state(session, pledge) for pledge in steps]
    standing = [one for one in last if one.stage in _STANDING]
    return max(standing, key=lambda one: (one.on, one.id)).number if standing else ""


def _keep(desk: Desk, session: Session, number: str, paper: DoorPaper) -> UUID:
    if paper.number not in ("", number):
        raise BlankRefused(paper.number, "code_of_another")
    blank, free = free_blank(desk, session, number, paper.page)
    with files.open_stream(session, desk.folder, paper.digest) as stream:
        return keep_page(desk, session, blank, free, stream.read(), by_hand=not paper.number)
