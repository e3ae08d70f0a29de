"""What waits in a village, how its month goes so far, and villages side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.bulk import many_values
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.credit.codes import EntryState, Seat
from gridcredit.domain.credit.periods import first_day, month_of, next_month
from gridcredit.domain.duties import Duty
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.credit_count import CreditCount
from gridcredit.operations.credit.closing import closing_due
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.listing import Fairness, fairness_of
from gridcredit.operations.credit.objecting import objection_lines
from gridcredit.operations.credit.places import seat_of, village_of_code
from gridcredit.operations.credit.queueing import to_decide, undecided, were_returned
from gridcredit.operations.desk import Desk
from gridcredit.store.credit.counts import counts
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.engine.database import Session
from gridcredit.store.register.area_rows import all_areas


@dataclass(frozen=True, slots=True)
class ClosedTwice:
    """A month that two offices closed: which closing stands, when each was made, and how many lines
    only the other one listed; those move on."""

    period: str
    stands_since: date
    other_on: date
    moved_on: int


@dataclass(frozen=True, slots=True)
class Overview:
    """A village as its page begins. `decides` and `redeems` say which office does, `is_decider`
    whether that is this one. `to_decide` and `returned` are what waits for this account.

    `next_period` is the month to close next (None before any rules), from `closable_from` on and in
    time until `due`. Points are tenths; `bands` counts households. `passed_over` records do not
    count, as another office wrote them than the one that is to, or who recorded the entry.
    `wants_link`: the account decides and is linked to nobody, so that nobody knows whom it must
    keep out of.
    """

    village: Area
    decides: Seat
    redeems: Seat
    is_decider: bool
    to_decide: int
    returned: int
    objections: int
    overdue: int
    month: str
    entries: int
    points: int
    households: int
    bands: Mapping[str, int]
    next_period: str | None
    closable_from: date | None
    due: date | None
    closed_twice: tuple[ClosedTwice, ...]
    passed_over: int
    wants_link: bool


@dataclass(frozen=True, slots=True)
class VillageLine:
    """A village beside the others of a street: what waits in it (for whom decides, but for what he
    must keep out of), the month to close next and whether that is late, and the fairness line of
    the last closed month."""

    village: Area
    decides: Seat
    waiting: int
    handed_up: int
    objections: int
    overdue: int
    next_period: str | None
    late: bool
    points: int
    households: int
    fairness: Fairness | None


@dataclass(frozen=True, slots=True)
class VillageCount:
    """What a village sent up of a closed month; `village` is its code, `name` its name."""

    village: str
    name: str
    count: CreditCount


@many_values()
def overview(desk: Desk, village: str = "") -> Overview:
    """What waits for this account in a village, and its month so far. Raises AreaUnknown,
    AreaOutside, BadValue, ClosingUnreadable."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
        return overview_of(desk, session, ledger)


@many_values()
def villages(desk: Desk) -> list[VillageLine]:
    """The pilot villages of one's area side by side, by their codes."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        tree = AreaTree(all_areas(session))
        below = [a for a in tree.subtree(desk.node.area) if a.level is AreaLevel.VILLAGE]
        ledgers = (ledger_of(desk, session, area.code) for area in below)
        return [_line(desk, session, ledger) for ledger in ledgers if ledger.book.sets]


def village_counts(desk: Desk) -> list[VillageCount]:
    """What villages sent up of their closed months: counts alone, by village and period."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        areas = {area.id: area for area in all_areas(session)}
        found = [(areas[one.area], one) for one in counts(session) if one.area in areas]
    told = [VillageCount(area.code, area.name, one) for area, one in found]
    return sorted(told, key=lambda one: (one.village, one.count.period))


def overview_of(desk: Desk, session: Session, ledger: Ledger) -> Overview:
    """What waits for this account in a ledger, and its month so far."""
    month = month_of(ledger.today)
    booked = [row for row in ledger.rows(month) if row.corrects is None]
    made = objection_lines(session, ledger)
    next_period = ledger.next_period
    reviews = desk.actor.may(Duty.REVIEW_CREDIT)
    records = desk.actor.may(Duty.RECORD_CREDIT)
    scores = ledger.scores(month)
    return Overview(
        village=ledger.area,
        decides=ledger.decides,
        redeems=ledger.redeems,
        is_decider=ledger.decides is seat_of(desk),
        to_decide=len(to_decide(desk, session, ledger)) if reviews else 0,
        returned=len(were_returned(desk, ledger)) if records else 0,
        objections=sum(one.answer is None for one in made),
        overdue=sum(one.overdue for one in made),
        month=month,
        entries=len(booked),
        points=sum(score.points for score in scores),
        households=len(scores),
        bands=Counter(score.band for score in scores),
        next_period=next_period,
        closable_from=first_day(next_month(next_period)) if next_period else None,
        due=closing_due(session, next_period) if next_period else None,
        closed_twice=tuple(_twice(ledger)),
        passed_over=len(ledger.passed_over),
        wants_link=reviews and desk.actor.resident is None,
    )


def _twice(ledger: Ledger) -> list[ClosedTwice]:
    found = []
    for stands, other in ledger.closed_twice:
        known = {row.id for row in stands.month.entries}
        alone = sum(row.id not in known for row in other.month.entries)
        found.append(ClosedTwice(stands.period, stands.fact.on, other.fact.on, alone))
    return found


def _line(desk: Desk, session: Session, ledger: Ledger) -> VillageLine:
    made = objection_lines(session, ledger)
    next_period, month = ledger.next_period, month_of(ledger.today)
    closed = ledger.closings[-1].period if ledger.closings else None
    scores = ledger.scores(month)
    seen = Counter(row.state for row in undecided(desk, session, ledger))
    return VillageLine(
        village=ledger.area,
        decides=ledger.decides,
        waiting=seen[EntryState.WAITING],
        handed_up=seen[EntryState.HANDED_UP],
        objections=sum(one.answer is None for one in made),
        overdue=sum(one.overdue for one in made),
        next_period=next_period,
        late=next_period is not None and ledger.today > closing_due(session, next_period),
        points=sum(score.points for score in scores),
        households=len(scores),
        fairness=fairness_of(session, ledger, closed) if closed else None,
    )
