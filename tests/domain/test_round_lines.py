"""What is typed from the rows of a round's paper, and the codes on it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain import round_codes
from gridcredit.domain.codes import Office, RegistrationKind, VisitOutcome
from gridcredit.domain.errors import BadValue
from gridcredit.domain.round_lines import Marks, read_line

ON = date(2026, 12, 1)


def test_row_and_outcome_are_enough() -> None:
    entry = read_line(" 12  11 ", ON)
    assert (entry.rows, entry.outcome, entry.note) == ((12,), VisitOutcome.NOBODY, "")


def test_all_that_can_be_said_stands_in_one_line() -> None:
    entry = read_line("3 02 azc B +7 @9:05 #周末在家，带材料 #2", ON)
    assert entry.adults == {"A": Marks(RegistrationKind.REGISTERED, True), "B": Marks()}
    assert (entry.follow_up, entry.time) == (date(2026, 12, 8), "09:05")
    assert entry.note == "周末在家，带材料 #2"


def test_full_width_signs_are_the_same() -> None:
    entry = read_line("１２－１４，１６　１１", ON)
    assert (entry.rows, entry.outcome) == ((12, 13, 14, 16), VisitOutcome.NOBODY)


@pytest.mark.parametrize(
    ("said", "day"),
    [("12-08", date(2026, 12, 8)), ("01-05", date(2027, 1, 5)), ("2026-12-31", date(2026, 12, 31))],
)
def test_a_day_without_a_year_is_the_next_one(said: str, day: date) -> None:
    assert read_line(f"1 02 {said}", ON).follow_up == day


@pytest.mark.parametrize(
    "line",
    ["", "12", "a 11", "0 11", "9-3 11", "1 99", "1 1 1", "1 01 AQ", "1 01 AZW", "1 01 A A",
     "1 11 A", "1-2 01 A", "1 02 13-40", "1 02 02-30", "1 11 @25:00", "1 11 @9", "1 01 1A"],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(line: str) -> None:
    with pytest.raises(BadValue):
        read_line(line, ON)


@given(st.text(max_size=40))
def test_nothing_typed_is_worse_than_refused(line: str) -> None:
    try:
        entry = read_line(line, ON)
    except BadValue:
        return
    assert entry.rows
    assert entry.outcome in VisitOutcome


def test_offices_have_serials_of_their_own() -> None:
    numbers = [round_codes.round_number("370403002001001", ON, office, []) for office in Office]
    assert [one[-4:] for one in numbers] == ["0001", "5000", "7000", "7000"]
    more = round_codes.round_number("370403002001001", ON, Office.GRID, numbers)
    assert more == "370403002001001-26-0002"
    later = round_codes.round_number("370403002001001", date(2027, 1, 1), Office.GRID, [more])
    assert later == "370403002001001-27-0001"


@given(st.integers(1, 99), st.integers(0, 9999), st.data())
def test_a_code_is_read_back_and_no_changed_sign_is(
    page: int, serial: int, data: st.DataObject
) -> None:
    number = f"370403002001001-26-{serial:04d}"
    text = round_codes.code_text(number, page)
    assert round_codes.read_code(text) == (number, page)
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from("0123456789ABCXYZ-:"))
    changed = text[:at] + sign + text[at + 1 :]
    assert changed == text or round_codes.read_code(changed) is None


def test_last_digits_mean_a_sheet() -> None:
    number = "370403002001001-26-0042"
    assert all(round_codes.is_meant(number, typed) for typed in (number, "0042", "26-0042", "42"))
    assert not any(round_codes.is_meant(number, typed) for typed in ("", "0043", "abc"))
