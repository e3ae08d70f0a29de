"""The strip above a page: its title, its actions, and the search box that is always there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QWidget,
)

from gridcredit.ui import icons
from gridcredit.ui.tokens import CONTROL, SMALL, WIDE, tokens_now
from gridcredit.ui.widgets.key_hint import draw_key
from gridcredit.ui.widgets.label import Label

HEIGHT = 64


class Header(QFrame):
    """Title and remark at the left; actions of the page and the search box at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self.setFixedHeight(HEIGHT)
        self._title = Label()
        self._title.setProperty("role", "title")
        self._remark = Label()
        self._remark.setProperty("role", "muted")
        self.search = SearchButton()
        self._actions = QStackedLayout()
        self._groups: dict[str, QWidget] = {}
        self._holder = QWidget()
        self._holder.setLayout(self._actions)
        self._holder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, 0, WIDE, 0)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._remark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addWidget(self._holder)

    def show_page(self, page: str, title: str, actions: Sequence[QWidget] | None = None) -> None:
        """Show a page's title and actions; `actions` are given the first time only."""
        self._title.setText(title)
        if page not in self._groups:
            self._groups[page] = _row(actions or ())
            self._actions.addWidget(self._groups[page])
            _order_tabs(self.search, self._groups[page])
        group = self._groups[page]
        self._actions.setCurrentWidget(group)
        self._holder.setVisible(bool(group.findChildren(QWidget)))
        self._holder.setMaximumWidth(group.sizeHint().width())

    def forget_pages(self) -> None:
        """Let go of the actions of pages that are no more."""
        for group in self._groups.values():
            self._actions.removeWidget(group)
            group.deleteLater()
        self._groups.clear()
        self._title.clear()
        self._remark.clear()

    def set_remark(self, remark: str) -> None:
        """What stands beside the title."""
        self._remark.setText(remark)


class SearchButton(QAbstractButton):
    """Looks like a search box; opens the search popup."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("搜索人、户、电话、门牌"))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription("Ctrl+K")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for its words and the key."""
        return QSize(304, CONTROL)

    def minimumSizeHint(self) -> QSize:
        """The glass alone, where space is scarce."""
        return QSize(120, CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the glass, the words and the key."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        lit = self.hasFocus()
        over = self.underMouse()
        edge = tokens.focus if lit else (tokens.edge if over else tokens.line)
        painter.setPen(QPen(QColor(edge), 2 if lit else 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(box, 8, 8)
        glass = icons.pixmap("search", tokens.muted, 18, self.devicePixelRatioF())
        painter.drawPixmap(11, (self.height() - 18) // 2, glass)
        painter.setPen(QColor(tokens.muted))
        room = box.adjusted(36, 0, -66, 0)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        draw_key(painter, box.adjusted(0, 0, -8, 0), "Ctrl+K")


def _order_tabs(after: QWidget, group: QWidget) -> None:
    """Tab goes along the strip before it goes into the page, which was made before the group."""
    for widget in group.findChildren(QAbstractButton):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(after, widget)
            after = widget


def _row(widgets: Sequence[QWidget]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SMALL)
    for widget in widgets:
        row.addWidget(widget)
    return holder
