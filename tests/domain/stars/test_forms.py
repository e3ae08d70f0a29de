"""What a 推荐表 must say, what is pointed out of it, and what of it is told in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.stars import forms
from gridcredit.domain.stars.codes import StarKind, StarLevel
from gridcredit.domain.stars.numbers import certificate_stem, form_stem, next_number, notice_stem
from gridcredit.domain.stars.periods import period_of
from gridcredit.domain.stars.wording import deed_of

WHOLE = Star(
    UUID(int=1),
    UUID(int=2),
    StarLevel.VILLAGE,
    "2026-03",
    "n1",
    date(2026, 3, 2),
    StarKind.PERSON,
    "王建国",
    UUID(int=3),
    UUID(int=4),
    way="村居推荐",
    summary="三年义务清雪，从不间断。",
    story="事" * 900,
    witnesses=("李秀英", "赵强"),
)


def test_a_whole_form_is_submitted() -> None:
    forms.require_complete(WHOLE)
    forms.require_complete(replace(WHOLE, story=""))


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("way", " ", "empty"),
        ("summary", "", "empty"),
        ("summary", "事" * 201, "summary_long"),
        ("story", "事" * 199, "story_length"),
        ("story", "事" * 3001, "story_length"),
        ("witnesses", ("李秀英",), "two_witnesses"),
        ("witnesses", ("李秀英", "李 秀英"), "two_witnesses"),
        ("witnesses", ("李秀英", "王建国"), "own_witness"),
        ("resident", None, "empty"),
        ("name", "", "empty"),
        ("members", (UUID(int=9),), "members_of_group"),
    ],
)
def test_what_it_lacks_is_named(field: str, value: object, reason: str) -> None:
    with pytest.raises(BadValue) as refused:
        forms.require_complete(replace(WHOLE, **{field: value}))  # type: ignore[arg-type]
    assert (refused.value.field, refused.value.reason) == (field, reason)


def test_the_dead_are_nominated_with_their_relatives_consent() -> None:
    with pytest.raises(BadValue) as refused:
        forms.require_complete(replace(WHOLE, deceased=True))
    assert refused.value.reason == "relatives_consent"
    forms.require_complete(replace(WHOLE, deceased=True, scan="0" * 64))


def test_a_household_and_a_group_say_who_they_are() -> None:
    with pytest.raises(BadValue):
        forms.require_complete(replace(WHOLE, kind=StarKind.HOUSEHOLD, household=None))
    group = replace(WHOLE, kind=StarKind.GROUP, resident=None, household=None, name="三年级二班")
    forms.require_complete(group)
    forms.require_complete(replace(group, members=(UUID(int=9),)))


@pytest.mark.parametrize(
    ("length", "said"),
    [(0, ["no_story"]), (799, ["story_short"]), (800, []), (1500, []), (1501, ["story_long"])],
)
def test_a_storys_length_is_pointed_out(length: int, said: list[str]) -> None:
    assert forms.story_doubts(" \n".join("事" * length)) == said


def test_a_deed_is_one_sentence() -> None:
    assert deed_of("  三年义务清雪。 还照顾邻居。") == "三年义务清雪"
    assert deed_of("清雪\n照顾邻居") == "清雪"
    assert deed_of("") == ""
    assert deed_of("事" * 80, 60) == "事" * 59 + "…"
    assert deed_of("事" * 60, 60) == "事" * 60


def test_numbers_go_on_behind_all_that_were_given() -> None:
    month, year = period_of("2026-03"), period_of("2026")
    village, street = (form_stem("370403002001", month, by) for by in (False, True))
    used = [f"{village}01", f"{street}07", f"{village}x", "370403002001-2026-04-09"]
    assert next_number(village, used) == "370403002001-2026-03-02"
    assert next_number(street, used) == "370403002001-2026-03-S08"
    certificate = certificate_stem("370403002", year)
    assert next_number(certificate, [], 3) == "370403002-2026-Y-001"
    assert next_number(certificate, [f"{certificate}009"], 3) == "370403002-2026-Y-010"
    assert next_number(notice_stem("370403002", month), []) == "370403002-2026-03-G01"
