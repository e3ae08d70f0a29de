"""What people of a pilot village and its street do for 信用+: each deed takes a desk, the homes and
chance. Whoever may not is refused by the program, and that changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from sqlalchemy import text

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.credit.codes import Decision, EntryState, Flow, Manner, Result, Seat
from gridcredit.domain.credit.items import Item
from gridcredit.domain.credit.periods import first_day, month_of, next_month
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import NotFound
from gridcredit.operations.credit import (
    closing,
    entering,
    funds,
    goods,
    grouping,
    listing,
    meetings,
    members,
    objecting,
    redeeming,
    returning,
    reviewing,
    rulesets,
    voiding,
)
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.credit.rows import LedgerRow
from gridcredit.store.credit.vouchers import Voucher, vouchers_in
from tests.operations.credit.pilots import ITEMS
from tests.operations.homes import Home
from tests.operations.offices import VILLAGE
from tests.soak.pilot import SECRET

Homes = Sequence[Home]
Deed = Callable[[Desk, Homes, Random], object]

_CODES = ("A1", "A1", "A2", "A3", "A4", "B1", "B2", "B3", "C1", "C2", "C3")
_MATTERS = (f"{SECRET}调解一", f"{SECRET}调解二", "")
_OFFICES = {
    Office.GRID: (Role.GRID_WORKER,),
    Office.VILLAGE: (Role.VILLAGE_REVIEWER, Role.VILLAGE_REVIEWER, Role.COLLECTOR, Role.REDEEMER),
    Office.STREET: (Role.STREET_REVIEWER, Role.STREET_CLERK, Role.REDEEMER),
    Office.DISTRICT: (Role.DISTRICT_OFFICE,),
}


def sit_down(desk: Desk, homes: Homes, draw: Random) -> None:
    """Somebody sits down at a desk; some accounts are of residents."""
    at = draw.randrange(len(_OFFICES[desk.office]))
    role = _OFFICES[desk.office][at]
    name = f"{desk.office.value}{at}"  # the district may know who wrote what it hears
    resident = homes[at].adult if draw.random() < 0.3 else None
    desk.actor = Actor(name, name, role, resident)


def become(desk: Desk, draw: Random, *roles: Role) -> None:
    """Let the work be done by whose it is, mostly."""
    fitting = [r for r in _OFFICES[desk.office] if r in roles]
    if fitting and draw.random() < 0.9:
        desk.actor = replace(desk.actor, role=draw.choice(fitting))


_RECORDING = (Role.GRID_WORKER, Role.COLLECTOR, Role.STREET_CLERK, Role.VILLAGE_REVIEWER)
_REVIEWING = (Role.VILLAGE_REVIEWER, Role.STREET_REVIEWER)
_SERVING = (Role.REDEEMER, Role.STREET_CLERK)


def seen(desk: Desk, asked: Callable[[Ledger], list[LedgerRow]]) -> list[LedgerRow]:
    """Lines of the village's ledger."""
    with desk.reading() as session:
        return asked(ledger_of(desk, session, VILLAGE))


def _one(draw: Random, found: Sequence[LedgerRow]) -> LedgerRow:
    if not found:
        raise NotFound("credit_entry", "")
    return draw.choice(found)


def _lately(desk: Desk, draw: Random, days: int = 30) -> date:
    return desk.today() - timedelta(days=draw.randint(0, days))


def enter(desk: Desk, homes: Homes, draw: Random) -> object:
    """记一笔."""
    become(desk, draw, *_RECORDING)
    home, item = draw.choice(homes), draw.choice(_CODES)
    form = entering.EntryForm(
        home.household,
        item,
        _lately(desk, draw),
        draw.choice([home.adult, home.adult, home.other, home.minor]),
        {"A3": draw.choice([40, 75, 100]), "A4": 45}.get(item),
        draw.choice(_MATTERS),
        f"{SECRET}地点",
        ("照片",) if draw.random() < 0.7 else (),
        f"{SECRET}证人",
        f"{SECRET}说明",
    )
    return entering.add_entry(desk, form)


