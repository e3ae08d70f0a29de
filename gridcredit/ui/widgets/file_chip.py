"""A finished file that can be dragged out of the window, to a USB stick or a chat."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication

from gridcredit.ui import icons
from gridcredit.ui.tokens import TIGHT
from gridcredit.ui.tooltips import plain_tooltip
from gridcredit.ui.widgets.cut_button import CutButton

_LEAST = 160  # pixels; a longer name is shown without its middle


class FileChip(CutButton):
    """Shows a file's name; drags the file, and `clicked` asks to show its folder."""

    def __init__(self, path: Path, icon: str = "file") -> None:
        super().__init__(path.name)
        self.path = path
        self._icon = icon
        self._pressed_at: QPoint | None = None
        icons.put(self, icon)
        self.setIconSize(QSize(18, 18))
        self.setAutoDefault(False)
        self.setAccessibleName(path.name)
        self.setToolTip(plain_tooltip(str(path)))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setMinimumWidth(min(_LEAST, self.sizeHint().width()))

    def cut(self, room: int) -> str:
        """As much of the name as there is room for: names differ at their ends."""
        left = room - self.iconSize().width() - TIGHT
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, left)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag once the pointer has gone far enough."""
        start = self._pressed_at
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (event.position().toPoint() - start).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self._drag()

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(file_data(self.path))
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.CopyAction)


def file_data(path: Path) -> QMimeData:
    """A file as the system's drag and clipboard carry it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def show_folder(path: Path) -> None:
    """Let the system show the folder that a file lies in."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
