"""Full-width letters, odd spaces and dots come into one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.writing import is_han, normalise_digits, normalise_name, normalise_text


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("３号楼　２单元", "3号楼 2单元"),
        ("  幸福  小区\u200b\n", "幸福 小区"),
        ("ＡＢｃ（东）", "ABc(东)"),
        ("你好，世界！", "你好，世界！"),
        ("买买提•阿里", "买买提·阿里"),
        ("𬱖㛃", "𬱖㛃"),
    ],
)
def test_text_is_narrowed_and_trimmed(typed: str, plain: str) -> None:
    assert normalise_text(typed) == plain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("张　三", "张三"),
        (" 欧 阳 小 明 ", "欧阳小明"),
        ("买买提．阿里", "买买提·阿里"),
        ("买买提 · 阿里", "买买提·阿里"),
        ("买买提・阿里", "买买提·阿里"),
        ("John  Smith", "John Smith"),
        ("𬱖 㛃", "𬱖㛃"),
    ],
)
def test_a_name_is_written_one_way(typed: str, plain: str) -> None:
    assert normalise_name(typed) == plain


def test_digits_have_no_blanks() -> None:
    assert normalise_digits("' １２ 3\u00a04Ⅹ") == "1234X"


@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise_text(text)
    assert normalise_text(once) == once
    assert normalise_name(normalise_name(text)) == normalise_name(text)


@pytest.mark.parametrize(
    ("character", "han"), [("张", True), ("𬱖", True), ("〇", True), ("a", False)]
)
def test_chinese_characters_are_told_from_others(character: str, han: bool) -> None:
    assert is_han(character) is han
