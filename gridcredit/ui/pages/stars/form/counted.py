"""A text with a count of its characters, as the form's author counts them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from gridcredit.domain.stars.forms import count
from gridcredit.ui.tokens import TIGHT
from gridcredit.ui.widgets.label import Label


class CountedText(QWidget):
    """`least` and `most` are what the text should have; the count is said below and turns to a
    warning outside of them."""

    edited = Signal()

    def __init__(self, least: int, most: int, height: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.text = _Text()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(height)
        self._count = Label()
        self._count.setProperty("role", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.text, 1)
        column.addWidget(self._count)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self._on_changed)
        self._say()

    def value(self) -> str:
        """What is typed, no blanks around it."""
        return self.text.toPlainText().strip()

    def show_value(self, words: str) -> None:
        """Show other words; nothing is told."""
        self.text.blockSignals(True)
        self.text.setPlainText(words)
        self.text.blockSignals(False)
        self._say()

    def insert_line(self, words: str) -> None:
        """Put a line where the cursor is, a line of its own."""
        cursor = self.text.textCursor()
        before = self.text.toPlainText()[: cursor.position()]
        cursor.insertText(words if not before or before.endswith("\n") else "\n" + words)
        self.text.setTextCursor(cursor)

    def _on_changed(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        length = count(self.text.toPlainText())
        if length > self._most:
            words = self.tr("{count} 字，多了 {over} 字（应 {range}）")
        elif length < self._least:
            words = self.tr("{count} 字，还差 {under} 字（应 {range}）")
        else:
            words = self.tr("{count} 字（应 {range}）")
        span = f"{self._least}–{self._most}" if self._least else f"≤ {self._most}"
        self._count.setText(
            words.format(
                count=length,
                over=length - self._most,
                under=self._least - length,
                range=span,
            )
        )
        is_off = length > self._most or 0 < length < self._least
        role = "error" if length > self._most else "caption"
        if self._count.property("role") != role:
            self._count.setProperty("role", role)
            self._count.style().unpolish(self._count)
            self._count.style().polish(self._count)
        self._count.setAccessibleName(self._count.text())
        self.text.setAccessibleDescription(self._count.text() if is_off else "")


class _Text(QPlainTextEdit):
    """Scrolls its own words only while it has the keyboard; else the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a text that nobody types into belongs to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