def amend(desk: Desk, homes: Homes, draw: Random) -> object:
    """Amend what waits or came back."""
    open_ones = (EntryState.WAITING, EntryState.RETURNED)
    row = _one(draw, seen(desk, lambda ledger: [r for r in ledger.rows() if r.state in open_ones]))
    desk.actor = replace(desk.actor, name=row.by, role=_OFFICES[desk.office][0], resident=None)
    become(desk, draw, *_RECORDING)
    some: list[dict[str, object]] = [
        {"note": f"{SECRET}补正{draw.randint(1, 3)}"},
        {"evidence": ("照片",), "on": row.on - timedelta(days=draw.randint(0, 3))},
        {"item": draw.choice(_CODES)},
        {"resident": None, "item": "C2"},
        {"household": (other := draw.choice(homes)).household, "resident": other.adult},
    ]
    return entering.amend_entry(desk, row.id, draw.choice(some))


def act_together(desk: Desk, homes: Homes, draw: Random) -> object:
    """活动单."""
    become(desk, draw, *_RECORDING)
    ticked = [one for home in draw.sample(homes, 3) for one in (home.adult, home.other)]
    starts = draw.randint(8, 10)
    form = grouping.ActivityForm(
        draw.choice(["A1", "A2", "A3"]), _lately(desk, draw, 10), f"{starts:02}:00",
        f"{starts + 2:02}:30", tuple(ticked), f"{SECRET}广场", f"{SECRET}清雪", f"{SECRET}组织者",
    )  # fmt: skip
    return grouping.add_activity(desk, form)


def take_back(desk: Desk, homes: Homes, draw: Random) -> object:
    """Void an entry, or all of an activity."""
    become(desk, draw, *_RECORDING)
    row = _one(draw, seen(desk, lambda ledger: ledger.rows()))
    named = row.activity if row.activity and draw.random() < 0.5 else row.id
    return voiding.void(desk, named, f"{SECRET}记错")


def decide(desk: Desk, homes: Homes, draw: Random) -> object:
    """审核: some that wait, or any."""
    become(desk, draw, *_REVIEWING)
    waiting = (EntryState.WAITING, EntryState.HELD, EntryState.HANDED_UP)
    found = seen(desk, lambda led: [r for r in led.rows() if r.state in waiting and not r.corrects])
    if draw.random() < 0.1:
        found = seen(desk, lambda ledger: [r for r in ledger.rows() if not r.corrects])
    if not found:
        raise NotFound("credit_entry", "")
    some = draw.sample(found, min(len(found), draw.choice([1, 1, 2, 4])))
    what = draw.choice([Decision.PASS] * 7 + [Decision.RETURN, Decision.HOLD])
    reason = "" if what is Decision.PASS else f"{SECRET}缺材料"
    return reviewing.decide(desk, [row.id for row in some], what, reason)


def decide_all(desk: Desk, homes: Homes, draw: Random) -> object:
    """Pass what waits one by one, as far as one may."""
    become(desk, draw, *_REVIEWING)
    waiting = (EntryState.WAITING, EntryState.HANDED_UP)
    found = seen(desk, lambda led: [r for r in led.rows() if r.state in waiting and not r.corrects])
    return reviewing.decide(desk, [_one(draw, found).id], Decision.PASS)


def hand_up(desk: Desk, homes: Homes, draw: Random) -> object:
    """Let the street decide."""
    become(desk, draw, *_REVIEWING)
    row = _one(draw, seen(desk, lambda ledger: [r for r in ledger.rows() if not r.closed]))
    return reviewing.hand_up(desk, [row.id], f"{SECRET}须街道")


def meet(desk: Desk, homes: Homes, draw: Random) -> object:
    """A meeting."""
    become(desk, draw, *_REVIEWING)
    there = (f"{SECRET}甲", f"{SECRET}乙")
    form = meetings.MeetingForm(desk.today(), draw.choice([2, 3, 5]), there, village=VILLAGE)
    return meetings.record_meeting(desk, form)


