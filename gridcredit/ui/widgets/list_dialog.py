"""A list to be read, in a window of its own that one key leaves."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.label import Label


class ListDialog(QDialog):
    """Its title, what is to be said above the list, the list, and a button that leaves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.leave = button(QCoreApplication.translate("ListDialog", "关闭"), self.accept)
        self.leave.setAutoDefault(True)

    def hold(self, title: str, table: QAbstractItemView, size: QSize, *above: QWidget) -> None:
        """Lay it out: the list under its title, and what is said above it."""
        self.setWindowTitle(title)
        heading = Label(title)
        heading.setProperty("role", "lead")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        column.setSpacing(SMALL)
        for part in (heading, *above):
            column.addWidget(part)
        column.addWidget(table, 1)
        column.addLayout(foot)
        self.resize(size)
