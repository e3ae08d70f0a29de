"""AAA/AA incentives: how each stands, for whom it is, and what a visit keeps of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.adulthood import age
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.ledgers.codes import ClaimWay, Scene
from gridcredit.domain.ledgers.incentives import (
    IncentiveIndex,
    IncentiveState,
    after_change,
    each_once,
    introduced,
    is_live,
    mark,
    state,
    wants_confirming,
)
from gridcredit.domain.searching import Readings

TODAY = date(2026, 11, 22)
WHOLE = Incentive(
    UUID(int=1), UUID(int=2), "GX-01", "交通运输局", "公交亮卡五折", date(2026, 1, 1),
    date(2026, 12, 31), scene=Scene.TRAVEL, amount="5 折", claim=ClaimWay.SCREEN, contact="12345",
)  # fmt: skip
READINGS = Readings({"公": ("gong",), "交": ("jiao",), "亮": ("liang",), "卡": ("ka", "qia")}, {})
S = IncentiveState


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, S.LIVE),
        ({"until": TODAY}, S.LIVE),
        ({"until": date(2026, 11, 21)}, S.OVER),
        ({"until": date(2026, 11, 21), "suspended": True, "contact": ""}, S.OVER),
        ({"suspended": True, "contact": ""}, S.SUSPENDED),
        ({"contact": "", "on": date(2027, 1, 1), "until": date(2027, 2, 1)}, S.GAPS),
        ({"condition": "其他人暂缓供水"}, S.WORDING),
        ({"condition": "其他人暂缓供水", "wording_checked": True}, S.LIVE),
        ({"on": TODAY}, S.LIVE),
        ({"on": date(2026, 11, 23)}, S.AHEAD),
    ],
)
def test_a_measure_stands_as_it_says(other: Mapping[str, object], expected: S) -> None:
    assert state(replace(WHOLE, **other), TODAY) is expected  # type: ignore[arg-type]
    assert is_live(replace(WHOLE, **other), TODAY) == (expected is S.LIVE)  # type: ignore[arg-type]


def test_after_a_year_it_is_to_be_confirmed_again_and_not_a_day_before() -> None:
    asked = replace(WHOLE, confirmed_on=date(2025, 11, 22))
    assert not wants_confirming(asked, TODAY)
    assert wants_confirming(asked, date(2026, 11, 23))
    assert not wants_confirming(WHOLE, TODAY)  # nobody asked yet, and it began this year
    assert wants_confirming(replace(WHOLE, on=date(2025, 1, 1)), TODAY)
    assert not wants_confirming(replace(asked, until=TODAY), date(2026, 11, 23))
    leap = replace(WHOLE, confirmed_on=date(2024, 2, 29), until=None)
    assert not wants_confirming(leap, date(2025, 3, 1))
    assert wants_confirming(leap, date(2025, 3, 2))


def test_other_words_that_might_cut_want_another_look() -> None:
    checked = replace(WHOLE, condition="仅限本区", wording_checked=True)
    assert after_change(checked, replace(checked, contact="1")) == {}
    assert after_change(checked, replace(checked, title="别的")) == {"wording_checked": False}
    assert after_change(checked, replace(checked, condition="")) == {}


def test_it_is_for_ages_from_birthday_to_the_day_before_one() -> None:
    index = IncentiveIndex([replace(WHOLE, age_from=60, age_to=69)], READINGS)
    born = date(1966, 11, 22)
    assert not index.find(age=age(born, date(2026, 11, 21)))
    assert index.find(age=age(born, TODAY))
    assert index.find(age=age(born, date(2036, 11, 21)))
    assert not index.find(age=age(born, date(2036, 11, 22)))
    assert index.find(age=None)
    everybody = IncentiveIndex([WHOLE], READINGS)
    assert everybody.find(age=0)
    assert everybody.find(age=150)


def test_it_is_found_by_words_pinyin_and_initials_every_word_of_them() -> None:
    index = IncentiveIndex([WHOLE], READINGS)
    for typed in ("亮卡", "交通", "GX-01", "5 折", "gj", "glk"[1:], "gongj", "LIANGKA", "gj 12345"):
        assert index.find(typed) == [WHOLE], typed
    for typed in ("图书", "jg", "kal", "gj 图书"):
        assert index.find(typed) == [], typed
    assert index.find("", Scene.TRAVEL) == [WHOLE]
    assert index.find("", Scene.HEALTH) == []


def test_what_two_offices_keep_under_one_code_and_title_is_told_once() -> None:
    near = replace(WHOLE, id=UUID(int=3), area=UUID(int=4), place="三号窗口")
    other = replace(WHOLE, id=UUID(int=5), title="停车优惠")
    assert each_once([near, WHOLE, other]) == [near, other]


@settings(max_examples=30)
@given(st.lists(st.text(min_size=1, max_size=64), unique=True))
def test_marks_among_topics_give_the_codes_again(codes: list[str]) -> None:
    assert introduced(["score", *map(mark, codes), "pledge"]) == tuple(codes)
