"""Rows of a register that may be about somebody known otherwise: what is asked, and the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridcredit.domain.roster_rows import Choice, RowQuestion, RowReason
from gridcredit.ui.models.rows import Column
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label

Place = tuple[str, int]  # sheet and row

_TONES = {Choice.SAME: "good", Choice.NEW: "info", Choice.LEAVE: "warn"}


class QuestionBar(QWidget):
    """Three answers for the rows that are chosen."""

    chosen = Signal(object)  # Choice

    def __init__(self) -> None:
        super().__init__()
        about = Label(self.tr("对选中的行（Ctrl+A 全选）："))
        about.setProperty("role", "caption")
        self.buttons = {
            choice: button(words, lambda choice=choice: self.chosen.emit(choice))  # type: ignore[misc]
            for choice, words in (
                (Choice.SAME, self.tr("就是这个人：恢复或更正")),
                (Choice.NEW, self.tr("是另一个人：新增")),
                (Choice.LEAVE, self.tr("先不导入")),
            )
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(about)
        for made in self.buttons.values():
            row.addWidget(made)
        row.addStretch(1)


def place_of(asked: RowQuestion) -> Place:
    """Where the file has the row."""
    return asked.sheet, asked.row


def question_columns(
    shown_name: Callable[[str], str], answer: Callable[[RowQuestion], Choice]
) -> list[Column]:
    """How questions are listed."""
    return [
        Column(
            QCoreApplication.translate("RosterQuestions", "姓名"),
            lambda row: shown_name(row.name),
            90,
        ),
        Column(QCoreApplication.translate("RosterQuestions", "户册里"), _known),
        Column(QCoreApplication.translate("RosterQuestions", "文件里"), _stated, 180),
        Column(
            QCoreApplication.translate("RosterQuestions", "行"),
            lambda row: str(row.row),
            52,
            is_number=True,
        ),
        Column(
            QCoreApplication.translate("RosterQuestions", "答复"),
            lambda row: _answer_word(row, answer(row)),
            120,
            tone=lambda row: _TONES[answer(row)],
        ),
    ]


def answers_of(questions: Iterable[RowQuestion]) -> dict[Place, Choice]:
    """The answers that a report carries."""
    return {place_of(q): q.answer for q in questions if q.answer is not Choice.LEAVE}


def _known(asked: RowQuestion) -> str:
    facts = _day(asked.known_birth)
    if asked.reason is not RowReason.TAKEN_OFF:
        return facts
    gone = QCoreApplication.translate("RosterQuestions", "{date} 移出：{why}（{who}）")
    told = gone.format(date=asked.removed_at[:10], why=asked.removed, who=asked.removed_by)
    return "  ".join(part for part in (told, facts) if part)


def _stated(asked: RowQuestion) -> str:
    """What tells two people apart, and no more: the birth date, and whether the numbers differ."""
    known, stated = asked.known_number, asked.stated_number
    differ = QCoreApplication.translate("RosterQuestions", "证件号不同")
    facts = (_day(asked.stated_birth), differ if known and stated and known != stated else "")
    return "  ".join(part for part in facts if part) or asked.place


def _day(birth: date | None) -> str:
    return birth.isoformat() if birth else ""


def _answer_word(asked: RowQuestion, choice: Choice) -> str:
    if choice is Choice.LEAVE:
        return QCoreApplication.translate("RosterQuestions", "先不导入")
    if choice is Choice.NEW:
        return QCoreApplication.translate("RosterQuestions", "新增")
    if asked.reason is RowReason.TAKEN_OFF:
        return QCoreApplication.translate("RosterQuestions", "恢复")
    return QCoreApplication.translate("RosterQuestions", "更正")
