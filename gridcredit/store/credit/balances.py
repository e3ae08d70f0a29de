"""What the households of a village may redeem: computed from closed lists, vouchers and returns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.credit.accounts import Balance
from gridcredit.domain.credit.baskets import cost
from gridcredit.domain.credit.rulebook import RuleBook
from gridcredit.domain.credit.walk import Walked
from gridcredit.store.credit.closings import Closing
from gridcredit.store.credit.facts import PassedOver
from gridcredit.store.credit.vouchers import vouchers_of


def balances(
    session: Session,
    households: Collection[UUID],
    walked: Walked,
    closed: Iterable[Closing],
    disputed: Iterable[UUID],
    streets: frozenset[bytes],
    book: RuleBook,
) -> dict[UUID, Balance]:
    """The balance of every household that has any account. `disputed` are closed entries that
    somebody objects to: what they count is held back."""
    counted: dict[str, int] = defaultdict(int)
    held: dict[str, int] = defaultdict(int)
    whose = {}
    for rows in walked.closed.values():
        for row in rows:
            counted[row.household] += row.counted
            whose[row.id] = row.household
    for entry in disputed:
        held[whose[entry.hex]] += max(0, walked.booked[entry.hex])
    forfeited: dict[str, int] = defaultdict(int)
    for closing in closed:
        for household, points in closing.month.carry:
            forfeited[household] += points
    spent, back, _ = redeemed(session, households, streets, book)
    keys = {*counted, *forfeited, *(one.hex for one in spent)}
    return {
        UUID(hex=key): Balance(
            counted.get(key, 0), held.get(key, 0), spent.get(UUID(hex=key), 0),
            back.get(UUID(hex=key), 0), forfeited.get(key, 0),
        )
        for key in sorted(keys)
    }  # fmt: skip


Sums = dict[UUID, int]


def redeemed(
    session: Session, households: Collection[UUID], streets: frozenset[bytes], book: RuleBook
) -> tuple[Sums, Sums, list[PassedOver]]:
    """What households redeemed, what of it came back, and what does not count, as another office
    wrote it than the one that redeems."""
    spent: Sums = defaultdict(int)
    back: Sums = defaultdict(int)
    counting, passed_over = vouchers_of(session, households, streets, book.redeems)
    for voucher in counting:
        spent[voucher.fact.household] += cost(voucher.basket)
        back[voucher.fact.household] += cost(voucher.returned)
    return dict(spent), dict(back), passed_over
