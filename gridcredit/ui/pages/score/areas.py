"""The areas below one, with their numbers, ranks and a row of totals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gridcredit.domain.rates import NO_RATE
from gridcredit.operations.figures.coverage_board import Board
from gridcredit.operations.figures.covering import RankedArea
from gridcredit.ui.models.rows import ROW, Column, Index, RowsModel
from gridcredit.ui.pages.score.words import figure_word
from gridcredit.ui.tokens import BODY, CAPTION, tokens_now
from gridcredit.ui.tokens import ROW as ROW_HEIGHT
from gridcredit.ui.widgets.table import Table

FONT = int(Qt.ItemDataRole.FontRole)
_NAME, _PADDING, _LEAST = 0, 34, 76  # the name's column; pixels
_WHOLE = "100.00%"  # the longest rate
# What goes first where names would be cut down to a letter: an area's own page says it too.
_SPARE, _NAMES_LEAST = (7, 6), 150
# Which columns are figures that open a list.
_FIGURES = {1: "eligible", 2: "informed", 3: "registered", 5: "pledged", 7: "age_unknown"}


class AreaRows(RowsModel):
    """Areas and, always last and in bold, their total."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__(columns)
        self._bold = QFont()
        self._bold.setBold(True)

    def show_board(self, board: Board, total: str) -> None:
        """Show the children of a board's area; `total` names the last row."""
        self.total = RankedArea(board.area, board.coverage, None)
        self.total_word = total
        self.set_rows([*board.children, self.total])

    def is_total(self, row: object) -> bool:
        """Whether a row is the total."""
        return row is getattr(self, "total", None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the areas; the total stays where it is."""
        if not 0 <= column < len(self.columns) or not self.rowCount():
            return
        by = self.columns[column].key or self.columns[column].text
        areas = [row for row in self.rows() if not self.is_total(row)]
        down = order == Qt.SortOrder.DescendingOrder
        self.set_rows([*sorted(areas, key=by, reverse=down), self.total])

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """As any table's, the total in bold."""
        if index.isValid() and self.is_total(self.row(index.row())):
            if role == FONT:
                return self._bold
            if index.column() == _NAME and role in _SAID:
                return self.total_word
        return super().data(index, role)


_SAID = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))


class AreaTable(Table):
    """Enter on a name goes down into the area; on a number (← →) it opens the list behind it."""

    area_opened = Signal(object)  # Area
    figure_wanted = Signal(object)  # (figure, Area)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("score", "按区域"), is_sortable=True)
        self.rows = AreaRows(_columns())
        self.setModel(self.rows)
        self.setItemDelegate(_FigureCell(self))
        self.activated.connect(self._on_activated)
        self.clicked.connect(self._on_clicked)

    def show_board(self, board: Board) -> None:
        """Show the areas below a board's."""
        at = self.currentIndex()
        self.rows.show_board(board, QCoreApplication.translate("score", "合计"))
        shown = min(len(board.children) + 1, 12)
        self.setMinimumHeight(ROW_HEIGHT * min(shown, 5) + 48)
        if self.rows.rowCount():
            row = min(max(at.row(), 0), self.rows.rowCount() - 1)
            self.setCurrentIndex(self.rows.index(row, max(at.column(), 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the areas' names."""
        super().resizeEvent(event)
        across = range(1, self.rows.columnCount())
        room = self.viewport().width() - _NAMES_LEAST
        taken = sum(self.rows.columns[at].width for at in across)
        for at in _SPARE:
            self.setColumnHidden(at, taken > room)
            taken -= self.rows.columns[at].width if taken > room else 0

    def figure_at(self, index: Index) -> str:
        """The figure of a cell; blank when nothing lies behind it."""
        figure = _FIGURES.get(index.column(), "")
        row = index.data(ROW)
        return figure if figure and getattr(row.coverage, figure) else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what opens."""
        index = self.indexAt(event.position().toPoint())
        opens = index.isValid() and self._opens(index)
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def _opens(self, index: Index) -> bool:
        if index.column() == _NAME:
            return not self.rows.is_total(index.data(ROW))
        return bool(self.figure_at(index))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() != _NAME:
            self._on_activated(index)

    def _on_activated(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        figure = self.figure_at(index)
        if figure:
            self.figure_wanted.emit((figure, row.area))
        elif index.column() not in _FIGURES and not self.rows.is_total(row):
            self.area_opened.emit(row.area)


class _FigureCell(QStyledItemDelegate):
    """Draws a cell; a number that opens is underlined under the pointer and framed under the
    keyboard."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        full: Any = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        table: Any = option.widget
        opens = bool(table.figure_at(index))
        over = full.state & QStyle.StateFlag.State_MouseOver
        full.font.setUnderline(bool(opens and over))
        table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, full, painter, table)
        if index == table.currentIndex() and table.hasFocus() and index.column() in _FIGURES:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens_now().focus), 2))
            painter.drawRoundedRect(QRect(option.rect).adjusted(3, 4, -3, -4), 4, 4)
            painter.restore()
        if table.rows.is_total(index.data(ROW)):
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1),
                QColor(tokens_now().line),
            )


def _columns() -> list[Column]:
    def number(figure: str) -> Column:
        return _number(
            figure_word(figure),
            lambda row: f"{getattr(row.coverage, figure):,}",
            lambda row: getattr(row.coverage, figure),
        )

    return [
        Column(
            QCoreApplication.translate("score", "区域"),
            lambda row: row.area.name,
            key=lambda row: row.area.code,
        ),
        number("eligible"),
        number("informed"),
        number("registered"),
        _number(
            QCoreApplication.translate("score", "注册率"),
            lambda row: _rate(row, row.coverage.rate),
            lambda row: row.coverage.rate_hundredths,
            _WHOLE,
        ),
        number("pledged"),
        _number(
            QCoreApplication.translate("score", "承诺率"),
            lambda row: _rate(row, row.coverage.pledge_rate),
            lambda row: float(row.coverage.pledge_rate),
            _WHOLE,
        ),
        number("age_unknown"),
        _number(
            QCoreApplication.translate("score", "排名"),
            lambda row: str(row.rank or NO_RATE),
            lambda row: row.rank or 1_000_000,
        ),
    ]


def _rate(row: RankedArea, rate: str) -> str:
    return f"{rate}%" if row.coverage.eligible else NO_RATE


def _number(title: str, text: Any, key: Any, longest: str = "") -> Column:
    """A column of numbers, as wide as its title and the longest number ask for."""
    small, strong = QFont(), QFont()
    small.setPixelSize(CAPTION)
    strong.setPixelSize(BODY)
    strong.setBold(True)  # as the line of totals
    said = QFontMetrics(small).horizontalAdvance(title)
    counted = QFontMetrics(strong).horizontalAdvance(longest)
    return Column(title, text, max(_LEAST, max(said, counted) + _PADDING), True, key)
