"""The list behind a figure in a window of its own; Esc leaves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.ui.app import App
from gridcredit.ui.pages.score.people import PeoplePanel, Wanted
from gridcredit.ui.tokens import GAP, WIDE
from gridcredit.ui.widgets.buttons import button

_SIZE = QSize(1120, 600)


class FigureListDialog(QDialog):
    """Shows the people behind a figure; opening one of them closes it."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, wanted: Wanted) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.panel = PeoplePanel(app, desk)
        self.panel.household_wanted.connect(lambda _member: self.accept())
        close = button(self.tr("关闭"), self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        whole.setSpacing(GAP)
        whole.addWidget(self.panel, 1)
        whole.addLayout(row)
        room = parent.window().size()
        self.resize(_SIZE.boundedTo(QSize(room.width() - 64, room.height() - 48)))
        self.panel.show_figure(wanted)
        self.setWindowTitle(self.panel.table.accessibleName())
        self.panel.table.setFocus()
