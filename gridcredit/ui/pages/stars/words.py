"""Words of stages, periods and clocks, the same in every view of the page."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from gridcredit import texts
from gridcredit.domain.stars.codes import StarLevel, StarOutlet, StarStage, StarTaskKind
from gridcredit.domain.stars.periods import Period, Span, period_of
from gridcredit.domain.stars.stages import HONOURED, Standing
from gridcredit.operations.stars.board import StarLine
from gridcredit.operations.stars.tasks import StarTask

TONES: dict[StarStage, str] = {
    StarStage.DISPUTED: "bad",
    StarStage.RETURNED: "warn",
    StarStage.READY: "warn",
    StarStage.NOTICE: "info",
    StarStage.REJECTED: "plain",
    StarStage.WITHDRAWN: "plain",
    StarStage.REVOKED: "plain",
    **dict.fromkeys(HONOURED, "good"),
}
"""Tones of the tags of stages (ui/widgets/tag.py); those that are not here are informing."""


def tone_of(stage: StarStage) -> str:
    """The tone of a stage's tag."""
    return TONES.get(stage, "info")


def period_words(text: str) -> str:
    """2026 年 10 月, 2026 年第 3 季度, 2026 年度."""
    period = period_of(text)
    translate = QCoreApplication.translate
    if period.span is Span.MONTH:
        return translate("stars", "{year} 年 {month} 月").format(
            year=period.year, month=period.begins.month
        )
    if period.span is Span.QUARTER:
        return translate("stars", "{year} 年第 {quarter} 季度").format(
            year=period.year, quarter=text[-1]
        )
    return translate("stars", "{year} 年度").format(year=period.year)


def level_words(level: StarLevel, language: str) -> str:
    """村居级, 街道级."""
    translate = QCoreApplication.translate
    return translate("stars", "{level}级").format(level=texts.word(level, language))


def usual_periods(today: date) -> list[str]:
    """The periods that somebody may work on today, the current month first: half a year of
    months, the quarters and the years that they lie in."""
    months = []
    day = today.replace(day=1)
    for _ in range(6):
        months.append(f"{day:%Y-%m}")
        day = (day - timedelta(days=1)).replace(day=1)
    quarters = {f"{m[:4]}-Q{(int(m[5:]) + 2) // 3}" for m in months}
    years = {m[:4] for m in months}
    return [*months, *sorted(quarters, reverse=True), *sorted(years, reverse=True)]


def usual_period(today: date) -> Period:
    """The month that is recommended for today."""
    return period_of(f"{today:%Y-%m}")


def due_words(told: Standing, left: int | None) -> str:
    """Until when a stage is to be left, and how many working days that are; blank where no clock
    runs."""
    if told.due is None or left is None:
        return ""
    translate = QCoreApplication.translate
    if told.overdue:
        words = translate("stars", "超期 {days} 个工作日").format(days=-left)
    elif left == 0:
        words = translate("stars", "今天到期")
    else:
        words = translate("stars", "还有 {days} 个工作日").format(days=left)
    unsure = "" if told.due.known else translate("stars", "（日历未知）")
    return f"{told.due.day:%m-%d}\n{words}{unsure}"


def name_words(line: StarLine, language: str) -> str:
    """Who it is of, and quietly what and where."""
    star = line.star
    kind = texts.word(star.kind, language)
    return f"{star.name}\n{kind} · {line.village}"


def doubt_words(line: StarLine, language: str) -> str:
    """What is pointed out of a form."""
    return texts.in_one((texts.reason_word(one, language) for one in line.doubts), language)


def task_words(task: StarTask, language: str) -> str:
    """One thing to do, until when."""
    translate = QCoreApplication.translate
    where = ""
    if task.kind in (StarTaskKind.PUBLISH, StarTaskKind.REMOVE, StarTaskKind.REPRINT):
        where = texts.word(StarOutlet(task.about), language)
    day = f"{task.due:%Y-%m-%d}"
    match task.kind:
        case StarTaskKind.PUBLISH:
            words = translate("stars", "{day} 前在{where}发布")
        case StarTaskKind.REMOVE:
            words = translate("stars", "{day} 前从{where}撤下")
        case StarTaskKind.REPRINT:
            words = translate("stars", "{day} 前重印{where}（去掉照片）")
        case StarTaskKind.NOTICE_AGAIN:
            words = translate("stars", "{day} 前重印公示（去掉撤回的人）")
        case StarTaskKind.OVERDUE:
            words = translate("stars", "{day} 已到期，这一步还没有办")
        case StarTaskKind.HONOUR_OFF:
            words = translate("stars", "{day} 前撤下区里发布过的")
    return words.format(day=day, where=where)
