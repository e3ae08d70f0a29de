"""Filters under a name beside the register: a list with numbers, and what is done with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from gridcredit.domain.filters import Filter
from gridcredit.operations.register.filters import CountedFilter, NamedFilter
from gridcredit.operations.register.households import RegisterPart
from gridcredit.texts.filters import in_words
from gridcredit.ui.models.rows import ROW, Column, RowsModel
from gridcredit.ui.tokens import ROW as ROW_HEIGHT
from gridcredit.ui.tokens import TIGHT
from gridcredit.ui.widgets.buttons import icon_button
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.section import SectionHeader
from gridcredit.ui.widgets.table import Table

_COUNT = 54  # pixels of the numbers, at least
_ROOM = 26  # pixels of a number's cell around its digits
_SHOWN = 9  # rows in sight


class FilterList(QWidget):
    """Tells which filter is chosen (`chosen`, None for none) and what is wanted of one (`wanted`:
    save, change or remove, and the filter)."""

    chosen = Signal(object)  # NamedFilter or None
    wanted = Signal(object)  # (act, NamedFilter or None)

    def __init__(self, language: str, *, may_keep: bool) -> None:
        super().__init__()
        self._language, self._may_keep = language, may_keep
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.current: NamedFilter | None = None
        self.save = icon_button("plus", self.tr("存下当前筛选"), lambda: self._want("save"))
        self.save.setToolTip(self.tr("存下当前筛选 (Ctrl+Shift+S)"))
        offer(self.save, may_keep)
        self.model = RowsModel(
            [
                Column("", lambda row: row.filter.name),
                Column("", lambda row: f"{row.people:,}", _COUNT, is_number=True),
            ]
        )
        self.table = Table(self.tr("常用筛选"))
        self.table.horizontalHeader().hide()
        self.table.setModel(self.model)
        self.table.setMinimumHeight(ROW_HEIGHT * 3)
        self.table.setMaximumHeight(ROW_HEIGHT * _SHOWN)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.table.clicked.connect(lambda index: self._choose(index.data(ROW)))
        self.table.row_opened.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(SectionHeader(self.tr("常用筛选"), action=self.save))
        column.addWidget(self.table)

    def show_filters(self, counted: Sequence[CountedFilter]) -> None:
        """Show them with their numbers; the one that was chosen stays so while it is there."""
        with QSignalBlocker(self.table.selectionModel()):
            self.model.set_rows(counted)
        metrics = self.table.fontMetrics()
        widest = max((metrics.horizontalAdvance(f"{row.people:,}") for row in counted), default=0)
        self.table.setColumnWidth(1, max(_COUNT, widest + _ROOM))
        for at, row in enumerate(counted):
            if self.current is not None and _is_same(row.filter, self.current):
                self.current = row.filter
                self.table.selectRow(at)
                return
        if self.current is not None:
            self.clear()

    def clear(self) -> None:
        """No filter."""
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, -1))
        if self.current is not None:
            self.current = None
            self.chosen.emit(None)

    def words(self) -> str:
        """What the chosen filter is called and how much it means; blank where there is none."""
        row = next((r for r in self.model.rows() if r.filter is self.current), None)
        if row is None:
            return ""
        told = self.tr("{name}：{people:,} 人，{homes:,} 户")
        return told.format(name=row.filter.name, people=row.people, homes=row.households)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 changes the filter one stands on, Delete removes it."""
        row = self.table.currentIndex().data(ROW)
        act = {Qt.Key.Key_F2: "change", Qt.Key.Key_Delete: "remove"}.get(Qt.Key(event.key()))
        if act and row is not None and self._may_change(row.filter):
            self.wanted.emit((act, row.filter))
        else:
            super().keyPressEvent(event)

    def _choose(self, row: Any) -> None:
        """The filter, or none where it was chosen already."""
        if row is None:
            return
        if self.current is row.filter:
            self.clear()
            return
        self.current = row.filter
        self.chosen.emit(row.filter)

    def _may_change(self, named: NamedFilter) -> bool:
        return self._may_keep and named.is_own

    def _on_menu(self, at: Any) -> None:
        row = self.table.indexAt(at).data(ROW)
        if row is None:
            return
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addSection(in_words(row.filter.wanted, self._language))
        for words, act in (
            (self.tr("修改…") + "\tF2", "change"),
            (self.tr("删除") + "\tDelete", "remove"),
        ):
            action = menu.addAction(words)
            action.setEnabled(self._may_change(row.filter))
            action.triggered.connect(
                lambda _on=False, act=act, named=row.filter: self.wanted.emit((act, named))
            )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _want(self, act: str) -> None:
        self.wanted.emit((act, None))


def _is_same(one: NamedFilter, other: NamedFilter) -> bool:
    return (one.id, one.code) == (other.id, other.code)


def present_filter(chosen: NamedFilter | None, part: RegisterPart, typed: str) -> Filter:
    """What the register's page shows now, as a filter: the chosen one narrowed by the part of the
    register and by what is typed."""
    wanted = chosen.wanted if chosen is not None else Filter()
    return replace(
        wanted,
        area=part.area or wanted.area,
        estate=wanted.estate if part.estate is None else part.estate,
        building=wanted.building if part.building is None else part.building,
        text=typed.strip() or wanted.text,
    )


def narrowed(ids: Sequence[UUID], meant: Sequence[UUID] | None) -> list[UUID]:
    """The households that a filter leaves; all where there is none."""
    if meant is None:
        return list(ids)
    kept = set(meant)
    return [row for row in ids if row in kept]
