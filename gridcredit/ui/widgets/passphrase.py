"""A line for a passphrase: hidden, shown while one wants to see it, and aware of Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from gridcredit.ui import icons
from gridcredit.ui.tooltips import plain_tooltip
from gridcredit.ui.widgets.form import FormRow


class PassphraseEdit(QLineEdit):
    """Takes a passphrase. Qt cannot say whether Caps Lock is on; a capital without Shift can."""

    caps_lock_changed = Signal(object)  # bool

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._caps_lock = False
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._on_eye_toggled)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._on_eye_toggled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key, and learn from a letter whether Caps Lock is on."""
        text = event.text()
        if len(text) == 1 and text.isascii() and text.isalpha():
            has_shift = bool(event.modifiers() & event.modifiers().ShiftModifier)
            self._note_caps_lock(text.isupper() != has_shift)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The hint is only for who types."""
        self._note_caps_lock(False)
        super().focusOutEvent(event)

    def hint_in(self, row: FormRow) -> None:
        """Say in its form row when Caps Lock seems to be on."""
        words = self.tr("大写锁定可能打开着。")
        self.caps_lock_changed.connect(lambda is_on: row.set_error(words if is_on else ""))

    def _note_caps_lock(self, is_on: bool) -> None:
        if is_on != self._caps_lock:
            self._caps_lock = is_on
            self.caps_lock_changed.emit(is_on)

    def _on_eye_toggled(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if is_shown else mode.Password)
        icons.put(self._eye, "eye-off" if is_shown else "eye")
        self._eye.setText(self.tr("隐藏口令") if is_shown else self.tr("显示口令"))
        self._eye.setToolTip(plain_tooltip(self._eye.text()))
