"""What the households of a village may redeem: of closed months, vouchers and returns."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.credit.accounts import Balance
from gridcredit.domain.credit.baskets import BasketLine, basket_of, cost, counted_back
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.journal import Order
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.redemption_return import RedemptionReturn
from gridcredit.store.credit.closings import Closing
from gridcredit.store.credit.facts import PassedOver, chains, seat, told
from gridcredit.store.credit.front import Front
from gridcredit.store.journal.nodes import street_nodes
from gridcredit.store.schema.travelling import TABLES

Points = Counter[str]
"""Tenths of points by household, its id in hex."""


@dataclass
class Redeemed:
    """What households redeemed, what of it came back, and what does not count, as another office
    wrote it than the one that redeems."""

    spent: Points = field(default_factory=Counter)
    returned: Points = field(default_factory=Counter)
    passed_over: list[PassedOver] = field(default_factory=list)


class Accounts:
    """The accounts of a village's households, as they stand now."""

    def __init__(
        self, session: Session, front: Front, closings: Sequence[Closing], book: RuleBook
    ) -> None:
        self._session = session
        self._front = front
        self._closings = closings
        self._book = book

    def balances(self) -> dict[UUID, Balance]:
        """The balance of every household that has any account."""
        counted, forfeited = self._closed()
        held = self._held()
        told = redeemed(self._session, self._front.codes, self._book)
        return {
            UUID(hex=key): Balance(
                counted[key], held[key], told.spent[key], told.returned[key], forfeited[key]
            )
            for key in sorted({*counted, *forfeited, *told.spent})
        }

    def balance(self, household: UUID) -> Balance:
        """The balance of one household."""
        key = household.hex
        counted, forfeited = self._closed()
        told = redeemed(self._session, self._front.codes, self._book, household)
        return Balance(
            counted[key], self._held()[key], told.spent[key], told.returned[key], forfeited[key]
        )

    def _closed(self) -> tuple[Points, Points]:
        """What closed months counted, and what years' ends forfeited."""
        counted: Points = Counter()
        forfeited: Points = Counter()
        for closing in self._closings:
            forfeited.update(dict(closing.sums.carry))
            if not self._front.has_doubles:
                counted.update(dict(closing.sums.points))
        if self._front.has_doubles:
            for row in self._front.walked("").closed_rows():
                counted[row.household] += row.counted
        return counted, forfeited

    def _held(self) -> Points:
        held: Points = Counter()
        for _, household, points in self._front.held():
            held[household] += points
        return held


class _Voucher(NamedTuple):
    """A voucher that stands: by the id of its first fact, whose, on which day, what, and the order
    of that fact."""

    id: UUID
    household: str
    on: str
    lines: Sequence[str]
    order: Order


def redeemed(
    session: Session, codes: Collection[str], book: RuleBook, household: UUID | None = None
) -> Redeemed:
    """What was redeemed in a village, whose areas these are, by all or by one household."""
    found, streets = Redeemed(), street_nodes(session)
    vouchers: dict[UUID, _Voucher] = {}
    for one in _vouchers(session, codes, household):
        by = seat(one.order[1], streets)
        if by is book.redeems(date.fromisoformat(one.on), one.order):
            vouchers[one.id] = one
            found.spent[one.household] += cost(basket_of(one.lines))
        else:
            about = UUID(hex=one.household)
            found.passed_over.append(PassedOver("redemption", one.id, about, by))
    for voucher, claimed in _returns(session, vouchers, streets, book, found).items():
        for taken in counted_back(basket_of(vouchers[voucher].lines), claimed):
            found.returned[vouchers[voucher].household] += cost(taken)
    return found


@many_values()
def _vouchers(session: Session, codes: Collection[str], household: UUID | None) -> list[_Voucher]:
    """Those that stand, by order. Most were never corrected: these are read as plain rows."""
    chained = chains(session, Redemption, _REDEMPTION.corrects.is_not(None))
    closer = {fact.id.bytes for chain in chained for fact in chain.all}
    asked = {"household": household.bytes} if household else {}
    made = []
    for row, whose, on, lines, counter, node, seq, area in session.execute(
        text(_PLAIN + _OF_ONE if household else _PLAIN), asked
    ):
        if area in codes and row not in closer:
            order = (counter, node, seq)
            made.append(_Voucher(UUID(bytes=row), whose.hex(), on, json.loads(lines), order))
    for chain in chained:
        if chain.standing is not None and chain.first.area in codes:
            fact, first = chain.standing.fact, chain.first
            if household in (None, fact.household):
                whose, on = fact.household.hex, fact.on.isoformat()
                made.append(_Voucher(first.root, whose, on, fact.lines, first.order))
    return sorted(made, key=lambda voucher: voucher.order)


_REDEMPTION = TABLES["redemption"]
_PLAIN = """SELECT v.id, v.household, v."on", v.lines, r.counter, r.node, r.seq, r.area
FROM redemption v JOIN revision r ON r.arrival = v.revised"""
_OF_ONE = " WHERE v.household = :household"


def _returns(
    session: Session,
    vouchers: Mapping[UUID, _Voucher],
    streets: frozenset[bytes],
    book: RuleBook,
    found: Redeemed,
) -> dict[UUID, list[list[BasketLine]]]:
    """What came back of each of some vouchers, in its order."""
    returns: dict[UUID, list[list[BasketLine]]] = defaultdict(list)
    chained = chains(session, Redemption, _REDEMPTION.corrects.is_not(None))
    firsts = {fact.id: chain.first.root for chain in chained for fact in chain.all}
    for came in told(session, RedemptionReturn):
        fact = came.fact
        voucher = firsts.get(fact.redemption, fact.redemption)
        if voucher not in vouchers:
            continue
        if (by := seat(came.order[1], streets)) is book.redeems(fact.on, came.order):
            returns[voucher].append(basket_of(fact.lines))
        else:
            about = fact.redemption
            found.passed_over.append(PassedOver("redemption_return", came.root, about, by))
    return returns
