"""A day as people type it: 2026-11-22, 2026.11.22, 2026/11/22 or 20261122; blank for none."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtWidgets import QLineEdit

_DAY = re.compile(r"(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?")


class DateLine(QLineEdit):
    """A line that holds a day or nothing; what was typed is put into the ISO form on leaving."""

    def __init__(self, day: date | None = None) -> None:
        super().__init__()
        self.setPlaceholderText("2026-01-31")
        self.setMaxLength(16)
        self.set_day(day)
        self.editingFinished.connect(self._on_finished)

    def set_day(self, day: date | None) -> None:
        """Show a day, or none."""
        self.setText(day.isoformat() if day else "")

    def day(self) -> date | None:
        """The day typed; None when blank. Raises ValueError when it is none."""
        return parse_day(self.text())

    def _on_finished(self) -> None:
        try:
            self.set_day(self.day())
        except ValueError:
            return  # who asks for the day says what is wrong with it


def parse_day(text: str) -> date | None:
    """The day a text names; None for a blank one. Raises ValueError."""
    plain = "".join(text.split())
    if not plain:
        return None
    found = _DAY.fullmatch(plain)
    if found is None:
        raise ValueError(text)
    return date(*(int(part) for part in found.groups()))
