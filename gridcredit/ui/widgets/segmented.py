"""A choice between few things, all of them in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton

from gridcredit.ui import icons


class Segmented(QFrame):
    """Exclusive buttons in one frame; arrow keys move, Tab goes in and out."""

    chosen = Signal(object)  # the value of the segment

    def __init__(
        self, name: str, options: Sequence[tuple[object, str] | tuple[object, str, str]]
    ) -> None:
        """`options` are (value, words) or (value, words, icon); `name` says what is chosen."""
        super().__init__()
        self.setProperty("role", "segments")
        self.setAccessibleName(name)
        self._values = [option[0] for option in options]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for index, option in enumerate(options):
            made = QPushButton(option[1])
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            made.setProperty("kind", "segment")
            made.setAccessibleName(f"{name}: {option[1]}")
            if len(option) == 3:
                icons.put(made, option[2])
            self._group.addButton(made, index)
            row.addWidget(made)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._values[at]))
        self._group.idToggled.connect(self._on_toggled)
        self.choose(self._values[0])

    def choose(self, value: object) -> None:
        """Choose a segment without telling anybody."""
        self._group.button(self._values.index(value)).setChecked(True)

    def set_words(self, value: object, words: str) -> None:
        """Change the words of a segment, such as a count in them."""
        segment = self._group.button(self._values.index(value))
        segment.setText(words)
        segment.setAccessibleName(f"{self.accessibleName()}: {words}")

    def value(self) -> object:
        """The value of the chosen segment."""
        return self._values[self._group.checkedId()]

    def take_focus(self) -> None:
        """Put the keyboard onto the chosen segment."""
        self._group.checkedButton().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_toggled(self, at: int, is_on: bool) -> None:
        """One Tab stop: the chosen segment."""
        policy = Qt.FocusPolicy.StrongFocus if is_on else Qt.FocusPolicy.ClickFocus
        self._group.button(at).setFocusPolicy(policy)
