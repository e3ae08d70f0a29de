"""What is asked where a request is passed on: its wording, who is to reply, and until when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from gridcredit.domain.errors import BadValue
from gridcredit.domain.workdays import Due
from gridcredit.operations.visits.appealing import AppealEntry
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.date_line import DateLine
from gridcredit.ui.widgets.form import Form

_LABEL = 72


class AppealFields(QWidget):
    """Three lines; Enter goes to the next part as everywhere in the form."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wording = QLineEdit()
        self.wording.setMaxLength(500)
        self.wording.setPlaceholderText(self.tr("群众要办什么事，一句话"))
        self.unit = QLineEdit()
        self.unit.setMaxLength(60)
        self.unit.setPlaceholderText(self.tr("例如住建局、物业、村居"))
        self.due = DateLine()
        self.due.setMaximumWidth(160)
        self.form = Form(_LABEL)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.lines = (self.wording, self.unit, self.due)
        self.rows = {
            "wording": self.form.add(self.tr("诉求"), self.wording),
            "unit": self.form.add(self.tr("承办单位"), self.unit),
            "due": self.form.add(self.tr("办理期限"), self.due),
        }
        fill(self, self.form)
        for line in self.lines:
            line.textEdited.connect(lambda _text: self.edited.emit())
        self.setFocusProxy(self.wording)

    def show_value(self, entry: AppealEntry, usual: Due | None) -> None:
        """Show what was typed, and until when a reply is due if nothing is."""
        self.wording.setText(entry.wording)
        self.unit.setText(entry.unit)
        self.due.set_day(entry.due)
        if usual is not None:
            self.due.setPlaceholderText(usual.day.isoformat())
            words = self.tr("空着就是 {day}").format(day=usual.day.isoformat())
            if not usual.known:
                words = self.tr("空着就是 {day}（那一年还没有工作日历，只按周末算）").format(
                    day=usual.day.isoformat()
                )
            self.rows["due"].set_hint(words)

    def check(self) -> None:
        """Raise BadValue where what stands as the day is none."""
        try:
            self.due.day()
        except ValueError as error:
            raise BadValue("due", self.due.text(), "not_a_date") from error

    def value(self) -> AppealEntry:
        """What was typed; a day that is none is left out until it is one."""
        try:
            due = self.due.day()
        except ValueError:
            due = None
        return AppealEntry(self.wording.text().strip(), self.unit.text().strip(), due)
