"""Dated targets of an area: look at them, change one, add one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.target import Target
from gridcredit.domain.rates import as_percent
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.table import Table


class TargetsDialog(QDialog):
    """Asks for a day and a rate; a day that has a target already is changed."""

    chosen = Signal(object)  # (date, hundredths of a per cent)
    removal_wanted = Signal(object)  # Target

    def __init__(self, parent: QWidget, area: Area, targets: Sequence[Target], today: date) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("目标"))
        heading = Label(self.tr("{area}的注册目标").format(area=area.name))
        heading.setProperty("role", "lead")
        words = Label(self.tr("序时进度是相邻两个目标之间的直线。新的目标随下一个数据包发给下级。"))
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        self.table = Table(self.tr("已有的目标"))
        self.table.setModel(RowsModel(self._columns(), targets))
        self.table.setFixedHeight(50 + 38 * min(max(len(targets), 2), 4))
        self.table.row_opened.connect(self._on_target)
        self.table.row_chosen.connect(lambda target: self.remove.setEnabled(target is not None))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        whole.setSpacing(GAP)
        for part in (heading, words, self.table, self._form(targets, today)):
            whole.addWidget(part)
        whole.addLayout(self._buttons())
        self.setFixedWidth(440)
        self.day.setFocus()

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("日期"), lambda t: f"{t.on:%Y-%m-%d}"),
            Column(self.tr("目标"), lambda t: f"{as_percent(t.rate)}%", 140, is_number=True),
        ]

    def _form(self, targets: Sequence[Target], today: date) -> Form:
        # The usual next target is the end of a year.
        last = max([today, *(t.on for t in targets)])
        proposed = date(last.year + (1 if last.month == 12 else 0), 12, 31)
        self.day = QDateEdit(QDate(proposed.year, proposed.month, proposed.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.rate = QDoubleSpinBox()
        self.rate.setRange(0, 100)
        self.rate.setDecimals(2)
        self.rate.setSuffix(" %")
        self.rate.setValue(100)
        form = Form()
        form.add(self.tr("截止日期"), self.day, self.tr("已有目标的日期会改成新的数值。"))
        form.add(self.tr("注册率"), self.rate)
        return form

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        self.remove = button(self.tr("移除所选目标"), self._on_remove, icon="remove", kind="quiet")
        self.remove.setEnabled(False)
        leave = button(self.tr("取消"), self.reject)
        for made in (self.remove, leave):
            made.setAutoDefault(True)  # Enter presses the button that has the keyboard
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(leave)
        save = button(self.tr("保存目标"), self._on_save, kind="primary")
        save.setDefault(True)
        row.addWidget(save)
        return row

    def _on_target(self, target: object) -> None:
        if isinstance(target, Target):
            self.day.setDate(QDate(target.on.year, target.on.month, target.on.day))
            self.rate.setValue(target.rate / 100)
            self.rate.setFocus()

    def _on_remove(self) -> None:
        target = self.table.chosen_row()
        if isinstance(target, Target):
            self.removal_wanted.emit(target)
            self.accept()

    def _on_save(self) -> None:
        day = self.day.date()
        on = date(day.year(), day.month(), day.day())
        self.chosen.emit((on, round(self.rate.value() * 100)))
        self.accept()
