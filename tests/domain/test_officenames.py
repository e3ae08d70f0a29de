"""What an office may be called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.officenames import name_fault


@pytest.mark.parametrize(
    "name",
    [
        "兴仁街道办事处", "第1网格", "王芳", "买买提·阿不都", "𬱖㛃〇", "张\ue000",
        "A&B Co.", "网格 (临时)", "é", "e\u0301", "ᠮᠣᠩᠭᠣᠯ", "ئۇيغۇر",
    ],
)  # fmt: skip
def test_names_of_people_and_offices_stand(name: str) -> None:
    assert name_fault(name) == ""


@pytest.mark.parametrize(
    "sign",
    [
        "<", ">", "\n", "\r", "\t", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u200b", "\u200e",
        "\u200f", "\u061c", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad",
        "\U000e0041", "\u115f", "\u1160", "\u2800", "\u3164", "\uffa0",
    ],
)  # fmt: skip
def test_what_hides_turns_round_or_marks_up_is_refused(sign: str) -> None:
    for name in (f"王{sign}芳", f"{sign}王芳x", f"x王芳{sign}x"):
        assert name_fault(name) in ("unsafe_characters", "control_characters")


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("", "empty"), (" \u3000", "empty"), ("网" * 101, "too_long"), ("\ud800", "not_text"),
        ("a\0b", "not_text"), ("\ufe0f\ufe00", "empty"), ("\U000e0100 ", "empty"),
        ("e" + "\u0301" * 12, "unsafe_characters"),
    ],
)  # fmt: skip
def test_the_rest_that_is_no_name(name: str, fault: str) -> None:
    assert name_fault(name) == fault


@given(st.text(min_size=1, max_size=30))
def test_what_stands_is_one_line_that_prints(name: str) -> None:
    if name_fault(name) == "":
        assert len(name.splitlines()) == 1
        assert not set("<>") & set(name)
