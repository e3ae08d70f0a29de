"""Masks hide what they must."""

import re
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.masks import (
    mask_id,
    mask_name,
    mask_numbers,
    mask_person,
    mask_phone,
    masked_fields,
)


def shown(masked: str) -> int:
    return sum(c not in "*· " for c in masked)


def test_masks_look_as_the_rules_say() -> None:
    assert mask_id("370403199001011234") == "370403************"
    assert mask_phone("13800005678") == "138****5678"
    assert mask_name("张小明") == "张*明"


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("", ""),
        ("张", "*"),
        ("张明", "张*"),
        ("欧阳明", "欧阳*"),
        ("欧阳小明", "欧阳*明"),
        ("东方", "东*"),
        ("𬱖㛃", "𬱖*"),
        ("买买提·阿里", "买**·*里"),
        ("John Smith", "J*** *****"),
    ],
)
def test_names_keep_the_surname(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(st.text("0123456789XEHM.+", min_size=1, max_size=22))
def test_a_mask_of_an_id_number_shows_no_birthday(number: str) -> None:
    masked = mask_id(number)
    assert len(masked) == len(number)
    assert shown(masked) <= 6
    assert "*" in masked
    if len(number) in (15, 18):
        assert set(masked[6:]) == {"*"}


@pytest.mark.parametrize("birthday_known", [False, True])
def test_a_mask_leaves_too_many_numbers_to_try(birthday_known: bool) -> None:
    """Whoever sees the mask knows the year of birth too, and of a neighbour perhaps the day."""
    days = [date(1990, 1, 1) + timedelta(days=n) for n in range(365)]
    bodies = (
        f"370499{day:%Y%m%d}{order:03}"
        for day in ([date(1990, 6, 15)] if birthday_known else days)
        for order in range(1000)
    )
    number = with_check_digit("37049919900615023")
    masked = mask_id(number)
    left = sum(fits(masked, with_check_digit(body)) for body in bodies)
    assert left >= 1000


def with_check_digit(body: str) -> str:
    """The eighteenth digit, as GB 11643 reckons it."""
    weighed = sum(int(digit) * (2 ** (17 - at) % 11) for at, digit in enumerate(body))
    return body + "10X98765432"[weighed % 11]


def fits(masked: str, number: str) -> bool:
    return all(seen in ("*", sign) for seen, sign in zip(masked, number, strict=True))


@given(st.text("0123456789-", min_size=1, max_size=16))
def test_a_mask_of_a_phone_shows_at_most_seven_digits(phone: str) -> None:
    masked = mask_phone(phone)
    assert len(masked) == len(phone)
    assert len(masked.replace("*", "")) <= 7
    assert masked.count("*") >= min(len(phone), 3)


@given(st.text("张王欧阳司马明华·𬱖abc ", min_size=1, max_size=8))
def test_a_masked_name_always_hides_something(name: str) -> None:
    masked = mask_name(name.strip("· ") or "张")
    assert "*" in masked
    assert shown(masked) <= 3


@pytest.mark.parametrize(
    ("note", "masked"),
    [
        ("其他电话：19900001111", "其他电话：199****1111"),
        (
            "其他电话：19900001111、0632-8012345；腿脚不便",
            "其他电话：199****1111、063*****2345；腿脚不便",
        ),
        ("证件号370499199001010015有误", "证件号370499************有误"),
        ("电话 199 0000 1111", "电话 199******1111"),
        ("2026-11-20搬来，住3号楼2单元101", "2026-11-20搬来，住3号楼2单元101"),
        ("", ""),
    ],
)
def test_numbers_in_a_sentence_are_masked_and_the_rest_is_not(note: str, masked: str) -> None:
    assert mask_numbers(note) == masked


@given(st.text("0123456789Xx -、：张", max_size=40))
def test_no_whole_number_of_a_person_is_left_in_a_sentence(note: str) -> None:
    assert re.search(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])", mask_numbers(note)) is None
    assert re.search(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])", mask_numbers(note)) is None


def test_a_field_that_hides_something_is_not_typed_over() -> None:
    full = Resident(UUID(int=1), UUID(int=2), "张小明", id_number="370403199001011234")
    shown_here = mask_person(full, shows_name=True)
    assert (shown_here.name, shown_here.id_number) == (full.name, "370403************")
    assert masked_fields(shown_here, shows_name=True) == {"id_number"}
    above = mask_person(replace(full, note="电话 13800005678", phone="1"), shows_name=False)
    assert masked_fields(above, shows_name=False) == {"name", "id_number", "phone", "note"}
    nothing = mask_person(Resident(UUID(int=1), UUID(int=2), note="常住"), shows_name=False)
    assert masked_fields(nothing, shows_name=False) == set()
