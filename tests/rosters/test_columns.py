"""Columns: the headings that offices write, and the ones the law forbids."""

import re

import pytest

from gridcredit.domain.codes import Population, Sex
from gridcredit.rosters.columns import LABELS, Datum, field_of, forbidden_kind, is_silent


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("网格编号", Datum.GRID),
        ("所属网格", Datum.GRID),
        ("小区名称/自然村", Datum.ESTATE),
        ("自然村", Datum.ESTATE),
        ("楼号", Datum.BUILDING),
        ("幢", Datum.BUILDING),
        ("单元号", Datum.UNIT),
        ("门牌号", Datum.ROOM),
        ("室", Datum.ROOM),
        ("户号", Datum.NUMBER),
        ("户主", Datum.HOLDER),
        ("姓名", Datum.NAME),
        ("与户主关系", Datum.RELATION),
        ("公民身份号码", Datum.ID),
        ("证件号码", Datum.ID),
        ("出生年月", Datum.BIRTH),
        ("手机号", Datum.PHONE),
        ("居住类型", Datum.POPULATION),
        ("人口类型", Datum.POPULATION),
        ("户口所在地", Datum.REGISTRY),
        ("到达日期", Datum.ARRIVED),
        ("备注", Datum.NOTE),
    ],
)
def test_usual_headings_are_understood(heading: str, field: Datum) -> None:
    assert field_of(heading) is field


@pytest.mark.parametrize(
    "heading",
    [
        "姓名*",
        "*姓名（必填）",
        "姓 名",
        "姓\n名",
        "　姓名　",
        "姓名(与身份证一致)",
        "姓名【必填】:",
    ],
)
def test_marks_and_hints_around_a_heading_do_not_matter(heading: str) -> None:
    assert field_of(heading) is Datum.NAME


def test_full_width_headings_are_understood() -> None:
    assert field_of("网格ＩＤ") is Datum.GRID
    assert field_of("联系电话２") is Datum.PHONE


def test_every_heading_of_our_own_is_understood() -> None:
    assert [field_of(label) for label in LABELS.values()] == list(LABELS)


@pytest.mark.parametrize("heading", ["民族", "政治面貌", "曾用名", "文化程度", "年龄", "工作单位"])
def test_what_the_register_does_not_keep_is_no_field(heading: str) -> None:
    assert field_of(heading) is None
    assert forbidden_kind(heading) == ""


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("家庭年收入（元）", "income"),
        ("银行存款", "income"),
        ("房产情况", "property"),
        ("宗教信仰", "religion"),
        ("既往病史", "illness"),
        ("健康状况", "illness"),
        ("残疾等级", "illness"),
        ("指纹编号", "fingerprint"),
        ("血型", "blood_type"),
        ("ＤＮＡ", "blood_type"),
    ],
)
def test_what_the_law_forbids_is_recognised(heading: str, kind: str) -> None:
    assert forbidden_kind(heading) == kind
    assert field_of(heading) is None


def test_running_numbers_need_no_mention() -> None:
    assert is_silent("序号")
    assert is_silent("原因")
    assert not is_silent("民族")


def test_every_code_has_a_word_that_reading_understands() -> None:
    from gridcredit.rosters.columns import POPULATION_WORDS, SEX_WORDS
    from gridcredit.texts import word

    assert {POPULATION_WORDS[word(p)] for p in Population} == set(Population)
    assert SEX_WORDS[word(Sex.MALE)] is Sex.MALE
    assert SEX_WORDS[word(Sex.FEMALE)] is Sex.FEMALE


def test_our_headings_hold_no_forbidden_word() -> None:
    assert not [label for label in LABELS.values() if forbidden_kind(label)]
    assert all(re.fullmatch(r"[^\s]+", label) for label in LABELS.values())
