"""The grids that posters can be for, as a tree with ticks; ticking a street ticks all below."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.kinds.area import Area
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.tooltips import plain_tooltip

_CODE = int(Qt.ItemDataRole.UserRole)
_ROW = QSize(0, 32)
_OPEN_AT_FIRST = 40  # a tree of so few rows is shown whole


class GridTree(QWidget):
    """A search box over a tree; areas without a grid below them are left out."""

    ticked_changed = Signal()
    current_changed = Signal(object)  # the code of a grid

    def __init__(self) -> None:
        super().__init__()
        self._grids: dict[str, QTreeWidgetItem] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("按名称查找"))
        self.search.setAccessibleName(self.tr("按名称查找网格"))
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("网格"))
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(16)
        self.tree.setUniformRowHeights(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        # One tick of a street changes hundreds of rows: tell once.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.ticked_changed)
        self.search.textChanged.connect(self._on_typed)
        self.tree.itemChanged.connect(lambda _item, _column: self._timer.start())
        self.tree.currentItemChanged.connect(lambda item, _old: self._on_current(item))

    def show_areas(self, areas: Sequence[Area], ticked: Collection[str]) -> None:
        """Show areas, parents before children, with some grids ticked."""
        self.tree.blockSignals(True)
        self.tree.clear()
        self._grids.clear()
        made: dict[object, QTreeWidgetItem] = {}
        for area in areas:
            made[area.id] = self._item(area, made.get(area.parent))
        for code in ticked:
            if code in self._grids:
                self._grids[code].setCheckState(0, Qt.CheckState.Checked)
        self._drop_empty(made.values())
        if len(areas) <= _OPEN_AT_FIRST or len(self._grids) <= _OPEN_AT_FIRST:
            self.tree.expandAll()
        else:
            self.tree.expandToDepth(0)
        self.tree.blockSignals(False)

    def ticked(self) -> tuple[str, ...]:
        """The codes of the ticked grids, in their order."""
        checked = Qt.CheckState.Checked
        return tuple(code for code, item in self._grids.items() if item.checkState(0) is checked)

    def grids(self) -> list[str]:
        """The codes of all grids."""
        return list(self._grids)

    def name_of(self, code: str) -> str:
        """A grid's name; blank for an unknown code."""
        return self._grids[code].text(0) if code in self._grids else ""

    def tick_all(self, *, is_on: bool) -> None:
        """Tick or untick every grid in sight."""
        state = Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        for item in self._grids.values():
            if not item.isHidden() or not is_on:
                item.setCheckState(0, state)

    def _item(self, area: Area, above: QTreeWidgetItem | None) -> QTreeWidgetItem:
        item = QTreeWidgetItem([area.name])
        item.setSizeHint(0, _ROW)
        item.setToolTip(0, plain_tooltip(f"{area.name} {area.code}"))
        if above is None:
            self.tree.addTopLevelItem(item)
        else:
            above.addChild(item)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags |= Qt.ItemFlag.ItemIsUserCheckable
        if area.level is AreaLevel.GRID:
            self._grids[area.code] = item
            item.setData(0, _CODE, area.code)
        else:
            flags |= Qt.ItemFlag.ItemIsAutoTristate
        item.setFlags(flags)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        return item

    def _drop_empty(self, items: Collection[QTreeWidgetItem]) -> None:
        for item in reversed(list(items)):
            if not item.childCount() and item.data(0, _CODE) is None:
                above = item.parent()
                if above is not None:
                    above.removeChild(item)
                else:
                    self.tree.takeTopLevelItem(self.tree.indexOfTopLevelItem(item))

    def _on_typed(self, typed: str) -> None:
        wanted = typed.strip()
        for at in range(self.tree.topLevelItemCount()):
            self._filter(self.tree.topLevelItem(at), wanted)
        if wanted:
            self.tree.expandAll()

    def _filter(self, item: QTreeWidgetItem | None, wanted: str) -> bool:
        """Hide what neither carries the words nor stands above or below what does."""
        if item is None:
            return False
        is_hit = wanted in item.text(0) or wanted in (item.data(0, _CODE) or "")
        below = [
            self._filter(item.child(at), "" if is_hit else wanted)
            for at in range(item.childCount())
        ]
        item.setHidden(not (is_hit or any(below)))
        return is_hit or any(below)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        code = item.data(0, _CODE) if item is not None else None
        if code is not None:
            self.current_changed.emit(code)
