"""The code of a pledge's page says its number and page, and no other text is taken for one."""

import string

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from gridcredit.domain.check_characters import check_character
from gridcredit.domain.pledge_codes import MOST_PAGES, PledgeCode, code_text, read_code
from gridcredit.domain.pledging import number_stem, pledge_number
from gridcredit.paper.qr import text_modules

SIGNS = sorted({*string.digits, *string.ascii_uppercase} - {*"ILOU"})
ALPHANUMERIC = set(string.digits + string.ascii_uppercase + " $%*+-./:")


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text(string.digits, min_size=length, max_size=length)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    street = draw(digits(9))
    village = draw(digits(3).map(lambda part: street + part) | digits(12))
    stem = number_stem(street, village, draw(st.integers(0, 9999)))
    mark = draw(st.just("") | st.text(SIGNS, min_size=3, max_size=3).map(lambda signs: f"{signs}-"))
    return pledge_number(stem + mark, draw(st.integers(0, 9999)))


PAGES = st.integers(1, MOST_PAGES)


@given(numbers(), PAGES)
def test_a_code_says_its_number_and_page(number: str, page: int) -> None:
    text = code_text(number, page)
    assert read_code(text) == PledgeCode(number, page)
    assert set(text) <= ALPHANUMERIC


@given(numbers(), PAGES, st.data())
def test_one_wrong_sign_is_found(number: str, page: int, data: st.DataObject) -> None:
    text = code_text(number, page)
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from(sorted(ALPHANUMERIC)))
    assume(sign != text[at])
    assert read_code(text[:at] + sign + text[at + 1 :]) is None


@given(st.text())
@example("")
@example("GCP1:")
@example("GCQR1:370403002-001-2026-0042-1K")
@example("https://example.cn/370403002-001-2026-0042")
def test_a_foreign_text_is_none(text: str) -> None:
    assert read_code(text) is None


def test_what_stands_around_a_code_makes_it_another() -> None:
    text = code_text("370403002-001-2026-0042", 1)
    assert read_code(text) is not None
    around = (f" {text}", f"{text}\n", f"{text}1", text.lower(), text.translate({49: "１"}))
    assert [read_code(other) for other in around] == [None] * len(around)


@pytest.mark.parametrize("number", ["", "370403002-001-2026-42", "甲", "370403002-0012026-0042"])
def test_what_is_no_number_gets_no_code(number: str) -> None:
    with pytest.raises(ValueError, match="no pledge number"):
        code_text(number, 1)


@pytest.mark.parametrize("page", [0, 10, -1])
def test_a_page_that_no_pledge_has_gets_no_code(page: int) -> None:
    with pytest.raises(ValueError, match="page"):
        code_text("370403002-001-2026-0042", page)


def test_the_code_is_small() -> None:
    """23 mm with its quiet zone at 0.7 mm a module, 26 mm where another street manages."""
    assert len(text_modules(code_text("370403002-001-2026-0042", 1))) == 25
    assert len(text_modules(code_text("370403002-370404001001-2026-0042", 1))) == 29


def test_the_check_character_is_that_of_the_standard() -> None:
    """ISO 7064 MOD 37,36, by the example of the GRid standard: A1-2425G-ABC1234002-M."""
    assert check_character("A12425GABC1234002") == "M"
    assert check_character("甲") == ""
