"""The list of a closed month: its one written form, and what is no such list."""

import json
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit.closing import (
    ClosedMonth,
    Forfeit,
    Held,
    Listed,
    ScoreLine,
    Stayed,
    digest,
    parse,
    part_of,
    theme_points,
)
from gridcredit.domain.credit.codes import Theme
from gridcredit.domain.errors import ClosingUnreadable
from gridcredit.store.credit.closings import read_list
from tests.domain.credit.books import ANN, HOME, OTHER_HOME, book, closed, item, listed

ids = st.uuids().map(lambda found: found.hex)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
numbers = st.integers(-(2**40), 2**40)
months = st.builds(
    ClosedMonth,
    area=texts,
    period=st.dates().map(lambda day: day.isoformat()[:7]),
    rules=st.lists(numbers, max_size=3).map(tuple),
    entries=st.lists(
        st.builds(
            Listed,
            ids,
            st.sampled_from([HOME, OTHER_HOME]),
            st.sampled_from(["", ANN]),
            texts,
            st.dates().map(str),
            texts,
            numbers,
            numbers,
            numbers,
            texts,
            st.just("") | ids,
        ),
        max_size=5,
    ).map(tuple),
    households=st.lists(
        st.builds(ScoreLine, ids, numbers, numbers, numbers, st.none() | numbers, texts), max_size=3
    ).map(tuple),
    moved_on=st.lists(st.builds(Stayed, ids, texts), max_size=3).map(tuple),
    left_out=st.lists(st.builds(Stayed, ids, texts), max_size=3).map(tuple),
    carry=st.lists(st.builds(Forfeit, ids, numbers), max_size=3).map(tuple),
    answers=st.lists(ids, max_size=3).map(tuple),
    disputed=st.lists(st.builds(Held, ids, ids, numbers), max_size=3).map(tuple),
)


@given(months)
def test_a_list_is_read_as_it_was_written(month: ClosedMonth) -> None:
    text = month.text()
    assert parse(text) == read_list(text) == month
    assert parse(text).text() == text


@given(months)
def test_the_written_form_is_canonical(month: ClosedMonth) -> None:
    told = json.loads(month.text())
    plain = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert month.text() == plain
    assert digest(plain) == sha256(plain.encode()).hexdigest()


@given(months)
def test_what_a_list_says_of_somebody_is_read_without_the_rest(month: ClosedMonth) -> None:
    text = month.text()
    for home, person in ((HOME, ""), (OTHER_HOME, ANN), (UUID(int=5).hex, ANN)):
        part = part_of(text, home, [person] if person else [])
        named = (row for row in month.entries if row.household == home)
        also = (row for row in month.entries if person and row.resident == person)
        wanted = {*named, *also}
        assert list(part.entries) == [row for row in month.entries if row in wanted]
        assert (part.area, part.period) == (month.area, month.period)
        assert part.answers == month.answers


@given(months)
def test_the_sums_are_those_of_the_list(month: ClosedMonth) -> None:
    told = json.loads(month.sums())
    points = dict(told["points"])
    for home in (HOME, OTHER_HOME):
        own = [row.counted for row in month.entries if row.household == home]
        assert points.get(home, 0) == sum(own)
        assert (home in points) == bool(own)
    assert sum(points.values()) == month.points
    assert [tuple(one) for one in told["carry"]] == list(month.carry)


MONTH = closed("2026-01", listed(1, "A", "2026-01-05", 20))


@pytest.mark.parametrize("read", [parse, read_list])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "[]",
        "{}",
        MONTH.text()[:-1],
        MONTH.text().replace('"2026-01"', '"2026"'),
        MONTH.text().replace('"2026-01"', '"2026-13"'),
        MONTH.text().replace('"2026-01"', "7"),
        MONTH.text().replace(",10,20,20,", ',10,"20",20,'),
        MONTH.text().replace(",10,20,20,", ",10,20,"),
        MONTH.text().replace(",10,20,20,", ",10,20,true,"),
        MONTH.text().replace('"version":1', '"version":0'),
        MONTH.text().replace('"rules":[]', '"rules":["1"]'),
        "[" * 100_000,
    ],
)
def test_what_is_no_list_is_refused(read: object, text: str) -> None:
    with pytest.raises(ClosingUnreadable) as refused:
        read(text)  # type: ignore[operator]
    assert refused.value.reason == "not_a_closing"


@pytest.mark.parametrize("read", [parse, read_list])
def test_a_list_of_a_newer_program_says_so(read: object) -> None:
    text = replace(MONTH, version=2).text()
    with pytest.raises(ClosingUnreadable) as refused:
        read(text)  # type: ignore[operator]
    assert (refused.value.period, refused.value.reason) == ("2026-01", "newer_program")


def test_names_of_a_newer_program_are_passed_over() -> None:
    told = {**json.loads(MONTH.text()), "colour": "red"}
    assert parse(json.dumps(told)) == read_list(json.dumps(told)) == MONTH


def test_points_are_summed_by_theme_of_the_days_rules() -> None:
    rules = book(item("A", 20), replace(item("B", 10), theme=Theme.PARTY_BUILDING))
    month = closed(
        "2026-01",
        listed(1, "A", "2026-01-05", 20),
        listed(2, "B", "2026-01-05", 10),
        listed(3, "A", "2026-01-06", -5, corrects="f" * 32),
        listed(4, "gone", "2026-01-06", 7),
    )
    assert theme_points(month, rules) == {
        Theme.PARTY_BUILDING: 10,
        Theme.CIVIC_PRACTICE: 0,
        Theme.GOVERNANCE: 15,
        Theme.BEAUTIFUL_VILLAGE: 0,
    }
