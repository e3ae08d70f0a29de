"""Closed months of a village: which closings stand, and what they counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit import shapes
from gridcredit.domain.credit.closing import ClosedMonth, digest, require_readable
from gridcredit.domain.credit.rulebook import Order, RuleBook
from gridcredit.domain.errors import ClosingUnreadable
from gridcredit.domain.kinds.credit_closing import CreditClosing
from gridcredit.store.credit.facts import PassedOver, Told, seat, told
from gridcredit.store.schema.travelling import TABLES

_CLOSING = TABLES["credit_closing"]


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing that stands, by the id of its first fact, and the list that it froze."""

    id: UUID
    fact: CreditClosing
    order: Order
    month: ClosedMonth

    @property
    def period(self) -> str:
        """The month that it closed."""
        return self.fact.period


@dataclass(frozen=True, slots=True)
class Closings:
    """The closings of a village. Of several of one month the first in (counter, node) stands;
    `twice` are the others, each behind that one. `unreadable` are lists that are none."""

    standing: tuple[Closing, ...] = ()
    twice: tuple[tuple[Closing, Closing], ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    unreadable: tuple[CreditClosing, ...] = ()


def closings(session: Session, area: UUID, book: RuleBook, streets: frozenset[bytes]) -> Closings:
    """The closings of a village, by period. Raises ClosingUnreadable for a list of a newer
    program."""
    passed_over, unreadable = [], []
    found: dict[str, list[Closing]] = {}
    for one in told(session, CreditClosing, _CLOSING.area == area.bytes):
        said_by = seat(one.order[1], streets)
        if said_by is not book.decides(one.fact.on):
            passed_over.append(PassedOver("credit_closing", one.root, None, said_by))
            continue
        month = _readable(one)
        if month is None:
            unreadable.append(one.fact)
        else:
            closing = Closing(one.root, one.fact, one.order, month)
            found.setdefault(closing.period, []).append(closing)
    return Closings(
        tuple(of_month[0] for _, of_month in sorted(found.items())),
        tuple(_others(found.values())),
        tuple(passed_over),
        tuple(unreadable),
    )


def _others(months: Iterable[list[Closing]]) -> Iterable[tuple[Closing, Closing]]:
    return ((of_month[0], other) for of_month in months for other in of_month[1:])


def read_list(text: str) -> ClosedMonth:
    """The same as domain.credit.closing.parse, sooner. Raises ClosingUnreadable."""
    try:
        month = shapes.read(text.encode(), ClosedMonth)
    except (ValueError, RecursionError) as error:
        raise ClosingUnreadable("", "not_a_closing") from error
    require_readable(month)
    return month


def _readable(one: Told[CreditClosing]) -> ClosedMonth | None:
    """What a closing counted; None where its list is none, or none of its month."""
    if digest(one.fact.counted) != one.fact.digest:
        return None
    try:
        month = read_list(one.fact.counted)
    except ClosingUnreadable as error:
        if error.reason == "newer_program":
            raise
        return None
    return month if month.period == one.fact.period else None
