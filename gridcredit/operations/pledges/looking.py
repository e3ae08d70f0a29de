"""The pages of a paper as pictures, to be looked at beside what was recorded of it."""

from __future__ import annotations

from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.operations.scans import KeptPage, kept_pages
from gridcredit.store.register.pledge_papers import Paper


def pictures_of(desk: Desk, paper: Paper) -> list[KeptPage]:
    """The pages that are kept of a paper, those that were scanned behind what was attached when it
    was signed; of what is sealed none."""
    desk.actor.require(Duty.READ)
    if paper.is_sealed:
        return []
    with desk.reading() as session:
        return [page for digest in paper.digests for page in kept_pages(desk, session, digest)]
