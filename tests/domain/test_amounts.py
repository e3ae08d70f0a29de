"""What people write with a point is held as whole numbers, and nothing is rounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain import amounts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2", 20),
        ("2.5", 25),
        ("２．５", 25),
        (" 2 ", 20),
        ("-0.5", -5),
        ("－3", -30),
        ("1,200.0", 12_000),
    ],
)
def test_points_are_read_in_tenths(text: str, value: int) -> None:
    assert amounts.tenths(text) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "wrong_form"),
        ("二", "wrong_form"),
        ("1e3", "wrong_form"),
        ("nan", "wrong_form"),
        ("1,20", "wrong_form"),
        ("٣", "wrong_form"),
        ("0.25", "too_fine"),
        ("999999999999999", "too_large"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        amounts.tenths(text)


@given(st.integers(-(10**11), 10**11))
def test_what_is_written_is_read_back(value: int) -> None:
    assert amounts.tenths(amounts.points_text(value)) == value
    assert amounts.tenths(amounts.quantity_text(value)) == value
    assert amounts.fen(amounts.yuan_text(value)) == value


def test_a_quantity_has_no_trailing_zeros() -> None:
    assert [amounts.quantity_text(v) for v in (30, 25, 0, 100)] == ["3", "2.5", "0", "10"]
    assert amounts.points_text(20) == "2.0"
    assert amounts.yuan_text(1250) == "12.50"
