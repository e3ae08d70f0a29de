"""The ledger of a village, read from what its offices wrote."""

from __future__ import annotations

from datetime import date

import pytest

from gridcredit.domain.credit.codes import Decision, EntryState, Result, Theme, Unit
from gridcredit.domain.credit.items import Item
from tests.store.conftest import Fresh
from tests.store.credit.villages import Village, home

JAN = date(2026, 1, 1)
ITEMS = (
    Item("A", Theme.GOVERNANCE, "安全预警", 20),
    Item("H", Theme.CIVIC_PRACTICE, "志愿", unit=Unit.HOURS, tiers=((100, 20), (200, 50))),
)


@pytest.fixture
def village(fresh: Fresh) -> Village:
    """A village with rules and members since January."""
    made = Village(fresh())
    made.rules(JAN, ITEMS)
    made.join(JAN)
    return made


def test_a_returned_entry_that_is_amended_counts_in_the_month_of_its_day(village: Village) -> None:
    entry = village.enter("A", date(2026, 1, 20))
    village.decide(entry, to=Decision.RETURN, on=date(2026, 2, 3))
    village.close("2026-01", date(2026, 2, 5))
    fact = village.look(lambda ledger: ledger.row(entry)).fact
    amended = village.amend(fact, note="补充")
    row = village.look(lambda ledger: ledger.row(amended))
    assert (row.id, row.state, row.period) == (entry, EntryState.WAITING, None)
    village.decide(amended, on=date(2026, 2, 25))
    row = village.look(lambda ledger: ledger.row(entry))
    assert (row.state, row.period, row.counted) == (EntryState.PASSED, "2026-02", 20)


def test_an_objection_to_a_closed_entry_is_corrected_in_the_open_month(village: Village) -> None:
    entry = village.passed("A", date(2026, 1, 20))
    january = village.close("2026-01")
    assert village.look(lambda ledger: ledger.balances())[home(1)].amount == 20
    objection = village.object_to(entry)
    held = village.look(lambda ledger: ledger.balances())[home(1)]
    assert (held.held_back, held.amount) == (20, 0)
    answer = village.answer(objection, Result.UPHELD)
    rows = village.look(lambda ledger: ledger.rows())
    assert [(row.id, row.period, row.counted, row.corrects) for row in rows] == [
        (entry, "2026-01", 20, None),
        (answer, "2026-02", -20, entry),
    ]
    village.close("2026-02", date(2026, 3, 1))
    assert village.look(lambda ledger: ledger.balances())[home(1)].amount == 0
    assert village.look(lambda ledger: ledger.closings[0].text) == january.text()
