"""Which papers a list shows."""

from __future__ import annotations

from collections.abc import Callable

from gridcredit.domain.codes import PledgeStage
from gridcredit.store.register.pledge_papers import Paper

ENDED = (PledgeStage.WITHDRAWN, PledgeStage.VOIDED)
_ON_THE_WAY = (PledgeStage.SIGNED, PledgeStage.CHECKED)

HOLDS: dict[str, Callable[[Paper], bool]] = {
    "all": lambda paper: True,
    "blank": lambda paper: paper.stage is None,
    "check": lambda paper: paper.stage is PledgeStage.SIGNED,
    "no_scan": lambda paper: paper.stage in _ON_THE_WAY and not paper.scan,
    "unsigned": lambda paper: paper.stage is None and bool(paper.scan),
    "short": lambda paper: 0 < len(paper.pages) < paper.of and paper.stage not in ENDED,
    "checked": lambda paper: paper.stage is PledgeStage.CHECKED,
    "archived": lambda paper: paper.stage is PledgeStage.ARCHIVED,
    "ended": lambda paper: paper.stage in ENDED,
}
"""`short`: some of its pages were scanned, not all."""
