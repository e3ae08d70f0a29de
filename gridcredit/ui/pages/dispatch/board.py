"""重点任务: the board, what presses on top, with the departments' sheets in and out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.ledgers.key_tasks import TaskState
from gridcredit.operations.ledgers import key_tasks
from gridcredit.operations.ledgers.key_tasks import BoardRow, TasksImported
from gridcredit.texts import word
from gridcredit.ui.dialogs.refused_cells import RefusedCellsDialog
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.dispatch.progress_dialog import ProgressDialog
from gridcredit.ui.pages.dispatch.view import DispatchView
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.list_pane import ListPane, count_label, filter_line
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.pasted import first_table
from gridcredit.ui.widgets.table import Table

_TONES = {
    TaskState.OVERDUE: "bad",
    TaskState.BEHIND: "warn",
    TaskState.NOT_STARTED: "plain",
    TaskState.ON_TRACK: "info",
    TaskState.DONE: "good",
}


class BoardView(DispatchView):
    """Enter on a task reports how far it is."""

    def _build(self) -> None:
        actor = self.desk.actor
        self._may_report, self._may_set = (
            actor.may(Duty.REPORT_TASKS),
            actor.may(Duty.SET_TASKS),
        )
        self._all: list[BoardRow] = []
        self.report = button(
            self.tr("填报进展…"), self.report_chosen, icon="pencil", kind="primary"
        )
        self.load = button(self.tr("导入…"), self._on_import, icon="import")
        self.export = button(self.tr("导出…"), self._on_export, icon="export", kind="quiet")
        for part in (self.report, self.load):
            offer(part, self._may_report)
        self.line = filter_line(self.tr("筛选"), self.tr("筛选：任务、单位、指标"))
        self.count = count_label()
        self.table = Table(self.tr("重点任务"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        nothing = EmptyState(
            "flag",
            self.tr("还没有重点任务"),
            self.tr("区信用办导入任务分工表，之后随数据包下来；各单位的进展表也在这里导入。"),
            *self._beginning(),
        )
        acts = (self.line, self.report, self.load, self.export, self.count)
        self.pane = ListPane(self.table, nothing, acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pane)

    def _beginning(self) -> tuple[str, Callable[[], object] | None]:
        if not self._may_set:
            return "", None
        return self.tr("装入文件的 14 项任务…"), lambda: self.read(key_tasks.starter())

    def _connect(self) -> None:
        self.table.row_opened.connect(lambda _row: self.report_chosen())
        self.table.row_chosen.connect(lambda _row: self._say_acts())
        self.line.textChanged.connect(lambda _text: self._narrow())

    def _columns(self) -> list[Column]:
        def reached(row: BoardRow) -> str:
            return row.report.value if row.report else ""

        def target(row: BoardRow) -> str:
            return f"{row.task.target}{row.task.measure}" if row.task.target else ""

        def due(row: BoardRow) -> str:
            return row.task.due.isoformat() if row.task.due else ""

        def state(row: BoardRow) -> str:
            return word(row.state, self.language)

        return [
            Column(self.tr("编号"), lambda row: row.task.code, 56),
            Column(self.tr("任务"), lambda row: row.task.title.replace("\n", " ")),
            Column(self.tr("牵头单位"), lambda row: row.task.lead, 150),
            Column(self.tr("指标"), lambda row: row.task.indicator, 150),
            Column(self.tr("目标"), target, 76, True),
            Column(self.tr("进展"), reached, 66, True),
            Column(self.tr("完成时限"), due, 100),
            Column(self.tr("状态"), state, 92, tone=lambda row: _TONES[row.state]),
        ]

    def refresh(self) -> None:
        """Ask for the tasks."""
        desk = self.desk
        self.ask(lambda: key_tasks.board(desk), self._on_rows, self._on_failed)

    def keyboard_place(self) -> QWidget | None:
        """The board, or where one begins."""
        if self.pane.has_any:
            return self.table
        return self.load if self._may_report else self.line

    def _on_rows(self, rows: list[BoardRow]) -> None:
        self._all = rows
        self.pane.show_any(bool(rows))
        self._narrow()
        self.be_known()

    def _on_failed(self, error: GridCreditError) -> None:
        self.warn(error)
        self.be_known()

    def _narrow(self) -> None:
        chosen, wanted = self.chosen(), self.line.text().split()
        rows = [row for row in self._all if all(part in _said(row) for part in wanted)]
        self.model.set_rows(rows)
        self.count.setText(self.tr("%n 条", "", len(rows)))
        if rows:
            kept = chosen.task.id if chosen else None
            at = next((n for n, row in enumerate(rows) if row.task.id == kept), 0)
            self.table.selectRow(at)
        self._say_acts()

    def chosen(self) -> BoardRow | None:
        """The task one stands on."""
        row = self.table.chosen_row()
        return row if isinstance(row, BoardRow) else None

    def _say_acts(self) -> None:
        self.report.setEnabled(self.chosen() is not None)
        self.export.setEnabled(bool(self._all))

    # Reports

    def report_chosen(self) -> None:
        """Report how far the task is that one stands on."""
        row = self.chosen()
        if row is None or not self._may_report:
            return
        dialog = ProgressDialog(self, self.app, self.desk, row)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, report: UUID) -> None:
        self.app.toast(self.tr("已保存"), lambda: self._take_back(report))
        self.mark_stale()

    def _take_back(self, report: UUID) -> None:
        desk, why = self.desk, self.tr("撤销")

        def on_done(_none: None) -> None:
            self.app.toast(self.tr("已撤销"), tone="info")
            self.mark_stale()

        self.do(
            lambda _progress: key_tasks.take_back_report(desk, report, why),
            on_done,
            self.warn,
            title=why,
        )

    # Sheets

    def take_files(self, files: list[Path]) -> bool:
        """Files were dropped on the page: the first table among them is read."""
        table = first_table(files)
        if table is not None and self._may_report:
            self.read(table)
        return table is not None and self._may_report

    def _on_import(self) -> None:
        kinds = self.tr("表格 (*.xlsx *.csv *.xls *.et)")
        file = self.app.messages.choose_file(self, self.tr("导入"), kinds, "ledgers")
        if file is not None:
            self.read(file)

    def read(self, file: Path) -> None:
        """Look at a sheet, and take it in."""
        desk = self.desk

        def on_seen(seen: TasksImported) -> None:
            if not seen.added and not seen.changed and not seen.reports:
                self.app.toast(self._told(seen), tone="info")
                self._show_refused(seen)
            elif self.app.messages.ask(self, file.name, self._told(seen), yes=self.tr("导入")):
                self._take(file)

        self.do(
            lambda _progress: key_tasks.import_tasks(desk, file, check=True),
            on_seen,
            self.warn,
            title=self.tr("检查表格"),
        )

    def _told(self, found: TasksImported) -> str:
        words = self.tr(
            "任务新增 {added}、改动 {changed}、相同 {same}；进展 {reports} 条；不能用 {bad} 处"
        )
        return words.format(
            added=found.added,
            changed=found.changed,
            same=found.same,
            reports=found.reports,
            bad=len(found.refused),
        )

    def _take(self, file: Path) -> None:
        desk = self.desk

        def on_done(found: TasksImported) -> None:
            self.app.toast(self._told(found))
            self.mark_stale()
            self._show_refused(found)

        self.do(
            lambda _progress: key_tasks.import_tasks(desk, file),
            on_done,
            self.warn,
            title=self.tr("导入"),
        )

    def _show_refused(self, found: TasksImported) -> None:
        if found.refused:
            title = self.tr("这些没有导入")
            RefusedCellsDialog(self, title, found.refused, self.language).open()

    def _on_export(self) -> None:
        if not self._all:
            return
        leads = sorted({row.task.lead for row in self.model.rows()})
        unit = leads[0] if len(leads) == 1 and self.line.text() else ""
        name = "-".join(filter(None, (self.tr("重点任务"), unit))) + ".xlsx"
        kinds = self.tr("Excel 工作簿 (*.xlsx)")
        out = self.app.messages.choose_save(self, self.tr("导出"), name, kinds, "ledgers")
        if out is None:
            return
        desk, words = self.desk, {state: word(state) for state in TaskState}
        self.do(
            lambda _progress: key_tasks.export_board(desk, out, words, unit),
            lambda _rows: self.app.toast(self.tr("已存为 {name}").format(name=out.name)),
            self.warn,
            title=self.tr("导出"),
        )


def _said(row: BoardRow) -> str:
    task = row.task
    return " ".join((task.code, task.title, task.lead, *task.units, task.indicator, task.clause))
