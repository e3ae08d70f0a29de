"""A table model that is a picture of rows; columns are data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gridcredit.ui.tooltips import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

# What Table and delegates ask for beside the usual roles.
ROW = int(Qt.ItemDataRole.UserRole) + 1  # the row as it was given
TONE = int(Qt.ItemDataRole.UserRole) + 2  # a tag's tone, None for plain text

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, how a row says its text, how wide it is (pixels, 0 takes the rest),
    whether it holds numbers, what it sorts by, the tone if its text is drawn as a tag, and whether
    it holds addresses, of which the end is kept."""

    title: str
    text: Callable[[Any], str]
    width: int = 0
    is_number: bool = False
    key: Callable[[Any], Any] | None = None
    tone: Callable[[Any], str] | None = None
    is_address: bool = False

    @property
    def align(self) -> int:
        """Numbers stand at the right."""
        return _RIGHT if self.is_number else _LEFT


class RowsModel(QAbstractTableModel):
    """All rows in memory: for lists of hundreds, not of thousands (see paged.py)."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Any] = ()) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: list[Any] = []
        self._texts: list[tuple[str, ...]] = []
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self._texts = [tuple(c.text(row) for c in self.columns) for row in self._rows]
        self.endResetModel()

    def look_again(self) -> None:
        """The rows are the same, but may say something else now: only those that do are drawn."""
        for at, row in enumerate(self._rows):
            texts = tuple(c.text(row) for c in self.columns)
            if texts != self._texts[at]:
                self._texts[at] = texts
                last = self.index(at, len(self.columns) - 1)
                self.dataChanged.emit(self.index(at, 0), last)

    def row(self, at: int) -> Any:
        """The row as it was given."""
        return self._rows[at]

    def rows(self) -> list[Any]:
        """All rows in the order shown."""
        return list(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Text, alignment, tone and the row itself."""
        if not index.isValid():
            return None
        at, column = index.row(), self.columns[index.column()]
        if role in (DISPLAY, ACCESSIBLE):
            return self._texts[at][index.column()]
        if role == TOOLTIP:
            return plain_tooltip(self._texts[at][index.column()])
        if role == ALIGN:
            return column.align
        if role == TONE:
            return column.tone(self._rows[at]) if column.tone else None
        return self._rows[at] if role == ROW else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """The columns' titles, aligned like their cells."""
        return header(self.columns, section, orientation, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; equal rows keep their order."""
        if not 0 <= column < len(self.columns):
            return
        spec = self.columns[column]
        by = spec.key or spec.text
        down = order == Qt.SortOrder.DescendingOrder
        self.set_rows(sorted(self._rows, key=by, reverse=down))


def header(columns: Sequence[Column], section: int, orientation: Qt.Orientation, role: int) -> Any:
    """What a header says of a column; None for rows and for roles it has no answer to."""
    if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(columns):
        return None
    if role == DISPLAY:
        return columns[section].title
    return columns[section].align if role == ALIGN else None
