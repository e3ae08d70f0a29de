"""What the households of a village may redeem: of closed months, vouchers and returns."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.credit.accounts import Balance
from gridcredit.domain.credit.baskets import BasketLine, basket_of, cost, counted_back
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.redemption_return import RedemptionReturn
from gridcredit.store.credit.facts import PassedOver, chains, seat, told
from gridcredit.store.schema.tables import RevisionRow
from gridcredit.store.schema.travelling import TABLES

Sums = Counter[str]
"""Tenths of points by household, its id in hex."""


@dataclass
class Redeemed:
    """What households redeemed, what of it came back, and what does not count, as another office
    wrote it than the one that redeems."""

    spent: Sums = field(default_factory=Counter)
    returned: Sums = field(default_factory=Counter)
    passed_over: list[PassedOver] = field(default_factory=list)


def balances(counted: Sums, held: Sums, forfeited: Sums, redeemed: Redeemed) -> dict[UUID, Balance]:
    """The balance of every household that has any account."""
    keys = {*counted, *forfeited, *redeemed.spent}
    return {
        UUID(hex=key): Balance(
            counted[key], held[key], redeemed.spent[key], redeemed.returned[key], forfeited[key]
        )
        for key in sorted(keys)
    }


class _Voucher(NamedTuple):
    """A voucher that stands: by the id of its first fact, whose, on which day, what, and who wrote
    it first."""

    id: UUID
    household: str
    on: str
    lines: Sequence[str]
    node: bytes


def redeemed(
    session: Session, codes: Collection[str], streets: frozenset[bytes], book: RuleBook
) -> Redeemed:
    """What was redeemed in a village, whose areas these are."""
    found, asked = Redeemed(), _asked(book)
    vouchers: dict[UUID, _Voucher] = {}
    for one in _vouchers(session, frozenset(codes)):
        if (by := seat(one.node, streets)) is asked(one.on):
            vouchers[one.id] = one
            found.spent[one.household] += cost(basket_of(one.lines))
        else:
            about = UUID(hex=one.household)
            found.passed_over.append(PassedOver("redemption", one.id, about, by))
    for voucher, claimed in _returns(session, codes, vouchers, streets, asked, found).items():
        for taken in counted_back(basket_of(vouchers[voucher].lines), claimed):
            found.returned[vouchers[voucher].household] += cost(taken)
    return found


def _asked(book: RuleBook) -> Callable[[str], Seat]:
    """Who redeems on a day, asked once a day."""
    return cache(lambda day: book.redeems(date.fromisoformat(day)))


@many_values()
def _vouchers(session: Session, codes: Collection[str]) -> list[_Voucher]:
    """Those that stand, by order. Most were never corrected: these are read as plain rows."""
    chained = chains(session, Redemption, _REDEMPTION.corrects.is_not(None))
    closer = {fact.id.bytes for chain in chained for fact in chain.all}
    made = []
    for row, household, on, lines, counter, node, seq, area in session.execute(_PLAIN):
        if area in codes and row not in closer:
            voucher = _Voucher(UUID(bytes=row), household.hex(), on, json.loads(lines), node)
            made.append(((counter, node, seq), voucher))
    for chain in chained:
        if chain.standing is not None and chain.first.area in codes:
            fact, first = chain.standing.fact, chain.first
            on, household = fact.on.isoformat(), fact.household.hex
            voucher = _Voucher(first.root, household, on, fact.lines, first.order[1])
            made.append((first.order, voucher))
    return [voucher for _, voucher in sorted(made, key=lambda one: one[0])]


_REDEMPTION = TABLES["redemption"]
_PLAIN = text(
    """SELECT v.id, v.household, v."on", v.lines, r.counter, r.node, r.seq, r.area
FROM redemption v JOIN revision r ON r.arrival = v.revised"""
)


def _returns(
    session: Session,
    codes: Collection[str],
    vouchers: Mapping[UUID, _Voucher],
    streets: frozenset[bytes],
    asked: Callable[[str], Seat],
    found: Redeemed,
) -> dict[UUID, list[list[BasketLine]]]:
    """What came back of each voucher, in its order."""
    returns: dict[UUID, list[list[BasketLine]]] = defaultdict(list)
    firsts = _firsts(session)
    for came in told(session, RedemptionReturn, RevisionRow.area.in_(codes)):
        fact = came.fact
        voucher = firsts.get(fact.redemption, fact.redemption)
        if (by := seat(came.order[1], streets)) is not asked(fact.on.isoformat()):
            about = fact.redemption
            found.passed_over.append(PassedOver("redemption_return", came.root, about, by))
        elif voucher in vouchers:
            returns[voucher].append(basket_of(fact.lines))
    return returns


def _firsts(session: Session) -> dict[UUID, UUID]:
    """The first fact of every voucher that corrects another."""
    chained = chains(session, Redemption, _REDEMPTION.corrects.is_not(None))
    return {fact.id: chain.first.root for chain in chained for fact in chain.all}
