"""A column that scrolls when the window is low: the frame of most pages."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from gridcredit.ui.tokens import GAP, SMALL, WIDE

READING = 720  # pixels; forms and words do not get easier to read beyond


class ScrollColumn(QScrollArea):
    """Put things into `column`; `width` bounds how wide it grows (0: as wide as the window)."""

    def __init__(self, width: int = 0) -> None:
        super().__init__()
        # One that Python made: who asks what stands around the keyboard meets it, and to find out
        # the class of Qt's own PySide makes ready all kinds of widget that there are: 8 ms.
        seen = QWidget(self)
        seen.setAutoFillBackground(True)
        self.setViewport(seen)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("role", "page")
        if width:
            inside.setMaximumWidth(width + 2 * WIDE)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(WIDE, SMALL, WIDE, GAP)
        self.column.setSpacing(GAP)
        self.setWidget(inside)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def show_from(self, part: QWidget) -> None:
        """Scroll until a part begins at the top, unless it begins in the upper half and all of it
        is in sight already."""

        def show() -> None:
            down, page = self.verticalScrollBar(), self.viewport().height()
            top = part.mapTo(self.viewport(), QPoint(0, 0)).y()
            if top < 0 or top > page // 2 or top + part.height() > page:
                down.setValue(down.value() + top - SMALL)

        # Once what is new in it has its place: a card within a part is laid out a turn later.
        QTimer.singleShot(0, part, lambda: QTimer.singleShot(0, part, show))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Show what the keyboard came to from outside; Qt does it within only."""
        if new is not None and self.isAncestorOf(new) and new.visibleRegion().isEmpty():
            self.ensureWidgetVisible(new, 0, GAP)


def fill(page: QWidget, content: QWidget) -> None:
    """Let content take all of a page."""
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(content)
