"""Every shortcut at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.key_hint import KeyHint
from gridcredit.ui.widgets.label import Label


class KeysDialog(QDialog):
    """Shows (words, keys) in two columns."""

    def __init__(self, parent: QWidget, shortcuts: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("快捷键"))
        title = Label(self.tr("快捷键"))
        title.setProperty("role", "lead")
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnMinimumWidth(2, WIDE)
        shown = [pair for pair in shortcuts if pair[1]]
        half = (len(shown) + 1) // 2
        for at, (words, keys) in enumerate(shown):
            column = 0 if at < half else 3
            grid.addWidget(Label(words), at % half, column)
            grid.addWidget(KeyHint(keys), at % half, column + 1)
        close = button(self.tr("知道了"), self.accept, kind="primary")
        close.setDefault(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        whole.setSpacing(GAP)
        whole.addWidget(title)
        whole.addLayout(grid)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()