def close(desk: Desk, homes: Homes, draw: Random) -> object:
    """结账 of the next month."""
    become(desk, draw, *_REVIEWING)
    with desk.reading() as session:
        period = ledger_of(desk, session, VILLAGE).next_period
    return closing.close_month(desk, VILLAGE, period or "2026-10")


def object_to(desk: Desk, homes: Homes, draw: Random) -> object:
    """异议."""
    become(desk, draw, *_RECORDING)
    row = _one(draw, seen(desk, lambda ledger: [r for r in ledger.rows() if not r.corrects]))
    manner = draw.choice(list(Manner))
    form = objecting.ObjectionForm(row.id, manner, desk.today(), f"{SECRET}不服")
    return objecting.object_to(desk, form)


def answer(desk: Desk, homes: Homes, draw: Random) -> object:
    """Answer one."""
    become(desk, draw, *_REVIEWING)
    waiting = [one for one in objecting.list_objections(desk, VILLAGE) if one.answer is None]
    if not waiting:
        raise NotFound("credit_objection", "")
    result = draw.choice(list(Result))
    points = draw.choice([0, 5, 30]) if result is Result.PARTLY else None
    form = objecting.AnswerForm(draw.choice(waiting).id, result, f"{SECRET}核实", points)
    return objecting.answer(desk, form)


def set_rules(desk: Desk, homes: Homes, draw: Random) -> object:
    """A rule set from one of the next months on: other points, other offices, another carry."""
    become(desk, draw, Role.VILLAGE_REVIEWER, Role.STREET_CLERK)
    month = month_of(desk.today())
    for _ in range(draw.randint(0, 2)):
        month = next_month(month)
    known = rulesets.list_rules(desk, VILLAGE)
    form = rulesets.RulesForm(
        VILLAGE,
        max((one.rules.number for one in known), default=0) + 1,
        first_day(month),
        carry=draw.choice([0, 50, 100]),
        decided_by=draw.choice(list(Seat)),
        redeemed_at=draw.choice(list(Seat)),
        meeting_required=draw.random() < 0.1,
    )
    with desk.writing() as session:
        return rulesets.keep_rules(desk, session, form, [_other(item, draw) for item in ITEMS])


def _other(item: Item, draw: Random) -> Item:
    return replace(item, points=item.points + 10) if item.points and draw.random() < 0.3 else item


def take_back_rules(desk: Desk, homes: Homes, draw: Random) -> object:
    """A rule set is taken back."""
    become(desk, draw, Role.VILLAGE_REVIEWER, Role.STREET_CLERK)
    known = rulesets.list_rules(desk, VILLAGE)
    if len(known) < 2:
        raise NotFound("credit_rules", "")
    return rulesets.take_back_rules(desk, draw.choice(known).rules.id, f"{SECRET}有误")


def stock(desk: Desk, homes: Homes, draw: Random) -> object:
    """Goods come, or are counted."""
    become(desk, draw, *_SERVING)
    code = draw.choice(["FZ", "DM"])
    if draw.random() < 0.6:
        return goods.receive_goods(desk, code, draw.randint(1, 9), VILLAGE, f"{SECRET}货源")
    return goods.count_goods(desk, code, draw.randint(5, 40), f"{SECRET}盘点", VILLAGE)


def redeem(desk: Desk, homes: Homes, draw: Random) -> object:
    """兑换: who has a balance takes what it is good for; the desk never overdraws."""
    become(desk, draw, *_SERVING)
    with desk.reading() as session:
        held = ledger_of(desk, session, VILLAGE).balances()
    able = [home for home in homes if home.household in held and held[home.household].amount > 0]
    home = draw.choice(able or list(homes))
    basket = [(draw.choice(["FZ", "FZ", "DM"]), draw.choice([1, 1, 2]))]
    form = redeeming.RedeemForm(home.household, basket, draw.choice([home.adult, home.other]))
    done = redeeming.redeem(desk, form)
    assert done.balance >= 0, "an overdraft at the desk"
    assert all(left >= 0 for left in done.stock.values()), "more was handed out than there is"
    return done


