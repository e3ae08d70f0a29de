"""Looks at a village's ledger: its lines, the scores, the line by which supervisors see whether
those who record and decide gain more than others."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.bulk import many_values
from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.credit.periods import first_day, last_day, months
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.places import village_of_code
from gridcredit.operations.desk import Desk
from gridcredit.store.credit.counts import reviewers_of
from gridcredit.store.credit.ledger import Ledger, Score
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.credit.ties import households_of
from gridcredit.store.engine.database import Session


@dataclass(frozen=True, slots=True)
class Fairness:
    """Of a period the points (tenths) of households of people who recorded or decided something in
    it, and how many these households are, beside all that take part."""

    recorders_points: int
    all_points: int
    recorders_households: int
    all_households: int


@many_values()
def list_ledger(
    desk: Desk,
    village: str = "",
    household: UUID | None = None,
    period: str = "",
    state: EntryState | None = None,
) -> list[LedgerRow]:
    """The lines of a village's ledger, or those of a household, a period, a state; corrections are
    lines of their own. Raises BadValue, AreaUnknown, AreaOutside, ClosingUnreadable."""
    desk.actor.require(Duty.READ)
    _check_period(period)
    with desk.reading() as session:
        ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
        return ledger.rows(period or None, household, state)


@many_values()
def list_scores(desk: Desk, village: str, period: str) -> list[Score]:
    """How each household stands that took part on a day of a period, with its balance of now. No
    order of rank: by the ids of the households. Raises as `list_ledger`."""
    desk.actor.require(Duty.READ)
    _check_period(period, is_wanted=True)
    with desk.reading() as session:
        ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
        return ledger.scores(period)


@many_values()
def fairness(desk: Desk, village: str, period: str) -> Fairness:
    """The fairness line of a village for a period. Raises as `list_ledger`."""
    desk.actor.require(Duty.READ)
    _check_period(period, is_wanted=True)
    with desk.reading() as session:
        ledger = ledger_of(desk, session, village_of_code(desk, session, village).code)
        return fairness_of(session, ledger, period)


def fairness_of(session: Session, ledger: Ledger, period: str) -> Fairness:
    """The fairness line of a ledger for a period."""
    rows = ledger.rows(period)
    entries = {row.id for row in rows} | {row.fact.id for row in rows if row.fact}
    people = {row.by_resident for row in rows if row.by_resident} | reviewers_of(session, entries)
    theirs = set(households_of(session, people).values())
    taking = ledger.participation.households(first_day(period), last_day(period))
    points = ledger.points(period)
    own = {home for home in theirs if home in taking}
    return Fairness(
        sum(points.get(home, 0) for home in own),
        sum(points.values()),
        len(own),
        len(taking),
    )


def _check_period(period: str, is_wanted: bool = False) -> None:
    """Raise BadValue for what is no period."""
    if not period and not is_wanted:
        return
    try:
        months(period)
    except ValueError as error:
        raise BadValue("period", period, "period_form") from error
