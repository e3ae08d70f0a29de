"""Scanned pages of pledges find their number by the code on them. Filing never signs: a page goes
to its number whatever the stage, and what was filed before is never written over. A page that does
not find its number waits for a person (`unread`)."""

from __future__ import annotations

import io
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from gridcredit.atomic_file import storage
from gridcredit.domain.duties import Duty
from gridcredit.domain.fieldrules import LONGEST_LINE
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.kinds.unread_page import UnreadPage
from gridcredit.domain.pledge_codes import PledgeCode
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.paper_pages import blank_of, free_blank, keep_page
from gridcredit.paper.scan_batch import Found, pages_of_files
from gridcredit.paper.scan_files import Origin, UnreadPicture
from gridcredit.paper.scanned import ScannedPage
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import area_rows, pledge_papers, register_lists, unread_pages
from gridcredit.store.workspace import files

SUFFIXES = (".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".webp", ".bmp", ".heic")
"""Of files that are scans by their names; what a file holds decides."""
BACK = "blank_page"
TWICE = "page_filed"
NO_FILE = "no_file"  # there is nothing that could wait
BROKEN = frozenset({"picture_broken", "not_a_picture", NO_FILE})
"""Why a file, or a picture in it, cannot be read though it may be whole later."""
_TOGETHER = 20  # pages that wait for the number on the page behind them before they are written


@dataclass(frozen=True, slots=True)
class FiledPage:
    """A page that went to its number; `part` of the picture from 1, 0: it was one page."""

    origin: Origin
    part: int
    code: PledgeCode


@dataclass(frozen=True, slots=True)
class UnfiledPage:
    """A page that a person has to look at, with the reason (texts.reasons), the number on it where
    one was read, and its id among those that wait; None: it was only looked at, set aside, or put
    away before."""

    origin: Origin
    part: int
    reason: str
    number: str = ""
    id: UUID | None = None


@dataclass
class Filing:
    """What became of every page: `pages` = filed + twice + unread + blank. `twice` were filed
    before or stand twice in these files; `blank` are backs of pages that were read; `missing` are
    the other pages of papers of which one was filed now."""

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
    *,
    may_be_partial: bool = False,
    done: Filing | None = None,
) -> Filing:
    """File the pages of scans, photos and PDFs; a folder means all files in it and in the folders
    inside. The files stay where they are. With `preview` nothing is written. `may_be_partial`: what
    is broken in a file may only not have come yet, and is not kept among what waits for a person.
    Cancelled, what was filed till then stays; `done` is what is answered, and grows page by page,
    so that it tells of that too.

    Raises StorageFailed, and what `progress` raises.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    batch = _Batch(desk, Filing() if done is None else done, preview, may_be_partial)
    try:
        for page in pages_of_files(_files(paths, progress), progress, processes):
            batch.take(page)
    finally:
        batch.write_waiting()
    return batch.ended()


def file_by_hand(desk: Desk, number: str, page: int, archive: bytes) -> UUID:
    """File a page whose code nobody can read under the number that a person read on it. Raises
    BlankRefused, BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        blank, free = free_blank(desk, session, number.strip(), page)
        return keep_page(desk, session, blank, free, archive, by_hand=True)


