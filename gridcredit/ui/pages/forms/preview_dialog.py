"""What the first copies or rows of a form would say, masked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gridcredit.domain.form_mapping import FormMapping
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.forms.words import field_words
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.table import Table

_MOST = 12  # columns


def _said(place: str, row: dict[str, str]) -> str:
    return row.get(place, "")


class PreviewDialog(ListDialog):
    """A column a place, a line a row or a copy."""

    def __init__(
        self, parent: QWidget, mapping: FormMapping, rows: Sequence[dict[str, str]], language: str
    ) -> None:
        super().__init__(parent)
        title = self.tr("前几行")
        told = [p for p in mapping.pointers if any(p.place in row for row in rows)][:_MOST]
        self.table = Table(title)
        columns = [
            Column(field_words(p.field, language), partial(_said, p.place), 120) for p in told
        ]
        self.table.setModel(RowsModel(columns, list(rows)))
        said = Label(self.tr("姓名和号码在这里遮着；填表时写明用途就是完整的。"))
        said.setProperty("role", "muted")
        said.setWordWrap(True)
        self.hold(title, self.table, QSize(900, 360), said)
        self.leave.setFocus()
