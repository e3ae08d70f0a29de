"""Widgets side by side that go on in the next line where the line is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of items at their own sizes, from the left; as tall as its width asks for. An item
    wider than a line, such as another flow, is given the line."""

    def __init__(self, parent: QWidget | None = None, across: int = 8, down: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._down = across, down
        self._columns = self._least = 0
        self.setContentsMargins(0, 0, 0, 0)

    def align(self, columns: int, least: int) -> None:
        """Stand in so many equal columns where each has at least so many pixels."""
        self._columns, self._least = columns, least
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Put one more item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One item; None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Take one item out; None past the end, as Qt's own layouts answer."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrow flow is a tall one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How tall it is at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + self._across for size in shown) - self._across
        return QSize(max(width, 0), max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest item alone in its line."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Go through the lines; how tall all of them are."""
        top = rect.y()
        for number, line in enumerate(self._in_lines(rect)):
            top += self._down if number else 0
            tallest = max(size.height() for _, size in line)
            left = rect.x()
            for item, size in line:
                if move:  # in the middle of its line
                    place = QPoint(left, top + (tallest - size.height()) // 2)
                    item.setGeometry(QRect(place, size))
                left += size.width() + self._across
            top += tallest
        return top - rect.y()

    def _in_lines(self, rect: QRect) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items with their sizes, as many to a line as there is room for."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = self._size(item, rect.width())
            if not lines or used + self._across + size.width() > rect.width():
                lines.append([])
                used = -self._across
            lines[-1].append((item, size))
            used += self._across + size.width()
        return lines

    def _size(self, item: QLayoutItem, room: int) -> QSize:
        """How large an item is in a line of so many pixels."""
        size = item.sizeHint()
        if self._columns:
            column = (room - (self._columns - 1) * self._across) // self._columns
            if column >= self._least:
                return QSize(column, size.height())
        if size.width() <= room:
            return size
        return QSize(room, item.heightForWidth(room) if item.hasHeightForWidth() else size.height())
