"""The ledger of a village, read from what its offices wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gridcredit.domain.credit.closing import Held, Stayed, digest
from gridcredit.domain.credit.codes import Decision, EntryState, Result, Seat, Theme, Unit
from gridcredit.domain.credit.items import Item
from gridcredit.domain.errors import ClosingUnreadable, NotFound
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_closing import CreditClosing
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.store.credit.ledger import Ledger
from gridcredit.store.credit.rows import LedgerRow
from tests.store.conftest import Fresh
from tests.store.credit.villages import (
    LAPTOP,
    STREET_OFFICE,
    VILLAGE,
    Village,
    home,
    person,
)

JAN = date(2026, 1, 1)
FEB = date(2026, 2, 1)
MARCH = date(2026, 3, 1)
ITEMS = (
    Item("A", Theme.GOVERNANCE, "安全预警", 20),
    Item("M", Theme.BEAUTIFUL_VILLAGE, "清洁户", 10, unit=Unit.MEMBER),
    Item("H", Theme.CIVIC_PRACTICE, "志愿", unit=Unit.HOURS, tiers=((100, 20), (200, 50))),
)


@pytest.fixture
def village(fresh: Fresh) -> Village:
    """A village with rules and members since January."""
    made = Village(fresh())
    made.rules(JAN, ITEMS)
    made.join(JAN)
    return made


def told(ledger: Ledger) -> list[tuple[Any, ...]]:
    """Of every line its number, month, state and what it counts."""
    return [(row.id, row.period, row.state, row.counted) for row in ledger.rows()]


def rows(ledger: Ledger) -> list[LedgerRow]:
    """Every line."""
    return ledger.rows()


def balances(ledger: Ledger) -> dict[Any, int]:
    """Every balance."""
    return {household: balance.amount for household, balance in ledger.balances().items()}


# The two acceptances.


def test_a_returned_entry_that_is_amended_counts_in_the_month_of_its_day(village: Village) -> None:
    entry = village.enter("A", date(2026, 1, 20))
    village.decide(entry, to=Decision.RETURN, on=date(2026, 2, 3))
    fact = village.look(lambda ledger: ledger.row(entry)).fact
    amended = village.amend(fact, note="补充")
    row = village.look(lambda ledger: ledger.row(amended))
    assert (row.id, row.state, row.period) == (entry, EntryState.WAITING, None)
    village.decide(amended, on=date(2026, 2, 25))
    row = village.look(lambda ledger: ledger.row(entry))
    assert (row.state, row.period, row.counted) == (EntryState.PASSED, "2026-01", 20)
    assert (row.fact.first_saved, row.first.id) == (date(2026, 1, 20), entry)


def test_closed_in_between_it_counts_in_the_first_open_month(village: Village) -> None:
    entry = village.enter("A", date(2026, 1, 20))
    village.decide(entry, to=Decision.RETURN, on=date(2026, 2, 3))
    january = village.close("2026-01", date(2026, 2, 5))
    assert january.moved_on == (Stayed(entry.hex, "returned"),)
    village.decide(village.amend(village.look(lambda ledger: ledger.row(entry)).fact, note="补充"))
    row = village.look(lambda ledger: ledger.row(entry))
    assert (row.state, row.period, row.counted) == (EntryState.PASSED, "2026-02", 20)


def test_an_objection_to_a_closed_entry_is_corrected_in_the_open_month(village: Village) -> None:
    entry = village.passed("A", date(2026, 1, 20))
    january = village.close("2026-01").text()
    assert village.look(balances) == {home(1): 20}
    objection = village.object_to(entry)
    held = village.look(lambda ledger: ledger.balance(home(1)))
    assert (held.counted, held.held_back, held.amount) == (20, 20, 0)
    assert village.look(told) == [(entry, "2026-01", EntryState.DISPUTED, 20)]
    answer = village.answer(objection, Result.UPHELD)
    assert village.look(told) == [
        (entry, "2026-01", EntryState.PASSED, 20),
        (answer, "2026-02", EntryState.PASSED, -20),
    ]
    assert village.look(lambda ledger: ledger.row(answer)).corrects == entry
    february = village.close("2026-02", MARCH)
    assert [(row.id, row.counted, row.corrects) for row in february.entries] == [
        (answer.hex, -20, entry.hex)
    ]
    assert village.look(balances) == {home(1): 0}
    texts = village.look(lambda ledger: [closing.text for closing in ledger.closings])
    assert texts == [january, february.text()]


def test_a_rejected_objection_gives_the_points_free(village: Village) -> None:
    entry = village.passed("A", date(2026, 1, 20))
    village.close("2026-01")
    objection = village.object_to(entry)
    village.answer(objection, Result.REJECTED)
    assert village.look(balances) == {home(1): 20}
    assert village.look(told) == [(entry, "2026-01", EntryState.PASSED, 20)]


# What a close says.


def test_a_close_says_what_was_counted_moved_on_and_left_out(village: Village) -> None:
    passed = village.passed("A", date(2026, 1, 5))
    waiting = village.enter("A", date(2026, 1, 6))
    held = village.enter("A", date(2026, 1, 7))
    village.decide(held, to=Decision.HOLD)
    disputed = village.passed("A", date(2026, 1, 8))
    village.object_to(disputed)
    up = village.enter("A", date(2026, 1, 9))
    village.decide(up, to=Decision.HAND_UP)
    void = village.passed("A", date(2026, 1, 10))
    village.void(void)
    later = village.passed("A", FEB)
    month = village.close("2026-01")
    assert [row.id for row in month.entries] == [passed.hex]
    assert set(month.moved_on) == {
        Stayed(waiting.hex, "waiting"),
        Stayed(held.hex, "held"),
        Stayed(disputed.hex, "disputed"),
        Stayed(up.hex, "handed_up"),
    }
    assert month.left_out == (Stayed(void.hex, "void"),)
    second = village.close("2026-02", MARCH)
    assert [row.id for row in second.entries] == [later.hex]
    assert set(second.moved_on) == set(month.moved_on)
    assert second.left_out == ()


def test_a_close_names_the_points_that_are_held_back(village: Village) -> None:
    entry = village.passed("A", date(2026, 1, 5))
    village.close("2026-01")
    village.object_to(entry)
    february = village.close("2026-02", MARCH)
    assert february.disputed == (Held(entry.hex, home(1).hex, 20),)
    assert village.look(balances) == {home(1): 0}
    march = village.close("2026-03", date(2026, 4, 1))
    assert march.disputed == february.disputed


def test_months_close_in_order_and_empty_ones_too(village: Village) -> None:
    assert village.look(lambda ledger: ledger.next_period) == "2026-01"
    village.close("2026-01")
    village.close("2026-02", MARCH)
    assert village.look(lambda ledger: ledger.next_period) == "2026-03"
    entry = village.passed("A", date(2026, 1, 20))
    assert village.look(told) == [(entry, "2026-03", EntryState.PASSED, 20)]


def test_before_the_first_rules_there_is_nothing_to_close(fresh: Fresh) -> None:
    assert Village(fresh()).look(lambda ledger: ledger.next_period) is None


def test_an_entry_of_no_rules_moves_on(village: Village) -> None:
    unknown = village.passed("X", date(2026, 1, 5))
    month = village.close("2026-01")
    assert month.moved_on == (Stayed(unknown.hex, "no_item"),)
    assert village.close("2026-02", MARCH).moved_on == month.moved_on


# Whose word counts.


def test_what_the_wrong_office_says_does_not_count_and_is_told(village: Village) -> None:
    entry = village.enter("A", date(2026, 1, 5))
    village.decide(entry, by=STREET_OFFICE)
    assert village.look(told) == [(entry, None, EntryState.WAITING, 0)]
    over = village.look(lambda ledger: ledger.passed_over)
    assert [(one.kind, one.about, one.seat) for one in over] == [
        ("credit_decision", entry, Seat.STREET)
    ]
    village.decide(entry, to=Decision.HAND_UP)
    village.decide(entry)
    assert village.look(told) == [(entry, None, EntryState.HANDED_UP, 0)]
    village.decide(entry, by=STREET_OFFICE)
    assert village.look(told) == [(entry, "2026-01", EntryState.PASSED, 20)]


def test_what_is_closed_is_corrected_by_who_decides_it_or_wrote_it(village: Village) -> None:
    here = village.passed("A", date(2026, 1, 5))
    away = village.enter("A", date(2026, 1, 6), by_node=STREET_OFFICE)
    village.decide(away)
    village.close("2026-01")
    village.void(here, by=STREET_OFFICE)
    assert len(village.look(told)) == 2
    village.void(away, by=STREET_OFFICE)  # which had not heard of the closing
    village.void(here)
    corrected = village.look(lambda ledger: [(r.corrects, r.counted) for r in ledger.open_rows()])
    assert sorted(corrected) == sorted([(here, -20), (away, -20)])


def test_a_grid_workers_laptop_is_the_villages_side(village: Village) -> None:
    entry = village.enter("A", date(2026, 1, 5), by_node=LAPTOP)
    village.decide(entry, by=LAPTOP)
    assert village.look(told) == [(entry, "2026-01", EntryState.PASSED, 20)]


def test_where_the_street_decides_only_its_word_counts(fresh: Fresh) -> None:
    village = Village(fresh())
    village.rules(JAN, ITEMS, decided_by=Seat.STREET, redeemed_at=Seat.STREET)
    village.join(JAN)
    entry = village.passed("A", date(2026, 1, 5))
    assert village.look(told) == [(entry, None, EntryState.WAITING, 0)]
    village.decide(entry, by=STREET_OFFICE)
    assert village.look(told) == [(entry, "2026-01", EntryState.PASSED, 20)]
    village.close("2026-01")  # by the village
    assert village.look(lambda ledger: ledger.next_period) == "2026-01"
    village.close("2026-01", by=STREET_OFFICE)
    voucher = village.redeem(1, 1, 5, FEB)
    assert village.look(balances) == {home(1): 20}
    village.redeem(1, 1, 5, FEB, by=STREET_OFFICE)
    assert village.look(balances) == {home(1): 15}
    over = village.look(lambda ledger: ledger.passed_over)
    assert {one.kind for one in over} == {"credit_closing", "redemption"}
    assert voucher in {one.id for one in over}
    assert village.look(lambda ledger: (ledger.decides, ledger.redeems)) == (
        Seat.STREET,
        Seat.STREET,
    )


def test_rules_of_another_office_take_nothing_back_that_was_said_before(village: Village) -> None:
    entry = village.passed("A", date(2026, 1, 5))
    village.close("2026-01", date(2026, 2, 10))
    later = village.enter("A", date(2026, 2, 5))
    village.decide(later, on=date(2026, 2, 11))
    waiting = village.enter("A", date(2026, 2, 6))
    before = village.look(told)
    village.rules(FEB, ITEMS, number=2, decided_by=Seat.STREET)
    assert village.look(told) == before
    village.decide(waiting, on=date(2026, 2, 12))
    assert village.look(told) == [
        (entry, "2026-01", EntryState.PASSED, 20),
        (later, "2026-02", EntryState.PASSED, 20),
        (waiting, None, EntryState.WAITING, 0),
    ]


def test_of_two_closings_of_a_month_the_first_by_order_stands(village: Village) -> None:
    one, other = village.passed("A", date(2026, 1, 5)), village.passed("A", date(2026, 1, 6))
    month = village.look(lambda ledger: ledger.close("2026-01"))
    only_one = replace(month, entries=month.entries[:1])
    village.keep(only_one, FEB)
    village.keep(month, FEB)
    (twice,) = village.look(lambda ledger: ledger.closed_twice)
    assert [closing.fact.digest for closing in twice] == [
        digest(only_one.text()), digest(month.text())
    ]  # fmt: skip
    assert village.look(told) == [
        (one, "2026-01", EntryState.PASSED, 20),
        (other, "2026-02", EntryState.PASSED, 20),
    ]
    assert village.look(balances) == {home(1): 20}


def test_a_closing_that_was_taken_back_leaves_its_month_open(village: Village) -> None:
    entry = village.passed("A", date(2026, 1, 5))
    village.close("2026-01")
    (closing,) = village.look(lambda ledger: [c.fact for c in ledger.closings])
    village.write([replace(closing, id=next(village.ids), corrects=closing.id, void=True)])
    assert village.look(lambda ledger: ledger.next_period) == "2026-01"
    assert village.look(balances) == {}
    assert village.look(told) == [(entry, "2026-01", EntryState.PASSED, 20)]


# What cannot be read.


def _closing(village: Village, text: str, **more: Any) -> CreditClosing:
    told = {"digest": digest(text), **more}
    return CreditClosing(next(village.ids), area_id(VILLAGE), "2026-01", FEB, text, **told)


def test_a_closing_that_is_none_leaves_its_month_open(village: Village) -> None:
    good = village.look(lambda ledger: ledger.close("2026-01"))
    village.write(
        [
            _closing(village, "?"),
            _closing(village, good.text(), digest="0" * 64),
            _closing(village, replace(good, period="2026-02").text()),
            _closing(village, good.text(), sums='{"carry":[],"points":[["a",1]]}'),
        ]
    )
    assert village.look(lambda ledger: ledger.next_period) == "2026-01"
    village.keep(good, FEB)
    assert village.look(lambda ledger: ledger.next_period) == "2026-02"


def test_a_closing_without_sums_is_summed_up_by_its_list(village: Village) -> None:
    village.passed("A", date(2026, 1, 5))
    month = village.look(lambda ledger: ledger.close("2026-01"))
    village.write([_closing(village, month.text())])
    assert village.look(balances) == {home(1): 20}


def test_a_closing_of_a_newer_program_is_not_passed_over(village: Village) -> None:
    month = village.look(lambda ledger: ledger.close("2026-01"))
    village.write([_closing(village, replace(month, version=2).text())], STREET_OFFICE)
    village.write([_closing(village, replace(month, version=2).text())], LAPTOP)
    with pytest.raises(ClosingUnreadable):
        village.look(told)


def test_rules_that_cannot_be_read_have_no_items(village: Village) -> None:
    entry = village.passed("A", date(2026, 2, 5))
    village.write([CreditRules(next(village.ids), area_id(VILLAGE), 2, FEB, "?")])
    assert village.look(told) == [(entry, None, EntryState.PASSED, 0)]


# Looking things up.


def test_a_line_is_found_by_any_fact_of_its_chain(village: Village) -> None:
    entry = village.passed("A", date(2026, 1, 5))
    fact = village.look(lambda ledger: ledger.row(entry)).fact
    amended = village.amend(fact, note="补充")
    for key in (entry, amended):
        assert village.look(lambda ledger, key=key: ledger.row(key)).id == entry
    with pytest.raises(NotFound):
        village.look(lambda ledger: ledger.row(home(1)))


def test_lines_are_those_of_a_period_a_household_a_state(village: Village) -> None:
    one = village.passed("A", date(2026, 1, 5))
    other = village.passed("A", date(2026, 2, 5), at=2)
    waiting = village.enter("A", date(2026, 2, 6), at=2)
    village.close("2026-01")

    def ids(*asked: Any) -> list[Any]:
        return village.look(lambda ledger: [row.id for row in ledger.rows(*asked)])  # type: ignore[no-any-return]

    assert ids() == [one, other, waiting]
    assert ids("2026-01") == [one]
    assert ids("2026-Q1") == ids("2026") == [one, other]
    assert ids(None, home(2)) == [other, waiting]
    assert ids("2026-02", home(2), EntryState.PASSED) == [other]
    assert ids(None, None, EntryState.WAITING) == [waiting]
    assert ids(None, None, EntryState.PASSED) == [one, other]


# Scores and balances.


def test_scores_are_of_all_who_take_part_on_a_day_of_the_period(village: Village) -> None:
    village.passed("A", date(2026, 1, 5))
    village.close("2026-01")
    village.passed("A", date(2026, 2, 5))
    village.redeem(1, 1, 5, FEB)

    def scores(period: str) -> list[tuple[Any, ...]]:
        found = village.look(lambda ledger: ledger.scores(period))
        return [(s.household, s.members, s.points, s.total, s.per_head, s.balance) for s in found]

    others = [(home(at), 2, 0, 10_000, 10_000, 0) for at in (2, 3)]
    assert scores("2026-01") == [(home(1), 2, 20, 10_020, 10_010, 15), *others]
    assert scores("2026-02") == [(home(1), 2, 20, 10_040, 10_020, 15), *others]
    assert scores("2026-Q1") == scores("2026") == [(home(1), 2, 40, 10_040, 10_020, 15), *others]
    assert scores("2025") == []


def test_a_month_stands_as_it_was_frozen(village: Village) -> None:
    village.close("2026-01")
    village.edit("resident", person(1, 2), {"removed": "登记有误"})
    frozen, now = (
        village.look(lambda ledger, p=period: ledger.scores(p)[0].members)
        for period in ("2026-01", "2026-02")
    )
    assert (frozen, now) == (2, 1)


def test_redeemed_points_leave_the_balance_and_returned_ones_come_back(village: Village) -> None:
    village.passed("A", date(2026, 1, 5))
    village.close("2026-01")
    voucher = village.redeem(1, 3, 5, FEB)
    assert village.look(balances) == {home(1): 5}
    village.give_back(voucher, 2, FEB)
    village.give_back(voucher, 2, FEB)  # no more comes back than went out
    assert village.look(balances) == {home(1): 20}
    village.redeem(1, 5, 5, FEB)
    balance = village.look(lambda ledger: ledger.balance(home(1)))
    assert (balance.amount, balance.is_suspended) == (-5, True)


def test_points_count_for_a_balance_once_their_month_is_closed(village: Village) -> None:
    village.passed("A", date(2026, 1, 5))
    assert village.look(balances) == {}
    village.close("2026-01")
    assert village.look(balances) == {home(1): 20}


def test_december_forfeits_what_is_not_carried_over(fresh: Fresh) -> None:
    village = Village(fresh())
    village.rules(date(2025, 11, 1), ITEMS, carry=33)
    village.join(date(2025, 11, 1))
    village.passed("A", date(2025, 11, 5))
    village.close("2025-11", date(2025, 12, 1))
    village.passed("A", date(2025, 12, 5))
    december = village.close("2025-12", JAN)
    assert december.carry == ((home(1).hex, 26),)
    balance = village.look(lambda ledger: ledger.balance(home(1)))
    assert (balance.counted, balance.forfeited, balance.amount) == (40, 26, 14)


def test_members_are_adults_of_full_capacity_who_live_here(village: Village) -> None:
    village.passed("M", date(2026, 1, 5), one=None, members=2)
    village.edit("resident", person(1, 2), {"limited": True})
    (first, *_) = village.look(lambda ledger: ledger.scores("2026-02"))
    assert first.members == 1
    month = village.close("2026-01")
    assert month.households[0].members == 1
    assert month.entries[0].counted == 20
