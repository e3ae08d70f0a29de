"""兑换: goods handed out for points. Balance, stock and voucher are one write, and a request's id
makes its repeat the same voucher."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from gridcredit.domain.credit.accounts import Balance
from gridcredit.domain.credit.baskets import (
    cost,
    written,
)
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.dating import has_gone
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    BadValue,
    NoRules,
)
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.masks import mask_name
from gridcredit.operations.credit.counter_rules import (
    Basket,
    Redeemed,
    as_it_stands,
    ledger_with_household,
    left_in_stock,
    left_of,
    may_collect,
    priced,
    record_of,
    require_of_household,
    require_other_household,
)
from gridcredit.operations.credit.goods import (
    Stocked,
    require_redeemed_here,
    stocked,
)
from gridcredit.operations.credit.places import seat_of
from gridcredit.operations.credit.voucher_papers import write_voucher
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.computers import number_mark
from gridcredit.operations.register.dating import refuse_future
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.credit.vouchers import Voucher, last_serial, vouchers_of
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.journal.nodes import street_nodes
from gridcredit.store.register import register_lists

_SEAT_LETTERS = {Seat.VILLAGE: "V", Seat.STREET: "S"}


@dataclass(frozen=True, slots=True)
class RedeemForm:
    """What a household takes: `by` collects it; `on` None: today. A `request` that comes twice is
    the same voucher."""

    household: UUID
    basket: Basket
    by: UUID
    on: date | None = None
    request: UUID | None = None


@dataclass(frozen=True, slots=True)
class Collector:
    """Somebody who may collect for a household; the name is masked above the village."""

    resident: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Counter:
    """What the desk needs to serve a household: its balance, who may collect, the goods, and its
    vouchers so far."""

    village: Area
    balance: Balance
    people: tuple[Collector, ...]
    goods: tuple[Stocked, ...]
    vouchers: tuple[Voucher, ...]
    is_here: bool  # whether points are redeemed at this office


def redeem(desk: Desk, form: RedeemForm, paper: Path | None = None) -> Redeemed:
    """Hand goods out for points; `paper` is the voucher to print, without which nothing is kept.

    Raises NotFound, BadValue, ClockBehind, NoRules, NotRedeemedHere, OwnHousehold, GoneBefore,
    RedemptionSuspended, BalanceShort, StockShort, MovedAway, StorageFailed, GlyphMissing.
    """
    desk.actor.require(Duty.REDEEM)
    with desk.writing() as session:
        done = keep_redeemed(desk, session, form)
        if paper:
            fact: Redemption = register_lists.get(session, "redemption", done.id)
            write_voucher(session, fact, done.balance, paper)
    return done


def print_voucher(desk: Desk, voucher: UUID, paper: Path) -> None:
    """Write the voucher of goods that were handed out before, with the balance as it is now.
    Raises NotFound, StorageFailed, GlyphMissing."""
    desk.actor.require(Duty.REDEEM)
    with desk.reading() as session:
        fact: Redemption = register_lists.get(session, "redemption", voucher)
        now = as_it_stands(desk, session, fact, fact.id, fact.lines)
        write_voucher(session, fact, now.balance, paper)


def keep_redeemed(desk: Desk, session: Session, form: RedeemForm) -> Redeemed:
    """Write one voucher after its rules were asked."""
    if form.request and (known := record_of(session, Redemption, form.request)):
        return _repeated(desk, session, form.household, known)
    on = form.on or desk.today()
    refuse_future(session, "on", on, desk.clock())
    ledger = ledger_with_household(desk, session, form.household)
    if ledger.book.for_day(on) is None:
        raise NoRules(ledger.area.name, on.isoformat())
    require_redeemed_here(desk, ledger.area, ledger.book, on)
    require_other_household(desk, session, form.household)
    require_of_household(session, form.household, form.by, on)
    there = stocked(session, ledger.area)
    basket = priced(there, form.basket)
    left = left_of(ledger.balance(form.household), cost(basket))
    stock = left_in_stock(there, basket)
    made = Redemption(
        form.request or desk.new_id(),
        form.household,
        _number(session, ledger, on),
        on,
        written(basket),
        form.by,
        as_author(desk.actor.name),
        desk.actor.resident,
    )
    journal.add(session, [made])
    return Redeemed(made.id, made.id, made.number, left, stock)


def counter(desk: Desk, household: UUID) -> Counter:
    """What is known of a household at the desk where points are redeemed; elsewhere as far as the
    last exchange told. Raises NotFound, AreaUnknown."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        ledger = ledger_with_household(desk, session, household)
        seats = street_nodes(session)
        vouchers, _ = vouchers_of(session, [household], seats, ledger.book.redeems)
        today = desk.today()
        here = [
            person
            for person in register_lists.residents_of(session, household)
            if not has_gone(person.state, person.left_on, today) and may_collect(person, today)
        ]
        return Counter(
            ledger.area,
            ledger.balance(household),
            tuple(Collector(person.id, _shown(desk, person.name)) for person in here),
            tuple(stocked(session, ledger.area)),
            tuple(vouchers),
            seat_of(desk) is ledger.redeems,
        )


def _shown(desk: Desk, name: str) -> str:
    return name if desk.office.is_lowest else mask_name(name)


def _number(session: Session, ledger: Ledger, on: date) -> str:
    """The next number of a village's vouchers of a year; the office that gives it is part of it,
    and which computer of the office, where it has several: so that two never give the same one
    without knowing of each other."""
    letter = _SEAT_LETTERS[ledger.book.redeems(on)]
    begins = f"{ledger.area.code}-{on.year}-{letter}{number_mark(session)}"
    return f"{begins}{last_serial(session, begins) + 1:05d}"


def _repeated(desk: Desk, session: Session, household: UUID, known: Redemption) -> Redeemed:
    """The voucher that a request made before. Raises BadValue where it was another household's."""
    if known.household != household:
        raise BadValue("request", str(known.id), "taken")
    return as_it_stands(desk, session, known, known.id, known.lines)
