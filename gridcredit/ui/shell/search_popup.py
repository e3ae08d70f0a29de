"""Search everywhere: type, see, Enter. Opens above the page with Ctrl+K, Esc closes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import shiboken6
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from gridcredit.ui import icons
from gridcredit.ui.hits import ICONS, Hit, Search
from gridcredit.ui.runner import Runner, Task
from gridcredit.ui.tokens import CAPTION, LEAD, SMALL, tokens_now
from gridcredit.ui.widgets.glyph import Glyph
from gridcredit.ui.widgets.key_hint import draw_key, key_width
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.short_address import short_address

_HIT = int(Qt.ItemDataRole.UserRole)
_WIDTH, _ROW, _ROWS = 600, 48, 8
_EDGE = 16  # pixels between the box and the window's edge
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_ROWS,
    Qt.Key.Key_PageDown: _ROWS,
}
# Typing pauses shorter than this do not ask, in milliseconds.
PAUSE = 60


class SearchPopup(QWidget):
    """A veil over `above` with a box in it. What is typed goes to `search` through the runner; a
    newer question replaces the older one. Local hits (pages, actions) come first and at once."""

    hit_chosen = Signal(object)  # Hit
    covering = Signal(object)  # whether it covers the page now

    def __init__(self, above: QWidget, runner: Runner) -> None:
        super().__init__(above)
        self._above = above
        self.hide()
        self.search: Search | None = None
        self.local: Callable[[str], Sequence[Hit]] = lambda _typed: ()
        self._runner = runner
        self._query: Task | None = None
        self._before: QWidget | None = None
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._ask)
        self._line.textChanged.connect(self._on_typed)
        self._list.itemClicked.connect(self._choose)
        self._line.installEventFilter(self)
        above.installEventFilter(self)

    def _build(self) -> None:
        self._box = QFrame(self)
        self._box.setProperty("role", "popup")
        self._line = QLineEdit()
        self._line.setProperty("role", "search")
        self._line.setPlaceholderText(self.tr("姓名、拼音首字母、电话、证件后四位、门牌"))
        self._line.setAccessibleName(self.tr("搜索"))
        font = QFont(self.font())
        font.setPixelSize(LEAD)
        self._line.setFont(font)
        self._list = QListWidget()
        self._list.setProperty("role", "hits")
        self._list.setAccessibleName(self.tr("搜索结果"))
        self._list.setItemDelegate(_HitDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = Label(self.tr("↑ ↓ 选择    Enter 打开    Esc 关闭"))
        self._foot.setProperty("role", "caption")
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 0, 0)
        top.addWidget(Glyph("search"), 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._line, 1)
        self._column = column = QVBoxLayout(self._box)
        column.setContentsMargins(8, 8, 8, 10)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self._list)
        column.addWidget(self._foot, 0, Qt.AlignmentFlag.AlignHCenter)

    def open(self, typed: str = "") -> None:
        """Show the popup with the cursor in it."""
        self._before = self.window().focusWidget()
        self.setGeometry(self._above.rect())
        self.show()
        self.raise_()
        self.covering.emit(True)
        self._line.setText(typed)
        self._show_hits([])
        self._ask()
        self._line.setFocus()

    def close_popup(self) -> None:
        """Hide the popup and give the keyboard back to where it was."""
        self._timer.stop()
        self._drop_query()
        self.hide()
        self.covering.emit(False)
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()
        self._before = None

    def _on_typed(self) -> None:
        self._timer.start()

    def _ask(self) -> None:
        typed = self._line.text().strip()
        self._drop_query()
        local = list(self.local(typed))
        self._show_hits(local)
        if typed and self.search is not None:
            search = self.search
            self._query = self._runner.ask(
                lambda: search(typed), lambda hits: self._show_hits([*local, *hits]), owner=self
            )

    def _drop_query(self) -> None:
        if self._query is not None:
            self._query.cancel()
            self._query = None

    def _show_hits(self, hits: Sequence[Hit]) -> None:
        self._list.clear()
        for hit in hits:
            item = QListWidgetItem(hit.title)
            item.setData(_HIT, hit)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, hit.detail)
            self._list.addItem(item)
        if hits:
            self._list.setCurrentRow(0)
        self._list.setVisible(bool(hits))
        nothing = not hits and bool(self._line.text().strip())
        self._foot.setText(
            self.tr("没有找到。换一个词，或只输入其中一部分。")
            if nothing
            else self.tr("↑ ↓ 选择    Enter 打开    Esc 关闭")
        )
        self._place(len(hits))

    def _place(self, count: int) -> None:
        """As many rows as the window has room for, whatever its size."""
        width, top = min(_WIDTH, self.width() - 32), max(_EDGE, self.height() // 10)
        self._list.setFixedHeight(2)
        self._box.setFixedWidth(width)
        self._column.activate()
        room = self.height() - top - _EDGE - self._box.sizeHint().height()
        rows = max(min(count, _ROWS, room // _ROW), 1 if count else 0)
        self._list.setFixedHeight(rows * _ROW + 2)
        self._column.activate()
        self._box.adjustSize()
        height = self._box.height()
        self._box.move((self.width() - width) // 2, max(min(top, self.height() - height), 0))
        if count:
            self._list.scrollToItem(self._list.currentItem())
        self.update()  # the shadow is drawn on the veil, beyond what the box uncovers

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            hit = item.data(_HIT)
            self.close_popup()
            self.hit_chosen.emit(hit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line move in the list; the veil keeps the window's size."""
        is_window = watched is self._above
        if is_window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._above.rect())
            self._place(self._list.count())
        if watched is self._line and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return False

    def _take_key(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_popup()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentItem())
        elif key in _MOVES:
            to = min(max(self._list.currentRow() + _MOVES[key], 0), self._list.count() - 1)
            self._list.setCurrentRow(to)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass  # the popup has one place to type; Esc leaves it
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the box closes."""
        if not self._box.geometry().contains(event.position().toPoint()):
            self.close_popup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil and the box's shadow."""
        tokens = tokens_now()
        painter = QPainter(self)
        veil = QColor("#000000")
        veil.setAlpha(120 if tokens.dark else 56)
        painter.fillRect(self.rect(), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(0, 0, 0, 10)
        painter.setBrush(shade)
        box = QRectF(self._box.geometry())
        for spread in range(2, 16, 2):
            painter.drawRoundedRect(box.adjusted(-spread, 4 - spread, spread, 4 + spread), 12, 12)


class _HitDelegate(QStyledItemDelegate):
    """Draws a hit: icon, title, detail below it, keys at the right."""

    def sizeHint(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All hits are equally tall."""
        return QSize(200, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: Any,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw it."""
        from PySide6.QtWidgets import QStyle  # its enumerations cost 8 ms: not before first paint

        hit: Hit = index.data(_HIT)
        tokens = tokens_now()
        box = QRectF(option.rect)
        lit = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if lit:
            is_current = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selected if is_current else tokens.hover))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        ratio = painter.device().devicePixelRatioF()
        drawn = icons.pixmap(hit.icon or ICONS.get(hit.kind, "search"), tokens.muted, 20, ratio)
        painter.drawPixmap(int(box.left()) + 12, int(box.center().y()) - 10, drawn)
        reserved = key_width(hit.keys, option.font) + 12 if hit.keys else 0
        words = box.adjusted(44, 5, -12 - reserved, -5)
        where = Qt.AlignmentFlag.AlignLeft
        first = Qt.AlignmentFlag.AlignTop if hit.detail else Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(tokens.text))
        painter.drawText(words, where | first, _cut(painter, hit.title, words))
        small = QFont(option.font)
        small.setPixelSize(CAPTION)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        detail = _cut(painter, hit.detail, words)
        painter.drawText(words, where | Qt.AlignmentFlag.AlignBottom, detail)
        if hit.keys:
            draw_key(painter, box.adjusted(0, 0, -12, 0), hit.keys)
        painter.restore()


def _cut(painter: QPainter, words: str, room: QRectF) -> str:
    """Words that say so where they are longer than their room; of an address the door stays."""
    return short_address(painter.fontMetrics(), words, int(room.width()))
