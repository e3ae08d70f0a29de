"""Cells: what one cell says, however it was typed."""

from datetime import date, datetime
from typing import Any

import pytest

from gridcredit.domain.codes import Population, Sex
from gridcredit.domain.roster_rows import RowReason
from gridcredit.rosters.cells import (
    Memo,
    Remark,
    ShownDay,
    to_id,
    to_name,
    to_part,
    to_phone,
    to_relation,
    to_sex,
    to_text,
    to_yes,
)
from gridcredit.rosters.dates import to_date
from gridcredit.rosters.marks import DayFormat
from gridcredit.rosters.states import to_population
from tests.rosters.making import id_number


@pytest.mark.parametrize(
    "cell",
    [
        "1990-01-02",
        "1990.1.2",
        "1990/1/2",
        "1990年1月2日",
        "1990 年 01 月 02 日",
        "19900102",
        "１９９０．１．２",
        "1990-1-2 00:00:00",
        "32875",
        32875.0,
        32875,
        19900102.0,
        date(1990, 1, 2),
        datetime(1990, 1, 2, 8, 30),  # noqa: DTZ001 - cells know no zone
    ],
)
def test_a_day_is_read_however_it_is_written(cell: Any) -> None:
    assert to_date(cell) == date(1990, 1, 2)


@pytest.mark.parametrize("cell", ["", "不详", "/", "—", "无"])
def test_no_date_is_no_date(cell: str) -> None:
    assert to_date(cell) is None


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        ("1990-01", (1990, 1)),
        ("1990年1月", (1990, 1)),
        ("199001", (1990, 1)),
        ("1990", (1990, 0)),
        (1990.0, (1990, 0)),
        (1990.1, (1990, 0)),  # was it January or October?
    ],
)
def test_a_month_or_a_year_alone_is_never_made_a_day(cell: Any, month: tuple[int, int]) -> None:
    found = to_date(cell)
    assert isinstance(found, Remark)
    assert (found.value, found.reason, found.month) == (None, RowReason.BAD_DATE, month)


@pytest.mark.parametrize(
    "cell", ["1990-02-30", "90.1.2", "二月", "199013", "0990-01-01", "3000-1-1"]
)
def test_what_is_no_date_is_pointed_out_and_hidden(cell: str) -> None:
    found = to_date(cell)
    assert isinstance(found, Remark)
    assert (found.value, found.reason, found.month) == (None, RowReason.BAD_DATE, None)
    assert cell not in found.masked


def test_a_number_that_lost_its_digits_refuses_the_row() -> None:
    for cell in (3.70499199001012e17, "3.70499E+17", "3.70499E17", 370499199001011237.0):
        found = to_id(cell)
        assert isinstance(found, Remark)
        assert (found.reason, found.refuses) == (RowReason.LOST_DIGITS, True)
        assert found.value.number == ""


def test_a_number_without_its_right_check_digit_refuses_the_row() -> None:
    good = id_number()
    wrong = good[:17] + ("0" if good[17] != "0" else "1")
    found = to_id(wrong)
    assert isinstance(found, Remark)
    assert (found.reason, found.refuses) == (RowReason.BAD_CHECK_DIGIT, True)
    assert found.masked == wrong[:6] + "************"


@pytest.mark.parametrize("cell", ["", " ", "无", "/", "不详", "暂无", "——"])
def test_a_blank_number_is_taken_in_and_pointed_out(cell: str) -> None:
    found = to_id(cell)
    assert isinstance(found, Remark)
    assert (found.reason, found.refuses) == (RowReason.NO_ID_NUMBER, False)


def test_odd_ways_of_typing_a_number_do_not_matter() -> None:
    good = next(n for n in (id_number(serial=s) for s in range(1, 99)) if n.endswith("X"))
    wide = "".join(chr(ord(c) + 0xFEE0) for c in good)
    for typed in (good.lower(), wide, f" {good[:6]} {good[6:14]} {good[14:]}", "'" + good):
        found = to_id(typed)
        assert not isinstance(found, Remark)
        assert found.number == good


