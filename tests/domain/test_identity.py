"""ID numbers: what they say, and what is wrong with them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.codes import Sex
from gridcredit.domain.identity import (
    IdKind,
    IdProblem,
    check_digit,
    check_id_number,
    to_18_digits,
)

GOOD = "370499199001011237"

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
serials = st.integers(0, 999).map("{:03d}".format)


def number(prefix: str, born: date, serial: str) -> str:
    first = f"{prefix}{born:%Y%m%d}{serial}"
    return first + check_digit(first)


@given(st.sampled_from(["370499", "000000", "810000", "820000", "830000", "911156"]), days, serials)
def test_a_made_number_says_what_it_was_made_of(prefix: str, born: date, serial: str) -> None:
    found = check_id_number(number(prefix, born, serial))
    assert found.is_valid
    assert found.birth_date == born
    assert found.sex is (Sex.MALE if int(serial) % 2 else Sex.FEMALE)
    assert check_id_number(found.number) == found


@given(days, serials, st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_never_accepted(born: date, serial: str, at: int, by: int) -> None:
    good = number("370499", born, serial)
    wrong = str((int(good[at].replace("X", "0")) + by) % 10)
    typed = good[:at] + wrong + good[at + 1 :]
    if typed != good:
        assert not check_id_number(typed).is_valid


@given(days, serials)
def test_the_standards_sum_is_kept(born: date, serial: str) -> None:
    text = number("370499", born, serial)
    values = [10 if c == "X" else int(c) for c in text]
    assert sum(v * 2 ** (17 - at) for at, v in enumerate(values)) % 11 == 1


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), serials)
def test_the_first_generation_becomes_the_same_person(born: date, serial: str) -> None:
    long = number("370499", born, serial)
    short = long[:6] + long[8:17]
    assert to_18_digits(short) == long
    found = check_id_number(short)
    assert (found.kind, found.number) == (IdKind.MAINLAND_15, long)
    assert found.birth_date == born


@pytest.mark.parametrize(
    "typed",
    [
        GOOD,
        f" {GOOD}\n",
        f"'{GOOD}",
        "370499 19900101 1237",
        "３７０４９９１９９００１０１１２３７",
        f"\ufeff{GOOD}\u200b",
        "370499900101123",
        "370499900101123.0",
    ],
)
def test_ways_of_typing_one_number_agree(typed: str) -> None:
    found = check_id_number(typed)
    assert (found.number, found.problem) == (GOOD, None)


@pytest.mark.parametrize("x", ["x", "X", "ｘ", "Ⅹ", "Х"])
def test_every_x_is_an_upper_case_x(x: str) -> None:
    found = check_id_number("37049920070226358" + x)
    assert (found.number, found.problem) == ("37049920070226358X", None)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("3.70403E+17", IdProblem.LOST_DIGITS),
        ("3.70499e+17", IdProblem.LOST_DIGITS),
        (repr(float(GOOD)), IdProblem.LOST_DIGITS),
        ("370499199001011000", IdProblem.LOST_DIGITS),
        ("370499199001011008", IdProblem.LOST_DIGITS),
        ("370499199001011000.0", IdProblem.LOST_DIGITS),
        ("370499199001011238", IdProblem.BAD_CHECK_DIGIT),
        ("37049919900101123", IdProblem.BAD_LENGTH),
        ("3704991990010112377", IdProblem.BAD_LENGTH),
        ("12345678", IdProblem.BAD_LENGTH),
        ("370499199002301234", IdProblem.BAD_DATE),
        ("370499900230123", IdProblem.BAD_DATE),
        ("370499179901011234", IdProblem.BAD_DATE),
        ("37049919900101123A", IdProblem.BAD_CHARACTERS),
        ("370499********1237", IdProblem.BAD_CHARACTERS),
        ("没有", IdProblem.BAD_CHARACTERS),
    ],
)
def test_a_bad_number_says_why(typed: str, problem: IdProblem) -> None:
    found = check_id_number(typed)
    assert found.problem is problem
    assert found.birth_date is None


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", IdKind.BLANK),
        ("　", IdKind.BLANK),
        ("810000199408230021", IdKind.RESIDENCE_PERMIT),
        ("E12345678", IdKind.PASSPORT),
        ("C01X00T47", IdKind.PASSPORT),
        ("H12345678", IdKind.TRAVEL_PERMIT),
        ("M1234567801", IdKind.TRAVEL_PERMIT),
        ("01234567", IdKind.TRAVEL_PERMIT),
    ],
)
def test_other_documents_are_taken_in(typed: str, kind: IdKind) -> None:
    found = check_id_number(typed)
    assert (found.kind, found.problem) == (kind, None)


@given(st.text(max_size=25))
def test_anything_typed_is_judged(typed: str) -> None:
    found = check_id_number(typed)
    assert found.is_valid == (found.problem is None)
