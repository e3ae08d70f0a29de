"""A character that the fonts do not have is named before there is a file."""

from pathlib import Path

import pytest

from gridcredit.domain.errors import GlyphMissing
from gridcredit.paper.glyphs import missing, require_glyphs
from gridcredit.paper.sheet import A4, Box, Sheet, Text, Weight
from tests.paper.drawing import write_pdf

BOX = Box(10, 10, 100, 20)
pytestmark = pytest.mark.usefixtures("qapp")


def sheet(*texts: str, weight: Weight = Weight.REGULAR, family: str = "") -> Sheet:
    return Sheet(*A4, tuple(Text(BOX, text, 12, weight, family=family) for text in texts))


@pytest.mark.parametrize(
    "text", ["", "张三", "𬱖㛃䶮", "A4 2号楼 — · 《》“”…", "两行\n一页", "吕\U000e0100乐"]
)
def test_what_the_fonts_have_is_drawn(text: str) -> None:
    for weight in Weight:
        assert missing(text, weight) == []


@pytest.mark.parametrize("weight", list(Weight))
def test_what_would_be_a_box_is_named_and_nothing_is_written(
    tmp_path: Path, weight: Weight
) -> None:
    out = tmp_path / "a.pdf"
    with pytest.raises(GlyphMissing) as refused:
        write_pdf(out, [sheet("东村"), sheet("好", "郑𰻝与\ue000", weight=weight)], "标题")
    assert refused.value.characters == "𰻝（U+30EDD）、\ue000（U+E000）"
    assert refused.value.place == "郑𰻝与\ue000"
    assert list(tmp_path.iterdir()) == []


def test_many_missing_ones_are_named_in_part() -> None:
    strange = "".join(chr(0xE000 + at) for at in range(40))
    with pytest.raises(GlyphMissing) as refused:
        require_glyphs([sheet(strange)])
    assert refused.value.characters.count("（") == 12
    assert refused.value.characters.endswith("…")


def test_another_family_is_the_readers_to_have() -> None:
    require_glyphs([sheet("𰻝", family="仿宋_GB2312")])
