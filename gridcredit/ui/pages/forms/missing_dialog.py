"""What stays blank on filled forms, a line a gap, with a way to the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from gridcredit.operations.templates.copies import Missing
from gridcredit.ui.app import App
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.forms.words import field_words
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.table import Table


class MissingDialog(ListDialog):
    """Enter or a double click on a line leads to the household, where the gap is filled."""

    def __init__(self, parent: QWidget, app: App, missing: Sequence[tuple[str, Missing]]) -> None:
        super().__init__(parent)
        self._app = app
        title, language = self.tr("还缺的内容"), app.settings.language
        self.table = Table(title)
        self.table.setModel(
            RowsModel(
                [
                    Column(self.tr("文件"), lambda one: one[0], 220),
                    Column(self.tr("行"), lambda one: str(one[1].row), 64, True),
                    Column(self.tr("姓名"), lambda one: one[1].name or "—", 110),
                    Column(self.tr("缺什么"), lambda one: field_words(one[1].field, language), 160),
                    Column(self.tr("位置"), lambda one: one[1].place),
                ],
                list(missing),
            )
        )
        self.table.row_opened.connect(self._on_opened)
        said = Label(self.tr("双击一行，到那一户补上；补好再填一次。"))
        said.setProperty("role", "muted")
        self.hold(title, self.table, QSize(760, 460), said)
        self.leave.setFocus()

    def _on_opened(self, row: Any) -> None:
        household = row[1].household if row else None
        if household is not None:
            self.accept()
            self._app.go("households", household)
