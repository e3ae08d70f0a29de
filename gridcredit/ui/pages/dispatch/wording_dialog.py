"""What this office writes on bulletins and reminders in its own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, ClassVar

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import wording
from gridcredit.reports.dispatch.wording import ReportWording
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.buttons import button

_LINES = 62  # pixels
_SHORT = frozenset({"addressee", "signature", "red_head", "contact"})


class WordingDialog(FormDialog):
    """One row a text; the program's own words come back with one button."""

    WIDE: ClassVar[int] = 640

    def __init__(self, parent: QWidget, app: App, desk: Desk, held: ReportWording) -> None:
        super().__init__(parent, app)
        self._desk = desk
        self.say(self.tr("通报和提示的文字"), self.tr("保存"))
        hints = {
            "opening": self.tr("{month} 处写月份"),
            "signature": self.tr("空着用本单位名称"),
            "red_head": self.tr("空着就没有红头"),
        }
        self.texts: dict[str, QLineEdit | QPlainTextEdit] = {}
        for one in fields(held):
            made = self._entry(one.name, getattr(held, one.name))
            self.texts[one.name] = made
            self.add(one.name, made, hint=hints.get(one.name, ""))
        self.usual = button(self.tr("恢复原文"), self._on_usual, kind="quiet")
        self.foot.insertWidget(0, self.usual)

    def _entry(self, name: str, text: str) -> QLineEdit | QPlainTextEdit:
        if name in _SHORT:
            return QLineEdit(text)
        box = QPlainTextEdit(text)
        box.setTabChangesFocus(True)
        box.setFixedHeight(_LINES)
        return box

    def _on_usual(self) -> None:
        for name, box in self.texts.items():
            text = getattr(ReportWording(), name)
            box.setText(text) if isinstance(box, QLineEdit) else box.setPlainText(text)

    def save(self) -> Callable[[], Any] | None:
        """Keep the words."""
        told = {
            name: box.text() if isinstance(box, QLineEdit) else box.toPlainText()
            for name, box in self.texts.items()
        }
        desk, said = self._desk, ReportWording(**told)
        self.show_faults({})
        return lambda: wording.keep_wording(desk, said)
