"""A field chosen by typing a part of its name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gridcredit.domain.form_fields import FIELDS, FormField, Scope
from gridcredit.ui.pages.forms.words import field_words, scope_words
from gridcredit.ui.tokens import TIGHT

_CODE = int(Qt.ItemDataRole.UserRole)


class FieldChoice(QWidget):
    """Lists the fields that can go to a place; `taken` carries the code of one."""

    taken = Signal(object)  # str

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language, self._limit = language, Scope.PERSON
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("搜索字段，例如 姓名、户号、注册"))
        self.line.setAccessibleName(self.tr("搜索字段"))
        self.line.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("字段"))
        self.line.textChanged.connect(lambda: self._show())
        self.line.returnPressed.connect(self._on_enter)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self._show()

    def offer(self, limit: Scope, now: str) -> None:
        """Offer what can be told there; `now` is the code of what goes there already."""
        self._limit = limit
        self.line.clear()
        self._show()
        for at in range(self.list.count()):
            if self.list.item(at).data(_CODE) == now:
                self.list.setCurrentRow(at)

    def _show(self) -> None:
        typed = self.line.text().strip().casefold()
        self.list.clear()
        for field in FIELDS.values():
            if field.scope <= self._limit and (not typed or self._is_meant(field, typed)):
                words = f"{field_words(field.code, self._language)} · {scope_words(field.scope)}"
                item = QListWidgetItem(words)
                item.setData(_CODE, field.code)
                self.list.addItem(item)

    def _is_meant(self, field: FormField, typed: str) -> bool:
        words = (field.code, field.zh, field.en, *field.other_words.split())
        return any(typed in word.casefold() for word in words)

    def _on_enter(self) -> None:
        at = max(self.list.currentRow(), 0)
        if at < self.list.count():
            self.taken.emit(self.list.item(at).data(_CODE))

    def _on_item(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.data(_CODE))
