"""The bundled font is the one that draws."""

import pytest
from PySide6.QtGui import QFontInfo, QRawFont

from gridcredit.paper import fonts
from gridcredit.paper.sheet import Weight

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("weight", list(Weight))
def test_both_weights_are_the_bundled_font(weight: Weight) -> None:
    made = fonts.font(weight)
    assert QFontInfo(made).family() == fonts.FAMILY
    assert QFontInfo(made).bold() == (weight is Weight.BOLD)


def test_a_missing_family_falls_back_to_the_bundled_font() -> None:
    assert QFontInfo(fonts.font(Weight.REGULAR, "no such family")).family() == fonts.FAMILY


@pytest.mark.parametrize("sign", list("榴枣㛃〇·，℃①"))
def test_names_and_paperwork_have_their_characters(sign: str) -> None:
    assert QRawFont.fromFont(fonts.font(Weight.REGULAR)).supportsCharacter(ord(sign))
