"""统一社会信用代码 as GB 32100-2015 has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.ledgers.credit_codes import check_sign, credit_code_fault

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
bodies = st.text(SIGNS, min_size=17, max_size=17)


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91110000600037341L"])
def test_codes_of_registers_are_right(code: str) -> None:
    assert credit_code_fault(code) == ""


@given(bodies, st.integers(0, 16), st.sampled_from(SIGNS))
def test_one_wrong_character_is_noticed(body: str, at: int, sign: str) -> None:
    whole = body + check_sign(body)
    assert credit_code_fault(whole) == ""
    wrong = whole[:at] + sign + whole[at + 1 :]
    assert bool(credit_code_fault(wrong)) == (wrong != whole)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("", "credit_code_length"),
        ("9135", "credit_code_length"),
        ("91350100M000100Y4I", "credit_code_signs"),
        ("91350100M000100Y44", "credit_code_check"),
    ],
)
def test_what_is_no_code_says_why(code: str, reason: str) -> None:
    assert credit_code_fault(code) == reason
