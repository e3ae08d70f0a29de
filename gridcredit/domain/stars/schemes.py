"""What the scheme of a level in an area says: quotas, clocks, the number of its approval."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.kinds.star_scheme import StarScheme
from gridcredit.domain.stars.clocks import USUAL, Clocks, from_json
from gridcredit.domain.stars.periods import Span


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a level: how many of a month, a quarter and a year (None: as many as there
    are), the 批准文号 (blank: no print may say 表彰), and its clocks."""

    month: int | None = None
    quarter: int | None = None
    year: int | None = None
    approval: str = ""
    clocks: Clocks = USUAL

    def quota(self, span: Span) -> int | None:
        """How many of a period of that length; None: as many as there are."""
        return {Span.MONTH: self.month, Span.QUARTER: self.quarter, Span.YEAR: self.year}[span]


def terms_of(scheme: StarScheme | None) -> Terms:
    """What a scheme says; without one nothing is limited and the usual clocks run."""
    if scheme is None:
        return Terms()
    quotas = (scheme.month, scheme.quarter, scheme.year)
    return Terms(*quotas, scheme.approval, from_json(scheme.clocks))
