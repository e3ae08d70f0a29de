"""Rows of a form: label, field, hint, and a line that says what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from gridcredit.ui.tokens import CONTROL, GAP, TIGHT
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.wheel import guard_wheel

_ENTRIES_GIVE_WAY = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class FormRow(QWidget):
    """One field with its hint and error below it; the label stands in the form's first column."""

    def __init__(self, label: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self.label = Label(label)
        self.label.setBuddy(field)
        self.label.setProperty("role", "muted")
        field.setAccessibleName(label.replace("&", ""))
        guard_wheel(field)
        self._hint = hint
        self._below = Label()
        self._below.setWordWrap(True)
        self._below.setProperty("role", "caption")
        field.setProperty("wrong", "false")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(field)
        column.addWidget(self._below)
        self.set_error("")

    def set_hint(self, hint: str) -> None:
        """What stands below the field while nothing is wrong."""
        self._hint = hint
        self.set_error("")

    def set_error(self, error: str) -> None:
        """Say what is wrong with the field; blank when nothing is."""
        self._below.setText(error or self._hint)
        self._below.setVisible(bool(error or self._hint))
        self.field.setAccessibleDescription(error or self._hint)
        wrong = "true" if error else "false"
        if self.field.property("wrong") == wrong:
            return  # drawn as before: neither a start nor every key typed need pay for a style
        self._below.setProperty("role", "error" if error else "caption")
        self.field.setProperty("wrong", wrong)
        for widget in (self._below, self.field):
            widget.style().unpolish(widget)
            widget.style().polish(widget)


class Form(QWidget):
    """A column of rows with aligned labels; Tab goes down in the order of adding."""

    def __init__(self, label_width: int = 96) -> None:
        super().__init__()
        # Not bounded by the height that Qt guesses, which is too little where hints need more than
        # one line; what is left over stands below.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._grid = QGridLayout()
        whole.addLayout(self._grid)
        whole.addStretch(1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[FormRow] = []

    def add(self, label: str, field: QWidget, hint: str = "", at: int | None = None) -> FormRow:
        """Add a field with its label: below the others, or at a place from 1 down."""
        if isinstance(field, QComboBox):
            # As wide as its place; the longest entry would push it out of a dialog.
            field.setSizeAdjustPolicy(_ENTRIES_GIVE_WAY)
            field.setMinimumContentsLength(8)
        row = FormRow(label, field, hint)
        at = self._grid.rowCount() if at is None else at
        top = Qt.AlignmentFlag.AlignTop
        row.label.setMinimumHeight(min(field.sizeHint().height(), CONTROL))
        self._grid.addWidget(row.label, at, 0, top)
        self._grid.addWidget(row, at, 1, top)
        if self._rows:
            QWidget.setTabOrder(self._rows[-1].field, field)
        self._rows.append(row)
        return row

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for row in self._rows:
            row.set_error("")

    def focus_first_error(self) -> bool:
        """Put the cursor where something is wrong; False when nothing is."""
        for row in self._rows:
            if row.field.property("wrong") == "true":
                row.field.setFocus()
                return True
        return False
