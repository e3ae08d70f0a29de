"""The stages as tiles, and the columns of the list below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gridcredit import texts
from gridcredit.domain.stars.codes import StarConsent, StarStage, StarTaskKind
from gridcredit.operations.stars.glance import LineSeen
from gridcredit.ui.models.rows import Column
from gridcredit.ui.pages.stars.words import (
    doubt_words,
    due_words,
    level_words,
    name_words,
    period_words,
    tone_of,
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the board: its words, and the stages of those who stand there."""

    id: str
    words: str
    stages: frozenset[StarStage]
    tone: str = "text"


def places() -> list[Place]:
    """The way of a nomination, and who left it."""
    translate = QCoreApplication.translate
    s = StarStage
    return [
        Place("nominated", translate("stars", "推荐"), frozenset({s.NOMINATED, s.RETURNED})),
        Place("initial", translate("stars", "初审"), frozenset({s.INITIAL})),
        Place("reviewed", translate("stars", "审核"), frozenset({s.REVIEWED})),
        Place("notice", translate("stars", "公示"), frozenset({s.NOTICE})),
        Place("disputed", translate("stars", "异议"), frozenset({s.DISPUTED}), "bad"),
        Place("awarded", translate("stars", "认定"), frozenset({s.READY, s.AWARDED})),
        Place("published", translate("stars", "发布"), frozenset({s.PUBLISHED})),
        Place("archived", translate("stars", "归档"), frozenset({s.ARCHIVED})),
        Place(
            "ended", translate("stars", "已结束"), frozenset({s.REJECTED, s.WITHDRAWN, s.REVOKED})
        ),
    ]


def consent_marks(line_consents: frozenset[StarConsent]) -> str:
    """Which of the three consents are live: 参 公 媒, a stroke for each that is not."""
    translate = QCoreApplication.translate
    marks = {
        StarConsent.TAKE_PART: translate("stars", "参评"),
        StarConsent.NOTICE: translate("stars", "公示", "consent"),
        StarConsent.MEDIA: translate("stars", "媒体"),
    }
    return " ".join(words for kind, words in marks.items() if kind in line_consents) or "—"


def columns(language: str) -> list[Column]:
    """What a line says."""
    translate = QCoreApplication.translate

    def about(seen: LineSeen) -> str:
        star = seen.line.star
        told = doubt_words(seen.line, language) or star.number
        return f"{period_words(star.period)}\n{told}"

    def due(seen: LineSeen) -> str:
        days = [task.due for task in seen.tasks if task.kind in _DOWN]
        if not days:
            return due_words(seen.line.standing, seen.left)
        words = translate("stars", "前撤下")
        return f"{min(days):%m-%d}\n{words}"

    def stage(seen: LineSeen) -> str:
        level = level_words(seen.line.star.level, language)
        return f"{texts.word(seen.line.stage, language)}\n{level}"

    return [
        Column(translate("stars", "被推荐人"), lambda s: name_words(s.line, language), 128),
        Column(translate("stars", "阶段"), stage, 106, tone=_tone),
        Column(translate("stars", "期限"), due, 116),
        Column(translate("stars", "授权"), lambda s: consent_marks(s.line.standing.consents), 138),
        Column(translate("stars", "期次与提示"), about),
    ]


_DOWN = frozenset({StarTaskKind.REMOVE, StarTaskKind.REPRINT, StarTaskKind.NOTICE_AGAIN})


def names_still(seen: LineSeen) -> bool:
    """Whether something hangs that names or shows somebody who may not be named or shown."""
    return any(task.kind in _DOWN for task in seen.tasks)


def _tone(seen: LineSeen) -> str:
    return "bad" if names_still(seen) else tone_of(seen.line.stage)


def urgency(seen: Sequence[LineSeen]) -> list[LineSeen]:
    """What is to be taken down first, then the overdue, then by day, then as they came."""
    return sorted(
        seen,
        key=lambda s: (
            not names_still(s),
            not s.line.standing.overdue,
            s.line.standing.due.day.isoformat() if s.line.standing.due else "~",
        ),
    )
