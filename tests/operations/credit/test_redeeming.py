"""Points are redeemed once, at one office, and never beyond balance or stock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from gridcredit.domain.codes import ResidentState, Role
from gridcredit.domain.credit.baskets import basket_of
from gridcredit.domain.credit.codes import Seat
from gridcredit.domain.errors import (
    BadValue,
    BalanceShort,
    GoneBefore,
    NoRules,
    NotAllowed,
    NotFound,
    NotRedeemedHere,
    OwnHousehold,
    RedemptionSuspended,
    ReturnedAlready,
    StockShort,
    StorageFailed,
)
from gridcredit.domain.kinds.redemption import Redemption
from gridcredit.domain.kinds.redemption_return import RedemptionReturn
from gridcredit.operations.credit import goods, redeeming, returning
from gridcredit.operations.credit.redeeming import RedeemForm
from gridcredit.operations.credit.returning import ReturnForm
from gridcredit.operations.desk import Desk
from gridcredit.store.journal import journal
from gridcredit.store.journal.loading import load
from tests.operations.credit.pilot import (
    ANNA,
    BEN,
    HOME,
    OTHER,
    OTHER_HOME,
    close_month,
    set_rules,
    settle,
    stock_up,
)
from tests.operations.credit.racing import race
from tests.operations.offices import VILLAGE

SOAP = RedeemForm(HOME, [("FZ", 2)], ANNA)


@pytest.fixture
def desk(clerk: Desk, tmp_path: Path) -> Desk:
    """The street's desk, where a household may redeem 20 points."""
    settle(clerk)
    set_rules(clerk)
    close_month(clerk, "2026-01", {HOME: 200})
    stock_up(clerk, tmp_path)
    return clerk


def stock(desk: Desk) -> dict[str, int]:
    return {one.goods.code: one.stock for one in goods.list_goods(desk, VILLAGE)}


def balance(desk: Desk, household: UUID = HOME) -> int:
    return redeeming.counter(desk, household).balance.amount


def vouchers(desk: Desk) -> list[Redemption]:
    with desk.reading() as session:
        return sorted(load(session, Redemption), key=lambda one: one.number)


def test_goods_are_handed_out_for_points(desk: Desk) -> None:
    done = redeeming.redeem(desk, SOAP)
    assert (done.balance, done.stock, done.number) == (140, {"FZ": 8}, f"{VILLAGE}-2026-S00001")
    assert (balance(desk), stock(desk)) == (140, {"FZ": 8, "DM": 2})
    (voucher,) = vouchers(desk)
    assert (voucher.household, voucher.resident, voucher.on) == (HOME, ANNA, desk.today())
    assert [(line.count, line.points) for line in basket_of(voucher.lines)] == [(2, 30)]
    assert voucher.by == desk.actor.name


def test_a_repeated_request_is_the_first_voucher(desk: Desk) -> None:
    form = replace(SOAP, request=UUID(int=0xD001))
    first, again = redeeming.redeem(desk, form), redeeming.redeem(desk, form)
    assert (first.id, first.is_repeat, again.id, again.is_repeat) == (
        UUID(int=0xD001),
        False,
        UUID(int=0xD001),
        True,
    )
    assert (again.number, again.balance, again.stock) == (first.number, 140, {"FZ": 8})
    assert len(vouchers(desk)) == 1
    for taken in (replace(form, household=OTHER_HOME), replace(form, request=HOME)):
        with pytest.raises(BadValue) as refused:
            redeeming.redeem(desk, taken)
        assert refused.value.reason == "taken"


def test_nothing_goes_out_beyond_the_balance(desk: Desk) -> None:
    with pytest.raises(BalanceShort) as refused:
        redeeming.redeem(desk, replace(SOAP, basket=[("FZ", 7)]))
    assert (refused.value.balance, refused.value.points) == ("20.0", "21.0")
    assert redeeming.redeem(desk, replace(SOAP, basket=[("FZ", 6)])).balance == 20
    with pytest.raises(BalanceShort):
        redeeming.redeem(desk, replace(SOAP, basket=[("FZ", 1)]))
    assert stock(desk)["FZ"] == 4


def test_nothing_goes_out_that_is_not_there(desk: Desk) -> None:
    close_month(desk, "2026-02", {HOME: 5_000})
    with pytest.raises(StockShort) as refused:
        redeeming.redeem(desk, replace(SOAP, basket=[("DM", 1), ("FZ", 11)]))
    assert (refused.value.goods, refused.value.stock, refused.value.wanted) == ("肥皂", 10, 11)
    assert redeeming.redeem(
        desk, replace(SOAP, basket=[("FZ", 4), ("DM", 2), ("FZ", 6)])
    ).stock == {
        "FZ": 0,
        "DM": 0,
    }
    with pytest.raises(StockShort):
        redeeming.redeem(desk, SOAP)


