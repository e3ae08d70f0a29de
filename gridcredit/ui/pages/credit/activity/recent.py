"""The sheets of late, each of which can be voided with a look at what that reverses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from gridcredit.operations.credit.signing_in import ActivityLine
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.tokens import ROW
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.table import Table

_MOST = 6  # rows in sight


class RecentActivities(Card):
    """`void_wanted` carries the ActivityLine that is chosen."""

    void_wanted = Signal(object)

    def __init__(self, language: str) -> None:
        self._void = button("", self._on_void, kind="link")
        super().__init__(self.tr("最近的活动单"), self._void)
        self._void.setText(self.tr("作废…"))
        self._names: Mapping[str, str] = {}
        self.table = Table(self.tr("最近的活动单"))
        self._model = RowsModel(
            [
                Column(self.tr("日期"), lambda line: line.on.isoformat()[5:], 64),
                Column(self.tr("名称"), lambda line: line.name),
                Column(self.tr("笔数"), lambda line: str(line.entries), 64, True),
            ]
        )
        self.table.setModel(self._model)
        self.body.addWidget(self.table)
        self.table.row_opened.connect(self.void_wanted)
        self.hide()

    def show_activities(self, lines: Sequence[ActivityLine], names: Mapping[str, str]) -> None:
        """Show the sheets; hidden while there is none."""
        self._names = names
        self._model.set_rows(lines)
        self.table.setFixedHeight(ROW * min(len(lines), _MOST) + 46)
        self.setVisible(bool(lines))
        if lines:
            self.table.selectRow(0)

    def _on_void(self) -> None:
        line = self.table.chosen_row()
        if isinstance(line, ActivityLine):
            self.void_wanted.emit(line)
