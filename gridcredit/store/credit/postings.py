"""What goes into the passbooks of a village for one year: closed lists, vouchers and what came back
of them, the year's end, in the order in which each became known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.domain.credit.baskets import cost
from gridcredit.domain.credit.closing import Listed
from gridcredit.domain.credit.passbook import LineKind, Posting
from gridcredit.domain.credit.periods import DECEMBER, month_of
from gridcredit.store.credit.closings import Closing
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.credit.papers import people
from gridcredit.store.credit.vouchers import Voucher, vouchers_of
from gridcredit.store.journal.nodes import street_nodes


class _Placed(NamedTuple):
    """A posting and what puts it in its place: the day it became known, and of one day closings
    before vouchers before what came back."""

    day: str
    rank: int
    posting: Posting


_CLOSING, _VOUCHER, _RETURN = range(3)
_OPENING, _LAST_DECEMBER, _CARRY = "opening", "last-december", "carry"
"""Keys of postings that are no record's; the others are ids in hex."""


def postings(
    session: Session, ledger: Ledger, households: Collection[UUID], year: int
) -> dict[UUID, list[Posting]]:
    """What goes into the passbook of each of these households for a year, in its order."""
    wanted = {household.hex for household in households}
    found: dict[str, list[_Placed]] = {household: [] for household in wanted}
    vouchers, _ = vouchers_of(session, households, street_nodes(session), ledger.book.redeems)
    names = _names(session, ledger, vouchers, wanted, year)
    for household, opening in _openings(ledger, vouchers, wanted, year):
        found[household].append(opening)
    front = ledger.front
    closed = front.walked("").closed
    disputed = {entry.hex for entry in front.booked if front.reviews[entry].objections}
    for closing in ledger.closings:
        if closing.period.startswith(f"{year}-"):
            for row in closed.get(closing.period, ()):
                if row.household in wanted:
                    posting = _entry(ledger, closing.period, row, names, row.id in disputed)
                    day = closing.fact.on.isoformat()
                    found[row.household].append(_Placed(day, _CLOSING, posting))
            for household, points in closing.month.carry:
                if household in wanted:
                    found[household].append(_carry(closing, points))
    for voucher in vouchers:
        for placed in _redeemed(voucher, names):
            if placed.day.startswith(f"{year}-"):
                found[voucher.fact.household.hex].append(placed)
    order = attrgetter("day", "rank")
    return {
        UUID(hex=household): [placed.posting for placed in sorted(parts, key=order)]
        for household, parts in found.items()
    }


def _names(
    session: Session,
    ledger: Ledger,
    vouchers: Iterable[Voucher],
    households: Collection[str],
    year: int,
) -> dict[str, str]:
    """How people are called that a year's postings name."""
    named = {v.fact.resident for v in vouchers if v.fact.resident}
    for period, rows in ledger.front.walked("").closed.items():
        if period.startswith(f"{year}-"):
            named |= {
                UUID(hex=row.resident)
                for row in rows
                if row.resident and row.household in households
            }
    return {id.hex: person.name for id, person in people(session, named).items()}


def _openings(
    ledger: Ledger, vouchers: Iterable[Voucher], households: Collection[str], year: int
) -> Iterator[tuple[str, _Placed]]:
    """What the years before left: up to November, and what December's closing added once it was
    there, so that nothing printed before changes by it."""
    last = f"{year - 1}{DECEMBER}"
    left: dict[str, int] = defaultdict(int)
    december: dict[str, int] = defaultdict(int)
    closed_on = ""
    for closing in ledger.closings:
        if closing.period > last:
            continue
        into = december if closing.period == last else left
        if closing.period == last:
            closed_on = closing.fact.on.isoformat()
        for row in ledger.front.walked("").closed.get(closing.period, ()):
            into[row.household] += row.counted
        for household, points in closing.month.carry:
            into[household] -= points
    for voucher in vouchers:
        for placed in _redeemed(voucher, {}):
            if placed.day < f"{year}-":
                left[voucher.fact.household.hex] -= placed.posting.spent
    for household in sorted(households):
        if points := left.get(household, 0):
            opening = Posting(_OPENING, LineKind.OPENING, counted=points)
            yield household, _Placed("", _CLOSING, opening)
        if points := december.get(household, 0):
            opening = Posting(_LAST_DECEMBER, LineKind.OPENING, last, counted=points)
            yield household, _Placed(closed_on, _CLOSING, opening)


def _entry(
    ledger: Ledger, period: str, row: Listed, names: Mapping[str, str], disputed: bool
) -> Posting:
    item = ledger.book.item(date.fromisoformat(row.on), row.item)
    return Posting(
        row.id,
        LineKind.CORRECTION if row.corrects else LineKind.ENTRY,
        period,
        row.on,
        item.name if item else row.item,
        names.get(row.resident, ""),
        row.value,
        row.counted,
        0,
        row.why,
        row.corrects,
        disputed,
    )


def _carry(closing: Closing, points: int) -> _Placed:
    posting = Posting(_CARRY, LineKind.FORFEIT, closing.period, spent=points)
    return _Placed(closing.fact.on.isoformat(), _RETURN, posting)


def _redeemed(voucher: Voucher, names: Mapping[str, str]) -> Iterator[_Placed]:
    """A voucher, and what came back of it."""
    fact = voucher.fact
    who = names.get(fact.resident.hex, "") if fact.resident else ""
    on = fact.on.isoformat()
    spent = Posting(
        voucher.id.hex,
        LineKind.REDEMPTION,
        month_of(fact.on),
        on,
        person=who,
        spent=cost(voucher.basket),
    )
    yield _Placed(on, _VOUCHER, spent)
    for came in voucher.returns:
        day = came.fact.on.isoformat()
        back = Posting(
            came.id.hex,
            LineKind.RETURN,
            month_of(came.fact.on),
            day,
            spent=-cost(came.basket),
        )
        yield _Placed(day, _RETURN, back)
