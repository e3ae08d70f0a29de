"""Scanned pages of pledges find their number by the code on them. Filing never signs: a page goes
to its number whatever the stage, and what was filed before is never written over."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from gridcredit.atomic_file import storage
from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BlankRefused
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.kinds.pledge_scan import PledgeScan
from gridcredit.domain.pledge_codes import PledgeCode
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.records import part_id
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.numbering import PledgeNumbers
from gridcredit.paper.scan_batch import Found, pages_of_files
from gridcredit.paper.scan_files import Origin, UnreadPicture
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import area_of, journal
from gridcredit.store.register import events, pledge_papers, register_lists
from gridcredit.store.workspace import files

BACK = "blank_page"
_ENDED = {PledgeStage.WITHDRAWN: "number_withdrawn", PledgeStage.VOIDED: "number_spoiled"}


@dataclass(frozen=True, slots=True)
class FiledPage:
    """A page that went to its number; `part` of the picture from 1, 0: it was one page."""

    origin: Origin
    part: int
    code: PledgeCode


@dataclass(frozen=True, slots=True)
class UnfiledPage:
    """A page that a person has to look at, with the reason (texts.reasons), and the number on it
    where one was read."""

    origin: Origin
    part: int
    reason: str
    number: str = ""


@dataclass
class Filing:
    """What became of every page: `pages` = filed + twice + unread + blank. `twice` were filed
    before or stand twice in these files; `missing` are the other pages of papers of which one was
    filed now."""

    pages: int = 0
    filed: list[FiledPage] = field(default_factory=list)
    twice: list[FiledPage] = field(default_factory=list)
    unread: list[UnfiledPage] = field(default_factory=list)
    blank: list[UnfiledPage] = field(default_factory=list)
    missing: list[PledgeCode] = field(default_factory=list)


def file_scans(
    desk: Desk,
    paths: Sequence[Path],
    preview: bool = False,
    progress: Progress = no_progress,
    processes: int = 0,
) -> Filing:
    """File the pages of scans, photos and PDFs; a folder means the files in it. The files stay
    where they are. With `preview` nothing is written. Cancelled, what was filed till then stays.

    Raises StorageFailed, and what `progress` raises.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    done, touched = Filing(), set[UUID]()
    seen = set[PledgeCode]()
    for page in pages_of_files(_files(paths), progress, processes):
        done.pages += 1
        with desk.reading() if preview else desk.writing() as session:
            _file(desk, session, page, done, seen, touched, preview)
    with desk.reading() as session:
        done.missing = _missing(session, touched, seen)
    return done


def file_by_hand(desk: Desk, number: str, page: int, archive: bytes) -> UUID:
    """File a page whose code nobody can read under the number that a person read on it. Raises
    BlankRefused, BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    code = PledgeCode(number.strip(), page)
    with desk.writing() as session:
        blank, reason = _blank_of(desk, session, code)
        if blank is None or reason:
            raise BlankRefused(code.number, reason)
        if any(one.page == page for one in pledge_papers.scans_of(session, [blank.id])):
            raise BlankRefused(code.number, "page_filed")
        return _keep(desk, session, blank, page, archive, by_hand=True)


def _files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        with storage(path.name):
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found += [one for one in inside if one.is_file() or one == path]
    return found


def _file(
    desk: Desk,
    session: Session,
    page: Found,
    done: Filing,
    seen: set[PledgeCode],
    touched: set[UUID],
    preview: bool,
) -> None:
    """Put one page where it belongs."""
    if isinstance(page, UnreadPicture):
        done.unread.append(UnfiledPage(page.origin, 0, page.reason))
        return
    if page.code is None:
        reason = "foreign_code" if page.others else "no_code"
        to = done.blank if page.is_blank else done.unread
        to.append(UnfiledPage(page.origin, page.part, BACK if page.is_blank else reason))
        return
    blank, reason = _blank_of(desk, session, page.code, preview)
    if reason:
        done.unread.append(UnfiledPage(page.origin, page.part, reason, page.code.number))
        return
    filed = FiledPage(page.origin, page.part, page.code)
    known = pledge_papers.scans_of(session, [blank.id]) if blank else []
    if page.code in seen or any(one.page == page.code.page for one in known):
        done.twice.append(filed)
        return
    seen.add(page.code)
    done.filed.append(filed)
    if blank is not None:
        touched.add(blank.id)
        if not preview:
            _keep(desk, session, blank, page.code.page, page.archive)


def _blank_of(
    desk: Desk, session: Session, code: PledgeCode, preview: bool = False
) -> tuple[PledgeBlank | None, str]:
    """The blank of a number, or why no page is filed there. A pledge that was signed under a number
    that nobody printed gets its blank now; looked at only, it has none."""
    pledge = pledge_papers.pledge_numbered(session, code.number)
    if pledge is not None:
        last = events.pledge_state(session, pledge)
        if reason := _ENDED.get(last.stage, ""):
            return None, reason
    found = pledge_papers.blanks_numbered(session, code.number)
    if len(found) > 1:
        return None, "number_twice"
    if found:
        return found[0], "" if code.page <= max(found[0].pages, 1) else "no_such_page"
    if pledge is None:
        is_spoiled = pledge_papers.was_spoiled(session, code.number)
        return None, "number_spoiled" if is_spoiled else "no_such_blank"
    if preview:
        return None, ""
    return _late_blank(desk, session, pledge, last.resident, code.number), ""


def _late_blank(
    desk: Desk, session: Session, pledge: UUID, resident: UUID, number: str
) -> PledgeBlank:
    """The blank of a signed pledge, the same whoever makes it."""
    register_lists.get(session, "resident", resident)
    codes = area_of.codes(session, "resident", [resident.bytes])
    area = PledgeNumbers(session, desk.office).tree.by_code(codes.get(resident.bytes, ""))
    if area is None:
        raise BlankRefused(number, "no_such_blank")
    made = PledgeBlank(
        part_id(pledge, f"blank {number}"),
        *(area.id, number, desk.today()),
        resident=resident,
    )
    journal.add(session, [made])
    return made


def _keep(
    desk: Desk,
    session: Session,
    blank: PledgeBlank,
    page: int,
    archive: bytes,
    by_hand: bool = False,
) -> UUID:
    digest = files.put(session, desk.folder, io.BytesIO(archive))
    made = PledgeScan(desk.new_id(), blank.id, page, desk.today(), digest, by_hand)
    journal.add(session, [made])
    return made.id


def _missing(session: Session, touched: set[UUID], seen: set[PledgeCode]) -> list[PledgeCode]:
    """The pages of these papers that nobody filed."""
    there: dict[UUID, set[int]] = defaultdict(set)
    for scan in pledge_papers.scans_of(session, touched):
        there[scan.blank].add(scan.page)
    missing = []
    for row in touched:
        blank: PledgeBlank = register_lists.get(session, "pledge_blank", row)
        wanted = [PledgeCode(blank.number, page) for page in range(1, blank.pages + 1)]
        missing += [one for one in wanted if one.page not in there[row] and one not in seen]
    return sorted(missing)
