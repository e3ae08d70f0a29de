"""What was said of a nomination, day by day, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from gridcredit import texts
from gridcredit.domain.stars.codes import LeftOut, StarOutlet
from gridcredit.domain.stars.nominations import Nomination
from gridcredit.operations.stars.awarding import LEFT_OUT

Line = tuple[date, str, str]
"""A day, what happened, and the words that were given for it."""


def history(of: Nomination, language: str) -> list[Line]:
    """The latest first; of one day as it was written."""
    found = [
        (of.star.on, QCoreApplication.translate("stars", "提交推荐表"), ""),
        *_consents(of, language),
        *_decisions(of, language),
        *_notices(of),
        *_objections(of, language),
        *_honour(of, language),
    ]
    ordered = [line for _, line in sorted(enumerate(found), key=lambda one: (one[1][0], one[0]))]
    return ordered[::-1]


def _consents(of: Nomination, language: str) -> Iterator[Line]:
    translate = QCoreApplication.translate
    for told in of.consents:
        fact = told.fact
        what = texts.word(fact.consent, language)
        given, gone = translate("stars", "{what}"), translate("stars", "撤回：{what}")
        yield fact.on, (given if fact.given else gone).format(what=what), ""


def _decisions(of: Nomination, language: str) -> Iterator[Line]:
    translate = QCoreApplication.translate
    for told in of.decisions:
        fact = told.fact
        step, decision = texts.word(fact.step, language), texts.word(fact.decision, language)
        words = translate("stars", "{step}：{decision}").format(step=step, decision=decision)
        if fact.place is not None:
            words += translate("stars", "，名次 {place}").format(place=fact.place)
        if fact.checked:
            words += translate("stars", "，已核查")
        if told.fact.star not in of.same:
            words += translate("stars", "（修改以前的表）")
        yield fact.on, words, _with_name(_why(fact.why, language), fact.by)


def _why(why: str, language: str) -> str:
    if why.startswith(LEFT_OUT):
        return texts.word(LeftOut(why.removeprefix(LEFT_OUT)), language)
    return why


def _with_name(words: str, by: str) -> str:
    return " · ".join(part for part in (words, by) if part)


def _notices(of: Nomination) -> Iterator[Line]:
    translate = QCoreApplication.translate
    for told in of.notices:
        fact = told.fact
        words = translate("stars", "公示 {number}，至 {until}")
        yield fact.on, words.format(number=fact.number, until=fact.until.isoformat()), ""


def _objections(of: Nomination, language: str) -> Iterator[Line]:
    translate = QCoreApplication.translate
    for told in of.objections:
        yield told.fact.on, translate("stars", "收到异议"), told.fact.words
    for answer in of.answers:
        result = texts.word(answer.fact.result, language)
        words = translate("stars", "答复异议：{result}").format(result=result)
        yield answer.fact.on, words, _with_name(answer.fact.words, answer.fact.by)


def _honour(of: Nomination, language: str) -> Iterator[Line]:
    translate = QCoreApplication.translate
    if of.award is not None:
        fact = of.award.fact
        words = translate("stars", "认定，证书 {number}").format(number=fact.certificate)
        yield fact.on, words, fact.by
    for told in of.publications:
        hung = told.fact
        where = texts.word(StarOutlet(hung.outlet), language)
        words = translate("stars", "在{where}发布").format(where=where)
        if hung.until:
            words += translate("stars", "，撤下日 {day}").format(day=hung.until.isoformat())
        yield hung.on, words, ""
        if hung.down_on:
            yield hung.down_on, translate("stars", "从{where}撤下").format(where=where), ""
    if of.revocation is not None:
        gone = of.revocation.fact
        because = texts.word(gone.because, language)
        words = translate("stars", "撤销：{because}").format(because=because)
        yield gone.on, words, _with_name(gone.why, gone.by)
