"""What is said before saving: what counts nothing or less, what cannot be passed as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gridcredit import texts
from gridcredit.domain.errors import NotTakingPart
from gridcredit.operations.credit.entering import EntryForm, add_entry
from gridcredit.operations.credit.foretelling import Forecast, foretell
from gridcredit.operations.desk import Desk
from tests.operations.credit.pilots import join, put_rules
from tests.operations.homes import Home, a_home

ON = date(2026, 11, 20)


@pytest.fixture
def home(clerk: Desk) -> Home:
    """A household that takes part, in a village with rules."""
    made = a_home(clerk)
    put_rules(clerk)
    join(clerk, made)
    return made


def form(home: Home, item: str, **other: Any) -> EntryForm:
    """An entry of an item."""
    return replace(EntryForm(home.household, item, ON, home.adult), **other)


def said(desk: Desk, *told: EntryForm) -> tuple[int, list[str]]:
    """What the last of some entries would count once the others are written, and what is said."""
    for before in told[:-1]:
        add_entry(desk, before)
    found: Forecast = foretell(desk, told[-1])
    return found.counted, [one.reason for one in found.told]


def test_nothing_is_said_of_what_counts_whole(clerk: Desk, home: Home) -> None:
    assert foretell(clerk, form(home, "A1")) == Forecast(20, 20, ())


def test_a_cap_that_is_reached_is_said(clerk: Desk, home: Home) -> None:
    talk = form(home, "A2")
    assert said(clerk, talk) == (10, [])
    assert said(clerk, replace(talk, quantity=20), talk) == (10, ["entered_already"])
    assert said(clerk, replace(talk, quantity=20)) == (10, ["entered_already", "cap_cut"])
    assert said(clerk, talk, talk) == (0, ["entered_already", "cap_reached"])
    assert said(clerk, replace(talk, resident=home.other)) == (10, [])  # by person
    assert said(clerk, replace(talk, on=date(2026, 11, 1))) == (10, ["no_gain"])


def test_the_same_again_is_said(clerk: Desk, home: Home) -> None:
    once = form(home, "A1")
    assert said(clerk, once, once) == (20, ["entered_already"])
    for other in ({"on": date(2026, 11, 19)}, {"resident": home.other}, {"matter": "调-1"}):
        assert said(clerk, replace(once, **other))[1] == []


def test_a_higher_one_of_the_same_matter_is_said(clerk: Desk, home: Home) -> None:
    small, great = form(home, "B1", matter="调-1"), form(home, "B2", matter="调-1")
    assert said(clerk, great, small) == (0, ["group_beaten"])
    assert said(clerk, replace(small, matter="调-2")) == (10, [])
    assert said(clerk, replace(small, matter="")) == (10, ["matter_blank"])


def test_hours_short_of_the_next_tier_are_said(clerk: Desk, home: Home) -> None:
    hours = form(home, "A3", quantity=60)
    assert said(clerk, hours) == (0, ["tier_not_reached"])
    assert said(clerk, hours, replace(hours, on=date(2026, 11, 19))) == (0, ["tier_not_reached"])
    assert said(clerk, replace(hours, on=date(2026, 11, 21))) == (20, [])
    assert said(clerk, form(home, "A4", quantity=15)) == (0, ["hours_too_few"])
    assert said(clerk, form(home, "A4", quantity=75)) == (30, ["marked_hours"])


def test_evidence_that_is_missing_is_said(clerk: Desk, home: Home) -> None:
    [told] = foretell(clerk, form(home, "C3")).told
    assert (told.reason, told.about) == ("evidence_missing", "照片")
    assert foretell(clerk, form(home, "C3", evidence=("照片",))).told == ()


def test_somebody_elses_name_is_pointed_out(clerk: Desk, home: Home) -> None:
    told = foretell(clerk, form(home, "A1", note="与李秀英一起，王建国带队", place="广场")).told
    assert [(one.reason, one.about) for one in told] == [("names_somebody", "李秀英")]


def test_refusals_are_said_as_they_are_when_saving(clerk: Desk, home: Home) -> None:
    with pytest.raises(NotTakingPart):
        foretell(clerk, form(home, "A1", resident=home.unknown))


def test_everything_that_is_said_has_words() -> None:
    for reason in (
        "cap_reached", "cap_cut", "no_gain", "group_beaten", "group_less", "tier_not_reached",
        "hours_too_few", "evidence_missing", "matter_blank", "marked_hours", "names_somebody",
    ):  # fmt: skip
        assert texts.reason_word(reason, "zh") != texts.reason_word(reason, "en") != reason
