"""A quiet table: no grid, a whole row at a time, numbers at the right, tags where columns ask."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    SIGNAL,
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gridcredit.ui.models.paged import PagedModel
from gridcredit.ui.models.rows import ROW, TONE, RowsModel
from gridcredit.ui.tokens import CAPTION, tokens_now
from gridcredit.ui.tokens import ROW as ROW_HEIGHT
from gridcredit.ui.widgets.short_address import AddressDelegate
from gridcredit.ui.widgets.tag import draw_tag

Index = QModelIndex | QPersistentModelIndex
_TITLE_PADDING = 14  # what the style leaves at either side of a title


class Table(QTableView):
    """Shows a RowsModel or a PagedModel; Enter or a double click opens a row."""

    row_opened = Signal(object)  # the row as the model was given it
    row_chosen = Signal(object)  # likewise, or None

    def __init__(self, name: str, *, is_sortable: bool = False) -> None:
        """`name` is what a screen reader calls the table."""
        super().__init__()
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW_HEIGHT)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionsClickable(is_sortable)
        self.setSortingEnabled(is_sortable)
        self.activated.connect(lambda index: self.row_opened.emit(index.data(ROW)))
        self._tags = TagDelegate(self)
        self._addresses = AddressDelegate(self)
        self._pointed = -1  # the row under the mouse
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model with `columns`; their widths and tags are taken from there."""
        super().setModel(model)
        if not isinstance(model, (RowsModel, PagedModel)):
            return
        across = self.horizontalHeader()
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for at, column in enumerate(model.columns):
            mode = QHeaderView.ResizeMode
            across.setSectionResizeMode(at, mode.Interactive if column.width else mode.Stretch)
            if column.width:  # or more, where another language's title needs it
                self.setColumnWidth(at, max(column.width, self._title_width(column.title)))
            if column.tone:
                self.setItemDelegateForColumn(at, self._tags)
            elif column.is_address:
                self.setItemDelegateForColumn(at, self._addresses)
        self.selectionModel().currentRowChanged.connect(
            lambda index, _old: self.row_chosen.emit(index.data(ROW))
        )

    def _title_width(self, title: str) -> int:
        font = QFont(self.font())
        font.setPixelSize(CAPTION)
        return QFontMetrics(font).horizontalAdvance(title) + 2 * _TITLE_PADDING

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a row by Enter, which is used up by that: Qt would hand it on, and a dialog would
        press its button too. Ctrl+Enter is for what the table stands in."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif is_enter and self.currentIndex().isValid() and self._opens_rows():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _opens_rows(self) -> bool:
        """Whether anybody wants to know of a row that is opened; the first listener to `activated`
        is this table."""
        is_heard = self.receivers(SIGNAL("row_opened(PyObject)")) > 0
        return is_heard or self.receivers(SIGNAL("activated(QModelIndex)")) > 1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Notice the row under the mouse."""
        super().mouseMoveEvent(event)
        self._point_at(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is elsewhere."""
        super().leaveEvent(event)
        self._point_at(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint the whole row under the mouse; Qt would tint one cell of it."""
        if self._pointed >= 0:
            top, height = self.rowViewportPosition(self._pointed), self.rowHeight(self._pointed)
            painter = QPainter(self.viewport())
            width = self.horizontalHeader().length()
            painter.fillRect(0, top, width, height, QColor(tokens_now().hover))
            painter.end()
        super().paintEvent(event)

    def _on_scrolled(self) -> None:
        """Another row has come under the mouse, or none."""
        if self._pointed >= 0:
            self._point_at(self.rowAt(self.viewport().mapFromGlobal(QCursor.pos()).y()))

    def _point_at(self, row: int) -> None:
        if row != self._pointed:
            self._pointed = row
            self.viewport().update()

    def chosen_row(self) -> object:
        """The row the person stands on; None when on none."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None


class TagDelegate(QStyledItemDelegate):
    """Draws a cell's text as a tag in the tone its model says."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw the row's ground, then the tag."""
        full: Any = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        words, full.text = full.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, full, painter, option.widget)
        tone = index.data(TONE)
        if words and tone:
            box = QRectF(option.rect).adjusted(13, 0, -6, 0)
            draw_tag(painter, box, words, tone)