def test_old_numbers_become_eighteen_digits() -> None:
    for cell in ("370499900102011", 370499900102011.0):
        found = to_id(cell)
        assert not isinstance(found, Remark)
        assert found.number == id_number()
        assert found.birth_date == date(1990, 1, 2)


def test_permits_are_numbers_too() -> None:
    for number in ("H12345678", "M12345678", "E12345678"):
        assert to_id(number).number == number  # type: ignore[union-attr]


def test_several_telephones_in_one_cell_are_all_kept() -> None:
    found = to_phone("19900001111、19900002222 / 0632-8012345")
    assert isinstance(found, Remark)
    assert found.value == "19900001111"
    assert found.note == "其他电话：19900002222、0632-8012345"
    assert found.reason is None


def test_what_is_no_telephone_is_pointed_out() -> None:
    found = to_phone("12345")
    assert isinstance(found, Remark)
    assert (found.value, found.reason) == ("", RowReason.BAD_PHONE)
    assert to_phone(19900001111.0) == "19900001111"
    assert to_phone("无") == ""


def test_names_keep_rare_characters_and_lose_blanks() -> None:
    assert to_name("张　三") == "张三"
    assert to_name(" 𬱖㛃 ") == "𬱖㛃"
    assert to_name("阿里•买买提") == "阿里·买买提"
    assert to_name("John Smith") == "John Smith"
    assert to_name("123") == ""


def test_code_words_are_understood() -> None:
    assert [to_sex(c) for c in ("男", "女性", "1", 2.0, "")] == [
        *(Sex.MALE, Sex.FEMALE, Sex.MALE, Sex.FEMALE, Sex.UNKNOWN)
    ]
    assert [to_population(c) for c in ("常住人口", "租户", "人在户不在", "空挂", "")] == [
        Population.PERMANENT,
        Population.FLOATING,
        Population.SEPARATED,
        Population.REGISTRY_ONLY,
        Population.PERMANENT,
    ]
    assert [to_relation(c) for c in ("本人", "户主本人", "02 户主", "10 配偶", "长 子", "")] == [
        *("户主", "户主", "户主", "配偶", "长 子", "")
    ]
    assert to_yes("是")
    assert to_yes("√")
    assert not to_yes("否")


def test_unknown_code_words_are_pointed_out() -> None:
    for found in (to_sex("?男?女"), to_population("外星")):
        assert isinstance(found, Remark)
        assert found.reason is RowReason.UNKNOWN_VALUE


def test_a_room_that_became_a_date_is_pointed_out() -> None:
    typed = [
        (ShownDay(date(2026, 2, 3), DayFormat.NO_YEAR), "2-3", False),
        (date(2001, 2, 3), "1-2-3", False),
        (date(2026, 2, 3), "", True),  # 2-3 typed in 2026, or 26-2-3
        (ShownDay(date(1932, 1, 1), DayFormat.MONTH), "", True),  # 1-32, or 32-1
    ]
    for cell, value, refuses in typed:
        found = to_part(cell)
        assert isinstance(found, Remark)
        assert (found.value, found.refuses) == (value, refuses)
        assert found.reason is RowReason.BECAME_DATE


def test_numbers_show_no_point() -> None:
    assert to_text(101.0) == "101"
    assert to_text(1.5) == "1.5"
    assert to_text(True) == "是"


def test_a_memo_remembers_and_tells_of_remarks() -> None:
    asked: list[Any] = []

    def convert(cell: Any) -> Any:
        asked.append(cell)
        return Remark("") if cell == "?" else cell

    memo = Memo(convert)
    assert [memo[c] for c in "aab"] == ["a", "a", "b"]
    assert asked == ["a", "b"]
    assert not memo.remarked
    assert isinstance(memo["?"], Remark)
    assert memo.remarked
