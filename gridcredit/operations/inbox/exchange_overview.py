"""Everything about the exchange in one look: how it stands, what went and came, what waits."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.operations.desk import Desk
from gridcredit.operations.duplicates import hints
from gridcredit.operations.duplicates.hints import CountedTwice, Hint
from gridcredit.operations.exchange import conflicts, location, quarantine, refusals, situation
from gridcredit.operations.exchange.conflicts import Dispute
from gridcredit.operations.exchange.quarantine import Quarantined
from gridcredit.operations.exchange.refusals import RefusedRecord
from gridcredit.operations.exchange.situation import Situation, Traffic
from gridcredit.operations.inbox import paper_inbox
from gridcredit.operations.inbox.paper_inbox import PaperSet
from gridcredit.operations.register import areas
from gridcredit.operations.trust import rejoining


@dataclass(frozen=True, slots=True)
class ExchangeOverview:
    """What one look found; `areas` are names by code, `ended` is whose certificate has ended, and
    `place` how the workspace stands (location.place)."""

    now: Situation
    traffic: Traffic
    disputes: list[Dispute]
    areas: dict[str, str]
    paper: list[PaperSet]
    refused: list[RefusedRecord]
    held: list[Quarantined]
    twice: list[CountedTwice]
    hints: list[Hint]
    ended: str
    place: str


def exchange_overview(desk: Desk) -> ExchangeOverview:
    """All of it, as it stands in one snapshot."""
    desk.actor.require(Duty.READ)
    with desk.snapshot() as still:
        return ExchangeOverview(
            situation.status(still),
            situation.traffic(still),
            conflicts.disputes(still),
            {area.code: area.name for area in areas.list_areas(still)},
            paper_inbox.waiting(still),
            refusals.refused_above(still),
            quarantine.held(still),
            hints.counted_twice(still) if still.office is Office.DISTRICT else [],
            hints.hints(still),
            rejoining.whose_ended(still),
            location.place(still),
        )
