"""Which incentives were introduced at this visit: one key opens them, what was marked stands
beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gridcredit.ui.tokens import SMALL
from gridcredit.ui.tooltips import plain_tooltip
from gridcredit.ui.widgets.key_button import KeyButton
from gridcredit.ui.widgets.label import Label

KEY = "J"  # 激励


class MeasuresRow(QWidget):
    """The key of the measures, and the titles of those marked."""

    edited = Signal()
    wanted = Signal()  # to look at them

    def __init__(self) -> None:
        super().__init__()
        self._titles: Mapping[str, str] = {}
        self._codes: tuple[str, ...] = ()
        self.open = KeyButton(self.tr("激励措施…"), KEY, "info", self.tr("查激励措施"))
        self.open.setCheckable(False)
        self.open.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the person at hand stays at hand
        self.open.clicked.connect(lambda: self.wanted.emit())
        self.said = Label()
        self.said.setWordWrap(True)
        self.said.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.said, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.show_value(())

    def show_titles(self, titles: Mapping[str, str]) -> None:
        """What measures are called here, by code."""
        self._titles = titles

    def show_value(self, codes: Sequence[str]) -> None:
        """Show other marks; nothing is told."""
        self._codes = tuple(codes)
        titles = [self._titles.get(code, code) for code in codes]
        words = self.tr("已介绍：{titles}").format(titles=self.tr("、").join(titles))
        self.said.setText(words if codes else "")
        self.said.setToolTip(plain_tooltip("\n".join(titles)))

    def value(self) -> tuple[str, ...]:
        """The codes of those marked, in the order of marking."""
        return self._codes

    def turn(self, code: str) -> None:
        """Mark a measure, or take its mark away."""
        has = code in self._codes
        rest = tuple(one for one in self._codes if one != code)
        self.show_value(rest if has else (*self._codes, code))
        self.edited.emit()
