"""What is typed decides where to look, and what is indexed is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.searching import (
    Query,
    QueryKind,
    Readings,
    SearchKind,
    classify,
    door_terms,
    name_terms,
    phone_terms,
    phrase,
)

READINGS = Readings(
    characters={
        "张": ("zhang",),
        "小": ("xiao",),
        "明": ("ming",),
        "单": ("dan", "shan", "chan"),
        "欧": ("ou",),
        "阳": ("yang",),
        "行": ("xing", "hang", "heng"),
        "重": ("zhong", "chong"),
        "吕": ("lv",),
    },
    surnames={"张": ("zhang",), "单": ("shan", "dan"), "欧阳": ("ouyang",)},
)
K = SearchKind


def terms(query: str) -> list[tuple[str, str]]:
    return [(term.kind.value, term.text) for term in classify(query).terms]


def keys(name: str, kind: SearchKind) -> list[str]:
    return [term.text for term in name_terms(name, READINGS) if term.kind is kind]


@pytest.mark.parametrize(
    ("query", "kind", "expected"),
    [
        ("  ", QueryKind.NOTHING, []),
        ("12", QueryKind.DIGITS, [("door", "12")]),
        ("199", QueryKind.DIGITS, [("door", "199"), ("phone", "199")]),
        (
            "1234",
            QueryKind.DIGITS,
            [("tail", "1234"), ("id_tail", "4321"), ("door", "1234"), ("phone", "1234")],
        ),
        ("012x", QueryKind.DIGITS, [("id_tail", "X210")]),
        ("10123X", QueryKind.DIGITS, [("id_tail", "X32101")]),
        (
            "1990-05-01",
            QueryKind.DIGITS,
            [("birth", "1990-05-01"), ("door", "1990-5-1"), ("phone", "19900501")],
        ),
        ("1990.5.1", QueryKind.DIGITS, [("birth", "1990-05-01")]),
        ("1990年5月", QueryKind.DIGITS, [("birth", "1990-05")]),
        ("19900501", QueryKind.DIGITS, [("birth", "1990-05-01"), ("phone", "19900501")]),
        ("买买提．阿里", QueryKind.HAN, [("name", "买买提阿里"), ("phrase", "买 买 提 阿 里")]),
        ("１９９　００００", QueryKind.DIGITS, [("phone", "1990000")]),
        ("19900001234", QueryKind.DIGITS, [("phone", "19900001234")]),
        ("0632-8012345", QueryKind.DIGITS, [("phone", "06328012345")]),
        ("37049920070226358x", QueryKind.DIGITS, [("id_number", "37049920070226358X")]),
        ("2-1-101", QueryKind.DIGITS, [("door", "2-1-101"), ("phone", "21101")]),
        ("2-0101", QueryKind.DIGITS, [("door", "2-101"), ("phone", "20101")]),
        ("2a-101", QueryKind.DIGITS, [("door", "2a-101")]),
        ("ZXM", QueryKind.LETTERS, [("initials", "zxm"), ("pinyin", "zxm")]),
        ("Lü", QueryKind.LETTERS, [("initials", "lv"), ("pinyin", "lv")]),
        ("xi'an", QueryKind.LETTERS, [("initials", "xian"), ("pinyin", "xian")]),
        ("张", QueryKind.HAN, [("name", "张"), ("phrase", "张")]),
        ("张 小明", QueryKind.HAN, [("name", "张小明"), ("phrase", "张 小 明")]),
        ("12号", QueryKind.MIXED, [("door", "12"), ("phrase", "12号")]),
        ("2号楼101室", QueryKind.MIXED, [("door", "2-101"), ("phrase", "2号 楼 101 室")]),
        ("幸福小区12号", QueryKind.MIXED, [("phrase", "幸 福 小 区 12号")]),
        ("%_*", QueryKind.MIXED, []),
    ],
)
def test_a_query_is_routed_by_what_was_typed(
    query: str, kind: QueryKind, expected: list[tuple[str, str]]
) -> None:
    assert classify(query).kind is kind
    assert terms(query) == expected


@given(st.text(max_size=20))
def test_anything_typed_is_classified(query: str) -> None:
    found = classify(query)
    assert isinstance(found, Query)
    assert all(term.text for term in found.terms)


def test_a_name_is_found_by_itself_its_initials_and_its_pinyin() -> None:
    assert keys("张小明", K.NAME) == ["张小明"]
    assert keys("张小明", K.INITIALS) == ["zxm"]
    assert keys("张小明", K.PINYIN) == ["zhangxiaoming"]


def test_every_reading_of_a_surname_is_a_key() -> None:
    assert keys("单明", K.PINYIN) == ["shanming", "danming"]
    assert keys("单明", K.INITIALS) == ["sm", "dm"]


def test_the_cap_leaves_out_no_reading_of_the_surname() -> None:
    found = keys("单行重行", K.PINYIN)
    assert len(found) == 8
    assert {k[:3] for k in found} == {"sha", "dan"}
    assert "shanxingzhongxing" in found


def test_a_compound_surname_has_two_initials() -> None:
    assert keys("欧阳小明", K.INITIALS) == ["oyxm"]
    assert keys("欧阳小明", K.PINYIN) == ["ouyangxiaoming"]


def test_names_without_readings_keep_what_is_known() -> None:
    assert keys("𬱖小", K.PINYIN) == ["xiao"]
    assert keys("𬱖", K.PINYIN) == []
    assert keys("John Smith", K.INITIALS) == ["js"]
    assert keys("John Smith", K.PINYIN) == ["johnsmith"]
    assert name_terms("", READINGS) == []


def test_doors_answer_with_and_without_their_building() -> None:
    found = [term.text for term in door_terms("幸福小区", "2号楼", "1单元", "101室")]
    assert found == ["101", "2-101", "2-1-101"]
    assert [t.text for t in door_terms("东村", "", "", "12号")] == ["12"]
    assert door_terms("东村", "", "", "") == []


@given(st.text("张小明单欧阳行重", min_size=1, max_size=4), st.integers(0, 9999))
def test_what_is_indexed_is_found_by_typing_it(name: str, tail: int) -> None:
    phone = f"1990000{tail:04d}"
    door = door_terms("东村", "2号楼", "", "101")
    found = {*name_terms(name, READINGS), *phone_terms(phone), *door}
    for typed in (name, phone, phone[-4:], "101", "2-101"):
        assert found & set(classify(typed).terms)
    for term in found:
        if term.kind in (K.INITIALS, K.PINYIN):
            assert term in classify(term.text).terms


@given(st.text("张小明12号楼a ", max_size=12), st.text("张小明12号楼a ", max_size=12))
def test_a_phrase_of_a_text_is_part_of_its_tokens(left: str, right: str) -> None:
    whole = f" {phrase(f'{left} {right}')} "
    assert phrase(left) in whole
    assert phrase(right) in whole
