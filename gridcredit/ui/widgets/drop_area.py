"""A place to drop files on, for which a click works as well."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gridcredit.ui import icons
from gridcredit.ui.tokens import GAP, SMALL, tokens_now

_ICON = 24
_WRAPPED = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


class DropArea(QAbstractButton):
    """A dashed frame that takes files by drag and drop; `clicked` asks for a file dialog."""

    files_dropped = Signal(object)  # list[Path]

    def __init__(
        self,
        words: str,
        suffixes: Sequence[str] = (),
        icon: str = "import",
        *,
        takes_folders: bool = False,
    ) -> None:
        """`suffixes` like ".xlsx" say what is taken; none means any file."""
        super().__init__()
        self._icon = icon
        self._suffixes = tuple(s.lower() for s in suffixes)
        self._takes_folders = takes_folders
        self._is_over = False
        self.setText(words)
        self.setAccessibleName(words)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(112)

    def sizeHint(self) -> QSize:
        """As tall as its least height; as wide as there is room."""
        return QSize(320, self.minimumHeight())

    def files_of(self, data: QMimeData) -> list[Path]:
        """The local files among what is dragged that this place takes."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return [path for path in paths if self._is_taken(path)]

    def _is_taken(self, path: Path) -> bool:
        if self._takes_folders and path.is_dir():
            return True
        return not self._suffixes or path.suffix.lower() in self._suffixes

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files that are taken here."""
        self._is_over = bool(self.files_of(event.mimeData()))
        if self._is_over:
            event.acceptProposedAction()
        self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Back to rest."""
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files came."""
        self._is_over = False
        self.update()
        files = self.files_of(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the icon and the words."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self._is_over or self.hasFocus()
        pen = QPen(QColor(tokens.focus if lit else tokens.edge), 2 if lit else 1.5)
        pen.setStyle(Qt.PenStyle.SolidLine if lit else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.hover if self.underMouse() else tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        drawn = icons.pixmap(self._icon, tokens.muted, _ICON, self.devicePixelRatioF())
        words = self._words_box()
        painter.drawPixmap(self.width() // 2 - _ICON // 2, words.top() - _ICON - SMALL, drawn)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(words, _WRAPPED, self.text())

    def _words_box(self) -> QRect:
        """Where the words stand: they and the icon above them in the middle, however many lines
        they need."""
        room = QRect(GAP, 0, max(1, self.width() - 2 * GAP), 1000)
        height = self.fontMetrics().boundingRect(room, _WRAPPED, self.text()).height()
        top = (self.height() - height + _ICON + SMALL) // 2
        return QRect(room.left(), top, room.width(), height)
