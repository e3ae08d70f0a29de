"""Numbers that were printed and are neither signed nor spoiled, range by range."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from gridcredit.domain.pledging import together
from gridcredit.operations.pledges.gaps import OpenRange
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.table import Table


class GapsDialog(ListDialog):
    """Several ranges can be chosen and spoiled at once."""

    spoil_wanted = Signal(object)  # list[str], the numbers

    def __init__(self, parent: QWidget, ranges: Sequence[OpenRange]) -> None:
        super().__init__(parent)
        title = self.tr("印了、没签也没作废的编号")
        total = sum(len(one.numbers) for one in ranges)
        words = Label(self.tr("%n 份还在外面。找回的登记签署，找不回的作废。", "", total))
        words.setProperty("role", "muted")
        self.table = Table(title)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._model = RowsModel(
            [
                Column(self.tr("编号"), _span),
                Column(self.tr("份数"), lambda one: str(len(one.numbers)), 64, True),
                Column(self.tr("印制日"), lambda one: one.printed_on.isoformat(), 104),
                Column(self.tr("印制人"), lambda one: one.by or "—", 110),
                Column(self.tr("有扫描"), lambda one: str(one.scanned or "—"), 72, True),
            ],
            list(ranges),
        )
        self.table.setModel(self._model)
        self.spoil = button(self.tr("作废…"), self._on_spoil)
        self.spoil.setEnabled(bool(ranges))
        self.hold(title, self.table, QSize(860, 460), words, self.spoil)
        if ranges:
            self.table.selectRow(0)
        self.table.setFocus()

    def _on_spoil(self) -> None:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        numbers = [number for at in rows for number in self._model.row(at).numbers]
        if numbers:
            self.accept()
            self.spoil_wanted.emit(numbers)


def _span(one: OpenRange) -> str:
    if len(one.numbers) < 3:
        return together(one.numbers)
    return f"{one.first} – {one.last.rpartition('-')[2]}"
