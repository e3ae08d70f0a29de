"""The fonts and tables in resources/ hold what names and places of the district need."""

import re
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from tests.house.sources import ROOT

FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
NEEDED = (
    "枣庄高新区榴花分兴仁兴城张范信用存折诚信之星𬱖㛃翀〇①⑳（），。、《》“”—…·＋％￥℃㎡□■☆★←→0aéüǚ"
)


def table(name: str) -> dict[str, list[str]]:
    """Key -> readings, of one of the pinyin tables."""
    lines = (ROOT / "resources" / "pinyin" / name).read_text(encoding="utf-8").splitlines()
    return {
        key: readings.split(",") for key, _, readings in (line.partition("\t") for line in lines)
    }


@pytest.mark.parametrize("name", FONTS)
def test_the_font_holds_what_is_written(name: str) -> None:
    font = TTFont(ROOT / "resources" / "fonts" / name)
    names = {record.nameID: record.toUnicode() for record in font["name"].names}
    assert names[1] == "Noto Sans SC"
    assert name == f"NotoSansSC-{names[2]}.ttf"
    held = set(font.getBestCmap())
    assert [sign for sign in NEEDED if ord(sign) not in held] == []
    assert [sign for sign in "".join(table("surnames.tsv")) if ord(sign) not in held] == []


@pytest.mark.parametrize("name", FONTS)
def test_the_font_leaves_radicals_out(name: str) -> None:
    held = TTFont(ROOT / "resources" / "fonts" / name).getBestCmap()
    assert [code for code in held if 0x2E80 <= code <= 0x2FDF] == []


def test_every_character_of_the_font_has_its_reading() -> None:
    held = TTFont(ROOT / "resources" / "fonts" / FONTS[0]).getBestCmap()
    han = {chr(code) for code in held if unicodedata.category(chr(code)) == "Lo" and code >= 0x3400}
    assert sorted(sign for sign in han - set(table("characters.tsv")) if not is_kana(sign)) == []


def is_kana(sign: str) -> bool:
    """Japanese syllables and Chinese phonetic letters stand in GB 2312 but are no characters."""
    return not unicodedata.name(sign, "CJK").startswith("CJK")


@pytest.mark.parametrize("name", ["characters.tsv", "surnames.tsv"])
def test_readings_are_plain_letters(name: str) -> None:
    readings = {reading for found in table(name).values() for reading in found}
    assert [reading for reading in readings if not re.fullmatch("[a-z]+", reading)] == []


@pytest.mark.parametrize(
    ("surname", "readings"),
    [
        ("单", ["shan", "dan"]), ("仇", ["qiu", "chou"]), ("解", ["xie", "jie"]),
        ("曾", ["zeng", "ceng"]), ("查", ["zha", "cha"]), ("区", ["ou", "qu"]),
        ("覃", ["qin", "tan"]), ("盖", ["ge", "gai"]), ("缪", ["miao", "mou"]),
        ("朴", ["piao", "pu"]), ("欧阳", ["ouyang"]), ("吕", ["lv"]), ("王", ["wang"]),
    ],
)  # fmt: skip
def test_surnames_are_found_by_every_reading(surname: str, readings: list[str]) -> None:
    assert table("surnames.tsv")[surname] == readings
