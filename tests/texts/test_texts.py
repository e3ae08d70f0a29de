"""Every error and every code has words in both languages."""

import ast
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import pytest

from gridcredit import texts
from gridcredit.domain import codes, duties, errors
from gridcredit.domain.adulthood import require_adult
from gridcredit.domain.credit.codes import Result
from gridcredit.domain.errors import (
    BadValue,
    CertificateRefused,
    GridCreditError,
    MinorRefused,
    NobodyToName,
    NotAllowed,
    NotFound,
    StorageFailed,
)
from gridcredit.domain.records import KINDS
from gridcredit.domain.stars.codes import StarConsent
from gridcredit.texts.codes import CODES, OTHER_FIELDS
from gridcredit.texts.errors import ERRORS, NARROWER
from gridcredit.texts.progress import PROGRESS
from gridcredit.texts.reasons import REASONS
from gridcredit.texts.values import value_word

ALL_ERRORS = [
    kind
    for room in errors.ROOMS
    for kind in vars(import_module(f"{errors.__name__}.{room}")).values()
    if isinstance(kind, type) and issubclass(kind, GridCreditError) and kind not in errors.FAMILIES
]
ALL_ENUMS = [
    kind
    for module in (codes, duties)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize("kind", ALL_ERRORS, ids=lambda k: k.__name__)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_error_is_described_with_its_facts(kind: type, language: str) -> None:
    assert kind.__name__ in ERRORS
    facts = {f.name: f"<{f.name}>" for f in fields(kind)} if is_dataclass(kind) else {}
    text = texts.describe(kind(**facts), language)
    assert len(text) > 8
    assert "{" not in text


@pytest.mark.parametrize("kind", ALL_ENUMS, ids=lambda k: k.__name__)
def test_every_code_has_a_word_in_both_languages(kind: type[StrEnum]) -> None:
    for code in kind:
        assert texts.word(code, "zh")
        assert texts.word(code, "en").isascii()


def test_no_wording_is_left_over() -> None:
    assert set(ERRORS) == {kind.__name__ for kind in ALL_ERRORS}
    assert all({c.value for c in kind} == set(words) for kind, words in CODES.items())


def test_both_languages_are_filled_in_everywhere() -> None:
    for pairs in (ERRORS, NARROWER, REASONS, PROGRESS):
        assert all(zh and en and zh != en for zh, en in pairs.values())


def test_facts_that_are_codes_are_worded() -> None:
    assert "登记走访" in texts.describe(NotAllowed("record_visits"), "zh")
    assert "身份证号" in texts.describe(BadValue("id_number", "1", "check_digit"), "zh")
    assert "check digit" in texts.describe(BadValue("id_number", "1", "check_digit"), "en")


def test_why_nobody_can_be_named_is_said_where_somebody_is_left_out() -> None:
    some = NobodyToName("2026-10", 3, "consent=1 stage=2")
    assert "看过 3 个：本人未同意公示或已撤回 1、还没有走到这一步 2）" in texts.describe(some, "zh")
    assert "Not passed that far 2" in texts.describe(some, "en")
    assert "（看过 3 个），没有写公示" in texts.describe(NobodyToName("2026-10", 3), "zh")


def test_what_is_not_found_is_called_once() -> None:
    assert texts.describe(NotFound("credit_entry", "x")).startswith("没有找到：信用+记录。")


def test_a_minor_is_refused_without_a_birth_date() -> None:
    with pytest.raises(MinorRefused) as refused:
        require_adult(date(2015, 6, 3), "", date(2026, 11, 20))
    assert "2015" not in f"{refused.value} {texts.describe(refused.value)}"


def test_what_kinds_call_differently_has_a_word_of_its_own_where_no_kind_is_said() -> None:
    """Else the kind that happens to come first would name it: a visit's time was 所在记录."""
    words: dict[str, set[tuple[str, str]]] = {}
    for kind in KINDS.values():
        for name, field in kind.columns.items():
            words.setdefault(name, set()).add(field.words)
    several = {name for name, told in words.items() if len(told) > 1}
    assert len(several) > 20
    assert sorted(several - OTHER_FIELDS.keys()) == []
    assert texts.field_word("at") == "时间"
    assert "“时间”不能填" in texts.describe(BadValue("at", "昨天", "2026-11-22T19:40"), "zh")


def test_a_field_is_called_as_its_own_kind_of_record_calls_it() -> None:
    points = BadValue("points", "1.55", "too_fine", "credit_answer")
    assert texts.describe(points, "zh").startswith("“应计分”")
    assert texts.describe(replace(points, entity=""), "zh").startswith("“分值”")


def test_a_code_is_told_by_the_part_of_its_word_that_is_its_alone() -> None:
    assert texts.code_of(StarConsent, "公示") is StarConsent.NOTICE
    assert texts.code_of(Result, "不属实") is Result.REJECTED
    assert texts.code_of(Result, "属实") is Result.UPHELD
    assert texts.code_of(codes.Role, "采集员") is codes.Role.COLLECTOR
    assert texts.code_of(Result, "不") is None
    assert texts.code_of(StarConsent, "同意") is None


def test_unknown_reasons_are_shown_as_they_are() -> None:
    assert texts.reason_word("No space left on device", "zh") == "No space left on device"
    assert texts.progress_word("something new", "zh") == "正在处理"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("reason", ["not_found", "is_folder", "not_folder", "name_too_long"])
def test_a_wrong_name_or_place_is_no_failing_disk(reason: str, language: str) -> None:
    told = texts.describe(StorageFailed("register.xlsx", reason), language)
    assert "register.xlsx" in told
    assert told != texts.describe(StorageFailed("register.xlsx", "io_error"), language)
    assert not any(word in told for word in ("磁盘", "disk"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_blank_is_not_quoted(language: str) -> None:
    assert "“”" not in texts.describe(BadValue("purpose", "", "empty"), language)


def test_a_request_that_is_refused_is_not_called_a_certificate() -> None:
    told = texts.describe(CertificateRefused("x.gcreq", "node_taken"), "zh")
    assert told.startswith("这份申请不能批准")


def test_how_a_date_is_to_be_written_is_said() -> None:
    assert "要写成 2026-11-22 这样" in texts.describe(BadValue("on", "now", "2026-11-22"), "zh")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sentence_quotes_no_pages(language: str) -> None:
    told = texts.describe(BadValue("unit", "长" * 30_000, "too_long"), language)
    assert "长长长" in told
    assert len(told) < 500


def test_no_reason_has_two_wordings() -> None:
    """A room that words a code of another would speak for it: a quota of awards is no disk's."""
    said: list[str] = []
    for name in ("credit_reasons", "rule_reasons", "stars", "reasons"):
        source = Path(import_module(f"gridcredit.texts.{name}").__file__ or "").read_text("utf-8")
        for node in ast.parse(source).body:
            if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "REASONS":
                assert isinstance(node.value, ast.Dict)
                said += [ast.literal_eval(key) for key in node.value.keys if key is not None]
    assert len(said) > 100
    assert [code for code, times in Counter(said).items() if times > 1] == []


def test_no_reason_has_two_meanings() -> None:
    told = Counter(
        key.value
        for file in Path(texts.__file__).parent.glob("*.py")
        for found in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(found, ast.AnnAssign) and ast.unparse(found.target) == "REASONS"
        for key in getattr(found.value, "keys", ())
        if isinstance(key, ast.Constant)
    )
    assert len(told) > 300
    assert [reason for reason, times in told.items() if times > 1] == []


def test_what_was_explained_at_a_visit_is_said_in_words() -> None:
    told = ["score", "incentive:GX-01", "of_a_newer_program"]
    assert value_word("visit", "topics", told, "zh") == (
        "榴花分是什么、激励措施 GX-01、of_a_newer_program"
    )
    assert value_word("visit", "topics", [], "zh") == "（空）"
