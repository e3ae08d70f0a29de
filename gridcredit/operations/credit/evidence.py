"""What is attached to an entry or an activity, to be looked at beside it."""

from __future__ import annotations

from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.operations.desk import Desk
from gridcredit.operations.scans import PHOTOS, KeptPage, kept_pages
from gridcredit.store.credit.activities import activity


def entry_evidence(desk: Desk, entry: CreditEntry) -> list[KeptPage]:
    """The pages of what is attached to an entry, and of the activity that it came of."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        sheet = activity(session, entry.activity) if entry.activity else None
        digests = [getattr(entry, field) for field in ("paper", *PHOTOS)]
        if sheet is not None:
            digests += [getattr(sheet, field) for field in ("sheet", *PHOTOS)]
        found = dict.fromkeys(filter(None, digests))
        return [page for digest in found for page in kept_pages(desk, session, digest)]
