"""The left rail: the pages one may open, the current one marked by the accent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from gridcredit.ui import icons
from gridcredit.ui.pages import PageRow
from gridcredit.ui.tokens import BODY, CAPTION, SMALL, tokens_now
from gridcredit.ui.tooltips import plain_tooltip

WIDE, NARROW = 196, 60
_ITEM, _LOW, _APART = 40, 36, 17
_PAGE = int(Qt.ItemDataRole.UserRole)
_KEYS = _PAGE + 1
_IS_APART = _PAGE + 2
_ICON = _PAGE + 3
_BADGE = _PAGE + 4


class Rail(QFrame):
    """Program's name above, pages below; arrow keys move, the page follows."""

    page_chosen = Signal(object)  # the page's id

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self._brand = _Brand(name)
        self._list = _List()
        self._list.setAccessibleName(self.tr("页面"))
        self._list.currentItemChanged.connect(self._on_current_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._brand)
        column.addWidget(self._list, 1)
        self.set_narrow(False)

    def set_pages(self, rows: Sequence[tuple[PageRow, str]]) -> None:
        """Show these pages with their keys; nothing is told."""
        self._list.blockSignals(True)
        self._list.clear()
        group = rows[0][0].group if rows else 0
        for row, keys in rows:
            item = QListWidgetItem(row.words())
            item.setData(_PAGE, row.id)
            item.setData(_KEYS, keys)
            item.setData(_ICON, row.icon)
            item.setData(_IS_APART, row.group != group)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, keys)
            item.setToolTip(plain_tooltip(f"{row.words()}  {keys}".strip()))
            self._list.addItem(item)
            group = row.group
        self._list.blockSignals(False)

    def mark(self, page: str) -> None:
        """Mark a page as the current one, or none where it is not listed; nothing is told."""
        listed = [self._list.item(at).data(_PAGE) for at in range(self._list.count())]
        self._list.blockSignals(True)
        self._list.setCurrentRow(listed.index(page) if page in listed else -1)
        self._list.blockSignals(False)
        self._list.viewport().update()

    def set_badge(self, page: str, count: int) -> None:
        """Say beside a page how many things wait there for somebody; 0 says nothing."""
        for at in range(self._list.count()):
            item = self._list.item(at)
            if item.data(_PAGE) == page:
                item.setData(_BADGE, count)
                waits = self.tr("%n 项待处理", "", count) if count else ""
                told = "，".join(part for part in (waits, item.data(_KEYS)) if part)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, told)
                words = "  ".join(filter(None, (item.text(), item.data(_KEYS), waits)))
                item.setToolTip(plain_tooltip(words))

    def set_narrow(self, is_narrow: bool) -> None:
        """Show icons only."""
        self._list.delegate.is_narrow = is_narrow
        self._brand.is_narrow = is_narrow
        self.setFixedWidth(NARROW if is_narrow else WIDE)
        self._list.scheduleDelayedItemsLayout()

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._brand.is_narrow

    def focus_list(self) -> None:
        """Put the keyboard into the rail."""
        self._list.setFocus()

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.page_chosen.emit(item.data(_PAGE))


class _Brand(QWidget):
    """The blossom and the program's name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.is_narrow = False
        self._name = name
        self.setFixedHeight(64)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        drawn = icons.pixmap("app", "", 28, self.devicePixelRatioF())
        painter.drawPixmap(16, 18, drawn)
        if self.is_narrow:
            return
        font = QFont(self.font())
        font.setPixelSize(BODY + 2)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens_now().text))
        painter.drawText(
            QRectF(54, 0, self.width() - 54, 64), Qt.AlignmentFlag.AlignVCenter, self._name
        )


class _List(QListWidget):
    """The pages; frameless, never sideways."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.shows_focus = False
        self.delegate = _Delegate(self)
        self.setItemDelegate(self.delegate)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring to who came by keyboard."""
        reasons = Qt.FocusReason
        by_keys = (reasons.TabFocusReason, reasons.BacktabFocusReason, reasons.ShortcutFocusReason)
        self.shows_focus = event.reason() in by_keys
        self.blockSignals(True)  # where no page is current Qt makes the first one so
        super().focusInEvent(event)
        self.blockSignals(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring without the keyboard."""
        self.shows_focus = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Who uses keys sees the ring."""
        self.shows_focus = True
        super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Draws a page of the rail."""

    is_narrow = False

    def sizeHint(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for all; a new group keeps a distance."""
        height = _LOW if self.is_narrow else _ITEM
        return QSize(NARROW - 2, height + (_APART if index.data(_IS_APART) else 0))

    def paint(
        self,
        painter: QPainter,
        option: Any,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, accent bar, icon, label."""
        from PySide6.QtWidgets import QStyle  # its enumerations cost 8 ms: not before first paint

        tokens = tokens_now()
        state = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(_IS_APART):
            painter.fillRect(QRectF(16, box.top() + 8, box.width() - 32, 1), QColor(tokens.line))
            box.setTop(box.top() + _APART)
        plate = box.adjusted(8, 2, -8, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current or state & QStyle.StateFlag.State_MouseOver:
            ground = QColor(tokens.selected)
            ground.setAlphaF(1.0 if is_current else 0.55)
            painter.setBrush(ground)
            painter.drawRoundedRect(plate, 6, 6)
        if is_current:
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(plate.left(), plate.center().y() - 9, 3, 18), 1.5, 1.5)
        if is_current and option.widget.shows_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRoundedRect(plate.adjusted(1, 1, -1, -1), 5, 5)
        ink = tokens.text if is_current else tokens.muted
        ratio = painter.device().devicePixelRatioF()
        top = int(plate.center().y() - 10)
        drawn = icons.pixmap(index.data(_ICON), ink, 20, ratio)
        painter.drawPixmap(int(plate.left()) + 12, top, drawn)
        if not self.is_narrow:
            font = QFont(option.font)
            font.setBold(is_current)
            painter.setFont(font)
            painter.setPen(QColor(tokens.text))
            words = plate.adjusted(44, 0, -4, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, index.data())
        if index.data(_BADGE):
            self._draw_badge(painter, plate, index.data(_BADGE), option.font)
        painter.restore()

    def _draw_badge(self, painter: QPainter, plate: QRectF, count: int, font: QFont) -> None:
        """A number at the right end; where only icons stand, a dot at the icon's corner."""
        tokens = tokens_now()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        if self.is_narrow:
            painter.drawEllipse(QRectF(plate.left() + 28, plate.center().y() - 12, 8, 8))
            return
        words = str(count) if count < 100 else "99+"
        small = QFont(font)
        small.setPixelSize(CAPTION)
        small.setBold(True)
        painter.setFont(small)
        width = max(18.0, painter.fontMetrics().horizontalAdvance(words) + 10.0)
        pill = QRectF(plate.right() - width - 8, plate.center().y() - 9, width, 18)
        painter.drawRoundedRect(pill, 9, 9)
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
