"""Mappings of forms as text, and the fields that there are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.errors import MappingRefused
from gridcredit.domain.form_fields import (
    FIELDS,
    FormValue,
    Scope,
    field_named,
    is_pattern,
)
from gridcredit.domain.form_mapping import (
    Each,
    FormMapping,
    FormRows,
    Into,
    Pointer,
    read_mapping,
    write_mapping,
)
from gridcredit.rosters.columns import forbidden_kind

CELLS = st.builds(
    lambda letters, row: f"{letters}{row}",
    st.sampled_from(["A", "Z", "AA", "XFD"]),
    st.integers(1, 99),
)
POINTERS = st.one_of(
    st.builds(
        Pointer,
        st.sampled_from(sorted(FIELDS)),
        CELLS,
        st.sampled_from(["", "表一", "2026年 汇总"]),
        pattern=st.sampled_from(["", "yyyy年m月d日", "yyyy.mm"]),
        is_behind=st.booleans(),
    ),
    st.builds(
        Pointer, st.sampled_from(sorted(FIELDS)), mark=st.sampled_from(["{{a:b}}", "【姓名】"])
    ),
)


@given(
    st.sampled_from(Each),
    st.sampled_from(Into),
    st.lists(POINTERS, max_size=8, unique_by=lambda p: p.place),
)
def test_what_is_written_is_read_back(each: Each, into: Into, pointers: list[Pointer]) -> None:
    mapping = FormMapping(each, into, None, tuple(pointers))
    fitting = tuple(p for p in pointers if FIELDS[p.field].scope <= each.scope)
    mapping = FormMapping(each, into, None, fitting)
    assert read_mapping(write_mapping(mapping)) == mapping


def test_rows_are_written_and_read_back() -> None:
    rows = FormRows(Each.PERSON, "表 一", 5, 14)
    mapping = FormMapping(Each.ONCE, rows=rows, pointers=(Pointer("name", "B5", "表 一"),))
    assert read_mapping(write_mapping(mapping)) == mapping
    by_marks = FormMapping(rows=FormRows(Each.PERSON), pointers=(Pointer("name", mark="{{姓名}}"),))
    assert read_mapping(write_mapping(by_marks)) == by_marks


def test_words_and_comments_are_taken_as_people_type_them() -> None:
    text = "\ufeff# 说明\n\n份： 户\n写成: 文件\n行: 花名册!5 - 14 每人\n"
    text += "$B$2：现住址\n'花名册'!c5: 身份证号\n"
    mapping = read_mapping(text)
    assert (mapping.copy, mapping.rows) == (
        *(Each.HOUSEHOLD,),
        FormRows(Each.PERSON, "花名册", 5, 14),
    )
    assert [(p.place, p.field) for p in mapping.pointers] == [
        ("B2", "address"),
        ("花名册!C5", "id_number"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("B2 name", 1, "no_colon"),
        ("copy: person\nB2: 收入", 2, "no_such_field"),
        ("copy: everybody", 1, "unknown_term"),
        ("rows: 5 person", 1, "wrong_form"),
        ("rows: 9-5 person", 1, "wrong_form"),
        ("rows: 5-9 once", 1, "wrong_form"),
        ("B0: name", 1, "no_such_cell"),
        ("XFE1: name", 1, "no_such_cell"),
        ("B1048577: office", 1, "no_such_cell"),
        ("B2: office\nB2: today", 2, "place_twice"),
        ("B2: name", 1, "field_of_others"),
        ("copy: household\nB2: id_number", 2, "field_of_others"),
        ("rows: 5-9 person\nB6: name", 2, "only_first_row"),
        ("B2: today <script>", 1, "wrong_pattern"),
    ],
)
def test_a_line_that_cannot_be_is_named(text: str, line: int, reason: str) -> None:
    with pytest.raises(MappingRefused) as caught:
        read_mapping(text)
    assert (caught.value.line, caught.value.reason) == (line, reason)


def test_there_is_no_field_that_the_law_forbids() -> None:
    for field in FIELDS.values():
        for word in (field.zh, field.en, *field.other_words.split()):
            assert forbidden_kind(word) == ""
    assert field_named("家庭收入") is None
    assert field_named("宗教信仰") is None


def test_every_field_goes_by_its_code_and_its_words() -> None:
    for field in FIELDS.values():
        assert field_named(field.code) is field
        assert field_named(f" {field.zh}： ") is field
    assert len({field.zh for field in FIELDS.values()}) == len(FIELDS)
    assert len({field.en for field in FIELDS.values()}) == len(FIELDS)


def test_of_minors_only_name_and_year_are_open() -> None:
    told = {f.code for f in FIELDS.values() if f.scope is Scope.PERSON and f.of_minors}
    assert told == {"name", "birth_year"}


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "2026-02-03"),
        ("yyyy年m月d日", "2026年2月3日"),
        ("yyyy.mm.dd", "2026.02.03"),
        ("yy/m", "26/2"),
    ],
)
def test_days_are_written_by_their_pattern(pattern: str, said: str) -> None:
    assert FormValue(day=date(2026, 2, 3)).shown(pattern) == said
    assert pattern == "" or is_pattern(pattern)
