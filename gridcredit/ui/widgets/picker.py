"""A line to type into, with what it may mean listed below while the keyboard stays in the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFont, QKeyEvent
from PySide6.QtGui import QPainter as Painter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from gridcredit.ui.tokens import CAPTION, SMALL, TIGHT, tokens_now
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.short_address import short_address
from gridcredit.ui.widgets.tag import draw_tag, tag_width

_OFFER = int(Qt.ItemDataRole.UserRole)
_ROW, _ROWS = 46, 7
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_ROWS,
    Qt.Key.Key_PageDown: _ROWS,
}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may be meant: what it stands for, its words, a quiet line below them, and a
    tag at the right (good, warn, bad, info, plain)."""

    value: Any
    words: str
    detail: str = ""
    tag: str = ""
    tone: str = "plain"


class Picker(QWidget):
    """Tells what is typed (`asked`) and is answered by `offer`; Enter takes the line that is
    marked, arrows mark another, Esc closes the list. With something chosen Enter goes on."""

    asked = Signal(object)  # what stands in the line, stripped
    chosen = Signal(object)  # Offer, or None once something else is typed
    passed = Signal()  # Enter, with something chosen

    def __init__(self, name: str, hint: str, over: QWidget, pause: int = 0) -> None:
        """`over` is the part of the page that the list may lie over; typing pauses shorter than
        `pause` milliseconds do not ask."""
        super().__init__()
        self._value: Offer | None = None
        self._takes_first = False  # Enter came before the answer
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(name)
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        self.below = OfferList(name, over)
        self.below.list.itemClicked.connect(lambda item: self._take(item.data(_OFFER)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self._ask)
        self.line.textEdited.connect(self._on_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.line.text().strip()

    def value(self) -> Offer | None:
        """What is chosen."""
        return self._value

    def show_value(self, offer: Offer | None) -> None:
        """Show something as chosen; nothing is told."""
        self._stop()
        self._value = offer
        self.line.setText(offer.words if offer else "")
        self.line.setCursorPosition(0)

    def offer(self, offers: Sequence[Offer], nothing: str = "") -> None:
        """What the words may mean, best first; `nothing` is said where that is nothing."""
        takes_first, self._takes_first = self._takes_first, False
        if takes_first and offers:
            self._take(offers[0])
        elif self.line.hasFocus() and self._value is None:
            self.below.show_offers(offers, nothing if self.typed else "", self.line)

    def clear(self) -> None:
        """Nothing chosen, nothing typed."""
        self.show_value(None)

    def _stop(self) -> None:
        self._timer.stop()
        self._takes_first = False
        self.below.hide()

    def _on_typed(self) -> None:
        if self._value is not None:
            self._value = None
            self.chosen.emit(None)
        self._timer.start()

    def _ask(self) -> None:
        self.asked.emit(self.typed)

    def _take(self, offer: Offer) -> None:
        self.show_value(offer)
        self.chosen.emit(offer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line move in the list; a line that was left has none."""
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            self.below.hide()
        if watched is self.line and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._take_key(Qt.Key(event.key()), event.modifiers())
        return False

    def _take_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if held & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _ENTERS:
            self._on_enter()
        elif key in _MOVES and self.below.isVisible():
            self.below.move_by(_MOVES[key])
        elif key == Qt.Key.Key_Down:
            self._ask()
        elif key == Qt.Key.Key_Escape and self.below.isVisible():
            self.below.hide()
        elif key == Qt.Key.Key_Tab and self.below.current() is not None:
            self._take(self.below.current())
            return False
        else:
            return False
        return True

    def _on_enter(self) -> None:
        marked = self.below.current()
        if self._timer.isActive():
            self._timer.stop()
            self._takes_first = True
            self._ask()
        elif marked is not None:
            self._take(marked)
        elif self._value is not None:
            self.passed.emit()
        else:
            self._ask()


class OfferList(QFrame):
    """Lies over the page, below a line, or above it where there is no room."""

    def __init__(self, name: str, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setProperty("role", "popup")
        self.hide()
        self.list = QListWidget()
        self.list.setProperty("role", "hits")
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_OfferDelegate(self.list))
        self._nothing = Label()
        self._nothing.setProperty("role", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(SMALL, TIGHT, SMALL, TIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(TIGHT, TIGHT, TIGHT, TIGHT)
        column.addWidget(self.list)
        column.addWidget(self._nothing)

    def show_offers(self, offers: Sequence[Offer], nothing: str, line: QWidget) -> None:
        """Show what may be meant, the first marked; gone where there is nothing to say."""
        self.list.clear()
        for offer in offers:
            item = QListWidgetItem(f"{offer.words} {offer.tag}".strip())
            item.setData(_OFFER, offer)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, offer.detail)
            self.list.addItem(item)
        self.list.setVisible(bool(offers))
        self._nothing.setText(nothing)
        self._nothing.setVisible(bool(nothing) and not offers)
        self.setVisible(bool(offers) or bool(nothing))
        if self.isVisible():
            self._place(len(offers), line)
        if offers:
            self.list.setCurrentRow(0)
            self._announce()

    def current(self) -> Any:
        """The offer that is marked; None where there is none in sight."""
        item = self.list.currentItem() if self.isVisible() else None
        return item.data(_OFFER) if item is not None else None

    def move_by(self, step: int) -> None:
        """Mark another."""
        to = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
        self.list.setCurrentRow(to)
        self._announce()

    def _announce(self) -> None:
        """The keyboard stays in the line, so that a screen reader would not read the list."""
        item = self.list.currentItem()
        if item is not None:
            told = QAccessibleAnnouncementEvent(self.list, item.text())
            QAccessible.updateAccessibility(told)

    def _place(self, count: int, line: QWidget) -> None:
        top = line.mapTo(self._over, QPoint(0, 0))
        below = self._over.height() - top.y() - line.height() - SMALL
        above = top.y() - SMALL
        wanted = min(max(count, 1), _ROWS) * _ROW + 2 * TIGHT + 4
        goes_up = wanted > below and above > below
        height = min(wanted, max(above if goes_up else below, _ROW + 2 * TIGHT + 4))
        down = top.y() - height - 2 if goes_up else top.y() + line.height() + 2
        width = min(max(line.width(), 360), self._over.width() - 2 * SMALL)
        left = min(top.x(), self._over.width() - width - SMALL)
        self.setGeometry(max(left, SMALL), down, width, height)
        self.raise_()


class _OfferDelegate(QStyledItemDelegate):
    """Draws words, the quiet line below them, and the tag."""

    def sizeHint(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All are equally tall."""
        return QSize(200, _ROW)

    def paint(
        self, painter: Painter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw it."""
        offer: Offer = index.data(_OFFER)
        tokens = tokens_now()
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(Painter.RenderHint.Antialiasing)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selected if is_current else tokens.hover))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        words = box.adjusted(10, 4, -10, -4)
        if offer.tag:
            width = min(tag_width(offer.tag, option.font), int(words.width() * 0.4))
            at = QRectF(words.right() - width, words.top(), width, words.height())
            draw_tag(painter, at, offer.tag, offer.tone)
            words.setRight(words.right() - width - SMALL)
        _write(painter, words, offer.words, offer.detail, option.font)
        painter.restore()


def _write(painter: Painter, box: QRectF, words: str, detail: str, font: QFont) -> None:
    tokens, left = tokens_now(), Qt.AlignmentFlag.AlignLeft
    first = Qt.AlignmentFlag.AlignTop if detail else Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font)
    painter.setPen(QColor(tokens.text))
    cut = short_address(painter.fontMetrics(), words, int(box.width()))
    painter.drawText(box, left | first, cut)
    if detail:
        small = QFont(font)
        small.setPixelSize(CAPTION)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        cut = short_address(painter.fontMetrics(), detail, int(box.width()))
        painter.drawText(box, left | Qt.AlignmentFlag.AlignBottom, cut)
