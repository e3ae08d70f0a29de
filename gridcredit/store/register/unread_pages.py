"""Scanned pages that wait for a person, and those that a person dealt with."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.kinds.pledge_scan import PledgeScan
from gridcredit.domain.kinds.unread_page import UnreadPage
from gridcredit.store.journal.loading import load, load_standing, stands_in
from gridcredit.store.schema.travelling import TABLES

_PAGE = TABLES["unread_page"]
_SCAN = TABLES["pledge_scan"]


def waiting(s: Session, areas: Collection[UUID]) -> list[UnreadPage]:
    """The pages of these areas that nobody dealt with, in the order in which they were scanned."""
    here = stands_in("unread_page", [area.bytes for area in areas])
    found = load(s, UnreadPage, here, _PAGE.settled == "")
    return sorted(found, key=lambda one: (one.on, one.source, one.page, one.part, one.id))


def known(s: Session, page: UnreadPage) -> UnreadPage | None:
    """The page that came before with the same picture, dealt with or not; where there is no
    picture, one that waits and came from the same place for the same reason."""
    if page.scan:
        found = load(s, UnreadPage, _PAGE.scan == page.scan)
    else:
        same = (_PAGE.source == page.source) & (_PAGE.why == page.why) & (_PAGE.settled == "")
        found = [one for one in load(s, UnreadPage, same) if one.page == page.page]
    return min(found, key=lambda one: one.id, default=None)


def is_filed(s: Session, digest: str) -> bool:
    """Whether the very picture is a page of a paper."""
    return bool(load_standing(s, PledgeScan, _SCAN.scan == digest))
