"""The code is as sturdy as its size allows, and never finer than a phone reads from paper."""

import pytest

from gridcredit.domain.errors import LinkTooLong
from gridcredit.paper.decoding import _format, decode
from gridcredit.paper.qr import LEAST_MODULE_MM, MOST_BYTES, module_mm, modules, text_modules
from gridcredit.posters.layout import CODE_MM, PAIRED_CODE_MM


@pytest.mark.parametrize("length", [1, 10, 25, 60, 100, 200, 400, 490])
def test_error_correction_is_m_or_better(length: int) -> None:
    rows = modules("https://a.cn/" + "x" * length, CODE_MM)
    assert _format(rows)[0] in "MQH"
    assert decode(rows) == "https://a.cn/" + "x" * length


def test_room_that_is_left_makes_the_code_sturdier() -> None:
    assert _format(modules("https://a.cn/123456", CODE_MM))[0] == "Q"


def test_the_longest_link_is_still_coarse_enough_beside_a_picture() -> None:
    rows = modules("x" * MOST_BYTES, PAIRED_CODE_MM)
    assert module_mm(len(rows), PAIRED_CODE_MM) >= LEAST_MODULE_MM


def test_a_longer_link_is_refused_with_its_length() -> None:
    with pytest.raises(LinkTooLong) as told:
        modules("x" * (MOST_BYTES + 1), CODE_MM)
    assert (told.value.length, told.value.most) == (MOST_BYTES + 1, MOST_BYTES)


def test_a_link_too_long_for_the_space_is_refused() -> None:
    assert modules("x" * 300, CODE_MM)
    with pytest.raises(LinkTooLong):
        modules("x" * 300, 30.0)


def test_text_that_no_code_holds_is_refused() -> None:
    assert len(text_modules("A" * 1_134)) == 105
    with pytest.raises(ValueError, match="no code"):
        text_modules("a" * 3_000)
