"""The register's tree: areas down to the buildings, with how many households stand there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from gridcredit.operations.register.households import Branch, RegisterPart
from gridcredit.ui.tokens import CAPTION, tokens_now
from gridcredit.ui.tooltips import plain_tooltip
from gridcredit.ui.widgets.short_address import short_address

_BRANCH = int(Qt.ItemDataRole.UserRole) + 1
_OPEN_AT_FIRST = 24  # a tree of so few branches is shown whole
_ROW = 34


class RegisterTree(QTreeView):
    """Shows a Branch; the chosen one and what is open stay over a refresh."""

    scope_chosen = Signal(object)  # RegisterPart

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("区域"))
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(148)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._items = QStandardItemModel(self)
        self._shown: Branch | None = None
        self._by_scope: dict[RegisterPart, QStandardItem] = {}
        self.setModel(self._items)
        self._delegate = _BranchDelegate(self)
        self.setItemDelegate(self._delegate)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_branch(self, top: Branch, chosen: RegisterPart) -> RegisterPart:
        """Show a tree with one scope chosen, the top where it is not there; nothing is told.
        What is chosen in the end."""
        if top != self._shown:
            self._fill(top)
        return self.choose(chosen)

    def choose(self, scope: RegisterPart) -> RegisterPart:
        """Choose a scope without telling anybody; the top where it is not there."""
        item = self._by_scope.get(scope) or self._items.item(0)
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(item.index())
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        return self._branch(item.index()).scope

    def _fill(self, top: Branch) -> None:
        was_open = {s for s, item in self._by_scope.items() if self.isExpanded(item.index())}
        self._shown = top
        self._by_scope = {}
        made = self._item(top)
        self.selectionModel().blockSignals(True)
        self._items.clear()
        self._items.appendRow(made)
        self.selectionModel().blockSignals(False)
        if not was_open:
            is_small = len(self._by_scope) <= _OPEN_AT_FIRST
            was_open = set(self._by_scope) if is_small else {top.scope}
        for scope in was_open & self._by_scope.keys():
            self.setExpanded(self._by_scope[scope].index(), True)

    def _item(self, branch: Branch) -> QStandardItem:
        item = self._by_scope[branch.scope] = QStandardItem(branch.name)
        item.setData(branch, _BRANCH)
        item.setData(plain_tooltip(branch.name), Qt.ItemDataRole.ToolTipRole)
        item.setData(f"{branch.name} {branch.households:,}", Qt.ItemDataRole.AccessibleTextRole)
        if branch.children:
            item.appendRows([self._item(child) for child in branch.children])
        return item

    def _branch(self, index: QModelIndex) -> Branch:
        branch: Branch = index.data(_BRANCH)
        return branch

    def _on_current_changed(self, index: QModelIndex, _old: QModelIndex) -> None:
        if index.isValid():
            self.scope_chosen.emit(self._branch(index).scope)


class _BranchDelegate(QStyledItemDelegate):
    """Draws a name and, at the right, its count."""

    def sizeHint(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for all."""
        return QSize(80, _ROW)

    def paint(
        self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, the name, the count."""
        full: Any = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        name, full.text = full.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, full, painter, option.widget)
        branch: Branch = index.data(_BRANCH)
        tokens = tokens_now()
        box = QRectF(option.rect).adjusted(4, 0, -10, 0)
        painter.save()
        small = QFont(full.font)
        small.setPixelSize(CAPTION)
        painter.setFont(small)
        count = f"{branch.households:,}"
        taken = painter.fontMetrics().horizontalAdvance(count) + 8
        painter.setPen(QColor(tokens.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, count)
        painter.setFont(full.font)
        painter.setPen(QColor(tokens.text if branch.households else tokens.muted))
        room = box.adjusted(0, 0, -taken, 0)
        words = short_address(painter.fontMetrics(), name, int(room.width()))
        painter.drawText(room, middle, words)
        painter.restore()


def area_names(branch: Branch) -> Iterator[tuple[str, str]]:
    """The areas of a tree: code and name."""
    if branch.scope.estate is None:
        yield branch.scope.area, branch.name
        for child in branch.children:
            yield from area_names(child)
