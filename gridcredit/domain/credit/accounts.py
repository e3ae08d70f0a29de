"""The three accounts of a household, which never mix: points of the evaluation, the balance that
may be redeemed, and what the year's end forfeits. All in tenths of points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Balance:
    """可兑换余额 of one household, in its parts; always computed."""

    counted: int = 0  # of closed periods
    held_back: int = 0  # of closed entries that somebody objects to
    redeemed: int = 0
    returned: int = 0
    forfeited: int = 0  # at years' ends

    @property
    def amount(self) -> int:
        """What may be redeemed; below zero where a correction took back what was spent."""
        return self.counted - self.held_back - self.redeemed + self.returned - self.forfeited

    @property
    def is_suspended(self) -> bool:
        """暂停兑换: nothing is reclaimed, and nothing redeemed until it is zero again."""
        return self.amount < 0


def forfeited(balance: int, carry: int) -> int:
    """What December's close takes of a balance of which so many per cent are carried over: the kept
    share is rounded up to a tenth of a point. Nothing of a balance that is not above zero."""
    if balance <= 0:
        return 0
    return balance - -(-balance * carry // 100)
