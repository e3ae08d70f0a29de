"""A row of any ledger as a form, made from what its fields hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from gridcredit import texts
from gridcredit.domain.ledgers.ledger import Ledger, LedgerField, ValueType
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import keeping
from gridcredit.operations.ledgers.keeping import LedgerRow
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.attachments import Attachments
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.wheel import guard_wheel

_LONG = frozenset({"note", "topics", "appeal", "reply", "condition"})
_LINE = 64  # pixels of a field of several lines


class LedgerRowDialog(FormDialog):
    """Adds a row, or changes one; `saved` carries what undoes it (None: nothing differed)."""

    WIDE = 560

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, ledger: Ledger, row: LedgerRow | None = None
    ) -> None:
        super().__init__(parent, app)
        self._desk, self._ledger = desk, ledger
        self._row: UUID | None = row.id if row else None
        kind = ledger.kind.words[0 if app.settings.language == "zh" else 1]
        title = self.tr("修改{kind}") if row else self.tr("登记{kind}")
        self.say(title.format(kind=kind), self.tr("保存"))
        self.fields: dict[str, QWidget] = {}
        words = row.words if row else [""] * len(ledger.fields)
        for one, said in zip(ledger.fields, words, strict=True):
            self._add_field(one, said)
        self.photos: Attachments | None = None
        if ledger.has_photos:
            self.photos = Attachments(app, papers=0)
            self.photos.show_kept(keeping.photos_of(row.record) if row else ())
            self.photos.refused.connect(self._on_refused)
            self.photos.edited.connect(self._fit)
            self.add("photo_1", self.photos, self.tr("照片"), self.tr("最多三张，保存时会缩小"))
        self._shown = self.told()
        first = next(iter(self.fields.values()))
        first.setFocus()

    def _add_field(self, one: LedgerField, said: str) -> None:
        language = self.app.settings.language
        label = one.words[0 if language == "zh" else 1]
        widget = self._widget(one, said)
        hint = self._hint(one)
        self.fields[one.name] = widget
        self.add(one.name, widget, f"{label} *" if one.required else label, hint)

    def _hint(self, one: LedgerField) -> str:
        if one.holds is ValueType.AREA:
            return self.tr("空着就是本单位；可填下级的名称或代码")
        if one.holds is ValueType.LIST:
            return self.tr("几项之间用分号隔开")
        return ""

    def _widget(self, one: LedgerField, said: str) -> QWidget:
        if one.holds is ValueType.DAY:
            made = DateLine()
            made.setText(said or (self._desk.today().isoformat() if self._is_day(one) else ""))
            return made
        if one.holds is ValueType.CHOICE:
            return self._choice(one, said)
        if one.holds is ValueType.TRUTH:
            box = QComboBox()
            box.addItem(self.tr("否"), "否")
            box.addItem(self.tr("是"), "是")
            box.setCurrentIndex(1 if said == "是" else 0)
            guard_wheel(box)
            return box
        if one.name in _LONG:
            lines = QPlainTextEdit(said)
            lines.setTabChangesFocus(True)
            lines.setFixedHeight(_LINE)
            return lines
        line = QLineEdit(said)
        line.setMaxLength(1_000)
        return line

    def _is_day(self, one: LedgerField) -> bool:
        """Whether it is the day of the row, which begins as today."""
        return self._row is None and one.name == self._ledger.day

    def _choice(self, one: LedgerField, said: str) -> QComboBox:
        box = QComboBox()
        for code in one.codes or ():
            box.addItem(texts.word(code, self.app.settings.language), code.value)
        at = box.findText(said) if said else box.findData(self._usual(one))
        box.setCurrentIndex(max(at, 0))
        guard_wheel(box)
        return box

    def _usual(self, one: LedgerField) -> str:
        """What a new row's choice is until somebody chooses, as records have it."""
        found = {made.name: made.default for made in fields(self._ledger.kind.record)}
        return str(found[one.name])

    def told(self) -> Mapping[str, str]:
        """What stands in the fields."""
        return {name: _said(widget) for name, widget in self.fields.items()}

    def save(self) -> Callable[[], Any] | None:
        """Keep the row."""
        desk, ledger, row, told = self._desk, self._ledger, self._row, self.told()
        self.show_faults({})
        new = self.photos.photos() if self.photos else ()
        if row is None:
            return lambda: keeping.add_row(desk, ledger, told, new)
        held: list[Path | str] | None = [*self.photos.kept(), *new] if self.photos else None
        shown = self._shown
        changed = {name: said for name, said in told.items() if said != shown[name]}
        return lambda: keeping.change_row(desk, ledger, row, changed, held, shown)

    def _on_refused(self, names: Sequence[str]) -> None:
        words = self.tr("最多三张照片（JPG、PNG、WebP），没有放进来：{names}")
        self.app.toast(words.format(names="、".join(names)), tone="warn")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V outside of a text field pastes a photo."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.photos and self.photos.paste():
            return
        super().keyPressEvent(event)


def _said(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return str(widget.currentData())
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    assert isinstance(widget, QLineEdit)
    return widget.text()
