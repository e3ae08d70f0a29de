"""What the text of a pledge may hold, and what not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gridcredit import texts
from gridcredit.domain.pledge_texts import FORBIDDEN, Wording, wording_faults

GOOD = Wording("2026-1", date(2026, 1, 1), ("遵守村规民约。",), "自愿，可撤回。", ("同意登记",))


def reasons(said: Wording) -> list[tuple[str, int, str]]:
    return [(fault.part, fault.place, fault.reason) for fault in wording_faults(said)]


def test_a_plain_text_is_fine() -> None:
    assert reasons(GOOD) == []


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        ("如有违反，接受联合惩戒。", "punishment"),
        ("违约者列入黑名单。", "punishment"),
        ("违反承诺，自愿承担一切后果。", "punishment"),
        ("同意将本承诺在公示栏公开。", "publication"),
        ("请按手印确认。", "thumbprint"),
        ("附身份证正反面复印件。", "identity_document"),
        ("提供户口本原件。", "identity_document"),
    ],
)
def test_what_no_clause_may_ask_is_named_with_the_statute(clause: str, reason: str) -> None:
    assert ("clauses", 2, reason) in reasons(replace(GOOD, clauses=(*GOOD.clauses, clause)))
    assert {"》", "号"} & set(texts.reason_word(reason, texts.CHINESE))


@pytest.mark.parametrize("notice", ["本承诺书不按手印，不附身份证件。", "撤回后原件交还。"])
def test_what_is_only_ruled_out_may_be_said(notice: str) -> None:
    assert reasons(replace(GOOD, notice=notice)) == []


def test_a_consent_to_publish_is_a_tick_of_its_own() -> None:
    assert reasons(replace(GOOD, ticks=("同意公开：获得荣誉时刊登姓名",))) == []
    assert reasons(replace(GOOD, ticks=("按手印",))) == [("ticks", 1, "thumbprint")]


def test_a_text_has_a_version_clauses_and_a_notice() -> None:
    found = reasons(Wording("", date(2026, 1, 1), ()))
    assert found == [("version", 1, "empty"), ("clauses", 1, "empty"), ("notice", 1, "empty")]


def test_clauses_are_six_at_most_and_short() -> None:
    assert reasons(replace(GOOD, clauses=("好。",) * 7)) == [("clauses", 7, "too_many")]
    assert reasons(replace(GOOD, clauses=("长" * 201,))) == [("clauses", 1, "too_long")]


@pytest.mark.parametrize("reason", FORBIDDEN)
def test_every_reason_has_words(reason: str) -> None:
    assert texts.reason_word(reason, texts.CHINESE) != reason
