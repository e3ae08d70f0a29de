"""The ledger of a village: what stands in it, where each entry stands, and what all of it counts.

Everything follows from the records alone, and is the same in every office that has them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.coverage import DEFAULT_RULES, Rules
from gridcredit.domain.credit.accounts import Balance
from gridcredit.domain.credit.closing import ClosedMonth, ScoreLine
from gridcredit.domain.credit.codes import EntryState, Seat
from gridcredit.domain.credit.monthend import close_month, score_line
from gridcredit.domain.credit.participation import Participation
from gridcredit.domain.credit.periods import (
    DECEMBER,
    first_day,
    last_day,
    month_of,
    months,
    months_between,
    next_month,
)
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.walk import Walked
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.credit_answer import CreditAnswer
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.store.credit.balances import Accounts, redeemed
from gridcredit.store.credit.closings import Closing, Closings
from gridcredit.store.credit.facts import PassedOver, told
from gridcredit.store.credit.front import Front
from gridcredit.store.credit.lines import Lines
from gridcredit.store.credit.members import members_on, participation
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.journal import area_of
from gridcredit.store.journal.nodes import street_nodes
from gridcredit.store.register.area_rows import area_by_code
from gridcredit.store.schema.travelling import TABLES

_RULES, _HOUSEHOLD, _DWELLING = TABLES["credit_rules"], TABLES["household"], TABLES["dwelling"]


@dataclass(frozen=True, slots=True)
class Score:
    """How a household stands at the end of a period, and what it may redeem now; tenths."""

    household: UUID
    members: int
    points: int
    total: int
    per_head: int | None
    band: str
    balance: int


class Ledger:
    """The ledger of one village as it is asked on a day, in a session that must stay open. What is
    not asked for is not read."""

    def __init__(self, session: Session, area: Area, today: date, rules: Rules) -> None:
        self._session = session
        self._rules = rules
        self._areas = dict(area_of.below(session, area.code))
        self._streets = street_nodes(session)
        self.area = area
        self.today = today
        self.book = rule_book(session, area.id)
        self._closings = Closings(session, area.id, self.book, self._streets)
        last, is_settled = self._settled()
        self.front = Front(
            session, self._areas.values(), self.book, self._closings, last, is_settled
        )

    def _settled(self) -> tuple[Closing | None, bool]:
        """The last closing, where all that it counted and left open still holds; and whether that
        is sure of what it left open too: rules of later months may give it to another office."""
        last = self._closings.last_own
        if last is None:
            return None, False
        since = select(_RULES.begins, _RULES.corrects).where(
            _RULES.area == self.area.id.bytes, _RULES.revised > last.arrival
        )
        came = self._session.execute(since).all()
        ends = last_day(last.period).isoformat()
        if any(begins <= ends or corrects is not None for begins, corrects in came):
            return None, False
        return last, not came

    @property
    def closings(self) -> tuple[Closing, ...]:
        """The closings that stand, by period."""
        return self._closings.standing

    @property
    def closed_twice(self) -> tuple[tuple[Closing, Closing], ...]:
        """Months that were closed twice: the closing that stands, and each other one."""
        return self._closings.twice

    @property
    def decides(self) -> Seat:
        """The office that decides and closes today."""
        return self.book.decides(self.today)

    @property
    def redeems(self) -> Seat:
        """The office that redeems today."""
        return self.book.redeems(self.today)

    @property
    def passed_over(self) -> list[PassedOver]:
        """Records that do not count, because an office wrote them that was not to, or a recorder of
        his own entry: closings, what was said of entries that are open still, and what was redeemed
        or came back."""
        found = list(self._closings.passed_over)
        for entry, known in self.front.reviews.items():
            if entry not in self.front.booked and known.state is not EntryState.VOID:
                for said in known.passed_over:
                    kind, about = _told_about(said.fact)
                    found.append(PassedOver(kind, said.id, about, said.seat))
        spent = redeemed(self._session, self.front.codes, self.book)
        return found + spent.passed_over

    @property
    def walked(self) -> Walked:
        """What everything counts and counted, in the terms of the arithmetic (ids in hex)."""
        return self.front.walked("")

    @cached_property
    def households(self) -> tuple[UUID, ...]:
        """The households that stand in the village, those taken off the register too."""
        asked = select(_HOUSEHOLD.id).join(_DWELLING, _DWELLING.id == _HOUSEHOLD.dwelling)
        found = self._session.execute(asked.where(_DWELLING.area.in_(self._areas))).scalars()
        return tuple(sorted(UUID(bytes=row) for row in found))

    @cached_property
    def participation(self) -> Participation:
        """Who takes part, and when."""
        return participation(self._session, self.households)

    @property
    def next_period(self) -> str | None:
        """The first month that is open: the next to close; None before the first rule set."""
        begins = self.book.first_month
        month = min([*self._closings.by_period, *([begins] if begins else [])], default=None)
        while month in self._closings.by_period:
            month = next_month(month)
        return month

    @many_values()
    def rows(
        self,
        period: str | None = None,
        household: UUID | None = None,
        state: EntryState | None = None,
    ) -> list[LedgerRow]:
        """The lines of the ledger in the order of the walk: those of a period (a month, a quarter,
        a year), a household, a state, where these are asked for."""
        return self._lines.rows(months(period) if period else None, household, state)

    @many_values()
    def row(self, entry: UUID) -> LedgerRow:
        """The line of an entry, by any fact of its chain, or of a correction. Raises NotFound."""
        return self._lines.row(entry)

    @many_values()
    def open_rows(self) -> list[LedgerRow]:
        """The lines that no list has, in the order of the walk; but for void ones that a list left
        out for good."""
        return self._lines.open_rows()

    @many_values()
    def undecided(self) -> list[LedgerRow]:
        """The lines of entries that no list has and that are neither passed nor void, in the order
        of the walk."""
        return self._lines.undecided()

    @many_values()
    def rows_of(self, entries: Iterable[UUID]) -> list[LedgerRow]:
        """The lines of some entries, any facts of theirs, in the order of the walk."""
        return self._lines.rows_of(entries)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._session, self.front, self._closings, self.book)

    @many_values()
    def points(self, period: str) -> dict[UUID, int]:
        """The counted points of a period by household, passed entries that are not closed yet among
        them; those without any are left out."""
        listed = months(period)
        found = self.front.walked(listed[0]).points_by_household(listed)
        return {UUID(hex=household): points for household, points in found.items()}

    @many_values()
    def scores(self, period: str) -> list[Score]:
        """How each household stands that takes part on a day of a period (2026-03, 2026-Q1, 2026),
        passed entries that are not closed yet among its points. A closed month stands as it was
        frozen."""
        held, none = self.balances(), Balance()
        return [
            Score(
                UUID(hex=line.household),
                line.members,
                line.points,
                line.total,
                line.per_head,
                line.band,
                held.get(UUID(hex=line.household), none).amount,
            )
            for line in self._score_lines(months(period))
        ]

    def _score_lines(self, period: list[str]) -> Iterable[ScoreLine]:
        last = period[-1]
        frozen = self._closings.by_period.get(last)
        if frozen and period == [last]:
            return frozen.month.households
        stood = {line.household: line for line in frozen.month.households} if frozen else {}
        walked = self.front.walked(last[:4] + "-01")
        own = walked.points_by_household(period)
        year = walked.points_by_household(months_between(last[:4] + "-01", last))
        taking_part = self.participation.households(first_day(period[0]), last_day(last))
        day = last_day(min(last, max(period[0], month_of(self.today))))
        people = members_on(self._session, taking_part, day, self._rules)
        rules = self.book.set_for(last)
        lines = []
        for household in sorted(taking_part):
            key, count = household.hex, len(people[household])
            line = stood.get(key) or score_line(key, count, 0, year.get(key, 0), rules)
            lines.append(line._replace(points=own.get(key, 0)))
        return lines

    @many_values()
    def balances(self) -> dict[UUID, Balance]:
        """可兑换余额 of every household that has any account, now."""
        return self._accounts.balances()

    @many_values()
    def balance(self, household: UUID) -> Balance:
        """可兑换余额 of one household, now."""
        return self._accounts.balance(household)

    @cached_property
    def _accounts(self) -> Accounts:
        return Accounts(self._session, self.front, self.closings, self.book)

    @many_values()
    def close(self, period: str) -> ClosedMonth:
        """What closing a month would list, as all stands now."""
        last = last_day(period)
        taking_part = self.participation.households(first_day(period), last)
        people = members_on(self._session, taking_part, last, self._rules)
        front = self.front
        walked = front.walked(period[:4] + "-01")
        held = self.balances() if period.endswith(DECEMBER) else {}
        return close_month(
            self.area.code,
            period,
            walked,
            self.book,
            {household.hex: len(found) for household, found in people.items()},
            front.opened.stayed(last, walked),
            front.left_out(last),
            front.opened.answers,
            front.held(),
            {household.hex: balance.amount for household, balance in held.items()},
        )


def village_ledger(
    session: Session, village: str, today: date, rules: Rules = DEFAULT_RULES
) -> Ledger:
    """The ledger of the village of that code, as asked on a day; `rules` say who counts there.
    Raises AreaUnknown, ClosingUnreadable."""
    return Ledger(session, area_by_code(session, village), today, rules)


def rule_book(session: Session, area: UUID) -> RuleBook:
    """The rule sets of a village."""
    found = told(session, CreditRules, _RULES.area == area.bytes)
    return RuleBook((one.fact, one.order) for one in found)


def _told_about(fact: CreditDecision | CreditAnswer) -> tuple[str, UUID]:
    if isinstance(fact, CreditDecision):
        return "credit_decision", fact.entry
    return "credit_answer", fact.objection
