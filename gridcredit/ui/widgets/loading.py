"""What stands in the place of a list until its answer has come: that it is empty is not known."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.ui.widgets.busy import PATIENCE
from gridcredit.ui.widgets.label import Label


class Loading(QWidget):
    """Blank, and after a while the words that something is being read."""

    def __init__(self) -> None:
        super().__init__()
        words = self.tr("正在读取")
        self.setAccessibleName(words)
        self._words = Label(words)
        self._words.setProperty("role", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.hide()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addStretch(3)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._words.show)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to wait."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """The answer has come, or the page has gone."""
        super().hideEvent(event)
        self._timer.stop()
        self._words.hide()
