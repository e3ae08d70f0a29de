"""记一笔: what is asked of an entry before it is kept, each refusal in its own words."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gridcredit import texts
from gridcredit.domain.codes import ResidentState, Role
from gridcredit.domain.errors import (
    BadValue,
    ClockBehind,
    EnteredTooLate,
    FileUnreadable,
    GoneBefore,
    GridCreditError,
    ItemNotCounted,
    ItemOfOthers,
    MinorRefused,
    NoRules,
    NotAllowed,
    NotFound,
    NotTakingPart,
    StorageFailed,
)
from gridcredit.domain.kinds.credit_entry import CreditEntry
from gridcredit.operations.credit.entering import EntryForm, add_entry
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending
from gridcredit.store.journal.loading import load
from gridcredit.store.workspace import files
from tests.operations.credit.pilots import ITEMS, become, join, leave, put_rules
from tests.operations.homes import Home, a_home
from tests.operations.visits.test_statements import counted

ON = date(2026, 11, 20)
LATER = {"left_on": "2026-11-10"}


@pytest.fixture
def home(clerk: Desk) -> Home:
    """A household that takes part, in a village with rules."""
    made = a_home(clerk)
    put_rules(clerk)
    join(clerk, made)
    return made


def form(home: Home, **other: Any) -> EntryForm:
    """A good entry, or one with other fields."""
    return replace(EntryForm(home.household, "A1", ON, home.adult), **other)


def entries(desk: Desk) -> list[CreditEntry]:
    """All that was written."""
    with desk.reading() as session:
        return load(session, CreditEntry)


def test_an_entry_says_who_did_what_when_and_who_wrote_it(clerk: Desk, home: Home) -> None:
    become(clerk, Role.STREET_CLERK, "张干事", home.other)
    told = {"matter": " 2026-11 ", "place": "广场", "witness": "李", "note": "a\nb"}
    made = add_entry(clerk, form(home, evidence=("照片", "照片", " "), **told))
    [kept] = entries(clerk)
    assert (kept.id, kept.household, kept.item, kept.on) == (made, home.household, "A1", ON)
    assert (kept.resident, kept.quantity, kept.members) == (home.adult, 10, 2)
    assert (kept.matter, kept.place, kept.witness, kept.note) == ("2026-11", "广场", "李", "a\nb")
    assert kept.evidence == ("照片",)
    assert (kept.by, kept.by_resident, kept.first_saved) == (
        "张干事",
        home.other,
        date(2026, 11, 22),
    )


def test_the_members_of_the_day_are_counted_at_saving(clerk: Desk, home: Home) -> None:
    amending.change(clerk, "resident", home.other, {"state": "moved_out"} | LATER)
    on = (date(2026, 11, 9), date(2026, 11, 11))
    for day in on:
        add_entry(clerk, form(home, item="C1", resident=None, on=day))
    assert {e.on: e.members for e in entries(clerk)} == {on[0]: 2, on[1]: 1}


def test_an_item_is_named_by_its_code_or_its_name(clerk: Desk, home: Home) -> None:
    add_entry(clerk, form(home, item="文体活动"))
    assert [e.item for e in entries(clerk)] == ["A1"]


REFUSED: dict[str, tuple[Callable[[Home], dict[str, Any]], type[GridCreditError], str]] = {
    "nobody": (lambda h: {"household": h.adult}, NotFound, ""),
    "no such person": (lambda h: {"resident": h.household}, NotFound, ""),
    "to come": (lambda _: {"on": date(2026, 11, 23)}, BadValue, "future"),
    "too late": (lambda _: {"on": date(2026, 10, 21)}, EnteredTooLate, ""),
    "unknown item": (lambda _: {"item": "Z9"}, ItemNotCounted, "item_unknown"),
    "switched off": (lambda _: {"item": "C4"}, ItemNotCounted, "item_off"),
    "of others": (lambda _: {"item": "B3"}, ItemOfOthers, ""),
    "person wanted": (lambda _: {"resident": None}, BadValue, "person_wanted"),
    "minor": (lambda h: {"resident": h.minor}, MinorRefused, ""),
    "did not sign": (lambda h: {"resident": h.unknown}, NotTakingPart, "person_not_joined"),
    "hours wanted": (lambda _: {"item": "A4"}, BadValue, "hours_wanted"),
    "half a person": (lambda _: {"quantity": 5}, BadValue, "not_whole"),
    "less than one": (lambda _: {"quantity": 0}, BadValue, "quantity_range"),
    "quantity of a group": (lambda _: {"item": "B1", "quantity": 20}, BadValue, "no_quantity"),
    "note with controls": (lambda _: {"note": "\x07"}, BadValue, "control_characters"),
    "matter too long": (lambda _: {"matter": "长" * 2000}, BadValue, "too_long"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_in_its_own_words(clerk: Desk, home: Home, case: str) -> None:
    fields, kind, reason = REFUSED[case]
    with pytest.raises(kind) as caught:
        add_entry(clerk, form(home, **fields(home)))
    assert type(caught.value) is kind
    assert getattr(caught.value, "reason", "") == reason
    assert all(len(texts.describe(caught.value, language)) > 20 for language in ("zh", "en"))
    assert entries(clerk) == []


def test_no_two_refusals_read_alike(clerk: Desk, home: Home) -> None:
    said = []
    for fields, kind, _ in REFUSED.values():
        with pytest.raises(kind) as caught:
            add_entry(clerk, form(home, **fields(home)))
        said.append(texts.describe(caught.value))
    assert len(set(said)) == len(said)


def test_only_days_between_joining_and_leaving_count(clerk: Desk, home: Home) -> None:
    late = a_home(clerk)
    join(clerk, late, date(2026, 11, 5))
    leave(clerk, late, late.adult, date(2026, 11, 15))
    for day, reason, since in (
        (date(2026, 11, 4), "before_joining", "2026-11-05"),
        (date(2026, 11, 15), "after_leaving", ""),
    ):
        with pytest.raises(NotTakingPart) as caught:
            add_entry(clerk, form(late, on=day))
        assert (caught.value.reason, caught.value.since) == (reason, since)
    for day in (date(2026, 11, 5), date(2026, 11, 14)):
        add_entry(clerk, form(late, on=day))
    add_entry(clerk, form(late, item="C1", resident=None))  # the other one still takes part


def test_a_household_that_never_joined_is_refused(clerk: Desk, home: Home) -> None:
    stranger = a_home(clerk)
    with pytest.raises(NotTakingPart) as caught:
        add_entry(clerk, form(stranger, item="C1", resident=None))
    assert caught.value.reason == "household_not_joined"


def test_somebody_of_another_household_is_refused(clerk: Desk, home: Home) -> None:
    with pytest.raises(BadValue) as caught:
        add_entry(clerk, form(a_home(clerk), resident=home.adult))
    assert caught.value.reason == "other_household"


def test_who_had_died_or_moved_is_refused_from_the_next_day_on(clerk: Desk, home: Home) -> None:
    for state in (ResidentState.DIED, ResidentState.MOVED_OUT):
        amending.change(clerk, "resident", home.adult, {"state": state.value} | LATER)
        with pytest.raises(GoneBefore) as caught:
            add_entry(clerk, form(home, on=date(2026, 11, 11)))
        assert caught.value.state == state
        add_entry(clerk, form(home, on=date(2026, 11, 10)))


def test_a_door_that_all_have_left_is_refused(clerk: Desk, home: Home) -> None:
    for one in (home.adult, home.other):
        amending.change(clerk, "resident", one, {"state": "moved_out"} | LATER)
    with pytest.raises(GoneBefore):
        add_entry(clerk, form(home, item="C2", resident=None))


def test_who_is_marked_as_not_applicable_is_refused(clerk: Desk, home: Home) -> None:
    amending.change(clerk, "resident", home.adult, {"limited": True})
    with pytest.raises(BadValue) as caught:
        add_entry(clerk, form(home))
    assert caught.value.reason == "limited_person"


def test_what_was_taken_off_the_register_is_refused(clerk: Desk, home: Home) -> None:
    amending.remove(clerk, "household", home.household, "重复")
    with pytest.raises(BadValue) as caught:
        add_entry(clerk, form(home))
    assert (caught.value.field, caught.value.reason) == ("household", "off_register")


def test_the_last_day_to_enter_is_the_same_day_of_the_next_month(clerk: Desk, home: Home) -> None:
    add_entry(clerk, form(home, on=date(2026, 10, 22)))
    with pytest.raises(EnteredTooLate) as caught:
        add_entry(clerk, form(home, on=date(2026, 10, 21)))
    assert caught.value.last == "2026-11-21"


def test_nothing_counts_in_a_month_before_any_rules(clerk: Desk) -> None:
    made = a_home(clerk)
    put_rules(clerk, begins=date(2026, 11, 1))
    join(clerk, made)
    with pytest.raises(NoRules):
        add_entry(clerk, form(made, on=date(2026, 10, 31)))
    add_entry(clerk, form(made, on=date(2026, 11, 1)))


def test_an_item_of_other_months_is_told_apart(clerk: Desk, home: Home) -> None:
    put_rules(clerk, ITEMS[:1], date(2026, 11, 1), number=2)
    with pytest.raises(ItemNotCounted) as caught:
        add_entry(clerk, form(home, item="A2"))
    assert caught.value.reason == "item_other_month"
    add_entry(clerk, form(home, item="A2", on=date(2026, 10, 31)))


def test_a_clock_that_runs_behind_is_named(clerk: Desk, home: Home) -> None:
    add_entry(clerk, form(home))
    clerk.clock.go(-3)  # type: ignore[attr-defined]
    with pytest.raises(ClockBehind):
        add_entry(clerk, form(home))


def test_only_who_records_may(clerk: Desk, home: Home) -> None:
    for role in (Role.STREET_REVIEWER, Role.REDEEMER):
        become(clerk, role)
        with pytest.raises(NotAllowed):
            add_entry(clerk, form(home))


def test_photos_and_a_paper_are_kept_with_the_entry(
    clerk: Desk, home: Home, tmp_path: Path
) -> None:
    photo, paper = tmp_path / "a.jpg", tmp_path / "b.pdf"
    photo.write_bytes(b"\xff\xd8\xff a photo")
    paper.write_bytes(b"%PDF-1.7 a paper")
    add_entry(clerk, form(home, files=(photo, paper)))
    [kept] = entries(clerk)
    with clerk.reading() as session:
        assert files.size(session, kept.photo_1) == photo.stat().st_size
        assert files.size(session, kept.paper) == paper.stat().st_size
    assert (kept.photo_2, kept.photo_3) == ("", "")


@pytest.mark.parametrize("name", ["words.jpg", "empty.png", "large.jpg", "folder", "missing.jpg"])
def test_what_is_no_photo_is_refused_and_nothing_is_kept(
    clerk: Desk, home: Home, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    match name:
        case "words.jpg":
            file.write_text("no picture")
        case "empty.png":
            file.touch()
        case "large.jpg":
            file.write_bytes(b"\xff\xd8\xff")
            os.truncate(file, 200 * 1024 * 1024)
        case "folder":
            file.mkdir()
    with pytest.raises((FileUnreadable, StorageFailed)) as caught:
        add_entry(clerk, form(home, files=(file,)))
    assert isinstance(caught.value, StorageFailed) is (name in ("folder", "missing.jpg"))
    assert entries(clerk) == []


def test_more_photos_than_three_are_refused(clerk: Desk, home: Home, tmp_path: Path) -> None:
    photo, paper = tmp_path / "a.jpg", tmp_path / "b.pdf"
    photo.write_bytes(b"\xff\xd8\xff a photo")
    paper.write_bytes(b"%PDF-1.7 a paper")
    for attached, reason in (((photo,) * 4, "too_many_photos"), ((paper,) * 2, "too_many_papers")):
        with pytest.raises(BadValue) as caught:
            add_entry(clerk, form(home, files=attached))
        assert caught.value.reason == reason


def test_saving_an_entry_takes_few_statements(clerk: Desk, home: Home) -> None:
    add_entry(clerk, form(home))
    with counted(clerk) as statements:
        add_entry(clerk, form(home))
    assert len(statements) <= 30, "\n".join(statements)
