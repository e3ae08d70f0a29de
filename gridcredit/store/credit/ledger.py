"""The ledger of a village: what stands in it, where each entry stands, and what all of it counts.

Everything follows from the records alone, and is the same in every office that has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.domain.coverage import DEFAULT_RULES, Rules
from gridcredit.domain.credit.accounts import Balance
from gridcredit.domain.credit.closing import ClosedMonth, ScoreLine, Stayed
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
from gridcredit.domain.credit.states import Review, review
from gridcredit.domain.credit.walk import Correcting, Passed, Walked, walk
from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.credit_answer import CreditAnswer
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.store.credit.balances import balances, redeemed
from gridcredit.store.credit.cases import cases, touched_entries
from gridcredit.store.credit.closings import Closing, Closings, closings
from gridcredit.store.credit.facts import Chain, PassedOver, chains, street_nodes, told
from gridcredit.store.credit.marks import marked
from gridcredit.store.credit.members import members_on, participation
from gridcredit.store.credit.rows import PASSED, LedgerRow, entry_row, listed_row
from gridcredit.store.journal import area_of
from gridcredit.store.register.area_rows import area_by_code
from gridcredit.store.schema.travelling import TABLES

_RULES, _HOUSEHOLD, _DWELLING = TABLES["credit_rules"], TABLES["household"], TABLES["dwelling"]
_ENTRY = TABLES["credit_entry"]


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
    """The ledger of one village as it is asked on a day, in a session that must stay open."""

    def __init__(self, session: Session, area: Area, today: date, rules: Rules) -> None:
        self._session = session
        self._rules = rules
        self.area = area
        self.today = today
        self.book = rule_book(session, area.id)
        self._codes = frozenset(code for _, code in area_of.below(session, area.code))
        self._streets = street_nodes(session)
        self._closings: Closings = closings(session, area.id, self.book, self._streets)

    # What holds here.

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

    @cached_property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """Records that do not count, because an office wrote them that was not to."""
        found = list(self._closings.passed_over)
        for known in self._reviews.values():
            for said in known.passed_over:
                kind, about = _told_about(said.fact)
                found.append(PassedOver(kind, said.id, about, said.seat))
        found += redeemed(self._session, self.households, self._streets, self.book)[2]
        return tuple(found)

    @cached_property
    def households(self) -> tuple[UUID, ...]:
        """The households that stand in the village, those taken off the register too."""
        asked = select(_HOUSEHOLD.id).join(_DWELLING, _DWELLING.id == _HOUSEHOLD.dwelling)
        areas = [row for row, _ in area_of.below(self._session, self.area.code)]
        found = self._session.execute(asked.where(_DWELLING.area.in_(areas))).scalars()
        return tuple(sorted(map(_uuid, found)))

    @cached_property
    def participation(self) -> Participation:
        """Who takes part, and when."""
        return participation(self._session, self.households)

    @property
    def next_period(self) -> str | None:
        """The first month that is open: the next to close; None before the first rule set."""
        month = self.book.first_month
        closed = {closing.period for closing in self.closings}
        month = min(closed | {month}) if month else min(closed, default=None)
        while month in closed:
            month = next_month(month)
        return month

    # What was entered, and where it stands.

    @cached_property
    def _listed(self) -> Mapping[UUID, frozenset[UUID]]:
        """Which answers the lists follow that have an entry, by the entry."""
        found: dict[UUID, frozenset[UUID]] = {}
        for closing in self.closings:
            answers = frozenset(_ids(closing.month.answers))
            for row in closing.month.entries:
                if not row.corrects:
                    found.setdefault(UUID(hex=row.id), answers)
        return found

    @cached_property
    def _chains(self) -> Mapping[UUID, Chain[CreditEntry]]:
        """The entries of the village, each by its first fact."""
        homes = select(_HOUSEHOLD.id).join(_DWELLING, _DWELLING.id == _HOUSEHOLD.dwelling)
        areas = [row for row, _ in area_of.below(self._session, self.area.code)]
        held = _ENTRY.household.in_(homes.where(_DWELLING.area.in_(areas)))
        found = chains(self._session, CreditEntry, held)
        return {c.first.root: c for c in found if c.first.area in self._codes}

    @cached_property
    def _reviews(self) -> Mapping[UUID, Review]:
        """Where the entries stand of which more is known than that a list has them."""
        touched = touched_entries(self._session, self._chains.values())
        open_ones = self._chains.keys() - self._listed.keys()
        wanted = [self._chains[entry] for entry in sorted(touched | open_ones)]
        told = cases(self._session, wanted, self.book.decides, self._listed)
        return {entry: review(case) for entry, case in told.items()}

    @cached_property
    def walked(self) -> Walked:
        """What everything counts, in the terms of the arithmetic (ids in hex)."""
        passed, corrections = [], []
        for entry, known in self._reviews.items():
            for correction, to, order in known.corrections:
                corrections.append(Correcting(correction.hex, entry.hex, to, order))
            if entry not in self._listed and known.state is EntryState.PASSED:
                passed.append(_passed(self._chains[entry], known))
        lists = [closing.month for closing in self.closings]
        return walk(lists, passed, corrections, self.book)

    @cached_property
    def _all_rows(self) -> list[LedgerRow]:
        closed = {closing.period for closing in self.closings}
        found: list[LedgerRow] = []
        seen: set[str] = set()
        for period in sorted({*self.walked.closed, *self.walked.open}):
            for row in self.walked.rows([period]):
                seen.add(row.id)
                is_closed = period in closed
                chain = self._chains.get(UUID(hex=row.corrects or row.id))
                if row.corrects or chain is None:
                    found.append(listed_row(row, period, is_closed, chain))
                else:
                    known = self._reviews.get(chain.first.root, PASSED)
                    found.append(entry_row(chain, known, self.book, row, period, is_closed))
        for entry, chain in self._chains.items():
            if entry.hex not in seen:
                known = self._reviews[entry]
                found.append(entry_row(chain, known, self.book, None, None, False))
        return marked(self._session, sorted(found, key=lambda row: row.sort_key), self.book)

    def rows(
        self,
        period: str | None = None,
        household: UUID | None = None,
        state: EntryState | None = None,
    ) -> list[LedgerRow]:
        """The lines of the ledger in the order of the walk: those of a period (a month, a quarter,
        a year), a household, a state, where these are asked for."""
        wanted = months(period) if period else None
        return [
            row
            for row in self._all_rows
            if (wanted is None or row.period in wanted)
            and (household is None or row.household == household)
            and (state is None or row.state is state)
        ]

    def row(self, entry: UUID) -> LedgerRow:
        """The line of an entry, by any fact of its chain, or of a correction. Raises NotFound."""
        for row in self._all_rows:
            if row.id == entry:
                return row
        for chain in self._chains.values():
            if any(fact.id == entry for fact in chain.all):
                return self.row(chain.first.root)
        raise NotFound("credit_entry", str(entry))

    # What it comes to.

    def scores(self, period: str) -> list[Score]:
        """How each household stands that takes part on a day of a period (2026-03, 2026-Q1, 2026),
        passed entries that are not closed yet among its points. A closed month stands as it was
        frozen."""
        held = self.balances()
        none = Balance()
        return [
            Score(
                UUID(hex=line.household), line.members, line.points, line.total, line.per_head,
                line.band, held.get(UUID(hex=line.household), none).amount,
            )
            for line in self._score_lines(period)
        ]  # fmt: skip

    def _score_lines(self, period: str) -> Iterable[ScoreLine]:
        of_period = months(period)
        last = of_period[-1]
        frozen = {c.period: c.month.households for c in self.closings}
        if of_period == [last] and last in frozen:
            return frozen[last]
        stood = {line.household: line for line in frozen.get(last, ())}
        own = self.walked.points_by_household(of_period)
        year = self.walked.points_by_household(months_between(last[:4] + "-01", last))
        taking_part = self.participation.households(first_day(period), last_day(period))
        day = last_day(min(last, max(of_period[0], month_of(self.today))))
        people = members_on(self._session, taking_part, day, self._rules)
        rules = self.book.set_for(last)
        lines = []
        for household in sorted(taking_part):
            key = household.hex
            line = stood.get(key)
            if line is None:
                count = len(people[household])
                line = score_line(key, count, 0, year.get(key, 0), rules)
            lines.append(line._replace(points=own.get(key, 0)))
        return lines

    def balances(self) -> dict[UUID, Balance]:
        """可兑换余额 of every household that has any account, now."""
        return self._balances

    @cached_property
    def _balances(self) -> dict[UUID, Balance]:
        disputed = [e for e, r in self._reviews.items() if e in self._listed and r.objections]
        return balances(
            self._session, self.households, self.walked, self.closings, disputed,
            self._streets, self.book,
        )  # fmt: skip

    def close(self, period: str) -> ClosedMonth:
        """What closing a month would list, as all stands now."""
        last = last_day(period)
        taking_part = self.participation.households(first_day(period), last)
        people = members_on(self._session, taking_part, last, self._rules)
        stayed, void, answers = [], [], {}
        for entry, known in self._reviews.items():
            if entry in self._listed:
                continue
            answers[entry.hex] = [answer.hex for answer in known.answered]
            on = _last_fact(self._chains[entry]).on
            if on > last:
                continue
            if known.state is EntryState.VOID:
                void.append(entry.hex)
            elif known.state is not EntryState.PASSED:
                stayed.append(Stayed(entry.hex, known.state.value))
            elif entry.hex in self.walked.uncounted:
                stayed.append(Stayed(entry.hex, self.walked.uncounted[entry.hex]))
        named = {stay.id for closing in self.closings for stay in closing.month.left_out}
        held = self.balances() if period.endswith(DECEMBER) else {}
        return close_month(
            self.area.code,
            period,
            self.walked,
            self.book,
            {household.hex: len(found) for household, found in people.items()},
            stayed,
            [entry for entry in void if entry not in named],
            answers,
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


def _last_fact(chain: Chain[CreditEntry]) -> CreditEntry:
    return chain.standing.fact if chain.standing else chain.all[-1]


def _passed(chain: Chain[CreditEntry], known: Review) -> Passed:
    fact = _last_fact(chain)
    return Passed(
        chain.first.root.hex, fact.household.hex, fact.resident.hex if fact.resident else "",
        fact.item, fact.on.isoformat(), fact.matter, fact.quantity, fact.members, known.says,
    )  # fmt: skip


def _uuid(blob: bytes) -> UUID:
    return UUID(bytes=blob)


def _ids(found: Iterable[str]) -> Iterable[UUID]:
    return (UUID(hex=one) for one in found)
