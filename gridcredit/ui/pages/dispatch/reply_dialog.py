"""What a unit replied to a 工作提示."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.operations.dispatch import reminders
from gridcredit.operations.dispatch.reminders import Reminded
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.date_line import DateLine

_LINES = 110  # pixels


class ReminderReplyDialog(FormDialog):
    """Notes a reply; `saved` carries its id."""

    ENTITY = "reminder_reply"

    def __init__(self, parent: QWidget, app: App, desk: Desk, row: Reminded) -> None:
        super().__init__(parent, app)
        self._desk, self._reminder = desk, row.reminder.id
        one = row.reminder
        said = f"{one.number} · {one.unit}\n{one.indicator}：{one.value}（{one.gap}）\n{one.demand}"
        self.say(self.tr("反馈"), self.tr("保存"), said)
        self.on = DateLine(desk.today())
        self.reply = QPlainTextEdit(row.reply.reply if row.reply else "")
        self.reply.setTabChangesFocus(True)
        self.reply.setFixedHeight(_LINES)
        self.add("reply", self.reply, hint=self.tr("原因、措施、完成时间"))
        self.add("on", self.on)
        self.reply.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Write the reply."""
        try:
            on = self.on.day()
        except ValueError:
            on = None
        said = self.reply.toPlainText().strip()
        faults = {} if on else {"on": "not_a_date"}
        if self.show_faults(faults if said else {"reply": "empty", **faults}):
            return None
        desk, reminder = self._desk, self._reminder
        return lambda: reminders.reply(desk, reminder, said, on)
