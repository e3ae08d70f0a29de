"""The members of a group who may be named one day: found like everybody, taken off by a click."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.picker import Offer, Picker


class Members(QWidget):
    """Holds (id in hex, name)."""

    edited = Signal()
    asked = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__()
        self._held: list[tuple[str, str]] = []
        self.picker = Picker(self.tr("成员"), self.tr("姓名、拼音或门牌，一位一位加"), over, 120)
        self._shown = QWidget()
        self._flow = FlowLayout(self._shown, across=SMALL, down=TIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.picker)
        column.addWidget(self._shown)
        self.setFocusProxy(self.picker)
        self.picker.asked.connect(self.asked)
        self.picker.chosen.connect(self._on_chosen)
        self._show()

    def value(self) -> tuple[tuple[str, str], ...]:
        """Those who were added, in their order."""
        return tuple(self._held)

    def show_value(self, held: Sequence[tuple[str, str]]) -> None:
        """Show others; nothing is told."""
        self._held = [(row, name) for row, name in held]
        self._show()

    def _on_chosen(self, offer: Offer | None) -> None:
        if offer is None:
            return
        row = offer.value.resident
        self.picker.clear()
        if row is not None and row.hex not in [held for held, _ in self._held]:
            self._held.append((row.hex, offer.words))
            self._show()
            self.edited.emit()

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            old.hide()
            old.deleteLater()
        for row, name in self._held:
            made = button(name, partial(self._take_off, row), icon="cross", kind="quiet")
            made.setAccessibleName(self.tr("去掉 {name}").format(name=name))
            self._flow.addWidget(made)
        self._shown.setVisible(bool(self._held))

    def _take_off(self, row: str) -> None:
        self._held = [held for held in self._held if held[0] != row]
        self._show()
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
