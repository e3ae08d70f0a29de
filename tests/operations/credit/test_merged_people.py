"""Two records of one person in 信用+: one room in open months, what is closed stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.credit.codes import Decision
from gridcredit.operations.credit import listing, reviewing
from gridcredit.operations.credit.entering import EntryForm, add_entry
from gridcredit.operations.credit.foretelling import foretell
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import merging
from gridcredit.store.credit.members import participation
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


def counted(desk: Desk) -> int:
    """What November counts."""
    return sum(row.counted for row in listing.list_ledger(desk, VILLAGE, period="2026-11"))


def test_a_cap_of_a_person_is_one_for_both_records(clerk: Desk, home: Home) -> None:
    talk = EntryForm(
        home.household, "A2", ON, home.adult
    )  # at most three points a month and person
    other = replace(talk, resident=home.other)
    add_entry(clerk, replace(other, quantity=30))
    later = replace(talk, on=date(2026, 11, 21))
    assert foretell(clerk, later).counted == 10
    done = merging.merge(clerk, home.other, home.adult, "同一人")
    assert foretell(clerk, later).counted == 0
    merging.undo_merge(clerk, done, "看错了")
    assert foretell(clerk, later).counted == 10


def test_entries_of_both_records_share_the_room_until_they_are_two_again(
    clerk: Desk, home: Home
) -> None:
    talk = EntryForm(home.household, "A2", ON, home.adult, quantity=30)
    become(clerk, Role.COLLECTOR, "采集员")
    written = [add_entry(clerk, talk), add_entry(clerk, replace(talk, resident=home.other))]
    become(clerk, Role.STREET_REVIEWER, "审核员")
    reviewing.decide(clerk, written, Decision.PASS)
    assert counted(clerk) == 60
    become(clerk, Role.STREET_CLERK, "信用专员")
    done = merging.merge(clerk, home.other, home.adult, "同一人")
    assert counted(clerk) == 30
    merging.undo_merge(clerk, done, "是两个人")
    assert counted(clerk) == 60


def test_what_either_record_signed_holds_for_the_person(clerk: Desk, home: Home) -> None:
    done = merging.merge(clerk, home.other, home.adult, "同一人")
    with clerk.reading() as session:
        assert participation(session, [home.household]).people(home.household, ON) == {home.adult}
    merging.undo_merge(clerk, done, "是两个人")
    with clerk.reading() as session:
        people = participation(session, [home.household]).people(home.household, ON)
    assert people == {home.adult, home.other}
