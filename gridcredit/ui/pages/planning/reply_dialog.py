"""What was replied to a request, or what it says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import appealing
from gridcredit.operations.visits.appealing import AppealEntry, ListedAppeal
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.date_line import DateLine


class ReplyDialog(FormDialog):
    """`saved` carries the reply's id."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, asked: ListedAppeal) -> None:
        super().__init__(parent, app)
        self._desk, self._appeal = desk, asked.appeal
        self.say(
            self.tr("答复诉求"),
            self.tr("保存答复，办结"),
            " · ".join(part for part in (asked.address, asked.appeal.wording) if part),
        )
        self.reply = QLineEdit()
        self.reply.setMaxLength(500)
        self.on = DateLine(desk.today())
        self.add("reply", self.reply)
        self.add("on", self.on, self.tr("答复日期"))
        self.reply.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """The reply."""
        faults, day, text = {}, None, self.reply.text().strip()
        try:
            day = self.on.day()
        except ValueError:
            faults["on"] = "not_a_date"
        if day is None:
            faults.setdefault("on", "empty")
        if not text:
            faults["reply"] = "empty"
        if self.show_faults(faults) or day is None:
            return None
        desk, appeal, on = self._desk, self._appeal.id, day
        return lambda: appealing.reply_appeal(desk, appeal, on, text)


class CorrectAppealDialog(FormDialog):
    """`saved` carries what took the place of what (Replaced)."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, asked: ListedAppeal) -> None:
        super().__init__(parent, app)
        self._desk, self._appeal = desk, asked.appeal
        self.say(self.tr("更正诉求"), self.tr("保存更正"))
        self.wording = QLineEdit(asked.appeal.wording)
        self.unit = QLineEdit(asked.appeal.unit)
        self.due = DateLine(asked.due)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("写明原因"))
        self.add("wording", self.wording, self.tr("诉求"))
        self.add("unit", self.unit, self.tr("承办单位"))
        self.add("due", self.due, self.tr("办理期限"))
        self.add("reason", self.reason, self.tr("更正原因"))
        self.wording.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """The correction."""
        faults, due = {}, None
        try:
            due = self.due.day()
        except ValueError:
            faults["due"] = "not_a_date"
        reason = self.reason.text().strip()
        if not reason:
            faults["reason"] = "empty"
        if self.show_faults(faults):
            return None
        desk, appeal = self._desk, self._appeal.id
        entry = AppealEntry(self.wording.text(), self.unit.text(), due)
        return lambda: appealing.correct_appeal(desk, appeal, entry, reason)
