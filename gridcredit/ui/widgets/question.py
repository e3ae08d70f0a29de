"""A question in the page itself: it waits for an answer while everything stays in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button

Answer = Callable[[], object]


class Question(QWidget):
    """Words and two answers. The keyboard is put onto the one that changes nothing, which is also
    what Esc says; asking anew takes the place of the question before."""

    def __init__(self) -> None:
        super().__init__()
        self._answers: tuple[Answer, Answer] | None = None
        self.no = button("", lambda: self._answer(0))
        self.yes = button("", lambda: self._answer(1))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        self._banner = Banner("warn", "", both)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        self.hide()

    def ask(self, words: str, answers: tuple[str, str], no: Answer, yes: Answer) -> None:
        """Ask; `answers` are the words of no and of yes, which name what is done."""
        self._answers = (no, yes)
        self._banner.say(words)
        self.setAccessibleName(words)
        for made, said in zip((self.no, self.yes), answers, strict=True):
            made.setText(said)
            made.setAccessibleDescription(words)
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def drop(self) -> None:
        """Ask no more; nothing is done."""
        self._answers = None
        self.hide()

    def _answer(self, which: int) -> None:
        answers = self._answers
        self.drop()
        if answers is not None:
            answers[which]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc changes nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self._answer(0)
        else:
            super().keyPressEvent(event)
