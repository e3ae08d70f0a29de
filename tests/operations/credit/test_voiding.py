"""作废: who may, and what it reverses."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.credit.codes import EntryState
from gridcredit.domain.errors import BadValue, EntryVoided, NotFound, VoidedByReviewers
from gridcredit.domain.kinds.credit_activity import CreditActivity
from gridcredit.domain.kinds.credit_void import CreditVoid
from gridcredit.operations.credit.entering import EntryForm, add_entry
from gridcredit.operations.credit.grouping import ActivityForm, add_activity
from gridcredit.operations.credit.ledgers import ledger_of
from gridcredit.operations.credit.voiding import look_at_void, void
from gridcredit.operations.desk import Desk
from gridcredit.store.journal.loading import load, load_standing
from tests.operations.credit.pilots import become, join, put_rules
from tests.operations.homes import Home, a_home
from tests.operations.offices import VILLAGE

ON = date(2026, 11, 20)


@pytest.fixture
def home(clerk: Desk) -> Home:
    """A household that takes part, in a village with rules."""
    made = a_home(clerk)
    put_rules(clerk)
    join(clerk, made)
    return made


def state(desk: Desk, entry: UUID) -> EntryState:
    """Where an entry stands."""
    with desk.reading() as session:
        return ledger_of(desk, session, VILLAGE).row(entry).state


def test_an_entry_is_voided_once_by_its_recorder(clerk: Desk, home: Home) -> None:
    entry = add_entry(clerk, EntryForm(home.household, "A1", ON, home.adult))
    with pytest.raises(BadValue):
        void(clerk, entry, " ")
    [look] = look_at_void(clerk, entry)
    assert (look.entry, look.points, look.period, look.suspended) == (entry, 0, None, False)
    assert void(clerk, entry, "重复登记") == (entry,)
    assert state(clerk, entry) is EntryState.VOID
    with clerk.reading() as session:
        [fact] = load(session, CreditVoid)
    assert (fact.entry, fact.why, fact.by, fact.on) == (
        entry,
        "重复登记",
        clerk.actor.name,
        date(2026, 11, 22),
    )
    with pytest.raises(EntryVoided):
        void(clerk, entry, "再来")


def test_others_void_it_only_as_reviewers(clerk: Desk, home: Home) -> None:
    entry = add_entry(clerk, EntryForm(home.household, "A1", ON, home.adult))
    become(clerk, Role.STREET_CLERK, "别人")
    for ask in (lambda: void(clerk, entry, "x"), lambda: look_at_void(clerk, entry)):
        with pytest.raises(VoidedByReviewers):
            ask()
    assert state(clerk, entry) is EntryState.WAITING
    become(clerk, Role.STREET_REVIEWER, "审核")
    void(clerk, entry, "不实")
    assert state(clerk, entry) is EntryState.VOID


def test_an_activity_is_voided_with_all_its_entries(clerk: Desk, home: Home) -> None:
    made = add_activity(clerk, ActivityForm("A1", ON, "08:00", "10:00", (home.adult, home.other)))
    alone, other = made.entries
    void(clerk, alone, "没有来")
    assert [one.entry for one in look_at_void(clerk, made.activity)] == [other]
    assert void(clerk, made.activity, "没有举行") == (other,)
    assert {state(clerk, entry) for entry in made.entries} == {EntryState.VOID}
    with clerk.reading() as session:
        assert load_standing(session, CreditActivity) == []
    with pytest.raises(NotFound):
        void(clerk, made.activity, "再来")


def test_what_is_no_entry_is_not_found(clerk: Desk, home: Home) -> None:
    with pytest.raises(NotFound):
        void(clerk, home.household, "x")
