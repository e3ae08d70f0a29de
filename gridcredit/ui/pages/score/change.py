"""This week's change as a sum that can be read line by line: last + new − removed = now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from gridcredit.operations.figures.covering import WeekChange
from gridcredit.ui.pages.score.words import figure_word
from gridcredit.ui.tokens import SMALL, TIGHT
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.label import Label

_REASONS = ("withdrawn", "died", "moved", "corrected")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChangeCard(Card):
    """新增, 核减 and 基数变动; every number opens the people behind it."""

    wanted = Signal(object)  # (figure, the day it is asked for)

    def __init__(self) -> None:
        super().__init__(self.tr("本周变化"))
        self._week: WeekChange | None = None
        self.numbers: dict[str, QPushButton] = {}
        self._last = Label()
        self._reasons = QHBoxLayout()
        self._reasons.setSpacing(TIGHT)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        self._add(grid, 0, "", self._last, "last")
        self._add(grid, 1, "＋", Label(self.tr("新增")), "new")
        self._add(grid, 2, "−", self._reason_row(), "removed")
        grid.addWidget(_hairline(), 3, 0, 1, 3)
        self._add(grid, 4, "＝", Label(self.tr("累计注册")), "now")
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.body.addWidget(_hairline())
        self.body.addLayout(self._base_row())

    def show_week(self, week: WeekChange) -> None:
        """Show the change of a week."""
        self._week = week
        change = week.change
        self._last.setText(self.tr("上周累计（至 {day}）").format(day=f"{week.since:%m-%d}"))
        counts = {
            "last": change.last,
            "new": change.new,
            "removed": change.removed,
            "now": change.now,
            "base_last": change.base_last,
            "base_in": change.base_in,
            "base_out": change.base_out,
            "base_now": change.base_now,
        }
        signs = {"base_in": "+", "base_out": "−"}
        for name, count in counts.items():
            made = self.numbers[name]
            made.setText(f"{signs.get(name, '')}{count:,}")
            made.setAccessibleName(f"{self._called(name)} {count:,}")
        for name in _REASONS:
            count = getattr(change, name)
            self.numbers[name].setText(f"{figure_word(name)} {count:,}")
            self.numbers[name].setVisible(count > 0)

    def _add(self, grid: QGridLayout, row: int, sign: str, label: QWidget, name: str) -> None:
        mark = Label(sign)
        mark.setProperty("role", "muted")
        mark.setFixedWidth(16)
        grid.addWidget(mark, row, 0)
        grid.addWidget(label, row, 1)
        grid.addWidget(self._number(name), row, 2, _RIGHT)
        grid.setRowMinimumHeight(row, 26)

    def _reason_row(self) -> QWidget:
        holder = QWidget()
        holder.setLayout(self._reasons)
        self._reasons.setContentsMargins(0, 0, 0, 0)
        self._reasons.addWidget(Label(self.tr("核减")))
        for name in _REASONS:
            self._reasons.addWidget(self._number(name))
        self._reasons.addStretch(1)
        return holder

    def _base_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        base = Label(figure_word("eligible"))
        base.setProperty("role", "muted")
        row.addWidget(base)
        row.addWidget(self._number("base_last"))
        row.addWidget(self._number("base_in"))
        row.addWidget(self._number("base_out"))
        row.addStretch(1)
        equals = Label("＝")
        equals.setProperty("role", "muted")
        row.addWidget(equals)
        row.addWidget(self._number("base_now"))
        return row

    def _number(self, name: str) -> QPushButton:
        made = button("", lambda: self._on_clicked(name), kind="link")
        self.numbers[name] = made
        return made

    def _on_clicked(self, name: str) -> None:
        if self._week is None:
            return
        totals = {
            "last": ("registered", self._week.since),
            "now": ("registered", self._week.on),
            "base_last": ("eligible", self._week.since),
            "base_now": ("eligible", self._week.on),
        }
        self.wanted.emit(totals.get(name, (name, self._week.on)))

    def _called(self, name: str) -> str:
        totals = {
            "last": self._last.text(),
            "now": self.tr("累计注册"),
            "base_last": f"{figure_word('eligible')} {self._last.text()}",
            "base_now": figure_word("eligible"),
        }
        return totals[name] if name in totals else figure_word(name)


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setFixedHeight(1)
    return line
