"""活动单: one confirm, an entry each; who cannot be entered is left out and listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from gridcredit.domain.errors import BadValue, EnteredTooLate, ItemNotCounted, NobodyLeft, NotFound
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.credit_activity import CreditActivity
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.operations.credit.grouping import (
    ActivityForm,
    ActivityKept,
    LeftOut,
    add_activity,
    foretell_activity,
)
from gridcredit.operations.credit.voiding import void
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending
from gridcredit.store.journal.loading import load
from tests.operations.credit.pilots import join, put_rules
from tests.operations.homes import Home, a_home
from tests.operations.offices import VILLAGE
from tests.operations.visits.test_statements import counted

ON = date(2026, 11, 20)


@pytest.fixture
def home(clerk: Desk) -> Home:
    """A household that takes part, in a village with rules."""
    made = a_home(clerk)
    put_rules(clerk)
    join(clerk, made)
    return made


def form(*residents: UUID, **other: Any) -> ActivityForm:
    """A sheet with these people ticked."""
    return replace(ActivityForm("A1", ON, "08:00", "10:00", residents, "广场"), **other)


def kept(desk: Desk) -> tuple[list[CreditActivity], list[CreditEntry]]:
    """What was written."""
    with desk.reading() as session:
        return load(session, CreditActivity), load(session, CreditEntry)


def test_each_gets_an_entry_that_names_the_activity(clerk: Desk, home: Home) -> None:
    made = add_activity(clerk, form(home.adult, home.other, name="广场舞", organiser="文化站"))
    [sheet], entries = kept(clerk)
    assert (sheet.id, sheet.area, sheet.name) == (made.activity, area_id(VILLAGE), "广场舞")
    assert (sheet.item, sheet.starts, sheet.ends, sheet.place) == ("A1", "08:00", "10:00", "广场")
    assert {e.resident for e in entries} == {home.adult, home.other}
    assert {(e.activity, e.item, e.on, e.household) for e in entries} == {
        (made.activity, "A1", ON, home.household)
    }
    assert set(made.entries) == {e.id for e in entries}
    assert made.left_out == ()


def test_who_cannot_be_entered_is_left_out_with_the_reason(clerk: Desk, home: Home) -> None:
    amending.change(clerk, "resident", home.other, {"state": "died", "left_on": "2026-11-01"})
    ticked = form(home.adult, home.other, home.minor, home.unknown, home.adult)
    expected = (
        LeftOut(home.other, "gone"),
        LeftOut(home.minor, "minor"),
        LeftOut(home.unknown, "person_not_joined"),
        LeftOut(home.adult, "ticked_twice"),
    )
    assert foretell_activity(clerk, ticked) == expected
    assert kept(clerk) == ([], [])
    made = add_activity(clerk, ticked)
    assert (len(made.entries), made.left_out) == (1, expected)


def test_who_is_in_another_one_at_that_time_is_left_out(clerk: Desk, home: Home) -> None:
    first = add_activity(clerk, form(home.adult))
    both = form(home.adult, home.other, starts="09:59", ends="11:00")
    assert add_activity(clerk, both).left_out == (LeftOut(home.adult, "overlap"),)
    after = form(home.adult, starts="11:00", ends="12:00")
    assert add_activity(clerk, after).left_out == ()
    void(clerk, first.activity, "没有举行")
    again = form(home.adult, starts="08:30", ends="09:30")
    assert add_activity(clerk, again).left_out == ()


def test_by_household_each_door_has_one_entry(clerk: Desk, home: Home) -> None:
    made = add_activity(clerk, form(home.adult, home.other, item="C1"))
    assert (len(made.entries), made.left_out) == (1, (LeftOut(home.other, "household_counted"),))


def test_hours_are_those_of_the_activity(clerk: Desk, home: Home) -> None:
    add_activity(clerk, form(home.adult, item="A3", ends="10:30"))
    assert [e.quantity for e in kept(clerk)[1]] == [25]


def test_the_sheet_bears_out_what_the_item_wants(clerk: Desk, home: Home) -> None:
    add_activity(clerk, form(home.adult, item="C3"))
    add_activity(clerk, form(home.other, item="C3", evidence=()))
    assert {e.resident: e.evidence for e in kept(clerk)[1]} == {
        home.adult: ("照片",),
        home.other: (),
    }


def test_a_printed_sheet_gives_the_activity_its_id_once(clerk: Desk, home: Home) -> None:
    printed = clerk.new_id()
    assert add_activity(clerk, form(home.adult, activity=printed)).activity == printed
    with pytest.raises(BadValue) as caught:
        add_activity(clerk, form(home.other, activity=printed, starts="11:00", ends="12:00"))
    assert caught.value.reason == "sheet_entered"


def test_a_sheet_of_nobody_is_refused_whole(clerk: Desk, home: Home) -> None:
    for people, kind in (
        ((), BadValue),
        ((home.minor, home.unknown), NobodyLeft),
        ((home.adult, home.household), NotFound),
    ):
        with pytest.raises(kind):
            add_activity(clerk, form(*people))
    assert kept(clerk) == ([], [])


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ({"item": "Z9"}, ItemNotCounted),
        ({"on": date(2026, 10, 1)}, EnteredTooLate),
        ({"on": date(2026, 11, 23)}, BadValue),
        ({"starts": "8:00"}, BadValue),
        ({"ends": ""}, BadValue),
        ({"ends": "08:00"}, BadValue),
        ({"quantity": 5}, BadValue),
        ({"name": "a\x00"}, BadValue),
        ({"place": "长" * 2000}, BadValue),
        ({"photos": (Path(__file__),)}, Exception),
    ],
)
def test_a_sheet_that_cannot_be_is_refused_whole(
    clerk: Desk, home: Home, other: dict[str, Any], kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        add_activity(clerk, form(home.adult, **other))
    assert kept(clerk) == ([], [])


def test_four_photos_are_too_many(clerk: Desk, home: Home, tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"\xff\xd8\xff a photo")
    made = add_activity(clerk, form(home.adult, photos=(photo,) * 3, sheet=photo))
    [sheet], _ = kept(clerk)
    assert sheet.photo_1 == sheet.photo_3 == sheet.sheet != ""
    with pytest.raises(BadValue):
        add_activity(clerk, form(home.other, photos=(photo,) * 4))
    assert [s.id for s in kept(clerk)[0]] == [made.activity]


def test_twenty_people_cost_no_more_statements_than_two(clerk: Desk) -> None:
    homes = [a_home(clerk) for _ in range(10)]
    put_rules(clerk)
    for home in homes:
        join(clerk, home)
    costs = []
    add_activity(clerk, form(homes[0].adult, starts="07:00", ends="07:30"))
    few, many = homes[:1], homes[1:]
    for these, times in ((few, ("08:00", "09:00")), (many, ("10:00", "11:00"))):
        people = [one for home in these for one in (home.adult, home.other)]
        with counted(clerk) as statements:
            made: ActivityKept = add_activity(clerk, form(*people, starts=times[0], ends=times[1]))
        assert len(made.entries) == len(people)
        costs.append(len(statements))
    assert costs[1] == costs[0] <= 35
