"""Consents given and withdrawn, each by itself and with the version of the notice."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gridcredit.domain.codes import ConsentKind, Role
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import BadValue, GoneBefore, MinorRefused, NotAllowed, NotFound
from gridcredit.domain.kinds.setting import Setting, setting_id
from gridcredit.operations import applying
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.operations.visits.consenting import NOTICE_VERSION
from gridcredit.operations.visits.doorstep import visit_sheet
from gridcredit.store.journal import journal, nodes
from gridcredit.store.register import events
from tests.operations.homes import Home, a_home

NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


def entry(whose: Any, **other: Any) -> dict[str, Any]:
    """A consent as a script hands it in."""
    given = {"resident": str(whose), "kind": "publish_honour", "on": "2026-11-20"}
    return {"do": "consent.add"} | given | other


def said(desk: Desk, home: Home) -> list[tuple[str, bool, str, str]]:
    """What somebody's consents say, oldest first."""
    with desk.reading() as session:
        found = events.consents(session, [home.adult])
    return [(c.consent.value, c.given, c.on.isoformat(), c.notice_version) for c in found]


def test_a_consent_names_the_notice_in_force_or_the_one_that_was_signed(
    worker: Desk, home: Home
) -> None:
    applying.apply_one(worker, entry(home.adult))
    applying.apply_one(worker, entry(home.adult, kind="publish_lines", notice="2026-3"))
    applying.apply_one(worker, entry(home.adult, on="2026-11-21", withdraw=True))
    assert said(worker, home) == [
        ("publish_honour", True, "2026-11-20", "1"),
        ("publish_lines", True, "2026-11-20", "2026-3"),
        ("publish_honour", False, "2026-11-21", ""),
    ]
    sheet = visit_sheet(worker, home.household)
    [person] = [p for p in sheet.people if p.id == home.adult]
    assert person.consents == {ConsentKind.PUBLISH_HONOUR: False, ConsentKind.PUBLISH_LINES: True}


def test_the_district_says_which_notice_is_in_force(district: Desk) -> None:
    home = a_home(district)
    with district.writing() as session:
        assert nodes.own(session).office == "district"
        journal.add(session, [Setting(setting_id(NOTICE_VERSION), NOTICE_VERSION, "2027-1")])
    applying.apply_one(district, entry(home.adult))
    assert said(district, home)[0][3] == "2027-1"


def test_a_kind_may_be_called_by_its_word(worker: Desk, home: Home) -> None:
    applying.apply_one(worker, entry(home.adult, kind="同意公开表彰"))
    assert said(worker, home)[0][0] == "publish_honour"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"kind": "everything"}, BadValue),
        ({"kind": ""}, BadValue),
        ({"on": "2026-11-23"}, BadValue),  # tomorrow
        ({"on": "gestern"}, BadValue),
        ({"withdraw": "yes"}, BadValue),
        ({"resident": NOBODY}, NotFound),
        ({"notice": 3}, BadValue),
    ],
)
def test_what_cannot_be_is_refused(
    worker: Desk, home: Home, change: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        applying.apply_one(worker, entry(home.adult, **change))
    assert said(worker, home) == []


def test_a_minor_gives_none(worker: Desk, home: Home) -> None:
    with pytest.raises(MinorRefused):
        applying.apply_one(worker, entry(home.minor))


def test_who_died_gives_none_and_the_kin_may_withdraw(worker: Desk, home: Home) -> None:
    people.set_resident_field(worker, home.adult, "state", "died")
    people.set_resident_field(worker, home.adult, "left_on", "2026-11-10")
    with pytest.raises(GoneBefore):
        applying.apply_one(worker, entry(home.adult))
    applying.apply_one(worker, entry(home.adult, withdraw=True))
    assert [given for _, given, _, _ in said(worker, home)] == [False]


def test_many_are_written_by_lines_each_with_its_duty(worker: Desk, home: Home) -> None:
    lines = [
        json.dumps(entry(home.adult)),
        json.dumps(entry(NOBODY)),
        json.dumps(entry(home.other)),
    ]
    applied = applying.apply_lines(worker, lines)
    assert (applied.done, [r.line for r in applied.refused]) == (2, [2])
    assert [one is None for one in applied.ids] == [False, True, False]
    worker.actor = Actor("x", "甲", Role.REDEEMER)
    with pytest.raises(NotAllowed):
        applying.apply_one(worker, entry(home.adult))


def test_of_one_day_the_later_said_counts(worker: Desk, home: Home) -> None:
    applying.apply_one(worker, entry(home.adult))
    applying.apply_one(worker, entry(home.adult, withdraw=True))
    assert [given for _, given, _, _ in said(worker, home)] == [True, False]
