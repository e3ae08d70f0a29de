"""What is attached to an entry or an activity, to be looked at beside it."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import FileUnreadable, NotFound
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.operations.credit.attaching import PHOTOS
from gridcredit.operations.desk import Desk
from gridcredit.paper.pictures import NoPicture, pictures
from gridcredit.store.credit.activities import activity
from gridcredit.store.engine.database import Session
from gridcredit.store.workspace import files

SIDE = 1600
"""The longest side of a picture as it is shown, in pixels."""


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """A page of what is attached as JPEG; where there is none, why: `not_here` (it comes with the
    next package) or `unreadable`."""

    digest: str
    image: bytes = b""
    problem: str = ""


def entry_evidence(desk: Desk, entry: CreditEntry) -> list[EvidencePage]:
    """The pages of what is attached to an entry, and of the activity that it came of."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        sheet = activity(session, entry.activity) if entry.activity else None
        digests = [getattr(entry, field) for field in ("paper", *PHOTOS)]
        if sheet is not None:
            digests += [getattr(sheet, field) for field in ("sheet", *PHOTOS)]
        found = dict.fromkeys(filter(None, digests))
        return [page for digest in found for page in _pages(desk, session, digest)]


def _pages(desk: Desk, session: Session, digest: str) -> list[EvidencePage]:
    try:
        with files.open_stream(session, desk.folder, digest) as stream:
            found = pictures(stream.read(), SIDE)
    except NotFound:
        return [EvidencePage(digest, problem="not_here")]
    except (NoPicture, FileUnreadable):
        return [EvidencePage(digest, problem="unreadable")]
    return [EvidencePage(digest, image) for image in found]
