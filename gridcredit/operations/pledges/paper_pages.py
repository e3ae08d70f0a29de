"""Which paper a page belongs to, and the page kept there. Nothing is ever written over: a page that
has a scan keeps it."""

from __future__ import annotations

import io
from dataclasses import replace
from uuid import UUID

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.errors import BlankRefused
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.kinds.pledge_scan import PledgeScan
from gridcredit.domain.pledge_codes import PledgeCode
from gridcredit.domain.records import part_id
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges.numbering import PledgeNumbers
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import area_of, journal
from gridcredit.store.register import corrections, events, pledge_papers, register_lists
from gridcredit.store.workspace import files

_ENDED = {PledgeStage.WITHDRAWN: "number_withdrawn", PledgeStage.VOIDED: "number_spoiled"}


def blank_of(
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


def free_blank(desk: Desk, session: Session, number: str, page: int) -> tuple[PledgeBlank, int]:
    """The blank of a number and a page of it that has no scan yet; page 0: the first such. Raises
    BlankRefused."""
    blank, reason = blank_of(desk, session, PledgeCode(number, max(page, 1)))
    if blank is None or reason:
        raise BlankRefused(number, reason)
    filed = {one.page for one in pledge_papers.scans_of(session, [blank.id])}
    wanted = [page] if page else range(1, blank.pages + 1)
    free = next((one for one in wanted if one not in filed), 0)
    if not free:
        raise BlankRefused(number, "page_filed")
    return blank, free


def keep_page(
    desk: Desk,
    session: Session,
    blank: PledgeBlank,
    page: int,
    archive: bytes,
    by_hand: bool = False,
) -> UUID:
    """Keep a picture as a page of a paper; the id of the scan."""
    digest = files.put(session, desk.folder, io.BytesIO(archive))
    made = PledgeScan(desk.new_id(), blank.id, page, desk.today(), digest, by_hand)
    journal.add(session, [made])
    return made.id


def void_page(desk: Desk, session: Session, scan: UUID, reason: str = "") -> None:
    """Take a page that was filed off its paper. Raises NotFound, AlreadyCorrected."""
    found: PledgeScan = corrections.standing_fact(session, "pledge_scan", scan)
    gone = replace(found, id=desk.new_id(), corrects=scan, void=True, scan="", reason=reason)
    journal.add(session, [gone])


def drop_late_blank(desk: Desk, session: Session, row: UUID, reason: str = "") -> None:
    """Take a blank back that nobody printed, where the signing that it was made for was taken back
    and no page is left on it."""
    blank: PledgeBlank = register_lists.get(session, "pledge_blank", row)
    if pledge_papers.pledge_numbered(session, blank.number) is not None:
        return
    pledges = pledge_papers.pledges_ever(session, blank.number)
    is_late = any(part_id(one, f"blank {blank.number}") == blank.id for one in pledges)
    if is_late and not pledge_papers.scans_of(session, [row]):
        gone = replace(blank, id=desk.new_id(), corrects=row, void=True, reason=reason)
        journal.add(session, [gone])


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
