"""How far a 重点任务 is: the day, the value reached, and what shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import key_tasks
from gridcredit.operations.ledgers.key_tasks import BoardRow
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.date_line import DateLine

_LINES = 72  # pixels


class ProgressDialog(FormDialog):
    """Reports on a task; `saved` carries the id of the report."""

    ENTITY = "task_progress"

    def __init__(self, parent: QWidget, app: App, desk: Desk, row: BoardRow) -> None:
        super().__init__(parent, app)
        self._desk, self._code = desk, row.task.code
        title = f"{row.task.code} {row.task.indicator or row.task.title[:24]}"
        self.say(self.tr("填报进展"), self.tr("保存"), f"{title}\n{row.task.title}")
        self.on = DateLine(desk.today())
        self.value = QLineEdit(row.report.value if row.report else "")
        self.value.setMaxLength(32)
        self.done_box = QCheckBox(self.tr("已完成"))
        self.evidence = QPlainTextEdit()
        self.evidence.setTabChangesFocus(True)
        self.evidence.setFixedHeight(_LINES)
        target = " ".join(filter(None, (row.task.target, row.task.measure)))
        hint = self.tr("目标：{target}").format(target=target) if target else ""
        self.add("on", self.on)
        self.add("value", self.value, hint=hint)
        self.add("done", self.done_box)
        self.add("evidence", self.evidence)
        self.value.setFocus()
        self.value.selectAll()

    def save(self) -> Callable[[], Any] | None:
        """Write the report."""
        try:
            on = self.on.day()
        except ValueError:
            self.show_faults({"on": "not_a_date"})
            return None
        if on is None:
            self.show_faults({"on": "empty"})
            return None
        self.show_faults({})
        desk, code, day = self._desk, self._code, on
        value, said = self.value.text().strip(), self.evidence.toPlainText().strip()
        done = self.done_box.isChecked()
        return lambda: key_tasks.report_progress(desk, code, day, value, said, done)
