"""Below the form: what will come of the entry, and the button that saves it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.key_hint import KeyHint
from gridcredit.ui.widgets.question import Question


class SaveBar(QWidget):
    """Words before saving, a question where a slip is likelier, and two buttons."""

    save_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, save: str, clear: str) -> None:
        super().__init__()
        self.verdict = Banner("info", "")
        self.problem = Banner("bad", "")
        self.question = Question()
        self.save = button(save, lambda: self.save_wanted.emit(), icon="save", kind="primary")
        self.clear = button(clear, lambda: self.clear_wanted.emit(), kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for part in (self.verdict, self.problem, self.question):
            part.hide()
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.save)
        row.addWidget(KeyHint("Ctrl+Enter"))
        row.addStretch(1)
        row.addWidget(self.clear)
        column.addLayout(row)

    def say(self, words: str, tone: str) -> None:
        """What will come of it; blank words hide it."""
        self.verdict.setVisible(bool(words))
        if words:
            self.verdict.say(words, tone)

    def say_problem(self, words: str) -> None:
        """What went wrong; blank words hide it."""
        self.problem.setVisible(bool(words))
        if words:
            self.problem.say(words)

    def take_focus(self) -> None:
        """Put the keyboard onto saving."""
        self.save.setFocus()
