"""The frame of a dialog with a form: faults beside their fields, Enter saves, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.ui.app import App
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.column import ScrollColumn
from gridcredit.ui.widgets.form import Form, FormRow
from gridcredit.ui.widgets.label import Label

WIDTH = 520


class FormDialog(QDialog):
    """Subclasses add rows by field name and say in `save` what is done; `saved` carries what came
    of it. A BadValue is shown at its field, other errors above the form."""

    WIDE: ClassVar[int] = WIDTH  # pixels
    ENTITY: ClassVar[str] = ""
    """The kind of record that is typed, after which its fields are called."""

    saved = Signal(object)

    def __init__(self, parent: QWidget, app: App) -> None:
        super().__init__(parent)
        self.app = app
        self.rows: dict[str, FormRow] = {}
        self._below: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._heading = Label()
        self._heading.setProperty("role", "lead")
        self._words = Label()
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._banner = Banner("bad", "")
        self._banner.hide()
        self.form = Form()
        self._scroll = ScrollColumn()
        self._scroll.column.setContentsMargins(0, 0, 12, 4)
        self._scroll.column.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        self.body = self._scroll.column
        self._save = button("", self._on_save, kind="primary")
        self._save.setDefault(True)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(SMALL)
        self.foot.addStretch(1)
        leave = button(self.tr("取消"), self.reject)
        leave.setAutoDefault(True)  # Enter presses the button that has the keyboard
        self.foot.addWidget(leave)
        self.foot.addWidget(self._save)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE - 12, GAP)
        whole.setSpacing(GAP)
        for part in (self._heading, self._words, self._banner):
            whole.addWidget(part)
        whole.addWidget(self._scroll, 1)
        self.foot.setContentsMargins(0, 0, 12, 0)
        whole.addLayout(self.foot)

    def add_below(self, widget: QWidget) -> None:
        """Something that stays in sight between the form and the buttons."""
        self._whole.insertWidget(self._whole.indexOf(self.foot), widget)
        self._below.append(widget)

    def say(self, title: str, save: str, remark: str = "") -> None:
        """What the dialog is about and what its button does."""
        self.setWindowTitle(title)
        self._heading.setText(title)
        self._save.setText(save)
        self._words.setText(remark)
        self._words.setVisible(bool(remark))

    def add(self, field: str, widget: QWidget, label: str = "", hint: str = "") -> FormRow:
        """A row for a field; its label is the field's word unless another is given."""
        words = label or texts.field_word(field, self.app.settings.language, self.ENTITY)
        self.rows[field] = self.form.add(words, widget, hint)
        return self.rows[field]

    def save(self) -> Callable[[], Any] | None:
        """What is to be done, off the screen thread; None while something is wrong."""
        raise NotImplementedError

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Say what is wrong, by field; whether anything was."""
        self.form.clear_errors()
        self._banner.hide()
        for field, reason in faults.items():
            row = self.rows.get(field)
            words = texts.reason_word(reason, self.app.settings.language)
            if row is None:
                self._banner.say(words)
                self._banner.show()
            else:
                row.set_error(words)
        self.form.focus_first_error()
        self._fit()
        return bool(faults)

    def _on_save(self) -> None:
        job = self.save()
        if job is None:
            return
        self._save.setEnabled(False)
        self.app.runner.do(
            lambda _progress: job(),
            self._on_saved,
            self._on_failed,
            title=self.windowTitle(),
            owner=self,
        )

    def _on_saved(self, result: Any) -> None:
        self.saved.emit(result)
        self.accept()

    def _on_failed(self, error: GridCreditError) -> None:
        self._save.setEnabled(True)
        if isinstance(error, BadValue) and error.field in self.rows:
            self.show_faults({error.field: error.reason})
            return
        self._banner.say(texts.describe(error, self.app.settings.language))
        self._banner.show()

    def _fit(self) -> None:
        """As tall as the form, as far as the screen lets it; never smaller than it was."""
        room = self.screen().availableGeometry()
        width = min(self.WIDE, room.width() - 32)
        words = self._words.heightForWidth(width - 2 * WIDE) + GAP if self._words.text() else 0
        edges = self._whole.contentsMargins()
        rest = self._heading.sizeHint().height() + words + self.foot.sizeHint().height() + 2 * GAP
        rest += sum(widget.minimumHeight() + GAP for widget in self._below)
        inside = self._scroll.column.sizeHint().height()
        tall = rest + inside + edges.top() + edges.bottom()
        before = self.height() if self.isVisible() else 0
        self.resize(width, min(max(tall, before), room.height() - 48))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that is needed."""
        self._fit()
        super().showEvent(event)
