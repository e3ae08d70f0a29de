"""Several papers at once: checked, put into the archive, withdrawn or voided by their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, BlankRefused, GridCreditError, NotFound
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import listing

_LAST_COUNT = re.compile(r"\d+(?=\D*$)")


@dataclass
class SteppedPapers:
    """What became of several papers: what was written for each number, which of that says that a
    blank is spoiled, and why the others stayed as they were."""

    done: list[tuple[str, UUID]] = field(default_factory=list)
    spoiled: list[UUID] = field(default_factory=list)
    refused: list[tuple[str, GridCreditError]] = field(default_factory=list)


def step_all(
    desk: Desk,
    numbers: Sequence[str],
    stage: PledgeStage,
    on: date,
    location: str = "",
    reason: str = "",
    progress: Progress = no_progress,
) -> SteppedPapers:
    """Move each paper to a later stage, the others too where one is refused. The place of the first
    original is given; each further one lies a page behind it. Cancelled, what was done stays.

    Raises what `progress` raises, and StorageFailed.
    """
    desk.actor.require(Duty.RECORD_VISITS)
    told = SteppedPapers()
    for at, number in enumerate(numbers):
        progress(at, len(numbers), "papers")
        place = further(location, len(told.done))
        try:
            made = listing.stepped(desk, number, stage, on, place, reason)
        except (BadValue, BlankRefused, NotFound) as error:
            told.refused.append((number, error))
        else:
            told.done.append((number, made.id))
            if isinstance(made, PledgeBlank):
                told.spoiled.append(made.id)
    return told


def further(location: str, pages: int) -> str:
    """The place so many pages behind another: its last number counts on (3-17, 3-18)."""
    count = _LAST_COUNT.search(location)
    if count is None or not pages:
        return location
    begin, end = count.span()
    return f"{location[:begin]}{int(count[0]) + pages:0{end - begin}}{location[end:]}"
