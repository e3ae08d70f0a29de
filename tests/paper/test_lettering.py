"""Text stays in its box, and everything is said while there is room for it."""

import pytest

from gridcredit.paper.lettering import drawn_lines, fitted_size
from gridcredit.paper.sheet import MM_PER_PT, Box, Fit, Text

pytestmark = pytest.mark.usefixtures("qapp")

LONG = "年满18周岁居民均可自愿注册，不收费，不索要密码。" * 4


def test_a_line_with_room_keeps_its_size() -> None:
    text = Text(Box(0, 0, 100, 10), "榴花分", 20)
    assert fitted_size(text) == 20
    assert drawn_lines(text) == ("榴花分",)


def test_a_han_character_is_as_wide_as_its_size() -> None:
    room = 7 * 20 * MM_PER_PT
    assert fitted_size(Text(Box(0, 0, room + 0.01, 10), "扫码注册榴花分", 20)) == 20
    assert fitted_size(Text(Box(0, 0, room / 2, 10), "扫码注册榴花分", 20)) == pytest.approx(
        10, abs=0.01
    )


def test_letter_spacing_counts_between_letters_only() -> None:
    room = (3 + 2 * 0.5) * 20 * MM_PER_PT
    assert fitted_size(Text(Box(0, 0, room + 0.01, 10), "榴花分", 20, spacing=0.5)) == 20


def test_a_line_shrinks_before_it_is_cut() -> None:
    text = Text(Box(0, 0, 100, 10), LONG, 20, least=6)
    assert fitted_size(text) == 6
    assert drawn_lines(text)[0].endswith("…")


def test_a_line_never_breaks() -> None:
    assert drawn_lines(Text(Box(0, 0, 100, 10), "上\n下", 10)) == ("上 下",)


def test_wrapped_text_shrinks_until_all_of_it_fits() -> None:
    text = Text(Box(0, 0, 60, 20), LONG, 20, fit=Fit.WRAP)
    assert 6 < fitted_size(text) < 20
    assert "".join(drawn_lines(text)) == LONG
    assert len(drawn_lines(text)) * fitted_size(text) * text.leading * MM_PER_PT <= 20


def test_wrapped_text_that_cannot_fit_ends_in_an_ellipsis() -> None:
    text = Text(Box(0, 0, 60, 20), LONG, 20, fit=Fit.WRAP, least=14)
    assert fitted_size(text) == 14
    assert drawn_lines(text)[-1].endswith("…")
    assert len(drawn_lines(text)) * 14 * text.leading * MM_PER_PT <= 20


def test_a_line_break_in_wrapped_text_is_kept() -> None:
    assert drawn_lines(Text(Box(0, 0, 60, 20), "上\n下", 10, fit=Fit.WRAP)) == ("上", "下")


def test_punctuation_never_begins_a_line() -> None:
    for width in range(12, 60):
        lines = drawn_lines(Text(Box(0, 0, width, 400), LONG, 10, fit=Fit.WRAP))
        assert not any(line[0] in "，。" for line in lines)
