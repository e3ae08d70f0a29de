"""What is attached to an entry or an activity, to be looked at beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import FileUnreadable, NotFound
from gridcredit.operations.desk import Desk
from gridcredit.paper.pictures import NoPicture, pictures
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


def evidence_pages(desk: Desk, digests: Sequence[str]) -> list[EvidencePage]:
    """The pages of some attached files, in their order."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return [page for digest in digests for page in _pages(desk, session, digest)]


def _pages(desk: Desk, session: Session, digest: str) -> list[EvidencePage]:
    try:
        with files.open_stream(session, desk.folder, digest) as stream:
            found = pictures(stream.read(), SIDE)
    except NotFound:
        return [EvidencePage(digest, problem="not_here")]
    except (NoPicture, FileUnreadable):
        return [EvidencePage(digest, problem="unreadable")]
    return [EvidencePage(digest, image) for image in found]