def bring_back(desk: Desk, homes: Homes, draw: Random) -> object:
    """Something of a voucher comes back."""
    become(desk, draw, *_SERVING)
    found = vouchers(desk)
    if not found:
        raise NotFound("redemption", "")
    one = draw.choice(found)
    codes = {sort.goods.id: sort.goods.code for sort in goods.list_goods(desk, VILLAGE)}
    basket = [(codes[line.goods], 1) for line in one.basket if line.goods in codes]  # no grid has
    return returning.return_goods(desk, returning.ReturnForm(str(one.id), basket, f"{SECRET}破损"))


def vouchers(desk: Desk) -> list[Voucher]:
    """The vouchers of the village that count."""
    with desk.reading() as session:
        ledger = ledger_of(desk, session, VILLAGE)
        return vouchers_in(session, VILLAGE, ledger.book)[0]


def fund(desk: Desk, homes: Homes, draw: Random) -> object:
    """Money comes or goes."""
    become(desk, draw, *_SERVING)
    flow, amount = draw.choice(list(Flow)), draw.randint(1, 9) * 100
    return funds.add_to_fund(desk, desk.today(), flow, amount, f"{SECRET}款项", VILLAGE)


def take_part(desk: Desk, homes: Homes, draw: Random) -> object:
    """Somebody joins or leaves."""
    become(desk, draw, *_RECORDING)
    home, on = draw.choice(homes), _lately(desk, draw, 5)
    if draw.random() < 0.6:
        return members.join(desk, members.JoinForm(home.household, on, "1"))
    return members.leave(desk, home.household, on, draw.choice([None, home.adult]))


def relate(desk: Desk, homes: Homes, draw: Random) -> object:
    """Kin are declared, or no more."""
    become(desk, draw, *_RECORDING)
    one, other = (home.adult for home in draw.sample(homes, 2))
    if draw.random() < 0.8:
        return members.declare_kin(desk, one, other, f"{SECRET}兄弟")
    return members.end_kin(desk, one, other, f"{SECRET}误报")


def move_home(desk: Desk, homes: Homes, draw: Random) -> object:
    """A household moves, to another grid or another village too."""
    become(desk, draw, Role.GRID_WORKER, Role.VILLAGE_REVIEWER, Role.STREET_CLERK)
    with desk.reading() as session:
        asked = text("SELECT d.id FROM dwelling AS d JOIN area AS a ON a.id = d.area ORDER BY d.id")
        doors = session.scalars(asked).all()
    row = draw.choice(homes[:-1]).household
    return amending.change(desk, "household", row, {"dwelling": draw.choice(doors).hex()})


def move_person(desk: Desk, homes: Homes, draw: Random) -> object:
    """Somebody moves to another household."""
    become(desk, draw, Role.GRID_WORKER, Role.VILLAGE_REVIEWER, Role.STREET_CLERK)
    one, to = draw.choice(homes[:-1]), draw.choice(homes[:-1])
    new = {"household": to.household.hex}
    return amending.change(desk, "resident", draw.choice([one.other, one.unknown]), new)


def look(desk: Desk, homes: Homes, draw: Random) -> object:
    """Somebody only looks."""
    return listing.list_scores(desk, VILLAGE, f"2026-{draw.choice([10, 11, 12])}")


WEIGHTS: dict[Deed, int] = {
    enter: 30,
    amend: 6,
    act_together: 6,
    take_back: 5,
    decide: 24,
    decide_all: 10,
    hand_up: 3,
    meet: 2,
    close: 14,
    object_to: 7,
    answer: 6,
    set_rules: 2,
    take_back_rules: 1,
    stock: 3,
    redeem: 10,
    bring_back: 4,
    fund: 1,
    take_part: 4,
    relate: 2,
    move_home: 2,
    move_person: 2,
    look: 1,
}

ANYWHERE = frozenset({enter, amend, act_together, take_back, take_part, relate, move_home})
SERVING = frozenset({redeem, bring_back})
BY_SEAT = frozenset({decide, decide_all, close, answer}) | SERVING
