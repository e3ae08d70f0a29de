"""信用+: who decides and redeems where, closed months, balances and stock."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors.root import BadEntry, NotPermitted


@dataclass(eq=False, repr=False)
class NotDecidedHere(NotPermitted):
    """By its rules the village's entries are decided at another office (`seat`)."""

    village: str
    seat: str


@dataclass(eq=False, repr=False)
class NotRedeemedHere(NotPermitted):
    """By its rules the village's points are redeemed at another office (`seat`)."""

    village: str
    seat: str


@dataclass(eq=False, repr=False)
class NoRules(BadEntry):
    """No rule set of the village is in force on that day."""

    village: str
    on: str


@dataclass(eq=False, repr=False)
class MonthClosed(BadEntry):
    """What is to be written would change a month that is closed already."""

    on: str
    period: str


@dataclass(eq=False, repr=False)
class OwnHousehold(NotPermitted):
    """Who is at the keyboard belongs to the household that the act is about, or to its kin."""

    name: str


@dataclass(eq=False, repr=False)
class BalanceShort(BadEntry):
    """The basket costs more points than the household may redeem."""

    balance: str
    points: str


@dataclass(eq=False, repr=False)
class RedemptionSuspended(BadEntry):
    """A correction has made the balance negative: nothing is redeemed until it is not."""

    balance: str


@dataclass(eq=False, repr=False)
class StockShort(BadEntry):
    """There are fewer of these goods than are wanted."""

    goods: str
    stock: int
    wanted: int


@dataclass(eq=False, repr=False)
class ReturnedAlready(BadEntry):
    """More goods of a voucher would come back than are out still."""

    goods: str
    out: int
    wanted: int
