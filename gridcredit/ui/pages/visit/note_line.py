"""The line of a note, with sentences to begin it from: one key, then a first letter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from gridcredit.operations.visits.note_templates import NoteSentence
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.key_button import KeyButton

KEY = "P"


class NoteLine(QWidget):
    """A note and the key of its menu."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentences: Sequence[NoteSentence] = ()
        self.line = QLineEdit()
        self.line.setMaxLength(500)
        self.line.setAccessibleName(self.tr("备注"))
        self.line.setPlaceholderText(self.tr("不写身份证号，不写病情和收入"))
        self.open = KeyButton(self.tr("模板"), KEY, name=self.tr("备注模板"))
        self.open.setCheckable(False)
        self.open.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.menu = QMenu(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.line, 1)
        row.addWidget(self.open)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _text: self.edited.emit())
        self.open.clicked.connect(self.offer)

    def show_sentences(self, sentences: Sequence[NoteSentence]) -> None:
        """Offer other sentences."""
        if sentences == self._sentences:
            return
        self._sentences = sentences
        self.menu.clear()
        for one in sentences:
            letter = one.letters[:1]
            words = one.wording.replace("&", "&&")
            action = self.menu.addAction(f"&{letter}  {words}" if letter else words)
            action.triggered.connect(lambda _on=False, said=one.wording: self.begin(said))
        self.open.setVisible(bool(sentences))

    def offer(self) -> None:
        """Show the sentences; a first letter, arrows and Enter choose."""
        if self._sentences:
            self.menu.popup(self.open.mapToGlobal(QPoint(0, self.open.height())))
            self.menu.setActiveAction(self.menu.actions()[0])

    def begin(self, sentence: str) -> None:
        """Put a sentence in front of what is typed, and the cursor behind it."""
        typed = self.line.text().strip()
        if sentence not in typed:
            self.line.setText(f"{sentence}{typed}")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.setCursorPosition(len(sentence))

    def text(self) -> str:
        """The note."""
        return self.line.text()
