"""Which evidence there is: a key for each kind that the item asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.key_button import KeyButton

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EvidenceKeys(QWidget):
    """Space or a digit ticks a kind, arrows move along, Enter goes on."""

    edited = Signal()
    passed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._flow = FlowLayout(self, across=SMALL, down=TIGHT)
        self._keys: dict[str, KeyButton] = {}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are asked for."""
        return tuple(self._keys)

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """Show these kinds; what was ticked of them stays."""
        if tuple(kinds) == self.kinds:
            return
        ticked = self.value()
        self._keys = {}
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            old.hide()
            old.deleteLater()
        for at, kind in enumerate(kinds, start=1):
            made = KeyButton(kind, str(at) if at < 10 else "", "good")
            made.setChecked(kind in ticked)
            made.clicked.connect(lambda: self.edited.emit())
            made.installEventFilter(self)
            self._keys[kind] = made
            self._flow.addWidget(made)
            made.show()
        if self._keys:
            self.setFocusProxy(next(iter(self._keys.values())))

    def show_value(self, ticked: Iterable[str]) -> None:
        """Show which there are; nothing is told."""
        held = set(ticked)
        for kind, key in self._keys.items():
            key.setChecked(kind in held)

    def tick(self, kinds: Iterable[str]) -> None:
        """There are these too; nothing is told."""
        self.show_value({*self.value(), *kinds})

    def value(self) -> tuple[str, ...]:
        """Which there are."""
        return tuple(kind for kind, key in self._keys.items() if key.isChecked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the buttons."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        keys = list(self._keys.values())
        key = Qt.Key(event.key())
        if key in _STEPS and watched in keys:
            to = keys[(keys.index(watched) + _STEPS[key]) % len(keys)]
            to.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in _ENTERS:
            self.passed.emit()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and key - Qt.Key.Key_1 < len(keys):
            keys[key - Qt.Key.Key_1].click()
        else:
            return False
        return True
