"""Lists of nominees with a remark each, as columns of a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.tokens import ROW, SMALL
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table

_MOST_ROWS = 6


class NameList(QWidget):
    """Shows (name, what is said) pairs below a heading; as tall as they are, up to six rows."""

    def __init__(self, title: str, second: str, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        head = Label(title)
        head.setProperty("role", "muted")
        self._head, self._title = head, title
        self.table = Table(title)
        self.model = RowsModel(
            [Column(first_words(), _at(0), 150), Column(second, _at(1))],
        )
        self.table.setModel(self.model)
        self.table.hide()
        self._words = Label(nothing)
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for part in (head, self.table, self._words):
            column.addWidget(part)

    def show_pairs(self, pairs: list[tuple[str, str]]) -> None:
        """Show others."""
        self.model.set_rows(pairs)
        self.table.setVisible(bool(pairs))
        self._words.setVisible(not pairs)
        self._head.setText(f"{self._title}  {len(pairs)}" if pairs else self._title)
        rows = min(len(pairs), _MOST_ROWS)
        head_row = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(rows * ROW + head_row + 6)


def first_words() -> str:
    """The title of the first column."""
    return QCoreApplication.translate("stars", "被推荐人")


def _at(place: int) -> Callable[[Any], str]:
    return lambda pair: str(pair[place])
