"""工作提示: who might be reminded, the reminders given and received, and their replies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.ledgers.codes import ReminderState
from gridcredit.operations.dispatch import reminders
from gridcredit.operations.dispatch.reminders import Proposal, Reminded
from gridcredit.texts import word
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.dispatch.reply_dialog import ReminderReplyDialog
from gridcredit.ui.pages.dispatch.view import DispatchView
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.list_pane import ListPane, count_label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.table import Table

Row = Proposal | Reminded
_TONES = {
    ReminderState.OVERDUE: "bad",
    ReminderState.WAITING: "warn",
    ReminderState.REPLIED: "good",
    ReminderState.WITHDRAWN: "plain",
}


class RemindersView(DispatchView):
    """What might be given stands on top; Enter gives it, or notes the reply to what was given."""

    def _build(self) -> None:
        may = self.desk.actor.may(Duty.ISSUE_REPORTS)
        self._may_reply = self.desk.actor.may(Duty.REPORT_TASKS)
        self.give = button(self.tr("发出全部…"), self._on_give, icon="check", kind="primary")
        self.reply = button(self.tr("记反馈…"), self.reply_chosen, icon="pencil")
        self.print = button(self.tr("打印…"), self._on_print, icon="printer", kind="quiet")
        self.back = button(self.tr("撤回…"), self._on_withdraw, kind="quiet")
        for part in (self.give, self.back):
            offer(part, may)
        offer(self.reply, self._may_reply)
        self.count = count_label()
        self.table = Table(self.tr("工作提示"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        nothing = EmptyState(
            "flag",
            self.tr("没有要提示的单位"),
            self.tr("连续两期周调度低于序时进度，或重点任务超期的单位，会列在这里等您发出。"),
        )
        acts = (self.give, self.reply, self.print, self.back, self.count)
        self.pane = ListPane(self.table, nothing, acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pane)

    def _connect(self) -> None:
        self.table.row_opened.connect(self._on_opened)
        self.table.row_chosen.connect(lambda _row: self._say_acts())

    def _columns(self) -> list[Column]:
        waits = self.tr("待发")

        def number(row: Row) -> str:
            return row.reminder.number if isinstance(row, Reminded) else "—"

        def state(row: Row) -> str:
            return word(row.state, self.language) if isinstance(row, Reminded) else waits

        def tone(row: Row) -> str:
            return _TONES[row.state] if isinstance(row, Reminded) else "info"

        def due(row: Row) -> str:
            told = row.reminder.due if isinstance(row, Reminded) else None
            return told.isoformat() if told else ""

        def said(row: Row) -> str:
            if isinstance(row, Proposal):
                return ""
            return (row.reply.reply if row.reply else row.why).replace("\n", " ")

        return [
            Column(self.tr("状态"), state, 108, tone=tone),
            Column(self.tr("编号"), number, 186),
            Column(self.tr("单位"), lambda row: told_of(row).unit, 120),
            Column(self.tr("事由"), lambda row: told_of(row).indicator, 190),
            Column(self.tr("现值"), lambda row: told_of(row).value, 84, is_number=True),
            Column(self.tr("差距"), lambda row: told_of(row).gap, 120, is_number=True),
            Column(self.tr("第几次"), lambda row: str(told_of(row).turn), 66, is_number=True),
            Column(self.tr("反馈期限"), due, 100),
            Column(self.tr("反馈"), said),
        ]

    def refresh(self) -> None:
        """Ask for the reminders."""
        desk = self.desk

        def read() -> list[Row]:
            return [*reminders.proposals(desk), *reminders.list_reminders(desk)]

        self.ask(read, self._on_rows, self._on_failed)

    def keyboard_place(self) -> QWidget | None:
        """The list; without one what is done with it."""
        return self.table if self.pane.has_any else self.print

    def _on_rows(self, rows: list[Row]) -> None:
        at = max(self.table.currentIndex().row(), 0)
        self.model.set_rows(rows)
        self.pane.show_any(bool(rows))
        if rows:
            self.table.selectRow(min(at, len(rows) - 1))
        self.count.setText(self.tr("%n 条", "", len(rows)))
        self._say_acts()
        self.be_known()

    def _on_failed(self, error: GridCreditError) -> None:
        self.warn(error)
        self.be_known()

    def chosen(self) -> Row | None:
        """The row one stands on."""
        row = self.table.chosen_row()
        return row if isinstance(row, Proposal | Reminded) else None

    def _proposed(self) -> list[Proposal]:
        return [row for row in self.model.rows() if isinstance(row, Proposal)]

    def _say_acts(self) -> None:
        chosen = self.chosen()
        given = chosen if isinstance(chosen, Reminded) else None
        stands = given is not None and given.state is not ReminderState.WITHDRAWN
        self.give.setEnabled(bool(self._proposed()))
        self.print.setEnabled(given is not None or not self.pane.has_any)
        self.reply.setEnabled(stands)
        self.back.setEnabled(stands and given is not None and given.is_own)

    def _on_opened(self, row: Row | None) -> None:
        if isinstance(row, Proposal) and self.desk.actor.may(Duty.ISSUE_REPORTS):
            self._give([row])
        elif isinstance(row, Reminded):
            self.reply_chosen()

    # Acts

    def _on_give(self) -> None:
        if proposed := self._proposed():
            self._give(proposed)

    def _give(self, proposed: Sequence[Proposal]) -> None:
        units = "、".join(dict.fromkeys(one.unit for one in proposed))
        title = self.tr("发出工作提示")
        words = self.tr("发给：{units}。反馈期限 5 个工作日；文书存到一个文件夹，可以打印盖章。")
        told = words.format(units=units)
        if not self.app.messages.ask(self, title, told, yes=self.tr("发出")):
            return
        out = self.app.messages.choose_folder(self, self.tr("文书存到哪里"), "papers")
        if out is None:
            return
        desk, chosen = self.desk, list(proposed)

        def on_done(made: list[object]) -> None:
            self.app.toast(self.tr("已发出 %n 份提示", "", len(made)))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))
            self.mark_stale()

        self.do(
            lambda _progress: reminders.issue_reminders(desk, out, chosen),
            on_done,
            self.warn,
            title=title,
        )

    def reply_chosen(self) -> None:
        """Note the reply to the reminder one stands on."""
        row = self.chosen()
        if not isinstance(row, Reminded) or row.state is ReminderState.WITHDRAWN:
            return
        if not self._may_reply:
            return
        dialog = ReminderReplyDialog(self, self.app, self.desk, row)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, _row: object) -> None:
        self.app.toast(self.tr("已保存"))
        self.mark_stale()

    def _on_print(self) -> None:
        row = self.chosen()
        if not isinstance(row, Reminded):
            return
        out = self.app.messages.choose_folder(self, self.tr("文书存到哪里"), "papers")
        if out is None:
            return
        desk, reminder = self.desk, row.reminder

        def on_done(files: tuple[Path, ...]) -> None:
            self.app.toast(self.tr("已存为 {name}").format(name=files[-1].name))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(files[-1])))

        self.do(
            lambda _progress: reminders.print_reminder(desk, reminder, out),
            on_done,
            self.warn,
            title=self.tr("打印"),
        )

    def _on_withdraw(self) -> None:
        row, desk = self.chosen(), self.desk
        if not isinstance(row, Reminded) or not row.is_own:
            return
        reminder: UUID = row.reminder.id
        dialog = ReasonDialog(
            self,
            self.app,
            self.tr("撤回工作提示"),
            f"{row.reminder.number} · {row.reminder.unit} · {row.reminder.indicator}",
            self.tr("原因"),
            (self.tr("数据有误"), self.tr("发错单位")),
            self.tr("撤回"),
            lambda why: reminders.withdraw(desk, reminder, why),
        )
        dialog.saved.connect(self._on_saved)
        dialog.open()


def told_of(row: Row) -> Proposal:
    """What a row says of a unit, given or not."""
    if isinstance(row, Proposal):
        return row
    one = row.reminder
    return Proposal(
        one.unit, "", one.indicator, one.span, one.value, one.pace, one.gap, one.weeks, one.turn
    )
