"""Scanned pages that did not find their number by themselves: kept with their picture until a
person files them under a number, or puts them away."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BlankRefused, NotFound
from gridcredit.domain.kinds.unread_page import UnreadPage
from gridcredit.domain.reasons import checked_reason
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import likely
from gridcredit.operations.pledges.likely import Likely
from gridcredit.operations.pledges.listing import described_in
from gridcredit.operations.pledges.paper_pages import free_blank, keep_page, void_page
from gridcredit.operations.scans import KeptPage, kept_pages
from gridcredit.paper.archiving import turned
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import (
    area_rows,
    pledge_papers,
    register_lists,
    unread_pages,
)
from gridcredit.store.workspace import files

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A page with the papers that it is likely one of, the likeliest first."""

    page: UnreadPage
    likely: tuple[Likely, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """What a person did with a page: the number and page it was filed under and the scan that was
    made of it; put away, it has neither."""

    id: UUID
    number: str = ""
    page: int = 0
    scan: UUID | None = None


def waiting(desk: Desk) -> list[WaitingPage]:
    """The pages of one's own area that wait for a person."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        pages = unread_pages.waiting(session, own_areas(desk, session))
        papers = described_in(desk, session) if pages else []
    open_ones = [one for one in papers if likely.may_take(one.paper)]
    return [WaitingPage(page, likely.likely(page, open_ones)) for page in pages]


def count(desk: Desk) -> int:
    """How many pages of one's own area wait."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return len(unread_pages.waiting(session, own_areas(desk, session)))


def picture(desk: Desk, page: UUID) -> list[KeptPage]:
    """The picture of a page, to be looked at; nothing where the file showed none. Raises
    NotFound."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        found: UnreadPage = register_lists.get(session, "unread_page", page)
        return kept_pages(desk, session, found.scan) if found.scan else []


def file_page(desk: Desk, page: UUID, number: str, paper_page: int = 0, turns: int = 0) -> Settled:
    """File a waiting page under a number, whole or its last four digits, turned clockwise by so
    many quarters; page 0 of the paper: the first that has no scan. It signs nothing.

    Raises NotFound, BlankRefused: no such paper, it has that page already, or the code on the page
    names another number.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        found = _waiting(session, page)
        if not found.scan:
            raise BlankRefused(number.strip(), found.why)
        wanted = number_meant(desk, session, number)
        if found.number not in ("", wanted):
            raise BlankRefused(found.number, "code_of_another")
        blank, free = free_blank(desk, session, wanted, paper_page)
        with files.open_stream(session, desk.folder, found.scan) as stream:
            archive = turned(stream.read(), turns)
        scan = keep_page(desk, session, blank, free, archive, by_hand=True)
        journal.edit(session, "unread_page", page, {"settled": wanted})
    return Settled(page, wanted, free, scan)


def dismiss(desk: Desk, page: UUID, reason: str) -> Settled:
    """Put a page away that is no page of a pledge, or is not needed. Raises NotFound, BadValue."""
    desk.actor.require(Duty.RECORD_VISITS)
    why = checked_reason(reason)
    with desk.writing() as session:
        _waiting(session, page)
        journal.edit(session, "unread_page", page, {"settled": why})
    return Settled(page)


def put_back(desk: Desk, done: Settled) -> None:
    """Undo what was done with a page: it waits again, and is no page of any paper. Raises NotFound,
    AlreadyCorrected."""
    desk.actor.require(Duty.RECORD_VISITS)
    with desk.writing() as session:
        if done.scan is not None:
            void_page(desk, session, done.scan)
        journal.edit(session, "unread_page", done.id, {"settled": ""})


def own_areas(desk: Desk, session: Session) -> list[UUID]:
    """One's own area and all below it."""
    tree = AreaTree(area_rows.all_areas(session))
    return [area.id for area in tree.subtree(desk.node.area)]


def number_meant(desk: Desk, session: Session, typed: str) -> str:
    """The number that a person means: typed whole, or its last four digits where one paper of this
    office ends so. Raises BlankRefused."""
    typed = typed.strip()
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= _DIGITS):
        return typed
    serial = typed.zfill(_DIGITS)
    found = pledge_papers.numbers_ending(session, own_areas(desk, session), serial)
    if len(found) > 1:
        raise BlankRefused("、".join(found), "number_several")
    if not found:
        raise BlankRefused(serial, "no_such_blank")
    return found[0]


def _waiting(session: Session, page: UUID) -> UnreadPage:
    found: UnreadPage = register_lists.get(session, "unread_page", page)
    if found.settled:
        raise NotFound("unread_page", str(page))
    return found
