"""What the nominee agrees to: three ticks, each with the day on which it was signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from gridcredit import texts
from gridcredit.domain.stars.codes import StarConsent
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.date_line import DateLine


class ConsentTicks(QWidget):
    """Tells (code, day as typed) of each that is ticked."""

    edited = Signal()

    def __init__(self, language: str, today: date) -> None:
        super().__init__()
        self._today = today
        self.ticks: dict[StarConsent, QCheckBox] = {}
        self.days: dict[StarConsent, DateLine] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(2, 1)
        for at, kind in enumerate(StarConsent):
            words = texts.word(kind, language)
            tick, day = QCheckBox(words), DateLine()
            day.setMaximumWidth(130)
            day.setAccessibleName(self.tr("{what}的签字日期").format(what=words))
            day.setEnabled(False)
            tick.toggled.connect(lambda on, kind=kind: self._on_toggled(kind, on))
            day.textEdited.connect(lambda _text: self.edited.emit())
            self.ticks[kind], self.days[kind] = tick, day
            grid.addWidget(tick, at, 0)
            grid.addWidget(day, at, 1)
        self.setFocusProxy(self.ticks[StarConsent.TAKE_PART])

    def value(self) -> tuple[tuple[str, str], ...]:
        """Those that are ticked."""
        return tuple(
            (kind.value, self.days[kind].text().strip())
            for kind, tick in self.ticks.items()
            if tick.isChecked()
        )

    def show_value(self, told: Sequence[tuple[str, str]]) -> None:
        """Show other ticks; nothing is told."""
        days = dict(told)
        for kind, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(kind.value in days)
            tick.blockSignals(False)
            self.days[kind].setText(days.get(kind.value, ""))
            self.days[kind].setEnabled(kind.value in days)

    def _on_toggled(self, kind: StarConsent, on: bool) -> None:
        line = self.days[kind]
        line.setEnabled(on)
        if on and not line.text():
            line.set_day(self._today)
        self.edited.emit()
