"""A sheet, or a table of a Word file, as cells to choose of: what stands there, and the field that
goes there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
)

from gridcredit.reports.forms.addresses import column_letters
from gridcredit.reports.forms.sheet_view import SheetView
from gridcredit.ui.tokens import TIGHT, tokens_now

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
TINT = int(Qt.ItemDataRole.UserRole) + 1
_SPARE = 3  # rows and columns beyond the last that says something
_SIGN = 9  # pixels
_NARROW, _BROAD = 84, 320
_ROW = 28


class SheetModel(QAbstractTableModel):
    """The cells of one sheet; `fields`: by row and column from 1, the words of the field."""

    def __init__(self) -> None:
        super().__init__()
        self.view: SheetView | None = None
        self.fields: dict[tuple[int, int], str] = {}
        self.rows: range = range(0)

    def show_view(
        self, view: SheetView | None, fields: Mapping[tuple[int, int], str], rows: range
    ) -> None:
        """Show another sheet, or other fields; `rows` are those that are repeated."""
        self.beginResetModel()
        self.view, self.fields, self.rows = view, dict(fields), rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Some more than say something."""
        return 0 if self.view is None or parent.isValid() else self.view.rows + _SPARE

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Some more than say something."""
        return 0 if self.view is None or parent.isValid() else self.view.columns + _SPARE

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The field's words in brackets behind what stands there; tinted."""
        if self.view is None or not index.isValid():
            return None
        at = index.row() + 1, index.column() + 1
        field, text = self.fields.get(at, ""), self.view.texts.get(at, "")
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)):
            return f"{text}〔{field}〕" if field else text
        if role == TINT:
            return "field" if field else "row" if at[0] in self.rows else ""
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """Letters and numbers, as the spreadsheet has them."""
        if role != int(Qt.ItemDataRole.DisplayRole):
            return None
        is_across = orientation is Qt.Orientation.Horizontal
        return column_letters(section + 1) if is_across else str(section + 1)


class CellDelegate(QStyledItemDelegate):
    """Draws a cell with its lines, tinted where a field goes."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """The tint, the text, and hairlines at the right and below."""
        tokens = tokens_now()
        back = {"field": tokens.info_back, "row": tokens.plain_back}.get(index.data(TINT), "")
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(
            option.rect, QColor(tokens.selected if is_chosen else back or tokens.surface)
        )
        painter.setPen(QColor(tokens.line))
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if is_chosen:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.setPen(QColor(tokens.info if back == tokens.info_back else tokens.text))
        room = option.rect.adjusted(TIGHT, 0, -TIGHT, 0)
        text = option.fontMetrics.elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


class SheetGrid(QTableView):
    """Tells which cell was chosen: row and column from 1, the first of a merged range."""

    cell_chosen = Signal(object)  # tuple[int, int]

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(SheetModel())
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setItemDelegate(CellDelegate(self))
        self.setWordWrap(False)
        self.selectionModel().currentChanged.connect(self._on_moved)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    @property
    def cells(self) -> SheetModel:
        """The model."""
        model = self.model()
        if not isinstance(model, SheetModel):
            raise TypeError("another model")
        return model

    def show_view(
        self, view: SheetView | None, fields: Mapping[tuple[int, int], str], rows: range
    ) -> None:
        """Show a sheet; the cell that is chosen stays."""
        is_other = self.cells.view is None or view is None or self.cells.view.name != view.name
        before = self.chosen()
        self.cells.show_view(view, fields, rows)
        self.clearSpans()
        if view is None:
            return
        for one in view.merges:
            down, across = one.bottom - one.top + 1, one.right - one.left + 1
            if down * across > 1:
                self.setSpan(one.top - 1, one.left - 1, down, across)
        for column in range(self.cells.columnCount()):
            width = int(view.widths.get(column + 1, 9.0) * _SIGN)
            self.setColumnWidth(column, max(_NARROW, min(width, _BROAD)))
        if before is not None and not is_other:
            self.choose(*before)

    def chosen(self) -> tuple[int, int] | None:
        """The cell that is chosen."""
        index = self.currentIndex()
        return (index.row() + 1, index.column() + 1) if index.isValid() else None

    def choose(self, row: int, column: int) -> None:
        """Choose a cell."""
        self.setCurrentIndex(self.cells.index(row - 1, column - 1))

    def _on_moved(self, current: Index, _previous: Index) -> None:
        view = self.cells.view
        if current.isValid() and view is not None:
            whole = view.whole(current.row() + 1, current.column() + 1)
            self.cell_chosen.emit((whole.top, whole.left))
