"""Files that are held until a form is saved, a button each that takes one off."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.flow import FlowLayout

PHOTOS = (".jpg", ".jpeg", ".png", ".webp")
PAPERS = (".pdf", ".tif", ".tiff")
"""How the names end of pictures, and of papers that a scanner made."""


class HeldFiles(QWidget):
    """Gone while there are none."""

    def __init__(self, widest: int) -> None:
        """`widest`: pixels of a name that is not shortened."""
        super().__init__()
        self._widest = widest
        self._flow = FlowLayout(self, across=SMALL, down=TIGHT)
        self.hide()

    def show_files(self, files: Iterable[tuple[str, Callable[[], None]]]) -> None:
        """Show files by their words, each with what takes it off."""
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            old.hide()
            old.deleteLater()
        for words, take_off in files:
            cut = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, self._widest)
            made = button(cut, take_off, icon="cross", kind="quiet")
            told = QCoreApplication.translate("HeldFiles", "去掉 {name}")
            made.setAccessibleName(told.format(name=words))
            self._flow.addWidget(made)
        self.setVisible(self._flow.count() > 0)