def _files(paths: Iterable[Path], progress: Progress) -> list[Path]:
    """The files meant, those of a folder by their names, then those of the folders inside. Left out
    is what only the system put there."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        for folder, inside, names in os.walk(path, onerror=_refuse):
            progress(0, 0, "scans")
            inside[:] = sorted(one for one in inside if not one.startswith("."))
            inner = (Path(folder, name) for name in sorted(names) if not _is_of_the_system(name))
            found += [one for one in inner if one.is_file()]
    return found


def _refuse(error: OSError) -> None:
    """A folder that cannot be looked into is said, and not passed over."""
    with storage(Path(error.filename or "").name):
        raise error


def _is_of_the_system(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in ("thumbs.db", "desktop.ini")


class _Batch:
    """Pages one after another. Nothing is taken over from the page before: its number is only noted
    beside a page that waits, so that a person finds its paper."""

    def __init__(self, desk: Desk, done: Filing, preview: bool, may_be_partial: bool) -> None:
        self._desk, self._preview = desk, preview
        self._left_out = BROKEN if may_be_partial else frozenset()
        self._done = done
        self._seen: set[PledgeCode] = set()
        self._touched: set[UUID] = set()
        self._waiting: list[tuple[UnreadPage, bytes]] = []
        self._before = ""  # the number on the page before, where one was read
        self._has_front = False  # a blank page now is the back of one that was read

    def take(self, page: Found) -> None:
        """Put one page where it belongs."""
        self._done.pages += 1
        if isinstance(page, UnreadPicture):
            self._wait(page.origin, 0, page.reason)
        elif page.code is not None:
            self._take_coded(page, page.code)
        elif page.is_blank and self._has_front:
            self._done.blank.append(UnfiledPage(page.origin, page.part, BACK))
        else:
            reason = BACK if page.is_blank else "foreign_code" if page.others else "no_code_read"
            self._wait(page.origin, page.part, reason, archive=page.archive)

    def _take_coded(self, page: ScannedPage, code: PledgeCode) -> None:
        self._before, self._has_front = code.number, True
        self.write_waiting(code.number)
        filed, done = FiledPage(page.origin, page.part, code), self._done
        with self._session() as session:
            blank, reason = blank_of(self._desk, session, code, self._preview)
            known = pledge_papers.scans_of(session, [blank.id]) if blank else []
            is_twice = code in self._seen or any(one.page == code.page for one in known)
            if not reason and not is_twice:
                self._seen.add(code)
                done.filed.append(filed)
                if blank is not None:
                    self._touched.add(blank.id)
                    if not self._preview:
                        keep_page(self._desk, session, blank, code.page, page.archive)
                return
        if reason:
            self._wait(page.origin, page.part, reason, code.number, page.archive)
            self._has_front = True
            return
        done.twice.append(filed)
        self._queue(page.origin, page.part, TWICE, code.number, page.archive)

    def _wait(
        self, origin: Origin, part: int, reason: str, number: str = "", archive: bytes = b""
    ) -> None:
        """A person has to look at it."""
        self._has_front = False
        waits = self._queue(origin, part, reason, number, archive)
        self._done.unread.append(UnfiledPage(origin, part, reason, number, waits))

    def _queue(
        self, origin: Origin, part: int, reason: str, number: str, archive: bytes
    ) -> UUID | None:
        """Keep a page until somebody has looked at it; the very picture is kept once."""
        if self._preview or reason in self._left_out or _is_no_scan(origin, reason):
            return None
        desk = self._desk
        digest = sha256(archive).hexdigest() if archive else ""
        with desk.reading() as session:
            own = area_rows.area_by_code(session, desk.node.area).id
            page = UnreadPage(
                *(desk.new_id(), own, digest, _fitting(origin.file), origin.picture),
                *(desk.today(), part, reason, number, self._before),
            )
            known = unread_pages.known(session, page)
            if known is not None:
                return None if known.settled else known.id
            if digest and unread_pages.is_filed(session, digest):
                return None
        again = (one.id for one, _ in self._waiting if digest and one.scan == digest)
        if (waits := next(again, None)) is not None:
            return waits
        self._waiting.append((page, archive))
        if len(self._waiting) >= _TOGETHER:
            self.write_waiting()
        return page.id

    def write_waiting(self, behind: str = "") -> None:
        """Write the pages that wait, each with the numbers of the pages before and behind it."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        with self._desk.writing() as session:
            for page, archive in waiting:
                if archive:
                    files.put(session, self._desk.folder, io.BytesIO(archive))
                near = dict.fromkeys(filter(None, (page.near, behind)))
                journal.add(session, [replace(page, near=" ".join(near))])

    def ended(self) -> Filing:
        """What became of all pages."""
        with self._desk.reading() as session:
            self._done.missing = _missing(session, self._touched, self._seen)
        return self._done

    def _session(self) -> AbstractContextManager[Session]:
        return self._desk.reading() if self._preview else self._desk.writing()


def _is_no_scan(origin: Origin, reason: str) -> bool:
    """Whether there is nothing that could wait: no file, or one of another kind in a folder."""
    is_named_so = Path(origin.file).suffix.lower() in SUFFIXES
    return reason == NO_FILE or (reason == "not_a_picture" and not is_named_so)


def _fitting(name: str) -> str:
    """A file's name as a record may hold it."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)[-LONGEST_LINE:]


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
