"""Items of rule sets: their written form, what they are worth, what may be wrong with them."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit.codes import CapBy, CapKind, CapSpan, Theme, Unit
from gridcredit.domain.credit.items import (
    Bounds,
    Item,
    item_faults,
    items_from_json,
    items_to_json,
)

PLAIN = Item("A", Theme.GOVERNANCE, "安全预警", 20)
TIERED = Item("T", Theme.CIVIC_PRACTICE, "志愿", unit=Unit.HOURS, tiers=((100, 20), (200, 50)))
CAPPED = replace(PLAIN, cap=40, cap_per=CapSpan.MONTH)

texts = st.text(max_size=8)
items = st.builds(
    Item,
    code=texts,
    theme=st.sampled_from(Theme),
    name=texts,
    points=st.integers(-100, 1000),
    unit=st.sampled_from(Unit),
    per=st.integers(1, 100),
    group=texts,
    tiers=st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), max_size=3).map(tuple),
    cap=st.none() | st.integers(0, 999),
    cap_kind=st.none() | st.sampled_from(CapKind),
    cap_per=st.none() | st.sampled_from(CapSpan),
    cap_by=st.none() | st.sampled_from(CapBy),
    cap_code=texts,
    evidence=st.lists(texts, max_size=3).map(tuple),
    recorders=st.lists(texts, max_size=3).map(tuple),
    on=st.booleans(),
)


@given(st.lists(items, max_size=4))
def test_items_are_read_as_they_were_written(made: list[Item]) -> None:
    written = items_to_json(made)
    assert items_from_json(written) == made
    assert items_to_json(items_from_json(written)) == written


def test_names_of_a_newer_program_are_passed_over() -> None:
    told = json.loads(items_to_json([PLAIN]))
    assert items_from_json(json.dumps([{**told[0], "colour": "red"}])) == [PLAIN]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1]",
        "[{}]",
        '[{"code":"A","theme":"sport","name":"a"}]',
        '[{"code":"A","theme":"governance","name":"a","points":"2"}]',
        '[{"code":"A","theme":"governance","name":"a","points":true}]',
        '[{"code":"A","theme":"governance","name":"a","per":0}]',
        '[{"code":"A","theme":"governance","name":"a","tiers":[[1]]}]',
        '[{"code":"A","theme":"governance","name":"a","evidence":"x"}]',
        '[{"code":"A","theme":"governance","name":"a","on":1}]',
        "[" * 100_000,
    ],
)
def test_what_is_no_list_of_items_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever way it is wrong
        items_from_json(text)


@pytest.mark.parametrize(
    ("item", "quantity", "members", "worth"),
    [
        (PLAIN, 10, 3, 20),
        (PLAIN, 30, 3, 60),
        (replace(PLAIN, unit=Unit.HOUSEHOLD), 20, 3, 40),
        (replace(PLAIN, unit=Unit.QUANTITY), 50, 3, 100),
        (replace(PLAIN, unit=Unit.MEMBER), 50, 3, 60),
        (replace(PLAIN, unit=Unit.MEMBER), 10, 0, 0),
        (replace(PLAIN, unit=Unit.HOURS), 25, 3, 40),
        (replace(PLAIN, unit=Unit.HOURS, per=20), 39, 3, 20),
        (replace(PLAIN, unit=Unit.HOURS, per=20), 19, 3, 0),
        (replace(PLAIN, unit=Unit.HOURS, per=15), 31, 3, 40),
        (replace(PLAIN, group="g"), 70, 3, 20),
        (TIERED, 300, 3, 0),
    ],
)
def test_an_entry_is_worth_its_points_by_unit(
    item: Item, quantity: int, members: int, worth: int
) -> None:
    assert item.worth(quantity, members) == worth


def test_a_tier_is_reached_by_its_hours() -> None:
    assert [TIERED.tier(hours) for hours in (0, 99, 100, 199, 200, 5000)] == [0, 0, 20, 20, 50, 50]


def test_a_cap_is_of_points_by_person_where_it_says_no_more() -> None:
    assert CAPPED.bounds == Bounds(40, CapKind.POINTS, CapSpan.MONTH, CapBy.PERSON)
    assert PLAIN.bounds is None
    assert (PLAIN.room, replace(PLAIN, cap_code="B").room) == ("A", "B")


def faults(*made: Item) -> list[tuple[int, str, str]]:
    return [(fault.item, fault.field, fault.reason) for fault in item_faults(made)]


def test_a_sound_rule_set_has_no_faults() -> None:
    shared = replace(CAPPED, cap_code="B")
    assert faults(
        PLAIN,
        TIERED,
        replace(PLAIN, code="G", group="g"),
        replace(shared, code="B1"),
        replace(shared, code="B2", points=10, cap_kind=CapKind.POINTS, cap_by=CapBy.PERSON),
        replace(PLAIN, code="B3", unit=Unit.HOURS, per=20),
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("item", "field", "reason"),
    [
        (replace(PLAIN, code=" "), "code", "empty"),
        (replace(PLAIN, name=""), "name", "empty"),
        (replace(PLAIN, points=-1), "points", "negative_points"),
        (replace(PLAIN, unit=Unit.HOURS, per=0), "per", "wrong_form"),
        (replace(PLAIN, group="g", unit=Unit.HOURS), "group", "group_of_persons"),
        (replace(PLAIN, group="g", unit=Unit.HOUSEHOLD), "group", "group_of_persons"),
        (replace(TIERED, unit=Unit.PERSON), "tiers", "tiers_of_hours"),
        (replace(TIERED, points=10), "points", "tiers_alone"),
        (replace(TIERED, cap=10, cap_per=CapSpan.YEAR), "cap", "tiers_alone"),
        (replace(TIERED, tiers=((100, 20), (100, 30))), "tiers", "tiers_rise"),
        (replace(TIERED, tiers=((100, 20), (200, 20))), "tiers", "tiers_rise"),
        (replace(TIERED, tiers=((0, 20),)), "tiers", "tiers_rise"),
        (replace(TIERED, tiers=((100, -20),)), "tiers", "negative_points"),
        (replace(PLAIN, cap=20), "cap_per", "cap_without_span"),
        (replace(CAPPED, cap=0), "cap", "cap_of_nothing"),
        (replace(PLAIN, cap_code="B"), "cap_code", "caps_differ"),
    ],
)
def test_a_faulty_item_is_named_with_its_field(item: Item, field: str, reason: str) -> None:
    assert (0, field, reason) in faults(item)


def test_a_group_of_hours_by_tiers_is_told_of_both() -> None:
    found = faults(replace(TIERED, group="g"))
    assert found == [(0, "group", "group_of_persons"), (0, "group", "tiers_alone")]


def test_the_second_of_two_items_with_one_code_is_a_fault() -> None:
    assert faults(PLAIN, replace(PLAIN, name="另一项")) == [(1, "code", "item_twice")]


@pytest.mark.parametrize(
    "other",
    [
        {"cap": 50},
        {"cap_kind": CapKind.TIMES},
        {"cap_per": CapSpan.YEAR},
        {"cap_by": CapBy.HOUSEHOLD},
        {"cap": None, "cap_per": None},
    ],
)
def test_items_that_share_a_cap_have_the_same(other: dict[str, object]) -> None:
    first = replace(CAPPED, code="B1", cap_code="B")
    second = replace(first, code="B2", **other)  # type: ignore[arg-type]
    assert faults(first, second) == [(1, "cap_code", "caps_differ")]


def test_codes_that_lead_in_a_circle_are_faults() -> None:
    one = replace(CAPPED, code="A", cap_code="B", group="C")
    two = replace(CAPPED, code="B", cap_code="A", group="")
    three = replace(PLAIN, code="C", group="A")
    found = faults(one, two, three)
    assert [(at, field) for at, field, reason in found if reason == "circular"] == [
        (0, "group"),
        (0, "cap_code"),
        (1, "cap_code"),
        (2, "group"),
    ]
    itself = replace(CAPPED, cap_code="A", group="A")
    assert faults(itself) == []
