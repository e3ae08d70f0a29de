"""What somebody says of an entry that he recorded himself does not count where it is read either,
by whatever road the line came."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.credit.codes import Decision, EntryState, Result, Theme
from gridcredit.domain.credit.items import Item
from gridcredit.domain.kinds.credit_answer import CreditAnswer
from gridcredit.domain.kinds.credit_decision import CreditDecision
from gridcredit.store.credit.ledger import Ledger
from tests.store.conftest import Fresh
from tests.store.credit.villages import LAPTOP, VILLAGE_OFFICE, Village, person

JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)
RECORDER = "采集员"


@pytest.fixture(params=[False, True], ids=["open", "behind a closing"])
def village(fresh: Fresh, request: pytest.FixtureRequest) -> Village:
    """A village with rules and members, in its first month or after a closed one: there entries
    are read as plain rows."""
    made = Village(fresh())
    made.rules(JAN, (Item("A", Theme.GOVERNANCE, "安全预警", 20),))
    made.join(JAN)
    if request.param:
        made.close("2026-01")
    return made


def states(ledger: Ledger) -> dict[UUID, EntryState]:
    """Where every entry stands."""
    return {row.id: row.state for row in ledger.rows()}


def decide(
    village: Village,
    entry: UUID,
    name: str,
    resident: UUID | None = None,
    by: UUID = VILLAGE_OFFICE,
    to: Decision = Decision.PASS,
) -> UUID:
    made = CreditDecision(next(village.ids), entry, to, FEB, by=name, by_resident=resident)
    village.write([made], by)
    return made.id


def test_ones_own_decision_does_not_count_and_is_told(village: Village) -> None:
    on = date(2026, 2, 5)
    own = village.enter("A", on, by=RECORDER)
    forged = decide(village, own, RECORDER)
    assert village.look(states) == {own: EntryState.WAITING}
    over = village.look(lambda ledger: ledger.passed_over)
    assert [(one.kind, one.id, one.about) for one in over] == [("credit_decision", forged, own)]
    decide(village, own, "审核")
    assert village.look(states) == {own: EntryState.PASSED}


def test_it_is_ones_own_where_both_accounts_are_of_one_resident(village: Village) -> None:
    entry = village.enter("A", date(2026, 2, 5), by_node=LAPTOP, by_resident=person(3))
    decide(village, entry, "审核", person(3))
    assert village.look(states) == {entry: EntryState.WAITING}
    decide(village, entry, RECORDER, person(2))
    assert village.look(states) == {entry: EntryState.PASSED}


def test_a_name_at_another_office_or_none_may_be_somebody_else(village: Village) -> None:
    on = date(2026, 2, 5)
    elsewhere = village.enter("A", on, by_node=LAPTOP, by=RECORDER)
    erased = village.enter("A", on, at=2, by="")
    decide(village, elsewhere, RECORDER)
    decide(village, erased, "")
    assert set(village.look(states).values()) == {EntryState.PASSED}


def test_who_recorded_an_entry_may_let_the_street_decide(village: Village) -> None:
    entry = village.enter("A", date(2026, 2, 5), by=RECORDER)
    decide(village, entry, RECORDER, to=Decision.HAND_UP)
    assert village.look(states) == {entry: EntryState.HANDED_UP}


def test_an_objection_to_it_is_not_answered_by_himself(village: Village) -> None:
    entry = village.enter("A", date(2026, 2, 5), by=RECORDER)
    objection = village.object_to(entry)
    answer = CreditAnswer(next(village.ids), objection, Result.REJECTED, FEB, "属实", by=RECORDER)
    village.write([answer])
    assert village.look(states) == {entry: EntryState.DISPUTED}
    village.answer(objection, Result.REJECTED)
    assert village.look(states) == {entry: EntryState.WAITING}
