"""Keeps the mouse wheel from changing values while a page is scrolled past them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class _Guard(QObject):
    """Lets the wheel reach a field only where the keyboard is already."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the wheel on to what scrolls."""
        is_idle = isinstance(watched, QWidget) and not watched.hasFocus()
        if event.type() == QEvent.Type.Wheel and is_idle:
            event.ignore()
            return True
        return False


def guard_wheel(field: QWidget) -> None:
    """The wheel over this field scrolls the page until the field was clicked or tabbed into: a
    number or a date must not change under a mouse that only passes by. Other widgets than spin
    boxes and choices are left as they are."""
    if isinstance(field, QAbstractSpinBox | QComboBox):
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(_Guard(field))