def test_a_negative_balance_suspends_redeeming_until_it_is_none(desk: Desk) -> None:
    redeeming.redeem(desk, replace(SOAP, basket=[("FZ", 6)]))
    close_month(desk, "2026-02", {HOME: -150})
    with pytest.raises(RedemptionSuspended) as refused:
        redeeming.redeem(desk, replace(SOAP, basket=[("FZ", 1)]))
    assert refused.value.balance == "-13.0"
    close_month(desk, "2026-03", {HOME: 160})
    assert redeeming.redeem(desk, replace(SOAP, basket=[("FZ", 1)])).balance == 0


def test_what_a_years_end_forfeited_is_gone(desk: Desk) -> None:
    close_month(desk, "2026-02", forfeits={HOME: 150})
    assert balance(desk) == 50
    with pytest.raises(BalanceShort):
        redeeming.redeem(desk, SOAP)


@pytest.mark.parametrize(
    ("basket", "reason"),
    [
        ([], "empty"),
        ([("FZ", 0)], "more_than_none"),
        ([("FZ", -1)], "more_than_none"),
        ([("FZ", 10_000)], "too_large"),
    ],
)
def test_a_basket_that_cannot_be_is_refused(
    desk: Desk, basket: list[tuple[str, int]], reason: str
) -> None:
    with pytest.raises(BadValue) as refused:
        redeeming.redeem(desk, replace(SOAP, basket=basket))
    assert refused.value.reason == reason
    with pytest.raises(NotFound):
        redeeming.redeem(desk, replace(SOAP, basket=[("不在", 1)]))
    assert vouchers(desk) == []


def test_only_the_household_itself_collects(desk: Desk) -> None:
    with pytest.raises(BadValue) as refused:
        redeeming.redeem(desk, replace(SOAP, by=OTHER))
    assert (refused.value.field, refused.value.reason) == ("resident", "other_household")
    with pytest.raises(NotFound):
        redeeming.redeem(desk, replace(SOAP, by=UUID(int=1)))
    with desk.writing() as session:
        journal.edit(session, "resident", BEN, {"birth_date": "2015-03-04"})
    with pytest.raises(BadValue) as refused:
        redeeming.redeem(desk, replace(SOAP, by=BEN))
    assert (refused.value.field, refused.value.reason) == ("resident", "minor_collects")
    with desk.writing() as session:
        journal.edit(session, "resident", BEN, {"birth_date": "1980-05-01"})
    with desk.writing() as session:
        died = {"state": ResidentState.DIED.value, "left_on": "2026-03-01"}
        journal.edit(session, "resident", BEN, died)
    with pytest.raises(GoneBefore):
        redeeming.redeem(desk, replace(SOAP, by=BEN))


def test_nobody_hands_out_to_the_own_household(desk: Desk) -> None:
    own = desk.actor
    desk.actor = replace(own, resident=BEN)
    with pytest.raises(OwnHousehold):
        redeeming.redeem(desk, SOAP)
    desk.actor = replace(own, resident=OTHER)
    done = redeeming.redeem(desk, SOAP)
    assert vouchers(desk)[0].by_resident == OTHER
    desk.actor = replace(own, resident=ANNA)
    with pytest.raises(OwnHousehold):
        returning.return_goods(desk, ReturnForm(str(done.id), [("FZ", 1)]))


def test_another_office_hands_nothing_out(clerk: Desk, tmp_path: Path) -> None:
    settle(clerk)
    stock_up(clerk, tmp_path)
    with pytest.raises(NoRules):
        redeeming.redeem(clerk, SOAP)
    set_rules(clerk, redeemed_at=Seat.VILLAGE)
    close_month(clerk, "2026-01", {HOME: 200})
    for act in (
        lambda: redeeming.redeem(clerk, SOAP),
        lambda: goods.receive_goods(clerk, "FZ", 1, VILLAGE),
        lambda: goods.count_goods(clerk, "FZ", 1, "盘点", VILLAGE),
    ):
        with pytest.raises(NotRedeemedHere) as refused:
            act()
        assert refused.value.seat == "village"
    assert not redeeming.counter(clerk, HOME).is_here
    assert vouchers(clerk) == []


def test_the_counter_shows_who_may_collect(desk: Desk) -> None:
    seen = redeeming.counter(desk, HOME)
    assert {(one.resident, one.name) for one in seen.people} == {(ANNA, "甲*"), (BEN, "甲*")}
    assert (seen.is_here, seen.balance.amount, seen.village.code) == (True, 200, VILLAGE)
    with desk.writing() as session:
        gone = {"state": ResidentState.MOVED_OUT.value, "left_on": "2026-03-01"}
        journal.edit(session, "resident", BEN, gone)
    assert [one.resident for one in redeeming.counter(desk, HOME).people] == [ANNA]
    with desk.writing() as session:
        journal.edit(session, "resident", ANNA, {"birth_date": "2015-03-04"})
    assert redeeming.counter(desk, HOME).people == ()


