"""The queue as a table: several may be chosen, digits decide."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from gridcredit.domain.amounts import points_text
from gridcredit.operations.credit.queueing import Queued
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.two_line import TwoLineTable


class QueueTable(TwoLineTable):
    """`chosen` tells that others are chosen; `digit` carries a digit that was pressed."""

    chosen = Signal()
    digit = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("credit", "待审核的记录"))
        self.model_of = RowsModel(_columns())
        self.setModel(self.model_of)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def show_rows(self, rows: Sequence[Queued]) -> None:
        """Show entries; the place in the list stays."""
        at = max(self.currentIndex().row(), 0)
        before = {row.id for row in self.selected()}
        self.model_of.set_rows(rows)
        kept = [i for i, row in enumerate(rows) if row.id in before]
        if len(kept) == 1:
            self.go_to(kept[0])
        elif rows:
            self.go_to(min(at, len(rows) - 1))
        self.chosen.emit()

    def go_to(self, row: int) -> None:
        """Choose one row."""
        index = self.model_of.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def selected(self) -> list[Queued]:
        """What is chosen, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.model_of.row(at) for at in rows if at < self.model_of.rowCount()]

    def leave_out(self, ids: set[UUID]) -> None:
        """These are decided: they go, and the next one is chosen."""
        self.show_rows([row for row in self.model_of.rows() if row.id not in ids])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits decide."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not held and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self.digit.emit(chr(event.key()))
        else:
            super().keyPressEvent(event)


def _columns() -> list[Column]:
    translate = QCoreApplication.translate
    check, missing = translate("credit", "抽查"), translate("credit", "缺佐证")
    whole, up = translate("credit", "整户"), translate("credit", "提请")

    def mark(row: Queued) -> str:
        if row.spot_check:
            return check
        if row.missing:
            return missing
        return up if row.state.value == "handed_up" else ""

    def tone(row: Queued) -> str:
        return "warn" if row.spot_check else "bad" if row.missing else "info"

    return [
        Column(
            translate("credit", "户和人"),
            lambda row: f"{row.address}\n{row.name or whole}",
        ),
        Column(
            translate("credit", "事项"),
            lambda row: f"{row.item}\n{row.fact.on.isoformat()} {row.fact.matter}".rstrip(),
        ),
        Column(translate("credit", "分值"), lambda row: points_text(row.points), 68, True),
        Column("", mark, 80, tone=lambda row: tone(row) if mark(row) else ""),
    ]
