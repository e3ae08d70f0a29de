"""What an entry must be: the month to enter it, its quantity, whose names it holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit import entry_rules
from gridcredit.domain.credit.codes import Unit
from gridcredit.domain.errors import BadValue, EnteredTooLate

DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("on", "last"),
    [
        ("2026-01-20", "2026-02-20"),
        ("2026-01-31", "2026-02-28"),
        ("2028-01-31", "2028-02-29"),
        ("2026-03-31", "2026-04-30"),
        ("2026-12-15", "2027-01-15"),
    ],
)
def test_a_fact_is_entered_until_the_same_day_of_the_next_month(on: str, last: str) -> None:
    assert entry_rules.last_day_to_enter(date.fromisoformat(on)).isoformat() == last


@given(DAYS)
def test_the_last_day_is_in_time_and_the_next_is_not(on: date) -> None:
    last = entry_rules.last_day_to_enter(on)
    entry_rules.require_in_time(on, last)
    with pytest.raises(EnteredTooLate) as caught:
        entry_rules.require_in_time(on, last + timedelta(days=1))
    assert caught.value.last == last.isoformat()
    assert 28 <= (last - on).days <= 31


@pytest.mark.parametrize(
    ("unit", "is_group", "given_tenths", "kept"),
    [
        (Unit.PERSON, False, None, 10),
        (Unit.QUANTITY, False, 30, 30),
        (Unit.MEMBER, False, 10, 10),
        (Unit.PERSON, True, None, 10),
        (Unit.HOURS, False, 25, 25),
    ],
)
def test_quantities_that_fit(
    unit: Unit, is_group: bool, given_tenths: int | None, kept: int
) -> None:
    assert entry_rules.checked_quantity(unit, is_group, given_tenths) == kept


@pytest.mark.parametrize(
    ("unit", "is_group", "given_tenths", "reason"),
    [
        (Unit.HOURS, False, None, "hours_wanted"),
        (Unit.MEMBER, False, 20, "no_quantity"),
        (Unit.PERSON, True, 20, "no_quantity"),
        (Unit.PERSON, False, 25, "not_whole"),
        (Unit.HOUSEHOLD, False, 0, "quantity_range"),
        (Unit.HOURS, False, -5, "quantity_range"),
        (Unit.QUANTITY, False, 20_000_000, "quantity_range"),
    ],
)
def test_quantities_that_do_not_fit(
    unit: Unit, is_group: bool, given_tenths: int | None, reason: str
) -> None:
    with pytest.raises(BadValue) as caught:
        entry_rules.checked_quantity(unit, is_group, given_tenths)
    assert caught.value.reason == reason


def test_hours_of_a_span_are_rounded_down() -> None:
    assert entry_rules.hours_between("08:00", "10:30") == 25
    assert entry_rules.hours_between("08:00", "08:59") == 9


def test_what_ends_when_the_other_begins_does_not_overlap() -> None:
    assert not entry_rules.do_overlap(("08:00", "10:00"), ("10:00", "11:00"))
    assert entry_rules.do_overlap(("08:00", "10:01"), ("10:00", "11:00"))
    assert entry_rules.do_overlap(("08:00", "12:00"), ("09:00", "10:00"))


def test_names_are_found_in_any_text_once() -> None:
    texts = ["调解王建国与李秀英的纠纷", "", "王建国家门口"]
    assert entry_rules.named_in(texts, ["李秀英", "王建国", "王", "赵强", "王建国"]) == [
        "李秀英",
        "王建国",
    ]