def test_a_voucher_is_of_a_day_that_has_come_and_has_rules(desk: Desk) -> None:
    with pytest.raises(BadValue):
        redeeming.redeem(desk, replace(SOAP, on=date(2026, 12, 1)))
    with pytest.raises(NoRules):
        redeeming.redeem(desk, replace(SOAP, on=date(2025, 12, 31)))
    assert redeeming.redeem(desk, replace(SOAP, on=date(2026, 3, 1))).balance == 140


def test_numbers_are_given_once_even_where_a_voucher_is_taken_back(desk: Desk) -> None:
    first = redeeming.redeem(desk, SOAP)
    with desk.writing() as session:
        (fact,) = load(session, Redemption)
        journal.add(session, [replace(fact, id=desk.new_id(), corrects=fact.id, void=True)])
    second = redeeming.redeem(desk, SOAP)
    assert [first.number[-5:], second.number[-5:]] == ["00001", "00002"]
    assert second.balance == 140


def test_goods_come_back_once_at_the_price_of_the_voucher(desk: Desk, tmp_path: Path) -> None:
    done = redeeming.redeem(desk, replace(SOAP, basket=[("FZ", 3)]))
    with desk.writing() as session:
        for one in redeeming.counter(desk, HOME).goods:
            journal.edit(session, "goods", one.goods.id, {"points": 990})
    back = returning.return_goods(desk, ReturnForm(str(done.id), [("FZ", 2)], "破损"))
    assert (back.balance, back.stock, back.voucher) == (170, {"FZ": 9}, done.id)
    with pytest.raises(ReturnedAlready) as refused:
        returning.return_goods(desk, ReturnForm(done.number, [("FZ", 2)]))
    assert (refused.value.out, refused.value.wanted) == (1, 2)
    assert returning.return_goods(desk, ReturnForm(done.number, [("FZ", 1)])).balance == 200
    with pytest.raises(ReturnedAlready):
        returning.return_goods(desk, ReturnForm(done.number, [("FZ", 1)]))
    assert (balance(desk), stock(desk)["FZ"]) == (200, 10)
    counter = redeeming.counter(desk, HOME)
    assert [len(voucher.returns) for voucher in counter.vouchers] == [2]
    assert counter.vouchers[0].outstanding == {}


def test_only_what_a_voucher_names_comes_back(desk: Desk) -> None:
    done = redeeming.redeem(desk, SOAP)
    for voucher, basket, error in (
        (str(done.id), [("DM", 1)], NotFound),
        (str(done.id), [("不在", 1)], NotFound),
        (str(done.id), [], BadValue),
        ("370403002001-2026-S99999", [("FZ", 1)], NotFound),
        ("", [("FZ", 1)], NotFound),
        (str(UUID(int=1)), [("FZ", 1)], NotFound),
    ):
        with pytest.raises(error):
            returning.return_goods(desk, ReturnForm(voucher, basket))
    with desk.reading() as session:
        assert load(session, RedemptionReturn) == []


def test_a_repeated_return_is_the_first(desk: Desk) -> None:
    done = redeeming.redeem(desk, SOAP)
    form = ReturnForm(done.number, [("FZ", 2)], request=UUID(int=0xD002))
    first, again = returning.return_goods(desk, form), returning.return_goods(desk, form)
    assert (again.id, again.is_repeat, again.balance) == (first.id, True, 200)
    assert stock(desk)["FZ"] == 10


def test_a_voucher_is_printed_with_the_deed_or_nothing_is_kept(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "兑换单.pdf"
    with pytest.raises(StorageFailed):
        redeeming.redeem(desk, SOAP, tmp_path / "none" / "x.pdf")
    assert vouchers(desk) == []
    done = redeeming.redeem(desk, SOAP, paper)
    assert paper.read_bytes().startswith(b"%PDF-")
    back = tmp_path / "退回单.pdf"
    returning.return_goods(desk, ReturnForm(done.number, [("FZ", 1)]), back)
    assert back.read_bytes().startswith(b"%PDF-")


def test_only_who_redeems_redeems(desk: Desk) -> None:
    desk.actor = replace(desk.actor, role=Role.COLLECTOR)
    with pytest.raises(NotAllowed):
        redeeming.redeem(desk, SOAP)
    with pytest.raises(NotAllowed):
        returning.return_goods(desk, ReturnForm("x", [("FZ", 1)]))


def test_two_programs_at_once_overdraw_nothing(desk: Desk) -> None:
    assert race(desk.folder, [("FZ", 4), ("FZ", 4)]) == ["BalanceShort", "ok"]
    assert (balance(desk), stock(desk)["FZ"]) == (80, 6)
    assert [one.number[-5:] for one in vouchers(desk)] == ["00001"]


def test_two_programs_at_once_hand_out_the_last_piece_once(desk: Desk) -> None:
    close_month(desk, "2026-02", {HOME: 5_000})
    goods.count_goods(desk, "DM", 1, "盘点", VILLAGE)
    assert race(desk.folder, [("DM", 1), ("DM", 1)]) == ["StockShort", "ok"]
    assert stock(desk)["DM"] == 0
